import { RDF_LANG_STRING, XSD_STRING } from './iri';
import type { Literal, Quad, Term } from './quad';

/** A resource with an IRI; `nq` is how N-Quads writes it. */
export interface Iri {
  readonly kind: 'iri';
  readonly value: string;
  readonly nq: string;
}

/** A blank node; its number counts from 0 in its dataset. */
export interface Blank {
  readonly kind: 'blank';
  readonly number: number;
}

export interface Text {
  readonly kind: 'text';
  readonly value: string;
  readonly datatype: string;
  readonly language: string | null;
  readonly nq: string;
  /** The JSON value it was made of, and the datatype that this was given: jsonld.js takes two literals for one where both are the same. */
  readonly source: unknown;
  readonly sourceType: string | null;
}

/** A quad with its parts already written as N-Quads wherever that doesn't depend on a blank node's label. */
export interface Statement {
  readonly subject: Iri | Blank;
  readonly predicate: Iri;
  readonly object: Iri | Blank | Text;
  /** null: the default graph. */
  readonly graph: Iri | Blank | null;
  /** All but the subject, as N-Quads writes it; null where a blank node is in it. */
  readonly tail: string | null;
}

export interface Dataset {
  readonly statements: readonly Statement[];
  /** How many blank nodes there are. */
  readonly blanks: number;
}

/** Control characters, the quotation mark and the backslash. */
const LITERAL_ESCAPED = /["\\]|[^ -~\u0080-\uFFFF]/;
const LITERAL_ESCAPES = /["\\]|[^ -~\u0080-\uFFFF]/g;
/** Control characters, the space, and what an IRI may not have. */
const IRI_ESCAPED = /[<>"{}|^`\\]|[^!-\uFFFF]/;
const IRI_ESCAPES = /[<>"{}|^`\\]|[^!-\uFFFF]/g;
const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

const codeOf = (character: string) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** RDF Canonicalization 1.0, 5: canonical N-Quads. */
function escapeLiteral(value: string): string {
  return LITERAL_ESCAPED.test(value)
    ? value.replace(LITERAL_ESCAPES, (character) => SHORT[character] ?? codeOf(character))
    : value;
}

function escapeIri(value: string): string {
  return IRI_ESCAPED.test(value) ? value.replace(IRI_ESCAPES, codeOf) : value;
}

export function iri(value: string): Iri {
  return { kind: 'iri', value, nq: `<${escapeIri(value)}>` };
}

/** As `iri`, for one that is known to need no escape. */
export function plainIri(value: string): Iri {
  return { kind: 'iri', value, nq: `<${value}>` };
}

/** A literal. `language` only with rdf:langString. */
export function text(
  value: string,
  datatype: string,
  language: string | null,
  source: unknown,
  sourceType: string | null,
): Text {
  let nq = `"${escapeLiteral(value)}"`;
  if (datatype === RDF_LANG_STRING) {
    if (language) nq += `@${language}`;
  } else if (datatype !== XSD_STRING) nq += `^^<${escapeIri(datatype)}>`;
  return { kind: 'text', value, datatype, language, nq, source, sourceType };
}

/** The dataset as quads, blank nodes labelled `b0`, `b1`, … by their numbers. */
export function toQuads({ statements }: Dataset): readonly Quad[] {
  return statements.map(({ subject, predicate, object, graph }) => ({
    subject: termOf(subject),
    predicate: termOf(predicate),
    object: object.kind === 'text' ? literalOf(object) : termOf(object),
    graph: graph ? termOf(graph) : { termType: 'DefaultGraph', value: '' },
  }));
}

export function statement(
  subject: Iri | Blank,
  predicate: Iri,
  object: Iri | Blank | Text,
  graph: Iri | Blank | null,
): Statement {
  const tail =
    object.kind === 'blank' || graph?.kind === 'blank'
      ? null
      : graph === null
        ? ` ${predicate.nq} ${object.nq} .\n`
        : ` ${predicate.nq} ${object.nq} ${graph.nq} .\n`;
  return { subject, predicate, object, graph, tail };
}

const termOf = (node: Iri | Blank): Term =>
  node.kind === 'iri'
    ? { termType: 'NamedNode', value: node.value }
    : { termType: 'BlankNode', value: `b${node.number}` };

function literalOf({ value, datatype, language }: Text): Literal {
  const literal: Literal = { termType: 'Literal', value, datatype: { termType: 'NamedNode', value: datatype } };
  return language ? { ...literal, language } : literal;
}

/** Quads from anywhere as a dataset, and the labels of its blank nodes by number. */
export function fromQuads(quads: readonly Quad[]): Dataset & { readonly labels: readonly string[] } {
  const blanks = new Map<string, Blank>();
  const node = ({ termType, value }: Term): Iri | Blank => {
    if (termType !== 'BlankNode') return iri(value);
    let blank = blanks.get(value);
    if (!blank) {
      blank = { kind: 'blank', number: blanks.size };
      blanks.set(value, blank);
    }
    return blank;
  };
  const statements = quads.map(({ subject, predicate, object, graph }) =>
    statement(
      node(subject),
      iri(predicate.value),
      object.termType === 'Literal'
        ? text(object.value, object.datatype.value, object.language ?? null, null, null)
        : node(object),
      graph.termType === 'DefaultGraph' ? null : node(graph),
    ),
  );
  return { statements, blanks: blanks.size, labels: [...blanks.keys()] };
}
