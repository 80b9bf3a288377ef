import { describe, expect, it } from 'vitest';
import {
  beginCatchUp,
  type CatchUp,
  type CatchUpEnd,
  type CaughtItem,
  type CaughtPart,
  endCatchUp,
  PART_LIMIT,
  stepCatchUp,
} from '../../lib/capture/catch-up';
import type { Adapter } from '../../lib/capture/types';

const HOME = 'https://www.school.example/my-courses';
const SCHOOL: Adapter = {
  id: 'school',
  label: 'School',
  facts: '2026-11',
  hosts: ['*://*.school.example/*'],
  pages: [],
  lists: [{ path: /^\/my-courses$/, next: () => null, total: () => null }],
};
const begun = beginCatchUp('school', new URL(HOME));
const items = (...ids: readonly number[]): readonly CaughtItem[] =>
  ids.map((id) => ({ id: `school:${id}`, isCompleted: id % 2 === 0 }));
const page = (number: number) => `${HOME}?page=${number}`;
const part = (number: number, fields: Partial<CaughtPart>): CaughtPart => ({
  number,
  url: number === 0 ? HOME : page(number),
  items: items(2 * number, 2 * number + 1),
  total: null,
  next: { go: page(number + 1) },
  ...fields,
});
const reading = (...parts: readonly Partial<CaughtPart>[]): CatchUp =>
  parts.reduce<CatchUp>((state, fields, number) => stepCatchUp(state, part(number, fields), SCHOOL), begun);

describe('catching up', () => {
  it('goes from part to part to the list’s end, and counts', () => {
    const going = reading({ total: 6 }, {});
    expect(going).toMatchObject({ parts: 2, total: 6, step: { go: page(2) }, end: null });
    const done = stepCatchUp(going, part(2, { next: null, total: 5 }), SCHOOL);
    expect(done).toMatchObject({ parts: 3, total: 5, step: 'end', end: 'complete' });
    expect(done.read).toHaveLength(6);
    expect(done.completed).toEqual(['school:0', 'school:2', 'school:4']);
  });

  it('presses where the page has a control, also when the list grows in its place', () => {
    const grown = reading({ next: 'press' }, { url: HOME, items: items(0, 1, 2, 3), next: 'press' });
    expect(grown).toMatchObject({ step: 'press', end: null, parts: 2 });
    expect(grown.read).toHaveLength(4);
  });

  it('counts a course that becomes completed on a later part once', () => {
    const [course] = items(1);
    const state = reading({ items: items(1) }, { items: [{ id: course?.id ?? '', isCompleted: true }, ...items(7)] });
    expect([state.read.length, state.completed.length]).toEqual([2, 1]);
  });

  it.each<[string, readonly Partial<CaughtPart>[], CatchUpEnd]>([
    ['at a part that shows what was read before', [{}, { items: items(0, 1) }], 'repeated'],
    ['when a press brings nothing', [{ next: 'press' }, { items: [], next: 'press' }], 'repeated'],
    ['when a press brings the same', [{ next: 'press' }, { items: items(1, 0), next: 'press' }], 'repeated'],
    ['at an address that was read before', [{}, { next: { go: HOME } }], 'repeated'],
    ['at an address that differs only after #', [{ next: { go: `${HOME}#2` } }], 'repeated'],
    ['at its own address', [{}, { next: { go: page(1) } }], 'repeated'],
    ['after three parts with nothing on them', [{}, { items: [] }, { items: [] }, { items: [] }], 'repeated'],
    ['before another site', [{ next: { go: 'https://evil.example/my-courses?page=2' } }], 'left'],
    ['before one that looks like it', [{ next: { go: 'https://school.example.evil.example/my-courses' } }], 'left'],
    ['before a page that is none of the list', [{ next: { go: 'https://www.school.example/logout' } }], 'left'],
    ['before a page without https', [{ next: { go: 'http://www.school.example/my-courses?page=2' } }], 'left'],
    ['before a script', [{ next: { go: 'javascript:alert(1)' } }], 'left'],
    ['before nonsense', [{ next: { go: 'http://' } }], 'left'],
    ['where the tab is somewhere else', [{}, { url: 'https://www.school.example/learn/knots' }], 'left'],
  ])('ends %s', (_, parts, end) => {
    expect(reading(...parts)).toMatchObject({ step: 'end', end });
  });

  it.each<[string, readonly Partial<CaughtPart>[]]>([
    ['a first part with nothing of the reader’s', [{ items: [], next: 'press' }]],
    ['two parts with nothing on them, where addresses lead on', [{}, { items: [] }, { items: [] }]],
    ['the same site’s other host', [{ next: { go: 'https://learn.school.example/my-courses?page=2' } }]],
  ])('goes on after %s', (_, parts) => {
    expect(reading(...parts).end).toBeNull();
  });

  it('ends after so many parts, however the page goes on', () => {
    const parts = Array.from({ length: PART_LIMIT + 20 }, () => ({}));
    expect(reading(...parts)).toMatchObject({ parts: PART_LIMIT, end: 'bound' });
  });

  it('counts a part once that is told twice, because the answer was lost', () => {
    const state = reading({});
    expect(stepCatchUp(state, part(0, {}), SCHOOL)).toBe(state);
  });

  it('stays as it ended', () => {
    const stopped = endCatchUp(reading({}), 'stopped');
    expect(stopped).toMatchObject({ step: 'end', end: 'stopped', parts: 1 });
    expect(stepCatchUp(stopped, part(1, {}), SCHOOL)).toBe(stopped);
    expect(endCatchUp(stopped, 'left')).toBe(stopped);
  });
});
