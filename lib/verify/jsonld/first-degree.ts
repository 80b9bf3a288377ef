import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Blank, Dataset, Statement } from './statement';

export type CanonHash = 'SHA-256' | 'SHA-384';

export const HASHES = { 'SHA-256': sha256, 'SHA-384': sha384 };

/** Canonical N-Quads, and the number in the canonical label (`c14n0`, …) of each blank node by its own number. */
export interface Canonical {
  readonly nquads: string;
  readonly issued: readonly number[];
}

/** What is said of a resource, in the order of predicates; and of a blank node, where else it occurs. */
interface Node {
  readonly own: Statement[];
  readonly elsewhere: Statement[];
}

interface Nodes {
  readonly iris: ReadonlyMap<string, Node>;
  readonly blanks: readonly Node[];
}

/**
 * The canonical form of a dataset in which every blank node differs from the others by what is said of it directly (RDFC-1.0,
 * 4.4.3 without step 5); null for any other, which needs N-degree hashing.
 */
export function canonizeFirstDegree(dataset: Dataset, hash: CanonHash): Canonical | null {
  const nodes = nodesOf(dataset);
  const issued = issue(nodes.blanks, hash);
  return issued && { nquads: serialise(nodes, issued), issued };
}

/** Predicates are few: with the statements taken in their order, what is said of each subject needs hardly any sorting. */
function nodesOf({ statements, blanks: count }: Dataset): Nodes {
  const byPredicate = new Map<string, Statement[]>();
  for (const statement of statements) {
    const { nq } = statement.predicate;
    const same = byPredicate.get(nq);
    if (same) same.push(statement);
    else byPredicate.set(nq, [statement]);
  }
  const iris = new Map<string, Node>();
  const blanks: Node[] = [];
  for (let number = 0; number < count; number++) blanks.push({ own: [], elsewhere: [] });
  for (const predicate of [...byPredicate.keys()].sort()) {
    for (const statement of byPredicate.get(predicate) ?? []) {
      const { subject, object, graph } = statement;
      if (subject.kind === 'blank') blanks[subject.number]?.own.push(statement);
      else {
        const node = iris.get(subject.nq);
        if (node) node.own.push(statement);
        else iris.set(subject.nq, { own: [statement], elsewhere: [] });
      }
      if (object.kind === 'blank' && object !== subject) blanks[object.number]?.elsewhere.push(statement);
      if (graph?.kind === 'blank' && graph !== subject && graph !== object)
        blanks[graph.number]?.elsewhere.push(statement);
    }
  }
  return { iris, blanks };
}

/** RDFC-1.0, 4.4.3, steps 2 to 4. One blank node has its label without being compared to another. */
function issue(blanks: readonly Node[], hash: CanonHash): readonly number[] | null {
  if (blanks.length < 2) return blanks.length === 1 ? [0] : [];
  const byHash = new Map<string, number>();
  for (let number = 0; number < blanks.length; number++) {
    const node = blanks[number];
    if (node) byHash.set(hashFirstDegree(number, node, hash), number);
  }
  if (byHash.size < blanks.length) return null;
  const issued: number[] = new Array(blanks.length).fill(0);
  let index = 0;
  for (const digest of [...byHash.keys()].sort()) issued[byHash.get(digest) ?? 0] = index++;
  return issued;
}

const encoder = new TextEncoder();
/** Room for what is said of one node; more gets room of its own. */
const room = new Uint8Array(8192);

/** RDFC-1.0, 4.6. */
function hashFirstDegree(number: number, { own, elsewhere }: Node, hash: CanonHash): string {
  const lines: string[] = [];
  const others: string[] = [];
  for (const statement of elsewhere) {
    const { subject } = statement;
    const tail = tailOf(statement, null, number);
    if (subject.kind === 'iri') lines.push(subject.nq + tail);
    else others.push(`_:z${tail}`);
  }
  if (lines.length > 1) lines.sort();
  if (others.length > 1) others.sort();
  let nquads = '';
  // In order: what begins with `<`, with `_:a`, with `_:z`.
  for (const line of lines) nquads += line;
  for (const tail of tailsOf(own, null, number)) nquads += `_:a${tail}`;
  for (const line of others) nquads += line;
  // A character of UTF-16 is three bytes of UTF-8 at most.
  const bytes =
    nquads.length * 3 > room.length
      ? encoder.encode(nquads)
      : room.subarray(0, encoder.encodeInto(nquads, room).written);
  return bytesToHex(HASHES[hash](bytes));
}

/** RDFC-1.0, 4.4.3, steps 6 and 7. Lines in order are subjects in order, and in order what is said of each. */
function serialise({ iris, blanks }: Nodes, issued: readonly number[]): string {
  const subjects = new Map<string, Node>(iris);
  for (let number = 0; number < blanks.length; number++) {
    const node = blanks[number];
    if (node && node.own.length > 0) subjects.set(`_:c14n${issued[number]}`, node);
  }
  let nquads = '';
  for (const subject of [...subjects.keys()].sort())
    for (const tail of tailsOf(subjects.get(subject)?.own ?? [], issued, 0)) nquads += subject + tail;
  return nquads;
}

/** What follows the subject in each of these statements about it, in order. */
function tailsOf(own: readonly Statement[], issued: readonly number[] | null, number: number): string[] {
  const tails: string[] = [];
  let repeated = false;
  let last = '';
  for (const statement of own) {
    tails.push(tailOf(statement, issued, number));
    if (statement.predicate.nq === last) repeated = true;
    last = statement.predicate.nq;
  }
  return repeated ? tails.sort() : tails;
}

/** With canonical labels, or, before there are any, `_:a` for the blank node of this number and `_:z` for others. */
function tailOf(
  { predicate, object, graph, tail }: Statement,
  issued: readonly number[] | null,
  number: number,
): string {
  if (tail !== null) return tail;
  const o = object.kind === 'blank' ? labelOf(object, issued, number) : object.nq;
  const g = graph === null ? '' : ` ${graph.kind === 'blank' ? labelOf(graph, issued, number) : graph.nq}`;
  return ` ${predicate.nq} ${o}${g} .\n`;
}

const labelOf = (blank: Blank, issued: readonly number[] | null, number: number): string =>
  issued ? `_:c14n${issued[blank.number]}` : blank.number === number ? '_:a' : '_:z';
