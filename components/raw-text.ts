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
}

/** A document as text; null for what is none (a picture, say). */
export function rawText(bytes: Uint8Array): RawText | null {
  let whole: string;
  try {
    whole = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  if (whole.includes('\0')) return null;
  const laidOut = /^\s*[[{]/.test(whole) ? layOut(whole) : whole;
  return { whole, shown: laidOut.slice(0, MAX_SHOWN).replace(UNSEEN, '\uFFFD'), cut: laidOut.length > MAX_SHOWN };
}

// Unicode Standard Annex 9, 2, and what controls a terminal; a line break and a tab may stay.
const UNSEEN = /[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu;

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
