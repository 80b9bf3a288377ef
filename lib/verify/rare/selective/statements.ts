import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonize } from '../../jsonld/canonize';
import type { ProofQuestion } from '../types';

/** What a derived proof speaks of: the statements of the document, under the labels the issuer gave its blank nodes. */
export interface Statements {
  /** SHA-256 of the canonical proof options. */
  readonly proofHash: Uint8Array;
  /** SHA-256 of the statements that the issuer made mandatory. */
  readonly mandatoryHash: Uint8Array;
  /** The others, each as UTF-8 N-Quad with its line feed, in order. */
  readonly disclosed: readonly Uint8Array[];
}

/**
 * Canonicalises document and proof options, gives blank nodes the issuer's labels, and parts mandatory statements from the
 * rest. Answers one reading, or two where the orders that issuers sort by differ; none when the labels or the indexes don't
 * fit the document. Throws as `canonize` does. ECDSA Cryptosuites 1.0, 3.5.8 createVerifyData; BBS Cryptosuites 1.0, 3.3.8.
 */
export async function readStatements(
  { run, document, proof }: ProofQuestion,
  labels: ReadonlyMap<number, string>,
  mandatory: readonly number[],
): Promise<readonly Statements[]> {
  const { proofValue: _, ...options } = proof;
  const config = await canonize(run, { ...options, '@context': document['@context'] });
  const lines = (await canonize(run, document)).split('\n').slice(0, -1);
  const statements: string[] = [];
  for (const line of lines) {
    const relabelled = relabel(line, labels);
    if (relabelled === null) return [];
    statements.push(relabelled);
  }
  if (mandatory.some((index) => index >= statements.length)) return [];
  const proofHash = sha256(utf8ToBytes(config));
  const kept = new Set(mandatory);
  const reading = (ordered: readonly string[]): Statements => ({
    proofHash,
    mandatoryHash: sha256(utf8ToBytes(ordered.filter((_line, index) => kept.has(index)).join(''))),
    disclosed: ordered.filter((_line, index) => !kept.has(index)).map((line) => utf8ToBytes(line)),
  });
  // By code point, as RDFC-1.0 sorts, and as JavaScript does, in which most issuers' libraries are written: they differ
  // beyond U+FFFF. The order decides only which signature belongs to which statement, so either may be tried.
  const ordered = statements.toSorted(byCodePoint);
  const asInJavaScript = statements.toSorted();
  const differ = ordered.some((line, at) => line !== asInJavaScript[at]);
  return differ ? [reading(ordered), reading(asInJavaScript)] : [reading(ordered)];
}

/** Subject, predicate, object (a literal may hold spaces, its quotes are escaped) and graph of a canonical N-Quad. */
const N_QUAD = /^([^ ]+) ([^ ]+) ("(?:[^"\\]|\\.)*"[^ ]*|[^ ]+)(?: ([^ ]+))? \.$/s;

/** The N-Quad with its blank nodes relabelled, and its line feed; null when one has no label. What a literal says stays untouched. */
function relabel(line: string, labels: ReadonlyMap<number, string>): string | null {
  const terms = N_QUAD.exec(line)?.slice(1);
  if (!terms) return null;
  const own: string[] = [];
  for (const term of terms) {
    // No graph named: the group took no part.
    if (term === undefined) continue;
    const blank = /^_:c14n(\d+)$/.exec(term);
    const label = blank && labels.get(Number(blank[1]));
    if (term.startsWith('_:') && !label) return null;
    own.push(label ? `_:${label}` : term);
  }
  return `${own.join(' ')} .\n`;
}

function byCodePoint(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return rankOf(x) - rankOf(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others of one unit. */
const rankOf = (unit: number): number =>
  unit >= 0xd800 && unit <= 0xdfff ? unit + 0x2000 : unit >= 0xe000 ? unit - 0x800 : unit;
