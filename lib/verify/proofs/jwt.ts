import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { compactVerify, decodeProtectedHeader, errors, importJWK, type ProtectedHeaderParameters } from 'jose';
import { fail, pass, unknown } from '../check';
import type { Controller, ListedKey } from '../did/controller';
import { keyOfJwk, type PublicJwk, sameKey, verifyEd25519 } from '../did/keys';
import { isObject, type JsonObject, parseJson, textOf } from '../json';
import type { Run } from '../run';
import { bindKey } from './binding';
import type { ProofAnswer } from './data-integrity';

const ALGORITHMS: Readonly<Record<string, (key: PublicJwk) => boolean>> = {
  EdDSA: (key) => key.crv === 'Ed25519',
  Ed25519: (key) => key.crv === 'Ed25519',
  ES256: (key) => key.crv === 'P-256',
  RS256: (key) => key.kty === 'RSA',
};

/** A JWT taken apart, nothing of it checked yet; null when it isn't one. RFC 7515, 5.2. */
export function decodeJwt(
  token: string,
): { readonly header: ProtectedHeaderParameters; readonly payload: JsonObject } | null {
  try {
    const header = decodeProtectedHeader(token);
    const body = parseJson(
      new TextDecoder('utf-8', { fatal: true }).decode(base64urlnopad.decode(token.split('.')[1] ?? '')),
    );
    return body.ok && isObject(body.value) ? { header, payload: body.value } : null;
  } catch {
    return null;
  }
}

/**
 * Checks the signature of a credential secured as a JWT, and whether the issuer's own document lists the key.
 * A `jwk` in the header lets the signature be checked; it says nothing about whose it is.
 * Open Badges 3.0, 8.2.4; Securing Verifiable Credentials using JOSE and COSE, 4.
 */
export async function checkJwt(
  run: Run,
  token: string,
  header: ProtectedHeaderParameters,
  controller: Controller,
): Promise<ProofAnswer> {
  const alg = textOf(header.alg) ?? '';
  const fits = Object.hasOwn(ALGORITHMS, alg) ? ALGORITHMS[alg] : undefined;
  if (!fits) {
    const proof =
      alg === 'none' ? fail('proof', 'no-proof') : unknown('proof', 'proof-type-unsupported', { type: alg });
    return { proof, key: unknown('key', 'signature-unchecked', { type: alg }) };
  }
  const carried = keyOfJwk(header.jwk);
  const kid = textOf(header.kid) ?? '';
  const binding = bindKey(
    controller,
    kid,
    (keys) => pickKey(keys, kid, carried, fits, controller.id),
    undefined,
    run.options.now,
  );
  const key = binding.key ?? carried;
  if (!key || !fits(key)) {
    // A name that we don't find in the issuer's document, and no key to try: nothing was shown false.
    const unbound = unknown('key', 'key-not-bound', { issuer: controller.id, value: kid });
    return {
      proof: unknown('proof', 'signature-unchecked', { type: alg, value: kid }),
      key: binding.check.outcome === 'unknown' ? binding.check : unbound,
    };
  }
  const answer = await verifyToken(token, alg, key);
  const detail = { type: alg, value: kid };
  if (answer === 'malformed')
    return { proof: fail('proof', 'proof-malformed', detail), key: unknown('key', 'signature-unchecked') };
  return answer === 'holds'
    ? { proof: pass('proof', 'signed-by', detail), key: binding.check }
    : {
        proof: fail('proof', 'signature-wrong', detail),
        key: binding.check.outcome === 'fail' ? binding.check : unknown('key', 'signature-unchecked'),
      };
}

/** By the name the header gives, else by the very key it carries, else the issuer's only key of that kind. */
function pickKey(
  keys: readonly ListedKey[],
  kid: string,
  carried: PublicJwk | null,
  fits: (key: PublicJwk) => boolean,
  issuer: string,
): ListedKey | undefined {
  if (kid) {
    const named = keys.find(
      (listed) =>
        listed.id === kid ||
        listed.kid === kid ||
        listed.id === `${issuer}#${kid}` ||
        (kid.startsWith('#') && listed.id === issuer + kid) ||
        // did:key has one key; libraries name it by the DID alone, or count it.
        (issuer.startsWith('did:key:') && (kid === issuer || kid === `${issuer}#0`)),
    );
    // A name and a key in one header must mean the same key.
    if (named) return carried && named.key && !sameKey(carried, named.key) ? undefined : named;
  }
  if (carried) return keys.find((listed) => listed.key && sameKey(listed.key, carried));
  const fitting = keys.filter((listed) => listed.key && fits(listed.key));
  return kid === '' && fitting.length === 1 ? fitting[0] : undefined;
}

async function verifyToken(token: string, alg: string, key: PublicJwk): Promise<'holds' | 'wrong' | 'malformed'> {
  try {
    await compactVerify(token, await importJWK(key, alg), { algorithms: [alg] });
    return 'holds';
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'wrong';
    if (key.crv === 'Ed25519' && !(error instanceof errors.JWSInvalid)) return verifyWithoutWebCrypto(token, key);
    return 'malformed';
  }
}

/** For browsers whose WebCrypto has no Ed25519. `crit` (RFC 7515, 4.1.11) names extensions we don't know. */
async function verifyWithoutWebCrypto(token: string, key: PublicJwk): Promise<'holds' | 'wrong' | 'malformed'> {
  const [head = '', body = '', signature = ''] = token.split('.');
  try {
    if (decodeProtectedHeader(token).crit !== undefined) return 'malformed';
    return (await verifyEd25519(key, base64urlnopad.decode(signature), utf8ToBytes(`${head}.${body}`)))
      ? 'holds'
      : 'wrong';
  } catch {
    return 'malformed';
  }
}
