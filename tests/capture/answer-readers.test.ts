// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { adapters } from '../../lib/capture/registry';
import { pageFrom } from './page-from';

const deep = (levels: number): unknown => JSON.parse('{"user":['.repeat(levels) + ']}'.repeat(levels));
const strangers = [null, true, 7, 'x', [], {}, [[]], { id: {}, title: [] }, { __proto__: null }];
const keys = ['user', 'result', 'results', 'courses', 'tracks', 'completed_courses', 'elements', 'data', 'items'];

const ANSWERS: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['true', true],
  ['a number', 1e308],
  ['a text', 'completed'],
  ['an empty list', []],
  ['an empty object', {}],
  ['a list of strangers', strangers],
  ['300,000 nothings', Array.from({ length: 300_000 }, () => null)],
  ['nesting 2,000 deep', deep(2000)],
  ["JavaScript's own object for a user", { result: '__proto__', user: {} }],
  ['a method for a user', { result: 'toString', user: {} }],
  ...keys.flatMap((key) => [
    [`${key}: null`, { [key]: null }] as const,
    [`${key}: a text`, { [key]: 'x' }] as const,
    [`${key}: strangers`, { [key]: strangers }] as const,
    [`${key}: an object of strangers`, { [key]: Object.fromEntries(strangers.entries()) }] as const,
  ]),
];

const readers = adapters.flatMap((adapter) => (adapter.answers ?? []).map((reader) => ({ adapter, reader })));

describe.each(readers)('$adapter.id, $reader.kind: an answer built or broken to do harm gives nothing', (found) => {
  const { adapter, reader } = found;
  const host = adapter.hosts[0]?.replace(/^\*:\/\/(?:\*\.)?([^/]+).*$/, '$1') ?? 'school.example';
  const page = pageFrom('<html><head><title>x</title></head><body></body></html>', `https://${host}/`);

  it.each(ANSWERS)('%s', (_, json) => {
    expect(reader.read({ url: new URL(`https://${host}/api/x`), json }, page)).toEqual([]);
  });
});
