import { pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { mainParts } from './parts';
import { nameOf, only } from './text';

const PARCHMENT = ['com', 'eu', 'au', 'ca', 'sg'].map((end) => `badges.parchment.${end}`);

/**
 * Badgr, now Parchment Digital Badges: a public collection of somebody's backpack. Badgr's own source, as forks of it
 * still have it (2026), heads it with "Badges earned by NAME" under the collection's name; what today's closed server
 * shows isn't known (2026-11). Confidence: high for the address, low for the owner. In another language than English the
 * sentence isn't read, and nobody is compared.
 */
export const badgr: ProfileSite = {
  id: 'badgr',
  label: 'Badgr / Parchment',
  hosts: ['badgr.com', '*.badgr.com', ...PARCHMENT.flatMap((host) => [host, `*.${host}`])],
  matches: [
    'https://*.badgr.com/public/collections/*',
    ...PARCHMENT.map((host) => `https://*.${host}/public/collections/*`),
  ],
  isProfile: ({ url }) => isCollection(url),
  owner: ({ url, document }) => {
    if (!isCollection(url)) return null;
    // Only the sentence's own element: those round it hold more.
    const lines = [...document.querySelectorAll('main div, main p, main h1, main h2, main h3')]
      .filter(({ childElementCount }) => childElementCount === 0)
      .slice(0, MAX_LINES);
    return only(lines.map((line) => nameOf(EARNED_BY.exec(nameOf(line.textContent) ?? '')?.[1])));
  },
  scopes: ({ document }) => mainParts(document),
};

const EARNED_BY = /^Badges earned by (.+)$/;
const MAX_LINES = 500;

function isCollection(url: URL): boolean {
  const [first, second, id] = pathSegments(url);
  return first === 'public' && second === 'collections' && id !== undefined;
}
