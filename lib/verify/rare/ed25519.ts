import { ed25519 } from '@noble/curves/ed25519.js';
import { base64urlnopad } from '@scure/base';
import type { PublicJwk } from '../did/keys';

/** Ed25519 (RFC 8032, 5.1.7) for browsers whose WebCrypto lacks it. */
export function verifyEd25519(key: PublicJwk, signature: Uint8Array, data: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, data, base64urlnopad.decode(key.x ?? ''), { zip215: false });
  } catch {
    return false;
  }
}
