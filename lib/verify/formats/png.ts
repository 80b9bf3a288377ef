import { inflateBounded } from '../inflate';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Open Badges 2.0 and 3.0 baking, and CLR 2.0. */
const KEYWORDS = new Set(['openbadges', 'openbadgecredential', 'clrcredential']);
const MAX_TEXT = 8 * 1024 * 1024;
const MAX_CHUNKS = 10_000;

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

export type Baked =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'image-malformed' | 'image-without-credential' };

/**
 * The credential baked into a PNG: the text of its `iTXt` (UTF-8, compressed or not) or `tEXt` (Latin-1) chunk.
 * PNG third edition, 5.3 and 11.3.3; Open Badges 3.0, 5.3.
 */
export function readBakedPng(bytes: Uint8Array): Baked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
  for (let chunks = 0; at < bytes.length && chunks < MAX_CHUNKS; chunks++) {
    if (at + 12 > bytes.length) return { ok: false, reason: 'image-malformed' };
    const length = view.getUint32(at);
    const type = latin1(bytes.subarray(at + 4, at + 8));
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return { ok: false, reason: 'image-malformed' };
    const data = bytes.subarray(at + 8, end);
    if (type === 'iTXt' || type === 'tEXt') {
      const text = type === 'iTXt' ? readInternational(data) : readLatin(data);
      if (text === null) return { ok: false, reason: 'image-malformed' };
      if (text !== undefined) return { ok: true, text };
    }
    if (type === 'IEND') break;
    at = end + 4;
  }
  return { ok: false, reason: 'image-without-credential' };
}

/** undefined: another keyword. null: broken. */
function readInternational(data: Uint8Array): string | null | undefined {
  const keywordEnd = data.indexOf(0);
  if (keywordEnd < 0) return null;
  if (!KEYWORDS.has(latin1(data.subarray(0, keywordEnd)))) return undefined;
  const compressed = data[keywordEnd + 1] === 1;
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translatedEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0) return null;
  const packed = data.subarray(translatedEnd + 1);
  const plain = compressed ? inflateBounded('zlib', packed, MAX_TEXT) : packed;
  return plain && new TextDecoder().decode(plain);
}

function readLatin(data: Uint8Array): string | null | undefined {
  const keywordEnd = data.indexOf(0);
  if (keywordEnd < 0) return null;
  if (!KEYWORDS.has(latin1(data.subarray(0, keywordEnd)))) return undefined;
  const text = data.subarray(keywordEnd + 1);
  // The chunk is Latin-1 by definition, but bakers write UTF-8 into it; text that is valid UTF-8 was meant as such.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return latin1(text);
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
