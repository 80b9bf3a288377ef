import { isObject, type JsonObject, sameJson } from '../json';
import { isPlainIri } from './iri';
import { NotSure } from './not-sure';
import { type Iri, plainIri } from './statement';

/** What a context says of one term (JSON-LD 1.1 API, 4.2), as far as the fast path knows it. */
export interface Term {
  /** An absolute IRI, `@id`, `@type`, or null: the term is taken out of the vocabulary. */
  readonly iri: string | null;
  /** The same as a property. */
  readonly resource: Iri;
  /** `@id`, `@vocab`, `@json`, `@none`, the IRI of a datatype, or null. */
  readonly type: string | null;
  readonly container: readonly string[];
  /** May it stand before the colon of a compact IRI? undefined where the definition leaves it open. */
  readonly prefix: boolean | undefined;
  readonly isProtected: boolean;
  /** The context that holds for its values, or for nodes of this type. undefined: none. */
  readonly scoped: unknown;
}

/** A processed context: constant once made. JSON-LD 1.1 API, 4.1. */
export interface ActiveContext {
  readonly terms: ReadonlyMap<string, Term>;
  readonly vocab: string | null;
  /** Does any term resist redefinition? Then no `null` context may clear them. */
  readonly hasProtected: boolean;
  /** What held before a type brought its own context: nodes further in go back to it. */
  readonly previous: ActiveContext | null;
  /** Contexts made from this one, by what was added, each made once. */
  readonly made: {
    readonly byUrls: Map<string, ActiveContext>;
    readonly byType: Map<unknown, ActiveContext>;
    readonly byProperty: Map<unknown, ActiveContext>;
  };
}

/** The documents of known contexts by address; throws `NotSure` for one that is not at hand. */
export type ContextOf = (url: string) => JsonObject;

/** How a context comes in: written in a node, for a type (ends with the node), or for a property (may redefine what is protected). */
type Manner = 'node' | 'type' | 'property';

interface Draft {
  readonly terms: Map<string, Term>;
  vocab: string | null;
  hasProtected: boolean;
}

/** One context while its terms are being defined. */
interface Defining {
  readonly draft: Draft;
  readonly local: JsonObject;
  /** false: begun, true: done. */
  readonly defined: Map<string, boolean>;
  readonly allProtected: boolean;
}

export function initialContext(): ActiveContext {
  return seal({ terms: new Map(), vocab: null, hasProtected: false }, null);
}

function seal(draft: Draft, previous: ActiveContext | null): ActiveContext {
  return { ...draft, previous, made: { byUrls: new Map(), byType: new Map(), byProperty: new Map() } };
}

/**
 * The active context with a local one processed into it. Does what jsonld.js 9 does, in its order, for the features that the
 * known contexts use; throws `NotSure` for every other one and wherever jsonld.js throws or safe mode objects.
 */
export function processContext(
  active: ActiveContext,
  local: unknown,
  manner: Manner,
  contextOf: ContextOf,
): ActiveContext {
  if (Array.isArray(local) && local.length === 0) return active;
  let draft: Draft = { terms: new Map(active.terms), vocab: active.vocab, hasProtected: active.hasProtected };
  let previous = manner === 'type' ? (active.previous ?? active) : active.previous;
  for (const context of flatten(local, contextOf, 0)) {
    if (context === null) {
      if (manner !== 'property') throw new NotSure('a null context');
      draft = { terms: new Map(), vocab: null, hasProtected: false };
      previous = null;
    } else {
      define(draft, context, manner === 'property', contextOf);
    }
  }
  return seal(draft, previous);
}

/** A context, a list of them, or addresses of them, as one list. */
function flatten(local: unknown, contextOf: ContextOf, depth: number): readonly (JsonObject | null)[] {
  if (depth > 4) throw new NotSure('contexts that name contexts');
  if (Array.isArray(local)) return local.flatMap((one: unknown) => flatten(one, contextOf, depth + 1));
  if (typeof local === 'string') return flatten(contextOf(local)['@context'], contextOf, depth + 1);
  if (local === null) return [null];
  if (!isObject(local)) throw new NotSure('a context that is no object');
  return [local];
}

const CONTEXT_KEYWORDS = new Set(['@version', '@vocab', '@protected']);

function define(draft: Draft, local: JsonObject, override: boolean, contextOf: ContextOf): void {
  const defined = new Map<string, boolean>();
  for (const keyword of CONTEXT_KEYWORDS) if (keyword in local) defined.set(keyword, true);
  if ('@version' in local && local['@version'] !== 1.1) throw new NotSure('@version');
  const protect = local['@protected'];
  if (protect !== undefined && protect !== true) throw new NotSure('@protected');
  if ('@vocab' in local) {
    const vocab = local['@vocab'];
    if (typeof vocab !== 'string' || !/^https?:\/\//.test(vocab) || !isPlainIri(vocab)) throw new NotSure('@vocab');
    draft.vocab = vocab;
  }
  const defining = { draft, local, defined, allProtected: protect === true };
  for (const term of Object.keys(local)) {
    defineTerm(defining, term, override);
    const definition = local[term];
    // jsonld.js tries each scoped context where it is defined, and refuses the whole when one is broken.
    if (isObject(definition) && '@context' in definition) tryScoped(draft, definition['@context'], contextOf);
  }
}

function tryScoped(draft: Draft, scoped: unknown, contextOf: ContextOf): void {
  if (typeof scoped === 'string') throw new NotSure('a scoped context by address');
  processContext(seal(draft, null), scoped, 'property', contextOf);
}

const DEFINITION_KEYWORDS = new Set(['@id', '@type', '@container', '@context', '@protected', '@prefix']);

function defineTerm(defining: Defining, term: string, override: boolean): void {
  const { draft, local, defined } = defining;
  const state = defined.get(term);
  if (state === true) return;
  if (state === false) throw new NotSure('terms defined by each other');
  if (term === '' || /[@:/]/.test(term) || term === '__proto__') throw new NotSure(`a term ${term}`);
  defined.set(term, false);
  const earlier = draft.terms.get(term);
  draft.terms.delete(term);
  const given = Object.hasOwn(local, term) ? local[term] : undefined;
  const simple = typeof given === 'string' || given === null;
  const value: unknown = simple ? { '@id': given } : given;
  if (!isObject(value)) throw new NotSure(`the definition of ${term}`);
  for (const keyword of Object.keys(value))
    if (!DEFINITION_KEYWORDS.has(keyword)) throw new NotSure(`${keyword} in a definition`);
  const { iri, prefix } = iriOf(defining, term, value, simple);
  const isProtected =
    value['@protected'] === true || (defining.allProtected && value['@protected'] !== false) || earlierHolds();
  if (isProtected) draft.hasProtected = true;
  defined.set(term, true);
  const definition: Term = {
    iri,
    resource: plainIri(iri ?? ''),
    type: '@type' in value ? typeOf(defining, term, value['@type']) : null,
    container: '@container' in value ? containerOf(value['@container']) : [],
    prefix: '@prefix' in value ? prefixOf(iri, value['@prefix']) : prefix,
    isProtected,
    scoped: value['@context'],
  };
  draft.terms.set(term, definition);
  if (earlierHolds() && !isSame(earlier, definition)) throw new NotSure(`${term} is protected`);

  function earlierHolds(): boolean {
    return earlier?.isProtected === true && !override;
  }
}

function iriOf(
  defining: Defining,
  term: string,
  value: JsonObject,
  simple: boolean,
): { readonly iri: string | null; readonly prefix: boolean | undefined } {
  const id = value['@id'];
  if (id === null) return { iri: null, prefix: undefined };
  if (id === '@id' || id === '@type') return { iri: id, prefix: false };
  if ('@id' in value && id !== term) {
    if (typeof id !== 'string' || id === '') throw new NotSure(`the IRI of ${term}`);
    const iri = expandInContext(defining, id);
    return { iri, prefix: simple && /[:/?#[\]@]$/.test(iri) };
  }
  const { vocab } = defining.draft;
  if (vocab === null || !isPlainIri(vocab + term)) throw new NotSure(`the IRI of ${term}`);
  return { iri: vocab + term, prefix: undefined };
}

function typeOf(defining: Defining, term: string, type: unknown): string {
  if (typeof type !== 'string' || type === term || type.startsWith(`${term}:`))
    throw new NotSure('@type in a definition');
  return ['@id', '@vocab', '@json', '@none'].includes(type) ? type : expandInContext(defining, type);
}

const CONTAINERS = new Set(['@set', '@list', '@graph', '@language']);

function containerOf(value: unknown): readonly string[] {
  const container: readonly unknown[] = Array.isArray(value) ? value : [value];
  const known = container.filter((one): one is string => typeof one === 'string' && CONTAINERS.has(one));
  const besides = known.filter((one) => one !== '@set');
  if (known.length !== container.length || besides.length > 1 || new Set(known).size !== known.length)
    throw new NotSure('@container');
  if (besides[0] === '@list' && known.length > 1) throw new NotSure('@container');
  return known;
}

function prefixOf(iri: string | null, value: unknown): boolean {
  if (typeof value !== 'boolean' || !iri || iri.startsWith('@')) throw new NotSure('@prefix');
  return value;
}

/** Expands an IRI inside a context, where it may lean on a term that is defined further down. JSON-LD 1.1 API, 5.2. */
function expandInContext(defining: Defining, value: string): string {
  const { draft, local, defined } = defining;
  if (value.startsWith('@')) throw new NotSure(`${value} in a definition`);
  const colon = value.indexOf(':');
  const isAddress = colon > 0 && value.startsWith('//', colon + 1);
  if (Object.hasOwn(local, value) && defined.get(value) !== true) defineTerm(defining, value, false);
  if (colon > 0 && !isAddress) {
    const prefix = value.slice(0, colon);
    if (Object.hasOwn(local, prefix)) defineTerm(defining, prefix, false);
  }
  const iri = expandIri(draft, value, true);
  if (iri === null || !isPlainIri(iri)) throw new NotSure(`${value} in a definition`);
  return iri;
}

/**
 * The IRI that a string stands for (JSON-LD 1.1 API, 5.2): a term or a word of the vocabulary where `vocab` allows, a compact
 * IRI, an absolute one; null for everything else. The answer may be `@id` or `@type`, and is not checked to be well-formed.
 */
export function expandIri(
  { terms, vocab }: Pick<ActiveContext, 'terms' | 'vocab'>,
  value: string,
  inVocab: boolean,
): string | null {
  if (inVocab) {
    const term = terms.get(value);
    if (term) return term.iri;
  }
  if (value.startsWith('@')) return null;
  const colon = value.indexOf(':');
  if (colon > 0) {
    if (value.startsWith('//', colon + 1)) return value;
    const prefix = value.slice(0, colon);
    if (prefix === '_') return null;
    const term = terms.get(prefix);
    if (term?.prefix) return term.iri + value.slice(colon + 1);
    if (isPlainIri(value)) return value;
    return null;
  }
  return inVocab && vocab !== null ? vocab + value : null;
}

/** Would jsonld.js see no difference between two definitions of a protected term? */
function isSame(earlier: Term | undefined, later: Term): boolean {
  return (
    earlier !== undefined &&
    earlier.iri === later.iri &&
    earlier.type === later.type &&
    earlier.prefix === later.prefix &&
    sameJson([...earlier.container].sort(), [...later.container].sort()) &&
    (earlier.scoped === undefined) === (later.scoped === undefined) &&
    sameJson(earlier.scoped, later.scoped)
  );
}
