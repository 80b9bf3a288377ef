import { isObject, type JsonObject, MAX_JSON_BYTES, parseJson } from '../json';
import type { Reason } from '../reasons';
import { isPng, readBakedPng } from './png';
import { isSvg, readBakedSvg } from './svg';

/** What was inside the bytes, once taken out of an image. */
export type Opened =
  | { readonly kind: 'json'; readonly value: JsonObject; readonly baked: boolean }
  | { readonly kind: 'jwt'; readonly token: string; readonly baked: boolean }
  | { readonly kind: 'url'; readonly url: string; readonly baked: boolean }
  | { readonly kind: 'failed'; readonly reason: Reason };

const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const MAX_JWT = 2 * 1024 * 1024;

/** Takes the bytes as found (JSON, a compact JWT, a baked PNG or SVG) and answers the credential's own form. */
export function openBytes(bytes: Uint8Array): Opened {
  if (bytes.byteLength > MAX_JSON_BYTES) return { kind: 'failed', reason: 'not-a-credential' };
  if (isPng(bytes)) {
    const baked = readBakedPng(bytes);
    return baked.ok ? openText(baked.text, true) : { kind: 'failed', reason: baked.reason };
  }
  const text = new TextDecoder().decode(bytes);
  if (isSvg(text)) {
    const baked = readBakedSvg(text);
    return baked.ok ? openText(baked.text, true) : { kind: 'failed', reason: baked.reason };
  }
  return openText(text, false);
}

function openText(raw: string, baked: boolean): Opened {
  const text = raw.trim();
  if (text.length <= MAX_JWT && COMPACT_JWS.test(text)) return { kind: 'jwt', token: text, baked };
  if (baked && /^https?:\/\/\S+$/.test(text)) return { kind: 'url', url: text, baked };
  const parsed = parseJson(text);
  if (!parsed.ok) return { kind: 'failed', reason: /^[[{]/.test(text) ? parsed.reason : 'not-a-credential' };
  return isObject(parsed.value)
    ? { kind: 'json', value: parsed.value, baked }
    : { kind: 'failed', reason: 'not-a-credential' };
}
