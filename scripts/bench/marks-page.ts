import { mayLead } from '../../lib/links/hint';
import { profileSiteFor } from '../../lib/links/profiles/registry';
import type { Recognised } from '../../lib/links/types';
import { startMarks } from '../../lib/marks/controller';
import type { MarksPort } from '../../lib/marks/run';

declare global {
  var touchstoneMarks: () => void;
  var touchstoneScan: () => Scan;
}

/** Milliseconds of looking at every link of the page once, in a world where nothing ran before. */
export interface Scan {
  readonly links: number;
  /** `querySelectorAll` and `getAttribute`. */
  readonly reading: number;
  readonly mayLead: number;
  /** `mayLead` of the same addresses when the browser has come to know it. */
  readonly mayLeadAgain: number;
}

/** Times `mayLead` is asked of the same addresses before it is taken for known. */
const ROUNDS = 20;

/** Bundled, and put into a world of its own in a page by `marks-scan.ts`. */
globalThis.touchstoneMarks = () => {
  let ref = 0;
  startMarks(
    {
      document,
      address: () => 'https://ada.example/',
      isOrphaned: () => false,
      siteFor: profileSiteFor,
      port: answeringAtOnce,
      pending: () => ({ verdict: 'pending', caution: false, press: 'evidence', word: 'Checking', label: 'Checking' }),
      unreachable: () => ({
        verdict: 'unreachable',
        caution: false,
        press: 'evidence',
        word: 'Could not check',
        label: 'Could not check',
      }),
      fought: () => ({ verdict: 'pending', caution: false, press: 'evidence', word: 'Moved', label: 'Moved' }),
      nextRef: () => ++ref,
      now: () => performance.now(),
      intersections: IntersectionObserver,
    },
    new URL('https://ada.example/'),
    new AbortController().signal,
  );
};

const answeringAtOnce: MarksPort = {
  page: async () => 'automatic',
  recognise: async (hrefs) => hrefs.map(award),
  check: async () => ({
    verdict: 'verified',
    caution: false,
    press: 'evidence',
    origins: [],
    word: 'Verified',
    label: 'Verified: Coastal Navigation',
  }),
  gone: () => {},
  skipped: () => {},
  open: () => {},
  allow: () => {},
  card: async () => null,
  fought: () => {},
  onRestart: () => {},
  onChanged: () => {},
};

function award(href: string): Recognised | null {
  const id = /^https:\/\/badges\.example\/badge\/(\d+)$/.exec(href)?.[1];
  return id === undefined ? null : { href, link: { host: 'bench', kind: 'award', id, url: href } };
}

globalThis.touchstoneScan = () => {
  const start = performance.now();
  const addresses: string[] = [];
  const links = document.querySelectorAll('a[href]');
  for (let at = 0; at < links.length; at++) addresses.push(links[at]?.getAttribute('href') ?? '');
  const read = performance.now();
  askAll(addresses);
  const asked = performance.now();
  for (let round = 1; round < ROUNDS; round++) askAll(addresses);
  const known = performance.now();
  askAll(addresses);
  return {
    links: addresses.length,
    reading: read - start,
    mayLead: asked - read,
    mayLeadAgain: performance.now() - known,
  };
};

function askAll(addresses: readonly string[]): number {
  let leading = 0;
  for (const address of addresses) if (mayLead(address)) leading++;
  return leading;
}
