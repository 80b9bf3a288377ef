import { dereference, format, type OutputUnit, type Schema, type SchemaDraft, validate } from '@cfworker/json-schema';
import { isObject, type JsonObject } from '../json';
import { MAX_SCHEMA_MS, MAX_SCHEMA_NAME, MAX_SCHEMA_NODES, MAX_SCHEMA_STEPS, MAX_SCHEMA_VALUES } from '../limits';
import { isTooMuch, type VettedPattern, vetPattern } from './pattern';
import type { SchemaVerdict } from './types';

/** What a schema asks that we don't do, or not so much of. */
class Unusable extends Error {}

interface Prepared {
  readonly schema: Schema;
  readonly draft: SchemaDraft;
  readonly lookup: Record<string, Schema | boolean>;
  readonly patterns: ReadonlyMap<string, VettedPattern>;
  readonly budget: Budget;
}

/** How much one comparison may still do. A schema is spent anew for each document. */
interface Budget {
  steps: number;
  until: number;
  widest: number;
}

/** Prepared once for each schema: the pinned ones are compared with many credentials. */
const prepared = new WeakMap<JsonObject, Prepared | string>();

/**
 * Compares a document with a JSON schema that nobody vouches for: its references stay inside it, its regular expressions
 * are looked at before they run, and its work is counted. JSON Schema drafts 7, 2019-09 and 2020-12; of `format` only
 * `date-time` and `date` are demanded (the others are annotations by default, 2019-09, 7.2). Never throws.
 */
export function compareWithSchema(document: JsonObject, schema: JsonObject): SchemaVerdict {
  const ready = prepared.get(schema) ?? prepare(schema);
  prepared.set(schema, ready);
  if (typeof ready === 'string') return { kind: 'unusable', why: ready };
  const size = sizeOf(document);
  if (size.values > MAX_SCHEMA_VALUES || size.longestName > MAX_SCHEMA_NAME)
    return { kind: 'unusable', why: 'too large' };
  Object.assign(ready.budget, {
    steps: MAX_SCHEMA_STEPS,
    until: performance.now() + MAX_SCHEMA_MS,
    widest: size.widest,
  });
  try {
    register(ready);
    const { valid, errors } = validate(document, ready.schema, ready.draft, ready.lookup, true);
    return valid ? { kind: 'holds' } : { kind: 'violated', member: placeOf(errors) };
  } catch (error) {
    return { kind: 'unusable', why: whyOf(error) };
  } finally {
    for (const source of ready.patterns.keys()) delete format[nameOf(source)];
  }
}

/** A schema that sends itself round ends in a full stack; what is built against the standard, in any other error. */
function whyOf(error: unknown): string {
  if (error instanceof Unusable) return error.message;
  return error instanceof RangeError ? 'too much work' : 'malformed';
}

/** The library runs whatever expression a schema holds; each is handed to it as a format instead, which asks first. */
function register({ patterns, budget }: Prepared): void {
  for (const [source, pattern] of patterns) {
    format[nameOf(source)] = (text) => {
      const ways = pattern.ways(text.length);
      if (isTooMuch(ways)) throw new Unusable('pattern');
      spend(budget, ways / 100);
      return pattern.test(text);
    };
  }
}

const nameOf = (source: string) => `pattern ${source}`;

function spend(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0 || performance.now() > budget.until) throw new Unusable('too much work');
}

const DRAFTS: ReadonlyMap<string, SchemaDraft> = new Map([
  ['json-schema.org/draft-07/schema', '7'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
]);

/** A schema ready to be compared with, or why it can't be used. */
function prepare(schema: JsonObject): Prepared | string {
  const dialect = schema.$schema;
  const draft =
    dialect === undefined
      ? '2019-09'
      : typeof dialect === 'string'
        ? DRAFTS.get(dialect.replace(/^https?:\/\//, '').replace(/#$/, ''))
        : undefined;
  if (!draft) return typeof dialect === 'string' ? dialect : '$schema';
  const patterns = new Map<string, VettedPattern>();
  const budget: Budget = { steps: 0, until: 0, widest: 0 };
  try {
    const copy = copyOf(schema, { patterns, budget, nodes: 0 });
    // Without an address of its own, so that no reference can lead anywhere but inside.
    const lookup = dereference(copy, Object.create(null), new URL('schema:root'));
    for (const node of Object.values(lookup)) {
      const target = typeof node === 'object' ? node.__absolute_ref__ : undefined;
      if (target !== undefined && lookup[target] === undefined) return target;
    }
    return { schema: copy, draft, lookup, patterns, budget };
  } catch (error) {
    return whyOf(error);
  }
}

/** Keywords whose value is a schema for each name, a list of schemas, or data in which nothing is a schema. */
const MAPS: ReadonlySet<string> = new Set('$defs definitions properties patternProperties dependentSchemas'.split(' '));
const DATA: ReadonlySet<string> = new Set('enum const required dependentRequired type'.split(' '));
/** Without a meaning for the comparison; left out, so that no reference leads into them and takes data for a schema. */
const DROPPED: ReadonlySet<string> = new Set(
  'pattern default examples $comment title description $vocabulary dependencies'.split(' '),
);
/** The library knows these only in part, or not: what they would refuse must not pass. */
const REFUSED = ['$dynamicRef', '$recursiveRef', '$dynamicAnchor'];
const ASSERTED: ReadonlySet<unknown> = new Set(['date-time', 'date']);

interface Copying {
  readonly patterns: Map<string, VettedPattern>;
  readonly budget: Budget;
  nodes: number;
}

/** A copy of a schema with its patterns turned into formats, and with a counter in each part. Throws `Unusable`. */
function copyOf(node: JsonObject, copying: Copying): Schema {
  copying.nodes++;
  if (copying.nodes > MAX_SCHEMA_NODES) throw new Unusable('too large');
  const refused = REFUSED.find((keyword) => keyword in node);
  if (refused) throw new Unusable(refused);
  const copy: Schema = {};
  let weight = 1;
  for (const [keyword, value] of Object.entries(node)) {
    if (keyword === '__proto__' || keyword.startsWith('__absolute')) throw new Unusable(keyword);
    if (DROPPED.has(keyword) || (keyword === 'format' && !ASSERTED.has(value))) continue;
    copy[keyword] = DATA.has(keyword) ? value : copyValue(keyword, value, copying);
    weight += Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;
  }
  addDependencies(copy, node.dependencies, copying);
  if (node.pattern !== undefined) {
    const format = nameOf(vet(node.pattern, copying));
    copy.allOf = [...(Array.isArray(copy.allOf) ? copy.allOf : []), count({ format }, 1, false, 0, copying.budget)];
  }
  const names = isObject(node.patternProperties) ? Object.keys(node.patternProperties) : [];
  for (const name of names) {
    if (isTooMuch(copying.patterns.get(vet(name, copying))?.ways(MAX_SCHEMA_NAME) ?? 0)) throw new Unusable('pattern');
  }
  return count(copy, weight, node.uniqueItems === true, names.length, copying.budget);
}

function copyValue(keyword: string, value: unknown, copying: Copying): unknown {
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? copyOf(item, copying) : item));
  if (!isObject(value)) return value;
  if (!MAPS.has(keyword)) return copyOf(value, copying);
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    // An own member of that name would become the copy's prototype.
    if (name === '__proto__') throw new Unusable(name);
    copy[name] = isObject(inner) ? copyOf(inner, copying) : inner;
  }
  return copy;
}

/** Draft 7's one keyword for what later became two. Draft 7, 6.5.7; 2019-09, 6.5.4 and 9.2.2.4. */
function addDependencies(copy: Schema, dependencies: unknown, copying: Copying): void {
  if (!isObject(dependencies)) return;
  for (const [name, value] of Object.entries(dependencies)) {
    if (name === '__proto__') throw new Unusable(name);
    if (Array.isArray(value)) copy.dependentRequired = { ...copy.dependentRequired, [name]: value };
    else if (isObject(value)) copy.dependentSchemas = { ...copy.dependentSchemas, [name]: copyOf(value, copying) };
  }
}

function vet(pattern: unknown, { patterns }: Copying): string {
  const vetted = typeof pattern === 'string' ? vetPattern(pattern) : null;
  if (typeof pattern !== 'string' || !vetted) throw new Unusable('pattern');
  patterns.set(pattern, vetted);
  return pattern;
}

/**
 * Whoever compares with a schema must read each of its keywords, this one too (2019-09, 8.2.4.2.2; `$recursiveRef`, which
 * alone gives it a meaning, is refused): so the reading counts the steps.
 */
function count(node: Schema, weight: number, unique: boolean, names: number, budget: Budget): Schema {
  return Object.defineProperty(node, '$recursiveAnchor', {
    enumerable: false,
    configurable: true,
    get: () => {
      const { widest } = budget;
      spend(budget, weight + names * widest + (unique ? widest * widest : 0));
      return undefined;
    },
  });
}

function sizeOf(document: JsonObject): {
  readonly values: number;
  readonly widest: number;
  readonly longestName: number;
} {
  let values = 0;
  let widest = 0;
  let longestName = 0;
  const stack: unknown[] = [document];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    const entries: readonly [string, unknown][] = Object.entries(value);
    values += entries.length;
    widest = Math.max(widest, entries.length);
    for (const [name, inner] of entries) {
      longestName = Math.max(longestName, name.length);
      stack.push(inner);
    }
  }
  return { values, widest, longestName };
}

/** The deepest place that was found wrong, as a path of members (the library gives a JSON pointer in a fragment). */
function placeOf(errors: readonly OutputUnit[]): string {
  const depth = ({ instanceLocation }: OutputUnit) => instanceLocation.split('/').length;
  const deepest = errors.reduce<OutputUnit | undefined>(
    (best, error) => (best && depth(best) > depth(error) ? best : error),
    undefined,
  );
  if (!deepest) return '';
  const names = deepest.instanceLocation
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const lacking = deepest.keyword === 'required' ? /"([^"]+)"/.exec(deepest.error)?.[1] : undefined;
  return [...names, ...(lacking ? [lacking] : [])].join('.');
}
