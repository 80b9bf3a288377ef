import { isObject, type JsonObject, listOf, textOf } from '../../json';
import type { Quad } from '../../jsonld/quad';

/** Members at the top of a document that its validity hangs on, with the property each must be in the graph. */
export type Weighty = Readonly<Record<string, string>>;

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const CREDENTIAL = 'https://www.w3.org/2018/credentials#VerifiableCredential';

/**
 * The hash covers the graph, and a reader sees the tree. Does the graph say of the document just what its weighty members
 * say, no more and no less? Two terms of one meaning (Blockcerts 2.0-alpha has `expires` and `revoked`) or a node written
 * in two places could hide an end of validity from whoever reads. Answers the first member that differs, or null.
 */
export function differingFromGraph(quads: readonly Quad[], document: JsonObject, weighty: Weighty): string | null {
  const subjects = subjectsOf(quads, textOf(document.id));
  for (const [member, property] of Object.entries(weighty)) {
    const inGraph = quads.filter(
      ({ subject, predicate, graph }) =>
        predicate.value === property && graph.termType === 'DefaultGraph' && subjects.has(subject.value),
    );
    const inTree = listOf(document[member]);
    const plain = inTree.filter((value) => typeof value === 'string');
    const same =
      inGraph.length === inTree.length &&
      (inTree.some(isObject) || plain.every((value) => inGraph.some(({ object }) => object.value === value)));
    if (!same) return member;
  }
  return null;
}

/** The document as the graph names it: by its id; a credential without one by its type. */
function subjectsOf(quads: readonly Quad[], id: string | null): ReadonlySet<string> {
  if (id) return new Set([id]);
  return new Set(
    quads
      .filter(({ predicate, object }) => predicate.value === TYPE && object.value === CREDENTIAL)
      .map(({ subject }) => subject.value),
  );
}
