import { describe, expect, it } from 'vitest';
import type { PageState } from '../../components/page-view';
import { type PageFacts, pageState } from '../../entrypoints/popup/page-state';
import { importAddress, readPlace } from '../../entrypoints/popup/place';
import { panel } from './samples';

const NOBODY = panel([], { url: null });
const FIXED = [
  { js: ['content-scripts/marks.js'], matches: ['https://github.com/*'] },
  { js: ['content-scripts/capture.js'], matches: ['*://*.coursera.org/*'] },
];
const FACTS: PageFacts = {
  url: null,
  panel: NOBODY,
  fixed: FIXED,
  sites: [],
  permitted: true,
  platform: null,
  beside: false,
};

describe('what “This page” shows', () => {
  it.each<[string, Partial<PageFacts>, PageState]>([
    ['a tab whose address is kept from us', {}, { kind: 'unreadable' }],
    ['a tab whose address is kept from us, seen from beside it', { beside: true }, { kind: 'unseen' }],
    ['a page of the browser', { url: 'chrome://settings/' }, { kind: 'unreadable' }],
    ['a local file', { url: 'file:///home/a.html' }, { kind: 'unreadable' }],
    ['a store', { url: 'https://addons.mozilla.org/en/firefox/' }, { kind: 'unreadable' }],
    ['nonsense', { url: 'nonsense' }, { kind: 'unreadable' }],
    ['a page without https', { url: 'http://campus.example/' }, { kind: 'insecure' }],
    ['any other site', { url: 'https://campus.example/x' }, { kind: 'off', host: 'campus.example', platform: null }],
    [
      'a Moodle',
      { url: 'https://campus.example/x', platform: 'Moodle' },
      { kind: 'off', host: 'campus.example', platform: 'Moodle' },
    ],
    [
      'a site turned on',
      { url: 'https://campus.example/x', sites: ['https://campus.example'] },
      { kind: 'on', host: 'campus.example', removable: true, panel: NOBODY },
    ],
    [
      'a host that only looks like one turned on',
      { url: 'https://campus.example.evil.example/', sites: ['https://campus.example'] },
      { kind: 'off', host: 'campus.example.evil.example', platform: null },
    ],
    [
      'a profile site',
      { url: 'https://github.com/mara' },
      { kind: 'on', host: 'github.com', removable: false, panel: NOBODY },
    ],
    ['a learning site', { url: 'https://www.coursera.org/x' }, { kind: 'capture', host: 'www.coursera.org' }],
    [
      'a profile site the browser withholds',
      { url: 'https://github.com/mara', permitted: false },
      { kind: 'no-access', host: 'github.com' },
    ],
    [
      'a site that is not ours is never asked for twice',
      { url: 'https://campus.example/', permitted: false },
      { kind: 'off', host: 'campus.example', platform: null },
    ],
  ])('for %s', (_, facts, state) => {
    expect(pageState({ ...FACTS, ...facts })).toEqual(state);
  });
});

describe('the address of the popup', () => {
  it.each<[string, ReturnType<typeof readPlace>]>([
    ['', { tabId: null, ref: null, view: null, standalone: false }],
    ['?tab=12', { tabId: 12, ref: null, view: null, standalone: true }],
    ['?tab=1178460123', { tabId: 1_178_460_123, ref: null, view: null, standalone: true }],
    ['?tab=12&ref=3', { tabId: 12, ref: 3, view: null, standalone: true }],
    ['?view=import', { tabId: null, ref: null, view: 'import', standalone: true }],
    ['?tab=-1&ref=x&view=y', { tabId: null, ref: null, view: null, standalone: true }],
  ])('“%s”', (search, place) => {
    expect(readPlace(search)).toEqual(place);
  });

  it('of the import leads back to the tab', () => {
    expect(readPlace(importAddress(12))).toEqual({ tabId: 12, ref: null, view: 'import', standalone: true });
    expect(readPlace(importAddress(null)).tabId).toBeNull();
  });
});
