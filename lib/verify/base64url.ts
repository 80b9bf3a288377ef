const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const OTHER = 255;

const VALUES = new Uint8Array(128).fill(OTHER);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/**
 * The bytes of base64url text without padding, or null for text with any other letter, of an impossible length, or whose
 * last letter has bits that belong to no byte (two texts would then mean the same bytes). RFC 4648, 5 and 3.5; RFC 7515, 2.
 */
export function bytesOfBase64url(text: string): Uint8Array | null {
  const { length } = text;
  const rest = length % 4;
  if (rest === 1) return null;
  const bytes = new Uint8Array((length * 3) >> 2);
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < length; i++) {
    const letter = text.charCodeAt(i);
    const value = letter < 128 ? (VALUES[letter] ?? OTHER) : OTHER;
    if (value === OTHER) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = bits >> held;
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}
