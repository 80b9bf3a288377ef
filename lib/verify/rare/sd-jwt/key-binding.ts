import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { keyOfJwk } from '../../did/keys';
import { isObject, type JsonObject, textOf } from '../../json';
import { decodeJwt } from '../../proofs/jwt';
import { verifySignature } from '../signature';
import { SdJwtError } from './error';

/**
 * A key-binding JWT must be signed by the holder's key that the issuer names, and stand on this very presentation. To whom and
 * when it was presented is not asked: we see what somebody else was shown. Throws `SdJwtError`. RFC 9901, 4.3 and 7.3.
 */
export async function checkKeyBinding(token: string, issued: JsonObject, digest: string): Promise<void> {
  const wrong = (value: string) => new SdJwtError('key-binding-wrong', value);
  const jwt = decodeJwt(token);
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  if (!jwt || more.length > 0) throw wrong('');
  const { header, payload } = jwt;
  if (header.typ !== 'kb+jwt') throw wrong('typ');
  if (header.crit !== undefined) throw wrong('crit');
  if (payload.sd_hash !== digest) throw wrong('sd_hash');
  if (typeof payload.iat !== 'number' || !textOf(payload.aud) || !textOf(payload.nonce)) throw wrong('iat, aud, nonce');
  const key = isObject(issued.cnf) ? keyOfJwk(issued.cnf.jwk) : null;
  if (!key) throw new SdJwtError('key-binding-unsupported', 'cnf');
  const alg = textOf(header.alg) ?? '';
  if (alg === 'none' || alg === '') throw wrong('alg');
  let bytes: Uint8Array;
  try {
    bytes = base64urlnopad.decode(signature);
  } catch {
    throw wrong('signature');
  }
  const verdict = await verifySignature(alg, key, utf8ToBytes(`${head}.${body}`), bytes);
  if (verdict === 'unsupported') throw new SdJwtError('key-binding-unsupported', alg);
  if (verdict !== 'holds') throw wrong('signature');
}
