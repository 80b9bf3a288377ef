// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observeAnswer } from '../../lib/capture/observe';
import { isFromItsSite } from '../../lib/capture/origin';
import { adapters } from '../../lib/capture/registry';
import { pageFromFile } from './page-from';

const FIXTURES = join(process.cwd(), 'tests/fixtures/capture');

interface Example {
  readonly id: string;
  readonly file: string;
  readonly url: string;
  readonly answer: { readonly url: string; readonly file: string };
}

/** Each answer of the fixtures, with the page that fetched it. */
const examples: readonly Example[] = adapters.flatMap(({ id }) => {
  const path = join(FIXTURES, id, 'cases.json');
  const cases: Partial<Example>[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  const seen = new Set<string>();
  return cases.flatMap(({ file = '', url = '', answer }) => {
    if (!answer || seen.has(answer.file)) return [];
    seen.add(answer.file);
    return [{ id, file, url, answer }];
  });
});

const DEEP: unknown = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
const WRONG: readonly unknown[] = [
  null,
  true,
  Number.MAX_VALUE,
  'x'.repeat(20_000),
  'javascript:alert(1)//',
  'https://bank.example/certificates/00112233445566778899aabbccddeeff',
  [[null]],
  JSON.parse('{"toString":1,"valueOf":1,"__proto__":{"title":"x"}}'),
  DEEP,
];

/** The value with each of its members in turn replaced by what doesn't belong there; of a list only the first two. */
function* spoilt(value: unknown, wrong: unknown): Generator {
  yield wrong;
  if (typeof value !== 'object' || value === null) return;
  const members = Object.entries(value);
  for (const [key, member] of Array.isArray(value) ? members.slice(0, 2) : members) {
    for (const other of spoilt(member, wrong)) {
      yield Array.isArray(value)
        ? value.map((kept: unknown, i) => (String(i) === key ? other : kept))
        : { ...value, [key]: other };
    }
  }
}

describe('an answer built or broken to do harm', () => {
  it.each(examples)('$id, $answer.file: breaks no reader, and speaks of no other site', ({ id, file, url, answer }) => {
    const page = pageFromFile(join(FIXTURES, id, file), url);
    const json: unknown = JSON.parse(readFileSync(join(FIXTURES, id, answer.file), 'utf8'));
    for (const wrong of WRONG) {
      for (const variant of spoilt(json, wrong)) {
        const seen = observeAnswer(adapters, { url: new URL(answer.url), json: variant }, page);
        expect(seen.filter((observation) => !isFromItsSite(observation, url))).toEqual([]);
      }
    }
  });

  it.each(examples)('$id, $answer.file: gives no more than a page may, however long', ({ id, file, url, answer }) => {
    const page = pageFromFile(join(FIXTURES, id, file), url);
    const json: unknown = JSON.parse(readFileSync(join(FIXTURES, id, answer.file), 'utf8'));
    const seen = observeAnswer(adapters, { url: new URL(answer.url), json: lengthened(json) }, page);
    expect(seen.length).toBeLessThanOrEqual(300);
  });
});

/** Every list of objects, with a thousand members. */
function lengthened(value: unknown): unknown {
  if (Array.isArray(value)) {
    const members: unknown[] = value.slice(0, 2).map(lengthened);
    return members.some((member) => typeof member === 'object')
      ? Array.from({ length: 500 }, () => members).flat()
      : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, lengthened(member)]));
}
