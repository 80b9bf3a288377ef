import { httpUrl, pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { statedPersons } from './json-ld';
import { nameIn } from './text';

/**
 * LinkedIn has three layouts at once: logged in "classic", logged in 2026 with hashed classes and no ids, logged out.
 * All are read through what they share: the addresses of links. Everything is bound to the USER of /in/USER, because
 * the previous profile lingers in the page after navigation.
 */
export const linkedin: ProfileSite = {
  id: 'linkedin',
  label: 'LinkedIn',
  hosts: ['linkedin.com', '*.linkedin.com'],
  isProfile: ({ url }) => userOf(url) !== null,
  owner: ({ url, document }) => {
    const user = userOf(url);
    return user === null ? null : (nameInTopCard(document, user, url.href) ?? publicName(document, user));
  },
  scopes: ({ document }) => {
    const main = document.querySelector('main') ?? document.body;
    return main === null ? [] : without(main, activityBlocks(main));
  },
};

const HEADING = 'h1, h2, h3';
/** Links of the owner's feed and of other people's posts: a badge in there is often a colleague's. */
const ACTIVITY = 'a[href*="/feed/update/"], a[href*="/recent-activity/"], a[href*="/posts/"]';
const MAX_CLIMB = 30;

/** The USER of `/in/USER[/…]`, decoded and in lower case, as LinkedIn compares them. */
function userOf(url: URL): string | null {
  const [section, user] = pathSegments(url);
  return section === 'in' && user !== undefined ? user.toLowerCase() : null;
}

function userAt(address: string | null, base?: string): string | null {
  const url = address === null ? null : httpUrl(address, base);
  return url !== null && /^(?:[a-z0-9-]+\.)?linkedin\.com$/.test(url.hostname) ? userOf(url) : null;
}

/**
 * Logged in: the first heading in the block round a link that only the owner's top card has (contact info, photo:
 * `/in/USER/overlay/…`), or a heading that itself links to `/in/USER/`.
 */
function nameInTopCard(document: Document, user: string, base: string): string | null {
  const main = document.querySelector('main') ?? document.body;
  if (main === null) return null;
  const owned = [...main.querySelectorAll('a[href*="/in/"]')].filter(
    (link) => userAt(link.getAttribute('href'), base) === user,
  );
  for (const link of owned) {
    const heading = link.querySelector(HEADING) ?? link.closest(HEADING);
    if (heading !== null) return nameIn(heading);
    if (/\/overlay\//.test(link.getAttribute('href') ?? '')) return nameIn(headingRound(link, main));
  }
  return null;
}

function headingRound(link: Element, main: Element): Element | null {
  let block: Element | null = link.parentElement;
  for (let climbed = 0; block !== null && climbed < MAX_CLIMB; climbed++) {
    const heading = block.querySelector('h1') ?? block.querySelector('h2, h3');
    if (heading !== null || block === main) return heading;
    block = block.parentElement;
  }
  return null;
}

/** Logged out: the page's JSON-LD, or its heading where the page's own address is this profile's. */
function publicName(document: Document, user: string): string | null {
  const stated = statedPersons(document).find(({ addresses }) => addresses.some((address) => userAt(address) === user));
  if (stated !== undefined) return stated.name;
  const own = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null;
  return userAt(own) === user ? nameIn(document.querySelector('main h1')) : null;
}

/** The section of each activity link: the nearest block with a heading of its own. */
function activityBlocks(main: Element): ReadonlySet<Element> {
  const blocks = new Set<Element>();
  for (const link of main.querySelectorAll(ACTIVITY)) {
    let block: Element = link;
    for (let up = link.parentElement; up !== null && up !== main; up = up.parentElement) {
      block = up;
      if (up.querySelector(HEADING) !== null) break;
    }
    blocks.add(block);
  }
  return blocks;
}

/** The largest parts of an element that hold none of the blocks. */
function without(element: Element, blocks: ReadonlySet<Element>): readonly Element[] {
  if (blocks.has(element)) return [];
  const touched = [...blocks].some((block) => element.contains(block));
  return touched ? [...element.children].flatMap((child) => without(child, blocks)) : [element];
}
