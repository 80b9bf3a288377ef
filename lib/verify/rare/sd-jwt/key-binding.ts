import { keyOfJwk } from '../../did/keys';
import { isObject, type JsonObject, textOf } from '../../json';
import { verifyJws } from '../../proofs/jws';
import { decodeJwt } from '../../proofs/jwt';
import type { Run } from '../../run';
import { SdJwtError } from './error';

/**
 * A key-binding JWT must be signed by the holder's key that the issuer names, and stand on this very presentation. To whom and
 * when it was presented is not asked: we see what somebody else was shown. Throws `SdJwtError`. RFC 9901, 4.3 and 7.3.
 */
export async function checkKeyBinding(run: Run, token: string, issued: JsonObject, digest: string): Promise<void> {
  const wrong = (value: string) => new SdJwtError('key-binding-wrong', value);
  const jwt = decodeJwt(token);
  if (!jwt) throw wrong('');
  const { header, claims: payload } = jwt;
  if (header.typ !== 'kb+jwt') throw wrong('typ');
  if (header.crit !== undefined) throw wrong('crit');
  if (payload.sd_hash !== digest) throw wrong('sd_hash');
  if (typeof payload.iat !== 'number' || !textOf(payload.aud) || !textOf(payload.nonce)) throw wrong('iat, aud, nonce');
  const key = isObject(issued.cnf) ? keyOfJwk(issued.cnf.jwk) : null;
  if (!key) throw new SdJwtError('key-binding-unsupported', 'cnf');
  if (header.alg === 'none') throw wrong('alg');
  const verdict = await verifyJws(run, jwt, key);
  if (verdict === 'unsupported') throw new SdJwtError('key-binding-unsupported', textOf(header.alg) ?? '');
  if (verdict !== 'holds') throw wrong('signature');
}
