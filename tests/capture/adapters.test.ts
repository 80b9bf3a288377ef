// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  array,
  type InferOutput,
  looseObject,
  nullable,
  number,
  object,
  optional,
  parse,
  picklist,
  string,
  tuple,
  unknown,
} from 'valibot';
import { describe, expect, it } from 'vitest';
import { readTold } from '../../lib/capture/hook/told';
import { observeAnswer } from '../../lib/capture/observe';
import { isFromItsSite } from '../../lib/capture/origin';
import { text } from '../../lib/capture/page';
import { adapters, observe } from '../../lib/capture/registry';
import { createStandardsReader } from '../../lib/capture/standards/reader';
import type { Adapter, Observation, Page } from '../../lib/capture/types';
import { pageFrom, pageFromFile } from './page-from';

const FIXTURES = join(process.cwd(), 'tests/fixtures/capture');

/**
 * Sentences of an adapter's note. The first: nothing is known that tells the viewer's own pages from others', so that what
 * they show stays `unknown`, and the popup asks "Is this yours?". The second: no page or answer is known that says that
 * something was completed.
 */
const NO_OWN_SIGNAL = /\bOwn: never known\b/;
const NO_COMPLETION = /\bCompletion: never known\b/;

const Case = object({
  file: string(),
  url: string(),
  why: string(),
  /** An answer that the page fetched, and its JSON file: read instead of the page. */
  answer: optional(object({ url: string(), file: string() })),
  /** What `Adapter.lists` says of the page: `next` is an address, or the text of the control to press. */
  list: optional(object({ next: nullable(string()), total: nullable(number()) })),
  expected: array(looseObject({ status: string(), own: string() })),
});
type Case = InferOutput<typeof Case>;

function casesOf(adapter: string): Case[] {
  return parse(array(Case), JSON.parse(readFileSync(join(FIXTURES, adapter, 'cases.json'), 'utf8')));
}

/** What a page's scripts tell, one after the other, in the words of `lib/capture/hook/wire.ts`. */
const Events = object({ page: string(), told: array(tuple([picklist(['scorm', 'h5p', 'xapi']), unknown()])) });
/** When all of it happens. */
const AT = '2026-11-26T12:00:00.000Z';

/** What was told on a page of a standard's, as it is heard. */
function heard(path: string, url: string): readonly Observation[] {
  const { page, told } = parse(Events, JSON.parse(readFileSync(path, 'utf8')));
  const reader = createStandardsReader();
  return told.flatMap(([kind, body]) => {
    const address = kind === 'xapi' ? 'https://lrs.example/statements\n' : '';
    const events = readTold(`${kind} ${address}${JSON.stringify(body)}`);
    return events.flatMap((event) => reader.hear(event, pageFrom(page, url), AT));
  });
}

/** What is seen in a case: in what was told, in the answer where it has one, else in the page. */
function seen(id: string, page: Page | null, { file, url, answer }: Case): readonly Observation[] {
  if (!page) return heard(join(FIXTURES, id, file), url);
  if (!answer) return observe(page);
  const json: unknown = JSON.parse(readFileSync(join(FIXTURES, id, answer.file), 'utf8'));
  return observeAnswer(adapters, { url: new URL(answer.url), json }, page);
}

function listIn({ lists = [] }: Adapter, page: Page): Case['list'] {
  const list = lists.find(({ path }) => path.test(page.url.pathname));
  if (!list) return undefined;
  const next = list.next?.(page) ?? null;
  return {
    next: next === null ? null : 'go' in next ? next.go.href : text(next.press),
    total: list.total(page),
  };
}

function sharesReaders(one: Adapter, other: Adapter): boolean {
  const tests = (adapter: Adapter) => [
    ...(adapter.answers ?? []).map(({ address }) => address),
    ...(adapter.lists ?? []).map(({ path }) => path),
  ];
  const others = new Set(tests(other));
  return tests(one).some((test) => others.has(test));
}

function noteOf(id: string): string {
  return readFileSync(join(process.cwd(), 'lib/capture/adapters', `${id}.ts`), 'utf8').split('*/')[0] ?? '';
}

describe.each(adapters)('$id reads', (adapter) => {
  const { id } = adapter;
  it.each(casesOf(id))('$file: $why', (example) => {
    const isTold = example.file.endsWith('.events.json');
    const page = isTold ? null : pageFromFile(join(FIXTURES, id, example.file), example.url);
    const observations = seen(id, page, example);
    expect(observations).toEqual(example.expected);
    expect(observations.filter((observation) => !isFromItsSite(observation, example.url))).toEqual([]);
    if (example.list && page) expect(listIn(adapter, page)).toEqual(example.list);
  });
});

describe('every adapter', () => {
  it.each(adapters.map(({ id }) => id))('%s has a page that shows a completion, and one that does not', (id) => {
    const cases = casesOf(id);
    const completed = cases.filter(({ expected }) => expected.some(({ status }) => status === 'completed'));
    const own = cases.filter(({ expected }) =>
      expected.some(({ status, own }) => status === 'completed' && own === 'yes'),
    );
    const note = noteOf(id);
    expect(NO_COMPLETION.test(note), `${id}'s note says "Completion: never known"`).toBe(completed.length === 0);
    if (completed.length > 0) {
      expect(NO_OWN_SIGNAL.test(note), `${id}'s note says "Own: never known"`).toBe(own.length === 0);
    }
    expect(cases.length - completed.length).toBeGreaterThan(0);
  });

  it.each(adapters)('$id has a case for each of its readers of answers, and each of its lists', (adapter) => {
    // A site that is a Moodle has Moodle's own readers: what was tried there needs no second case.
    const cases = adapters
      .filter((other) => other === adapter || sharesReaders(other, adapter))
      .flatMap(({ id }) => casesOf(id));
    const asked = cases.flatMap(({ answer }) => (answer ? [new URL(answer.url)] : []));
    const unread = (adapter.answers ?? []).filter(
      ({ address }) => !asked.some(({ host, pathname, search }) => address.test(`${host}${pathname}${search}`)),
    );
    expect(unread.map(({ kind }) => kind)).toEqual([]);
    const walked = cases.filter(({ list }) => list).map(({ url }) => new URL(url).pathname);
    const unwalked = (adapter.lists ?? []).filter(({ path }) => !walked.some((pathname) => path.test(pathname)));
    expect(unwalked.map(({ path }) => path.source)).toEqual([]);
  });

  it.each(adapters.map(({ id }) => id))('%s uses every fixture in its folder', (id) => {
    const used = new Set(casesOf(id).flatMap(({ file, answer }) => (answer ? [file, answer.file] : [file])));
    const present = readdirSync(join(FIXTURES, id)).filter((name) => name !== 'cases.json');
    expect(present.filter((name) => !used.has(name))).toEqual([]);
  });

  it('has the fixture folder of its name, and no folder is without an adapter', () => {
    const folders = readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(adapters.map(({ id }) => id).sort());
    expect(adapters.every(({ id }) => existsSync(join(process.cwd(), 'lib/capture/adapters', `${id}.ts`)))).toBe(true);
  });
});
