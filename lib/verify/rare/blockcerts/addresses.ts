import { secp256k1 } from '@noble/curves/secp256k1.js';
import { ripemd160 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { base58, base64urlnopad, bech32, createBase58check } from '@scure/base';
import { isObject, type JsonObject, textOf } from '../../json';
import { type Chain, hasAccounts } from './chains';

const PREFIX = 'ecdsa-koblitz-pubkey:';
/** Multicodec secp256k1-pub, as a varint. */
const MULTIKEY_SECP256K1 = [0xe7, 0x01];
/** Version byte of Bitcoin's pay-to-public-key-hash addresses. */
const P2PKH = 0x00;

/** The address in an issuer's `publicKey` or a document's `verification.publicKey`: `ecdsa-koblitz-pubkey:1Awd…`, or bare. */
export function addressOf(key: unknown): string | null {
  const text = textOf(isObject(key) ? (key.id ?? key.publicKey) : key);
  return text?.startsWith(PREFIX) ? text.slice(PREFIX.length) || null : text;
}

/** Same address? Ethereum's letters are a checksum and their case carries nothing; in Bitcoin's older ones it does. */
export function sameAddress(a: string, b: string): boolean {
  const plain = (address: string) => (/^(?:0x|bc1)/i.test(address) ? address.toLowerCase() : address);
  return plain(a) === plain(b);
}

/** The secp256k1 point of a verification method, compressed; null for any other key, or none. Multikey and JWK: CID 1.0, 2.2.2. */
export function pointOfMethod(method: JsonObject): Uint8Array | null {
  try {
    const bytes = pointBytes(method);
    return bytes && secp256k1.Point.fromBytes(bytes).toBytes(true);
  } catch {
    return null;
  }
}

function pointBytes(method: JsonObject): Uint8Array | null {
  const { publicKeyJwk: jwk } = method;
  if (isObject(jwk) && jwk.kty === 'EC' && jwk.crv === 'secp256k1') {
    const [x, y] = [textOf(jwk.x), textOf(jwk.y)];
    return x && y ? concatBytes(Uint8Array.of(4), base64urlnopad.decode(x), base64urlnopad.decode(y)) : null;
  }
  const multibase = textOf(method.publicKeyMultibase);
  if (multibase) return pointOfMultibase(multibase);
  const plain = textOf(method.publicKeyBase58);
  return plain && plain.length < 100 ? base58.decode(plain) : null;
}

/** The bytes of a secp256k1 Multikey text (`zQ3s…`), or null for any other. Throws on what isn't base58. */
export function pointOfMultibase(multibase: string): Uint8Array | null {
  if (!multibase.startsWith('z') || multibase.length > 100) return null;
  const bytes = base58.decode(multibase.slice(1));
  return MULTIKEY_SECP256K1.every((byte, i) => bytes[i] === byte) ? bytes.subarray(2) : null;
}

/** Every address from which the holder of this key can send on that chain. BIP 13 and 173; Ethereum Yellow Paper, appendix F. */
export function addressesOf(point: Uint8Array, chain: Chain): readonly string[] {
  const whole = secp256k1.Point.fromBytes(point).toBytes(false);
  if (hasAccounts(chain)) return [`0x${bytesToHex(keccak_256(whole.subarray(1)).subarray(-20))}`];
  const digest = (bytes: Uint8Array) => ripemd160(sha256(bytes));
  const payToHash = (bytes: Uint8Array) =>
    createBase58check(sha256).encode(concatBytes(Uint8Array.of(P2PKH), digest(bytes)));
  return [payToHash(point), payToHash(whole), bech32.encode('bc', [0, ...bech32.toWords(digest(point))])];
}
