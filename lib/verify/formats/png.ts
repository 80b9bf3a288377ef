import { inflateBounded } from '../inflate';
import { MAX_BAKED_TEXT, MAX_PNG_CHUNKS } from '../limits';
import { type Baked, type BakedText, latin1, onlyOne, readLetters } from './baked';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Open Badges 2.0 and 3.0 baking, and CLR 2.0. */
const KEYWORDS: ReadonlySet<string> = new Set(['openbadges', 'openbadgecredential', 'clrcredential']);

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/**
 * The credential baked into a PNG: the text of its `iTXt`, `tEXt` or `zTXt` chunk. A chunk's checksum is not compared, as
 * no viewer does for these: a signature guards what counts. What stands after the image's end is no part of it.
 * PNG third edition, 5.3, 5.6 and 11.3.3; Open Badges 3.0, 5.3.
 */
export function readBakedPng(bytes: Uint8Array): Baked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: BakedText[] = [];
  let at = SIGNATURE.length;
  // All its texts together: each could be packed a thousandfold.
  let left = MAX_BAKED_TEXT;
  for (let chunks = 0; at < bytes.length; chunks++) {
    const end = at + 12 <= bytes.length ? at + 8 + view.getUint32(at) : Number.POSITIVE_INFINITY;
    if (end + 4 > bytes.length || chunks === MAX_PNG_CHUNKS) return { ok: false, reason: 'image-malformed' };
    const type = latin1(bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') break;
    const text = readTextChunk(type, bytes.subarray(at + 8, end));
    if (text === 'broken') return { ok: false, reason: 'image-malformed' };
    left -= text?.length ?? 0;
    if (left < 0) return { ok: false, reason: 'image-malformed' };
    if (text) found.push(readLetters(text));
    at = end + 4;
  }
  return onlyOne(found);
}

/** The bytes of a text chunk with one of our keywords; null for any other. */
function readTextChunk(type: string, data: Uint8Array): Uint8Array | 'broken' | null {
  if (type !== 'iTXt' && type !== 'tEXt' && type !== 'zTXt') return null;
  const keywordEnd = data.indexOf(0);
  // A keyword has at most 79 letters.
  if (keywordEnd < 0 || keywordEnd > 79 || !KEYWORDS.has(latin1(data.subarray(0, keywordEnd)))) return null;
  const rest = data.subarray(keywordEnd + 1);
  if (type === 'tEXt') return rest;
  if (type === 'zTXt') return unpack(rest[0], rest.subarray(1));
  const [isCompressed, method] = rest;
  const languageEnd = rest.indexOf(0, 2);
  const translatedEnd = languageEnd < 0 ? -1 : rest.indexOf(0, languageEnd + 1);
  if (translatedEnd < 0 || isCompressed === undefined || isCompressed > 1) return 'broken';
  const text = rest.subarray(translatedEnd + 1);
  return isCompressed === 1 ? unpack(method, text) : text;
}

/** Method 0 is zlib, and there is no other. */
function unpack(method: number | undefined, packed: Uint8Array): Uint8Array | 'broken' {
  return (method === 0 && inflateBounded('zlib', packed, MAX_BAKED_TEXT)) || 'broken';
}
