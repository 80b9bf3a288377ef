import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58, base64urlnopad } from '@scure/base';

/** An invented issuer's key, the same on every run. No private key is stored anywhere: all come from their names. */
export interface IssuerKey {
  readonly secret: Uint8Array;
  readonly public: Uint8Array;
  /** Multikey form, https://www.w3.org/TR/cid-1.0/#Multikey */
  readonly multibase: string;
  /** The private JWK, for jose. */
  readonly jwk: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string; readonly d: string };
}

/** The Ed25519 key of that name. */
export function keyOf(name: string): IssuerKey {
  const secret = sha256(new TextEncoder().encode(`touchstone invented world: ${name}`));
  const publicKey = ed25519.getPublicKey(secret);
  return {
    secret,
    public: publicKey,
    multibase: `z${base58.encode(Uint8Array.of(0xed, 0x01, ...publicKey))}`,
    jwk: { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(publicKey), d: base64urlnopad.encode(secret) },
  };
}
