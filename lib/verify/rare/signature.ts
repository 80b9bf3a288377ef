import { p256, p384 } from '@noble/curves/nist.js';
import { base64urlnopad } from '@scure/base';
import { type PublicJwk, verifyEd25519 } from '../did/keys';
import type { ProofVerdict } from './types';

const CURVES = {
  'P-256': { curve: p256, hash: 'SHA-256', size: 32 },
  'P-384': { curve: p384, hash: 'SHA-384', size: 48 },
} as const;
type CurveName = keyof typeof CURVES;

/** JWS names (RFC 7518, 3.1) of what is checked here, and the curve each is bound to. */
const ALGORITHMS: Readonly<Record<string, CurveName | 'Ed25519'>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
};

/** Does a signature (r ‖ s, of a fixed length) stand on these bytes? */
export type VerifyEcdsa = (signature: Uint8Array, message: Uint8Array) => Promise<boolean>;

/**
 * Takes a curve and a point on it, compressed or not (SEC 1, 2.3.3), and answers how to check that key's signatures; null
 * when it is no point of the curve. WebCrypto where it takes the key, noble where not.
 */
export async function ecdsaVerifier(name: CurveName, point: Uint8Array): Promise<VerifyEcdsa | null> {
  const { curve, hash, size } = CURVES[name];
  let raw: Uint8Array<ArrayBuffer>;
  try {
    // Browsers don't agree on importing a compressed point, so it is unfolded first.
    raw = Uint8Array.from(curve.Point.fromBytes(point).toBytes(false));
  } catch {
    return null;
  }
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('raw', raw, { name: 'ECDSA', namedCurve: name }, false, ['verify']);
  } catch {
    return async (signature, message) => {
      if (signature.length !== 2 * size) return false;
      try {
        // Either form of `s` is a signature (FIPS 186-5, 6.4.2), as it is for WebCrypto.
        return curve.verify(signature, message, raw, { lowS: false });
      } catch {
        return false;
      }
    };
  }
  return async (signature, message) =>
    signature.length === 2 * size &&
    (await crypto.subtle.verify({ name: 'ECDSA', hash }, key, Uint8Array.from(signature), Uint8Array.from(message)));
}

/** The point of an elliptic-curve JWK, uncompressed; null for any other key. RFC 7518, 6.2.1. */
export function pointOfJwk(key: PublicJwk, name: CurveName): Uint8Array | null {
  if (key.kty !== 'EC' || key.crv !== name || !key.x || !key.y) return null;
  try {
    const [x, y] = [base64urlnopad.decode(key.x), base64urlnopad.decode(key.y)];
    const { size } = CURVES[name];
    return x.length === size && y.length === size ? Uint8Array.of(4, ...x, ...y) : null;
  } catch {
    return null;
  }
}

/**
 * Does this signature stand on these bytes, by this key, with the algorithm of this JWS name? For envelopes that aren't a
 * compact JWS. `unsupported`: an algorithm that isn't checked here, `none` and every symmetric one among them.
 */
export async function verifySignature(
  alg: string,
  key: PublicJwk,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<ProofVerdict> {
  const name = Object.hasOwn(ALGORITHMS, alg) ? ALGORITHMS[alg] : undefined;
  if (!name) return 'unsupported';
  if (name === 'Ed25519') {
    if (key.crv !== 'Ed25519') return 'key-unfit';
    return (await verifyEd25519(key, signature, message)) ? 'holds' : 'wrong';
  }
  const point = pointOfJwk(key, name);
  const verify = point && (await ecdsaVerifier(name, point));
  if (!verify) return 'key-unfit';
  return (await verify(signature, message)) ? 'holds' : 'wrong';
}
