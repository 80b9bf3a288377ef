// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { profileSiteFor } from '../../lib/links/profiles/registry';
import type { FoundLink } from '../../lib/links/types';
import { createEntries } from '../../lib/marks/entries';

const NOTHING = { verdict: 'pending', caution: false, press: 'evidence', word: '', label: '' } as const;

function setUp() {
  const gone: number[] = [];
  let ref = 0;
  const entries = createEntries(
    {
      document,
      address: () => 'https://ada.example/',
      isOrphaned: () => false,
      siteFor: profileSiteFor,
      port: {
        page: async () => 'automatic',
        recognise: async () => [],
        check: async () => ({ ...NOTHING, verdict: 'not-an-award', press: 'evidence', origins: [] }),
        gone: (number) => gone.push(number),
        skipped: () => undefined,
        fought: () => undefined,
        card: async () => null,
        open: () => undefined,
        allow: () => undefined,
        onChanged: () => undefined,
        onRestart: () => undefined,
      },
      pending: () => NOTHING,
      unreachable: () => NOTHING,
      fought: () => NOTHING,
      nextRef: () => ++ref,
      now: () => 0,
      intersections: null,
    },
    { holder: null, identities: [], checking: 'automatic' },
    new AbortController().signal,
    () => undefined,
    () => undefined,
    (element) => element,
  );
  return { entries, gone };
}

const collection = (number: number): FoundLink => {
  const url = `https://www.credly.com/users/ada-${number}/badges`;
  return {
    link: { host: 'credly', kind: 'collection', id: null, url },
    href: url,
    element: document.createElement('a'),
    text: '',
  };
};

describe('the links of a page', () => {
  it('are at most 500 at a time', () => {
    const { entries, gone } = setUp();
    for (let number = 0; number < 500; number++) entries.add(collection(number));
    expect(entries.hasRoom()).toBe(false);
    const [first] = entries.all();
    if (first !== undefined) entries.drop(first);
    expect([entries.hasRoom(), entries.size(), gone]).toEqual([true, 499, [1]]);
  });

  it('are at most 2000 all in all: one that makes them up without end is not followed without end', () => {
    const { entries } = setUp();
    for (let number = 0; number < 2000; number++) {
      expect(entries.hasRoom()).toBe(true);
      entries.add(collection(number));
      const [first] = entries.all();
      if (first !== undefined) entries.drop(first);
    }
    expect([entries.hasRoom(), entries.size()]).toEqual([false, 0]);
  });
});
