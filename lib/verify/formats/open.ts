import { isObject, type JsonObject, parseJson } from '../json';
import { MAX_JSON_BYTES, MAX_JWT } from '../limits';
import type { Reason } from '../reasons';
import { type Baked, latin1, utf8 } from './baked';
import { isPng, readBakedPng } from './png';
import { isSvg, readBakedSvg } from './svg';

/** What was inside the bytes, once taken out of an image. */
export type Opened =
  | {
      readonly kind: 'json';
      readonly value: JsonObject;
      readonly baked: boolean;
      /** The same, read as a careless baker may have meant it: counts only where the signature holds over it and not over `value`. */
      readonly otherReadings?: readonly JsonObject[];
    }
  /** A compact JWT, or an SD-JWT. */
  | { readonly kind: 'jwt'; readonly token: string; readonly baked: boolean }
  | { readonly kind: 'cose'; readonly bytes: Uint8Array }
  | { readonly kind: 'url'; readonly url: string; readonly baked: boolean }
  | { readonly kind: 'failed'; readonly reason: Reason; readonly detail?: Readonly<Record<string, string>> };

/** RFC 7515, 7.1; RFC 9901, 4: the same with disclosures behind it, each after a `~`. */
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+(?:~(?:[\w.-]*~)*[\w.-]*)?$/;
/** CBOR's tag 18, COSE_Sign1, in one byte. RFC 9052, 2. */
const COSE_SIGN1 = 0xd2;

/** Takes the bytes as found (JSON, a compact JWT, a baked PNG or SVG) and answers the credential's own form. */
export function openBytes(bytes: Uint8Array): Opened {
  if (bytes.byteLength > MAX_JSON_BYTES) return failed('too-large');
  if (isPng(bytes)) return openBaked(readBakedPng(bytes));
  if (bytes[0] === COSE_SIGN1) return { kind: 'cose', bytes };
  if (isOtherPicture(bytes)) return failed('image-without-credential');
  const text = lettersOf(bytes);
  if (text === null) return failed(/^\s*[[{]/.test(latin1(bytes.subarray(0, 200))) ? 'not-utf-8' : 'not-a-credential');
  return isSvg(text) ? openBaked(readBakedSvg(text)) : openText(text, false);
}

const failed = (reason: Reason, detail?: Readonly<Record<string, string>>): Opened => ({
  kind: 'failed',
  reason,
  ...(detail ? { detail } : {}),
});

function openBaked(baked: Baked): Opened {
  if (!baked.ok) return failed(baked.reason);
  const opened = openText(baked.text, true);
  const others = baked.otherReadings.map((text) => openText(text, true));
  if (opened.kind !== 'json') return opened;
  const otherReadings = others.flatMap((other) => (other.kind === 'json' ? [other.value] : []));
  return otherReadings.length > 0 ? { ...opened, otherReadings } : opened;
}

function openText(raw: string, baked: boolean): Opened {
  const text = raw.trim();
  if (text.length <= MAX_JWT && COMPACT_JWS.test(text)) return { kind: 'jwt', token: text, baked };
  if (baked && /^https?:\/\/\S+$/.test(text)) return { kind: 'url', url: text, baked };
  const parsed = parseJson(text);
  if (!parsed.ok) {
    if (!/^[[{]/.test(text)) return failed('not-a-credential');
    return failed(parsed.reason, parsed.member === undefined ? undefined : { member: parsed.member });
  }
  if (!isObject(parsed.value)) return failed('not-a-credential');
  // Its signature would be checked over another number than stands here.
  if (parsed.inexact !== null) return failed('number-not-exact', { value: parsed.inexact });
  return { kind: 'json', value: parsed.value, baked };
}

/** Formats in which nobody bakes. */
function isOtherPicture(bytes: Uint8Array): boolean {
  const start = latin1(bytes.subarray(0, 12));
  return /^\xff\xd8\xff|^GIF8[79]a|^RIFF.{4}WEBP|^.{4}ftypavif/s.test(start);
}

/** Text is UTF-8 (RFC 8259, 8.1) unless its first bytes, or an XML declaration, say otherwise; null where it is none. */
function lettersOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const mark = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (mark === null) {
    const text = utf8(bytes);
    const start = text === null ? latin1(bytes.subarray(0, 200)) : '';
    return /^\s*<\?xml[^>]*encoding=["'](?:iso-8859-1|windows-1252)["']/i.test(start) ? latin1(bytes) : text;
  }
  try {
    return new TextDecoder(mark, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
