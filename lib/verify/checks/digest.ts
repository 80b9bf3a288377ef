import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { base58, base64, base64urlnopad } from '@scure/base';

/** From the weakest to the strongest. Subresource Integrity, 3.2.4. */
const HASHES = [
  { name: 'sha256', hash: sha256, code: 0x12 },
  { name: 'sha384', hash: sha384, code: 0x20 },
  { name: 'sha512', hash: sha512, code: 0x13 },
];

/**
 * Are these the bytes that a `digestSRI` (Subresource Integrity, 3: the strongest hash counts, any of its values may fit) or
 * a `digestMultibase` (a multihash in base58btc or base64url) was made of? `unknown`: a hash or a form we don't know.
 * VC Data Model 2.0, 5.3.
 */
export function digestFits(bytes: Uint8Array, digest: string): 'fits' | 'differs' | 'unknown' {
  return /^sha\d+-/.test(digest.trim()) ? sriFits(bytes, digest) : multihashFits(bytes, digest);
}

function sriFits(bytes: Uint8Array, digest: string): 'fits' | 'differs' | 'unknown' {
  const stated = digest.trim().split(/\s+/).slice(0, 20);
  const strongest = HASHES.findLast(({ name }) => stated.some((one) => one.startsWith(`${name}-`)));
  if (!strongest) return 'unknown';
  const found = base64.encode(strongest.hash(bytes));
  const values = stated.filter((one) => one.startsWith(`${strongest.name}-`));
  return values.some((one) => withoutOptions(one) === found) ? 'fits' : 'differs';
}

const withoutOptions = (one: string) => one.slice(one.indexOf('-') + 1).split('?', 1)[0];

function multihashFits(bytes: Uint8Array, digest: string): 'fits' | 'differs' | 'unknown' {
  const coder = digest.startsWith('u') ? base64urlnopad : digest.startsWith('z') ? base58 : null;
  if (!coder || digest.length > 200) return 'unknown';
  let stated: Uint8Array;
  try {
    stated = coder.decode(digest.slice(1));
  } catch {
    return 'unknown';
  }
  const known = HASHES.find(({ code }) => code === stated[0]);
  if (!known || stated.length !== (stated[1] ?? 0) + 2) return 'unknown';
  const found = known.hash(bytes);
  return found.length + 2 === stated.length && found.every((byte, i) => byte === stated[i + 2]) ? 'fits' : 'differs';
}
