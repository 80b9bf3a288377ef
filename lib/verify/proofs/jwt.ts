import { fail, pass, unknown } from '../check';
import type { Controller, ListedKey } from '../did/controller';
import { keyOfJwk, type PublicJwk, sameKey } from '../did/keys';
import { isObject, type JsonObject, parseJson, textOf } from '../json';
import type { Run } from '../run';
import type { ProofAnswer } from './answer';
import { bindKey } from './binding';
import { decodeJws, type Jws, verifyJws } from './jws';
import { fits, isAlgorithm } from './signature';

/** A JWT taken apart, nothing of it checked yet. */
export interface Jwt extends Jws {
  readonly claims: JsonObject;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Takes a JWT apart, or answers null when it isn't one. RFC 7519, 7.2. */
export function decodeJwt(token: string): Jwt | null {
  const jws = decodeJws(token);
  if (!jws) return null;
  try {
    const body = parseJson(utf8.decode(jws.payload));
    return body.ok && isObject(body.value) ? { ...jws, claims: body.value } : null;
  } catch {
    return null;
  }
}

/**
 * Checks the signature of a credential secured as a JWT, and whether the issuer's own document lists the key.
 * A `jwk` in the header lets the signature be checked; it says nothing about whose it is.
 * Open Badges 3.0, 8.2.4; Securing Verifiable Credentials using JOSE and COSE, 4.
 */
export async function checkJwt(run: Run, jwt: Jws, controller: Controller): Promise<ProofAnswer> {
  const { header } = jwt;
  const alg = textOf(header.alg) ?? '';
  if (!isAlgorithm(alg)) {
    const proof =
      alg === 'none'
        ? fail('proof', 'no-proof', { type: alg })
        : unknown('proof', 'proof-type-unsupported', { type: alg });
    return { proof, key: unknown('key', 'signature-unchecked', { type: alg }) };
  }
  const carried = keyOfJwk(header.jwk);
  const kid = textOf(header.kid) ?? '';
  const usable = (key: PublicJwk) => fits(key, alg);
  const binding = bindKey(
    controller,
    kid,
    (keys) => pickKey(keys, kid, carried, usable, controller.id),
    undefined,
    run.options.now,
  );
  const key = binding.key ?? carried;
  if (!key || !usable(key)) {
    // A name that we don't find in the issuer's document, and no key to try: nothing was shown false.
    const unbound = unknown('key', 'key-not-bound', { issuer: controller.id, value: kid });
    return {
      proof: unknown('proof', 'signature-unchecked', { type: alg, value: kid }),
      key: binding.check.outcome === 'unknown' ? binding.check : unbound,
    };
  }
  const detail = { type: alg, value: kid };
  const unchecked = unknown('key', 'signature-unchecked', detail);
  switch (await verifyJws(run, jwt, key)) {
    case 'holds':
      return { proof: pass('proof', 'signed-by', detail), key: binding.check };
    case 'wrong':
      return {
        proof: fail('proof', 'signature-wrong', detail),
        key: binding.check.outcome === 'fail' ? binding.check : unchecked,
      };
    case 'malformed':
    case 'key-unfit':
      return { proof: fail('proof', 'proof-malformed', detail), key: unchecked };
    case 'unsupported':
      return { proof: unknown('proof', 'proof-type-unsupported', detail), key: unchecked };
  }
}

/** By the name the header gives, else by the very key it carries, else the issuer's only key of that kind. */
function pickKey(
  keys: readonly ListedKey[],
  kid: string,
  carried: PublicJwk | null,
  usable: (key: PublicJwk) => boolean,
  issuer: string,
): ListedKey | undefined {
  if (kid) {
    const named = keys.find(
      (listed) =>
        listed.id === kid ||
        listed.kid === kid ||
        listed.id === `${issuer}#${kid}` ||
        (kid.startsWith('#') && listed.id === issuer + kid) ||
        // did:key and did:jwk have one key; libraries name it by the DID alone, or count it.
        (/^did:(?:key|jwk):/.test(issuer) && (kid === issuer || kid === `${issuer}#0`)),
    );
    // A name and a key in one header must mean the same key.
    if (named) return carried && named.key && !sameKey(carried, named.key) ? undefined : named;
  }
  if (carried) return keys.find((listed) => listed.key && sameKey(listed.key, carried));
  const fitting = keys.filter((listed) => listed.key && usable(listed.key));
  return kid === '' && fitting.length === 1 ? fitting[0] : undefined;
}
