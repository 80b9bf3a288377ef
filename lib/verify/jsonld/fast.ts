import { isObject, type JsonObject } from '../json';
import { type ActiveContext, type ContextOf, expandIri, type Term } from './active-context';
import { type Contexts, contextsFor } from './context-cache';
import {
  addList,
  addLiteral,
  addNode,
  type Builder,
  finish,
  type Graph,
  newBlank,
  newBuilder,
  newGraph,
  type Subject,
  subjectIn,
} from './graph';
import { isPlainIri, RDF_NIL, RDF_TYPE } from './iri';
import { jsonLiteral, languageString, literal } from './literal';
import { NotSure } from './not-sure';
import { type Blank, type Dataset, type Iri, plainIri, type Text } from './statement';

interface Walk {
  readonly builder: Builder;
  readonly contexts: Contexts;
}

/** A value of a property: a node, or a literal. */
type Value = Iri | Blank | Text;

const TYPE = plainIri(RDF_TYPE);
const LANGUAGE_TAG = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

/**
 * A JSON-LD document as an RDF dataset in one walk: expansion (JSON-LD 1.1 API, 5.1), node map generation (7.2) and
 * deserialisation to RDF (8.1) at once, as jsonld.js 9 does them in safe mode. Throws `NotSure` for a document with anything
 * in it that the known contexts and honest credentials don't use, and for all that safe mode refuses.
 */
export function fastDataset(document: object, contextOf: ContextOf): Dataset {
  if (!isObject(document)) throw new NotSure('a list of documents');
  const context = document['@context'];
  if (context === undefined && '@context' in document) throw new NotSure('a context that is none');
  const contexts = contextsFor(context, contextOf);
  const builder = newBuilder();
  const walk = { builder, contexts };
  node(walk, newGraph(null), contexts.root, document, true);
  return finish(builder);
}

/**
 * Adds a node to the graph and answers its name. `outer`: the context with the node's own `@context` in it, which its types
 * are read by. `alone`: the node must say something, else safe mode refuses it.
 */
function node(walk: Walk, graph: Graph, outer: ActiveContext, element: JsonObject, alone: boolean): Iri | Blank {
  const { contexts, builder } = walk;
  let active = outer;
  let typeKey: string | null = null;
  let id: string | null = null;
  for (const key in element) {
    const expanded = outer.terms.get(key)?.iri ?? key;
    if (expanded === '@type') {
      if (typeKey !== null) throw new NotSure('two types');
      typeKey = key;
    }
  }
  const types = typeKey === null ? [] : typesOf(element[typeKey]);
  for (const type of types.length > 1 ? [...types].sort() : types) {
    const scoped = outer.terms.get(type)?.scoped;
    if (scoped !== undefined) active = contexts.forType(active, scoped);
  }
  if (typeKey !== null && (active.terms.get(typeKey)?.iri ?? typeKey) !== '@type')
    throw new NotSure('a type in one context only');
  for (const key in element) {
    if ((active.terms.get(key)?.iri ?? key) !== '@id') continue;
    if (id !== null) throw new NotSure('two ids');
    id = idOf(active, element[key]);
  }
  const subject = subjectIn(builder, graph, id);
  let says = 0;
  for (const type of types) {
    addNode(builder, graph, subject, TYPE, typeIri(outer, type));
    says++;
  }
  for (const key in element) {
    if (key === '@context') continue;
    const term = active.terms.get(key);
    const iri = term ? term.iri : expandIri(active, key, true);
    if (iri === '@id' || key === '@id') continue;
    if (iri === '@type' || key === '@type') {
      if (key !== typeKey) throw new NotSure('a type in one context only');
      continue;
    }
    if (iri === null || key === '__proto__' || iri === RDF_TYPE || (!term && !isPlainIri(iri)))
      throw new NotSure(`undefined term ${key}`);
    if (property(walk, graph, active, subject, key, term, term ? term.resource : plainIri(iri), element[key])) says++;
  }
  if (alone && says === 0) throw new NotSure('a node that says nothing');
  return subject.node;
}

/** Adds what one member says; answers whether it says anything. */
function property(
  walk: Walk,
  graph: Graph,
  active: ActiveContext,
  subject: Subject,
  key: string,
  term: Term | undefined,
  predicate: Iri,
  value: unknown,
): boolean {
  const { builder, contexts } = walk;
  let inner = active;
  let innerTerm = term;
  if (term && term.scoped !== undefined) {
    inner = contexts.forProperty(active, term.scoped);
    innerTerm = inner.terms.get(key);
    if (innerTerm?.iri?.startsWith('@')) throw new NotSure('a property that becomes a keyword');
  }
  const [container] = term ? term.container.filter((one) => one !== '@set') : [];
  if (container === '@language' && isObject(value)) {
    for (const said of languageMap(inner, value)) addLiteral(builder, graph, subject, predicate, said);
    return true;
  }
  if (term?.type === '@json') {
    if (container) throw new NotSure('JSON in a container');
    addLiteral(builder, graph, subject, predicate, jsonLiteral(value));
    return true;
  }
  if (value === null || value === undefined) return false;
  if (container === '@graph') return graphs(walk, graph, inner, subject, innerTerm, predicate, value);
  if (container === '@list' || innerTerm?.container.includes('@list')) {
    if (innerTerm !== term) throw new NotSure('a list with its own context');
    const items: Value[] = [];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === null || item === undefined) continue;
      if (Array.isArray(item)) throw new NotSure('a list in a list');
      items.push(one(walk, graph, inner, innerTerm, item));
    }
    addList(builder, graph, subject, predicate, items);
    return true;
  }
  return values(walk, graph, inner, subject, innerTerm, predicate, value);
}

/** Adds one value or a list of them, however deep it is nested. */
function values(
  walk: Walk,
  graph: Graph,
  active: ActiveContext,
  subject: Subject,
  term: Term | undefined,
  predicate: Iri,
  value: unknown,
): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) {
    let says = false;
    for (const item of value) if (values(walk, graph, active, subject, term, predicate, item)) says = true;
    return says;
  }
  const said = one(walk, graph, active, term, value);
  if (said.kind === 'text') addLiteral(walk.builder, graph, subject, predicate, said);
  else addNode(walk.builder, graph, subject, predicate, said);
  return true;
}

/** Adds nodes that are each a graph of their own. */
function graphs(
  walk: Walk,
  graph: Graph,
  active: ActiveContext,
  subject: Subject,
  term: Term | undefined,
  predicate: Iri,
  value: unknown,
): boolean {
  let says = false;
  for (const item of Array.isArray(value) ? value : [value]) {
    if (!isObject(item) || '@value' in item) throw new NotSure('a graph that is no node');
    const name = newBlank(walk.builder);
    addNode(walk.builder, graph, subject, predicate, name);
    const inner = contextOfNode(walk, active, term, item);
    node(walk, newGraph(name), inner, item, true);
    says = true;
  }
  return says;
}

/** One value that is no list. JSON-LD 1.1 API, 5.3. */
function one(walk: Walk, graph: Graph, active: ActiveContext, term: Term | undefined, value: unknown): Value {
  if (isObject(value)) {
    if ('@value' in value) return valueObject(walk, active, term, value);
    return node(walk, graph, contextOfNode(walk, active, term, value), value, false);
  }
  const type = term?.type ?? null;
  if (typeof value === 'string') {
    if (type === '@id') return reference(expandIri(active, value, false));
    if (type === '@vocab') return reference(expandIri(active, value, true));
  } else if (typeof value !== 'number' && typeof value !== 'boolean') {
    throw new NotSure(`a ${typeof value}`);
  }
  if (type === '@json') throw new NotSure('JSON by a context of its own');
  return literal(value, type === null || type.startsWith('@') ? null : type);
}

/** The context of a node in a property: what its parent's types brought is gone, what the property and itself bring is in. */
function contextOfNode(
  { contexts }: Walk,
  active: ActiveContext,
  term: Term | undefined,
  element: JsonObject,
): ActiveContext {
  let inner = active;
  if (active.previous && !isReference(active, element)) inner = active.previous;
  if (term && term.scoped !== undefined) inner = contexts.forProperty(inner, term.scoped);
  return '@context' in element ? contexts.inNode(inner, element['@context']) : inner;
}

/** A node that is nothing but a reference keeps the context that it stands in. */
function isReference(active: ActiveContext, element: JsonObject): boolean {
  const keys = Object.keys(element);
  const [key] = keys;
  return key !== undefined && keys.length === 1 && (active.terms.get(key)?.iri ?? key) === '@id';
}

function typesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) throw new NotSure('a type that is no string');
  return value.map((type: unknown) => {
    if (typeof type !== 'string') throw new NotSure('a type that is no string');
    return type;
  });
}

function typeIri(active: ActiveContext, type: string): Iri {
  return reference(expandIri(active, type, true));
}

function reference(value: string | null): Iri {
  if (value === null || value === RDF_NIL || !isPlainIri(value)) throw new NotSure('a relative IRI');
  return plainIri(value);
}

function idOf(active: ActiveContext, value: unknown): string {
  const id = typeof value === 'string' ? expandIri(active, value, false) : null;
  if (id === null || !isPlainIri(id)) throw new NotSure('a relative id');
  return id;
}

const VALUE_KEYS = new Set(['@value', '@type', '@language']);

/** `{ "@value": … }` with a datatype or a language. */
function valueObject(walk: Walk, active: ActiveContext, term: Term | undefined, element: JsonObject): Text {
  const keys = Object.keys(element);
  if (!keys.every((key) => VALUE_KEYS.has(key))) throw new NotSure('a value with more to it');
  const context = keys.length > 2 ? (active.previous ?? active) : active;
  const inner = term && term.scoped !== undefined ? walk.contexts.forProperty(context, term.scoped) : context;
  const { '@value': value, '@type': type, '@language': language } = element;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new NotSure('a value that is none');
  if (language !== undefined) {
    if (type !== undefined || typeof value !== 'string' || typeof language !== 'string' || !LANGUAGE_TAG.test(language))
      throw new NotSure('a language');
    return languageString(value, language.toLowerCase());
  }
  if (type === undefined) return literal(value, null);
  if (typeof type !== 'string' || inner.terms.get(type)?.scoped !== undefined) throw new NotSure('a datatype');
  return literal(value, typeIri(inner, type).value);
}

/** Strings by language. JSON-LD 1.1 API, 5.1.2, step 13.7. */
function languageMap(active: ActiveContext, map: JsonObject): readonly Text[] {
  return Object.entries(map).flatMap(([tag, words]) => {
    if (!LANGUAGE_TAG.test(tag) || active.terms.has(tag)) throw new NotSure('a language');
    return (Array.isArray(words) ? words : [words]).flatMap((word: unknown) => {
      if (word === null) return [];
      if (typeof word !== 'string') throw new NotSure('a language map');
      return [languageString(word, tag.toLowerCase())];
    });
  });
}
