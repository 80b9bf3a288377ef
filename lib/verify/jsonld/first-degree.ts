import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { CanonHash } from './canonize';
import type { Blank, Dataset, Statement } from './statement';

const HASHES = { 'SHA-256': sha256, 'SHA-384': sha384 };
const encoder = new TextEncoder();

/** Canonical N-Quads, and the number in the canonical label (`c14n0`, …) of each blank node by its own number. */
export interface Canonical {
  readonly nquads: string;
  readonly issued: readonly number[];
}

/**
 * The canonical form of a dataset in which every blank node differs from the others by what is said of it directly (RDFC-1.0,
 * 4.4 without step 5); null for any other, which needs N-degree hashing.
 */
export function canonizeFirstDegree(dataset: Dataset, hash: CanonHash): Canonical | null {
  const issued = issue(dataset, hash);
  if (!issued) return null;
  const label = (blank: Blank) => `_:c14n${issued[blank.number]}`;
  const lines = dataset.statements.map((statement) => write(statement, label));
  return { nquads: lines.sort().join(''), issued };
}

/** RDFC-1.0, 4.4.3, steps 2 to 4. */
function issue({ statements, blanks }: Dataset, hash: CanonHash): readonly number[] | null {
  if (blanks < 2) return blanks === 1 ? [0] : [];
  const mentions: Statement[][] = Array.from({ length: blanks }, () => []);
  for (const statement of statements) {
    const { subject, object, graph } = statement;
    if (subject.kind === 'blank') mentions[subject.number]?.push(statement);
    if (object.kind === 'blank' && object !== subject) mentions[object.number]?.push(statement);
    if (graph?.kind === 'blank' && graph !== subject && graph !== object) mentions[graph.number]?.push(statement);
  }
  const byHash = new Map<string, number>();
  mentions.forEach((about, number) => {
    byHash.set(hashFirstDegree(number, about, hash), number);
  });
  if (byHash.size < blanks) return null;
  const issued = new Array<number>(blanks);
  [...byHash.keys()].sort().forEach((digest, index) => {
    const number = byHash.get(digest);
    if (number !== undefined) issued[number] = index;
  });
  return issued;
}

/** RDFC-1.0, 4.6. */
function hashFirstDegree(number: number, about: readonly Statement[], hash: CanonHash): string {
  const label = (blank: Blank) => (blank.number === number ? '_:a' : '_:z');
  const lines = about.map((statement) => write(statement, label)).sort();
  return bytesToHex(HASHES[hash](encoder.encode(lines.join(''))));
}

function write({ subject, predicate, object, graph }: Statement, label: (blank: Blank) => string): string {
  const s = subject.kind === 'blank' ? label(subject) : subject.nq;
  const o = object.kind === 'blank' ? label(object) : object.nq;
  const g = graph === null ? '' : graph.kind === 'blank' ? ` ${label(graph)}` : ` ${graph.nq}`;
  return `${s} ${predicate} ${o}${g} .\n`;
}
