import { bytesOfBase64url } from '../lib/verify/base64url';

/** How much of a document is shown: more than anybody reads. Copied is all of it. */
export const MAX_SHOWN = 200_000;
/** What is nested deeper is moved in no further. */
const MAX_INDENT = 40;

export interface RawText {
  /** To be copied: as it came. */
  readonly whole: string;
  /** To be read: JSON with its parts on lines of their own, and nothing in it that reorders text. */
  readonly shown: string;
  readonly cut: boolean;
  /** It is a signed token: what is shown are its parts as they read, not as they came. */
  readonly token: boolean;
}

/** A document as text; null for what is none (a picture, say). */
export function rawText(bytes: Uint8Array): RawText | null {
  const whole = textOf(bytes);
  if (whole === null) return null;
  const parts = tokenParts(whole);
  const laidOut = parts ?? (/^\s*[[{]/.test(whole) ? layOut(whole) : whole);
  return {
    whole,
    shown: laidOut.slice(0, MAX_SHOWN).replace(UNSEEN, '\uFFFD'),
    cut: laidOut.length > MAX_SHOWN,
    token: parts !== null,
  };
}

// Unicode Standard Annex 9, 2, and what controls a terminal; a line break and a tab may stay.
const UNSEEN = /[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;

/** UTF-8 as text; null for what is none. */
function textOf(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** A compact JWS (RFC 7515, 7.1), also with the disclosures of an SD-JWT after it: head and payload as they read, then the rest. */
function tokenParts(text: string): string | null {
  const [, head, payload, rest] = /^\s*([\w-]+)\.([\w-]+)\.([\w~.-]*)\s*$/.exec(text) ?? [];
  if (head === undefined || payload === undefined) return null;
  const [first, second] = [head, payload].map((part) => textOf(bytesOfBase64url(part)));
  if (!first?.startsWith('{') || typeof second !== 'string') return null;
  return `${layOut(first)}\n\n${layOut(second)}\n\n${rest}`;
}

/** Puts the parts of JSON on lines of their own and touches nothing else: a number keeps its zeros, a repeated name stays. */
function layOut(json: string): string {
  const out: string[] = [];
  let length = 0;
  let depth = 0;
  const put = (text: string) => {
    out.push(text);
    length += text.length;
  };
  const newLine = () => put(`\n${'  '.repeat(Math.min(depth, MAX_INDENT))}`);
  // A text, a sign of structure, what stands between them, or space.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\[\s\S])*"?|[{}[\],:]|[^\s"{}[\],:]+|\s+/g)) {
    if (length > MAX_SHOWN) break;
    if (/^\s/.test(token)) continue;
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      if (out.at(-1)?.startsWith('\n')) out.pop();
      if (!/^[{[]$/.test(out.at(-1) ?? '')) newLine();
    }
    put(token === ':' ? ': ' : token);
    if (token === '{' || token === '[') depth += 1;
    if (/^[{[,]$/.test(token)) newLine();
  }
  return out.join('');
}
