import { describe, expect, it } from 'vitest';
import type { PageState } from '../../components/page-view';
import type { SiteChoice } from '../../components/site-control';
import { type PageFacts, pageState } from '../../entrypoints/popup/page-state';
import { importAddress, readPlace } from '../../entrypoints/popup/place';
import type { Checking } from '../../lib/settings/marking';
import { panel } from './samples';

const NOBODY = panel([], { url: null });
const FIXED = [
  { js: ['content-scripts/marks.js'], matches: ['https://github.com/*', 'https://*.linkedin.com/*'] },
  { js: ['content-scripts/capture.js'], matches: ['*://*.coursera.org/*'] },
];
const FACTS: PageFacts = {
  url: null,
  panel: NOBODY,
  fixed: FIXED,
  sites: [],
  once: null,
  marking: { checking: 'automatic', sites: {} },
  connection: { saveData: false, metered: false },
  permitted: true,
  platform: null,
  beside: false,
  isPrivate: false,
};
const site = (name: string, turnedOn: SiteChoice['turnedOn'], choice: Checking = 'automatic'): SiteChoice => ({
  name,
  choice,
  turnedOn,
  saving: false,
});

describe('what “This page” shows', () => {
  it.each<[string, Partial<PageFacts>, PageState]>([
    ['a tab whose address is kept from us', {}, { kind: 'unreadable' }],
    ['a tab whose address is kept from us, seen from beside it', { beside: true }, { kind: 'unseen' }],
    ['a private window', { url: 'https://github.com/ada', isPrivate: true }, { kind: 'private' }],
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
      { kind: 'on', host: 'campus.example', site: site('campus.example', 'for-good'), panel: NOBODY },
    ],
    [
      'a site turned on in this tab only',
      { url: 'https://campus.example/x', once: 'https://campus.example' },
      { kind: 'on', host: 'campus.example', site: site('campus.example', 'once'), panel: NOBODY },
    ],
    [
      'another site in a tab where one was turned on',
      { url: 'https://campus.example/x', once: 'https://ada.example' },
      { kind: 'off', host: 'campus.example', platform: null },
    ],
    [
      'a site that is to ask first',
      {
        url: 'https://github.com/mara',
        marking: { checking: 'automatic', sites: { 'https://github.com': 'on-click' } },
      },
      { kind: 'on', host: 'github.com', site: site('github.com', 'from-the-start', 'on-click'), panel: NOBODY },
    ],
    [
      'a site where all are to ask first',
      { url: 'https://github.com/mara', marking: { checking: 'on-click', sites: {} } },
      { kind: 'on', host: 'github.com', site: site('github.com', 'from-the-start', 'on-click'), panel: NOBODY },
    ],
    [
      'a site that is on while data is dear',
      { url: 'https://github.com/mara', connection: { saveData: true, metered: false } },
      {
        kind: 'on',
        host: 'github.com',
        site: { ...site('github.com', 'from-the-start'), saving: true },
        panel: NOBODY,
      },
    ],
    [
      'a whole domain that is switched off',
      {
        url: 'https://de.linkedin.com/in/mara',
        marking: { checking: 'automatic', sites: { 'https://*.linkedin.com': 'off' } },
      },
      { kind: 'switched-off', host: 'de.linkedin.com', site: site('linkedin.com', 'from-the-start', 'off') },
    ],
    [
      'a site whose choice was kept, but which is not on',
      {
        url: 'https://campus.example/x',
        marking: { checking: 'automatic', sites: { 'https://campus.example': 'off' } },
      },
      { kind: 'off', host: 'campus.example', platform: null },
    ],
    [
      'a host that only looks like one turned on',
      { url: 'https://campus.example.evil.example/', sites: ['https://campus.example'] },
      { kind: 'off', host: 'campus.example.evil.example', platform: null },
    ],
    [
      'a profile site',
      { url: 'https://github.com/mara' },
      { kind: 'on', host: 'github.com', site: site('github.com', 'from-the-start'), panel: NOBODY },
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
