import { RDF_FIRST, RDF_NIL, RDF_REST } from './iri';
import { NotSure } from './not-sure';
import { type Blank, type Dataset, type Iri, iri, plainIri, type Statement, statement, type Text } from './statement';

/** What is said of one subject in one graph. */
export interface Subject {
  readonly node: Iri | Blank;
  readonly statements: Statement[];
  /** By predicate and object, kept once there are more than a few. */
  index: Map<string, Statement> | null;
}

/** A graph being filled: the default one, or a named one. */
export interface Graph {
  readonly name: Blank | null;
  readonly subjects: Map<string, Subject>;
}

/** A dataset being filled. */
export interface Builder {
  readonly statements: Statement[];
  blanks: number;
}

const FEW = 16;
const FIRST = iri(RDF_FIRST);
const REST = iri(RDF_REST);
const NIL = iri(RDF_NIL);

export const newBuilder = (): Builder => ({ statements: [], blanks: 0 });
export const newGraph = (name: Blank | null): Graph => ({ name, subjects: new Map() });

export function newBlank(builder: Builder): Blank {
  return { kind: 'blank', number: builder.blanks++ };
}

/** The subject of this IRI in the graph (the same node may be described in several places), or a new blank one. */
export function subjectIn(builder: Builder, graph: Graph, id: string | null): Subject {
  if (id === null) return { node: newBlank(builder), statements: [], index: null };
  let subject = graph.subjects.get(id);
  if (!subject) {
    subject = { node: plainIri(id), statements: [], index: null };
    graph.subjects.set(id, subject);
  }
  return subject;
}

/** Adds a reference to a node, or a type; once. */
export function addNode(builder: Builder, graph: Graph, subject: Subject, predicate: Iri, object: Iri | Blank): void {
  if (object.kind === 'iri' && find(subject, predicate, object.nq)) return;
  add(builder, graph, subject, predicate, object);
}

/** Adds a literal; once, where it is the same JSON. Throws `NotSure` where two different values mean the same. */
export function addLiteral(builder: Builder, graph: Graph, subject: Subject, predicate: Iri, said: Text): void {
  const earlier = find(subject, predicate, said.nq);
  if (!earlier) {
    add(builder, graph, subject, predicate, said);
    return;
  }
  const { object } = earlier;
  if (
    object.kind !== 'text' ||
    typeof said.source === 'object' ||
    object.source !== said.source ||
    object.sourceType !== said.sourceType
  )
    throw new NotSure('one value said in two ways');
}

/** Adds a list (RDF 1.1 Semantics, D.1; JSON-LD 1.1 API, 8.3). */
export function addList(
  builder: Builder,
  graph: Graph,
  subject: Subject,
  predicate: Iri,
  items: readonly (Iri | Blank | Text)[],
): void {
  if (items.length === 0 && find(subject, predicate, NIL.nq)) throw new NotSure('two empty lists');
  const { statements } = builder;
  const cells = items.map(() => newBlank(builder));
  add(builder, graph, subject, predicate, cells[0] ?? NIL);
  cells.forEach((cell, index) => {
    const object = items[index];
    if (object) statements.push(statement(cell, FIRST, object, graph.name));
    statements.push(statement(cell, REST, cells[index + 1] ?? NIL, graph.name));
  });
}

export const finish = ({ statements, blanks }: Builder): Dataset => ({ statements, blanks });

function add(builder: Builder, graph: Graph, subject: Subject, predicate: Iri, object: Iri | Blank | Text): void {
  const added = statement(subject.node, predicate, object, graph.name);
  builder.statements.push(added);
  subject.statements.push(added);
  subject.index?.set(keyOf(added), added);
}

const keyOf = ({ predicate, object }: Statement) => (object.kind === 'blank' ? '' : `${predicate.nq} ${object.nq}`);

/** The statement that already says this, if any. */
function find(subject: Subject, predicate: Iri, object: string): Statement | undefined {
  const { statements } = subject;
  if (statements.length > FEW) {
    subject.index ??= new Map(statements.map((said) => [keyOf(said), said]));
    return subject.index.get(`${predicate.nq} ${object}`);
  }
  for (const said of statements)
    if (said.predicate.nq === predicate.nq && said.object.kind !== 'blank' && said.object.nq === object) return said;
  return undefined;
}
