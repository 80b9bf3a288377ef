import { base58, base64urlnopad } from '@scure/base';
import { decompressPoint } from './curve-points';
import type { PublicJwk } from './keys';

/** Longer than any public key; an RSA key of 8,192 bits takes some 1,400 letters. */
const MAX_LETTERS = 2_000;

interface Kind {
  /** Multicodec code as a varint. */
  readonly prefix: readonly [number, number];
  /** Bytes of the key after the prefix. */
  readonly size: number;
  readonly jwk: (bytes: Uint8Array) => PublicJwk | null;
}

const octets = (crv: string) => (bytes: Uint8Array) => ({ kty: 'OKP', crv, x: base64urlnopad.encode(bytes) });
const point = (crv: 'P-256' | 'P-384' | 'P-521' | 'secp256k1') => (bytes: Uint8Array) => {
  const found = decompressPoint(crv, bytes);
  return found && { kty: 'EC', crv, x: base64urlnopad.encode(found.x), y: base64urlnopad.encode(found.y) };
};

/** Controlled Identifiers 1.0, 2.2.2 (Multikey), with the codes of the multicodec table. */
const KINDS: readonly Kind[] = [
  { prefix: [0xed, 0x01], size: 32, jwk: octets('Ed25519') },
  { prefix: [0x80, 0x24], size: 33, jwk: point('P-256') },
  { prefix: [0x81, 0x24], size: 49, jwk: point('P-384') },
  { prefix: [0x82, 0x24], size: 67, jwk: point('P-521') },
  { prefix: [0xe7, 0x01], size: 33, jwk: point('secp256k1') },
  { prefix: [0xeb, 0x01], size: 96, jwk: octets('Bls12381G2') },
];

/** Taking a point apart costs a modular root, and issuers sign many credentials with one key. */
const known = new Map<string, PublicJwk | null>();
const MAX_KNOWN = 500;

/** The key of a Multikey text (`z6Mk…` base58, `u…` base64url), or null for one that is broken or of another kind. */
export function keyOfMultibase(multibase: string): PublicJwk | null {
  const kept = known.get(multibase);
  if (kept !== undefined) return kept;
  const key = decodeMultibase(multibase);
  if (known.size >= MAX_KNOWN) known.clear();
  if (multibase.length <= MAX_LETTERS) known.set(multibase, key);
  return key;
}

function decodeMultibase(multibase: string): PublicJwk | null {
  const bytes = bytesOfMultibase(multibase);
  const kind = bytes && KINDS.find(({ prefix }) => prefix[0] === bytes[0] && prefix[1] === bytes[1]);
  return bytes && kind && bytes.length === kind.size + 2 ? kind.jwk(bytes.subarray(2)) : null;
}

/** The bytes of a multibase text in base58 (`z`) or base64url (`u`), or null. Controlled Identifiers 1.0, 2.4. */
export function bytesOfMultibase(multibase: string): Uint8Array | null {
  if (multibase.length > MAX_LETTERS) return null;
  try {
    if (multibase.startsWith('z')) return base58.decode(multibase.slice(1));
    return multibase.startsWith('u') ? base64urlnopad.decode(multibase.slice(1)) : null;
  } catch {
    return null;
  }
}
