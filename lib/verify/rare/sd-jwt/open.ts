import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { isObject, type JsonObject, textOf } from '../../json';
import { MAX_DISCLOSURES, MAX_JWT } from '../../limits';
import { decodeJwt } from '../../proofs/jwt';
import type { Run } from '../../run';
import type { OpenedSdJwt } from '../types';
import { parseDisclosure, revealPayload } from './disclosures';
import { SdJwtError } from './error';
import { checkKeyBinding } from './key-binding';

/** Names of the IANA registry of named information hashes. */
const HASHES: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'sha-256': sha256,
  'sha-384': sha384,
  'sha-512': sha512,
};

/**
 * Takes an SD-JWT (`<JWT>~<disclosure>~…~`, at its end perhaps a key-binding JWT) apart and puts what it discloses into its
 * payload. The issuer's signature is not looked at: it stands on `token`, and `payload` is worth what that is worth.
 * RFC 9901, 4 and 7.1, 7.3. Never throws.
 */
export async function openSdJwt(run: Run, text: string): Promise<OpenedSdJwt> {
  try {
    return await open(run, text);
  } catch (error) {
    if (error instanceof SdJwtError) return { ok: false, fault: error.fault, value: error.value };
    throw error;
  }
}

async function open(run: Run, text: string): Promise<OpenedSdJwt> {
  const [token = '', ...rest] = text.length <= MAX_JWT ? text.split('~') : [];
  const keyBinding = rest.pop();
  const jwt = decodeJwt(token);
  if (keyBinding === undefined || !jwt) throw new SdJwtError('not-an-sd-jwt', '');
  if (rest.length > MAX_DISCLOSURES) throw new SdJwtError('too-much', String(rest.length));
  const digestOf = digester(jwt.claims);
  const disclosures = new Map(rest.map((disclosure) => [digestOf(disclosure), parseDisclosure(disclosure)]));
  if (disclosures.size < rest.length) throw new SdJwtError('digest-repeated', '');
  const payload = revealPayload(jwt.claims, disclosures);
  if (keyBinding)
    await checkKeyBinding(run, keyBinding, jwt.claims, digestOf(text.slice(0, text.lastIndexOf('~') + 1)));
  return { ok: true, jwt, payload, typ: textOf(jwt.header.typ) };
}

/** How this SD-JWT digests ASCII text; throws for a hash that isn't known here. RFC 9901, 4.1.1. */
function digester(payload: JsonObject): (text: string) => string {
  const name = payload._sd_alg ?? 'sha-256';
  const hash = typeof name === 'string' && Object.hasOwn(HASHES, name) ? HASHES[name] : undefined;
  if (!hash) throw new SdJwtError('hash-unsupported', isObject(name) ? '' : String(name));
  return (text) => base64urlnopad.encode(hash(utf8ToBytes(text)));
}
