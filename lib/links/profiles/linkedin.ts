import { httpUrl, pathSegments } from '../normalise';
import type { ProfileSite } from '../types';
import { statedPersons } from './json-ld';
import { ancestorsOf, without } from './parts';
import { confirmedByTitle, nameIn, only } from './text';

/**
 * LinkedIn has three layouts at once: logged in "classic" (a capture of 2024-07), logged in 2026 with hashed classes and
 * no ids (third-party readers of 2026-05 to 2026-10: cards are `section[componentkey*=Topcard]`, items
 * `componentkey=entity-collection-item-…`), logged out. All are read through what they share: the addresses of links,
 * headings, ARIA. Everything is bound to the USER of /in/USER, because the previous profile lingers in the page after
 * navigation. Confidence: high for the two logged-in profiles, middle for the logged-out one, low for
 * `/details/certifications/`, of which no capture is known: there the name needs the page's title as a second witness.
 */
export const linkedin: ProfileSite = {
  id: 'linkedin',
  label: 'LinkedIn',
  hosts: ['linkedin.com', '*.linkedin.com'],
  // All of it, because a profile is mostly reached from a search without a page load. Only /in/… gets marks.
  matches: ['https://*.linkedin.com/*'],
  isProfile: ({ url }) => userOf(url) !== null && !isElsewhere(url),
  owner: ({ url, document }) => {
    const user = userOf(url);
    const main = mainOf(document);
    if (user === null || main === null || isElsewhere(url)) return null;
    return nameInTopCard(main, user, url.href) ?? nameInLink(document, user, url.href) ?? publicName(document, user);
  },
  scopes: ({ url, document }) => {
    const user = userOf(url);
    const main = mainOf(document);
    if (user === null || main === null) return [];
    const others = leftBehind(main, user, url.href);
    return others === null ? [] : without([main], [...others, ...notTheirs(main, user, url.href)]);
  },
  anchorOf: (carrier) => titleOf(carrier) ?? carrier,
};

const HEADING = 'h1, h2, h3';
/** Links of the owner's feed and of other people's posts: a badge in there is often a colleague's. */
const ACTIVITY = 'a[href*="/feed/update/"], a[href*="/recent-activity/"], a[href*="/posts/"]';
/** What is no part of the profile itself: dialogs (of other people, too), messages, what LinkedIn puts beside it. */
const BESIDE = '[role="dialog"], dialog, aside, [role="complementary"]';
const SECTION = 'section, [data-view-name="profile-card"]';
const MAX_CLIMB = 30;
/** People, posts and cards looked at on a page. */
const MAX_MENTIONS = 400;

function mainOf(document: Document): Element | null {
  return document.querySelector('main') ?? document.body;
}

/** The USER of `/in/USER[/…]`, decoded and in lower case, as LinkedIn compares them. */
function userOf(url: URL): string | null {
  const [section, user] = pathSegments(url);
  return section === 'in' && user !== undefined ? user.toLowerCase() : null;
}

/** Pages under a profile that show what others wrote, or the owner under what others wrote. */
function isElsewhere(url: URL): boolean {
  const [, , page, detail] = pathSegments(url);
  return page === 'recent-activity' || (page === 'details' && /^(?:recommendations|interests)$/.test(detail ?? ''));
}

/** An address of the member's number in place of a name: LinkedIn puts the name there in a moment. */
function isNumber(user: string): boolean {
  return /^aco[\w-]{30,}$/.test(user);
}

function profileAt(address: string | null, base?: string): URL | null {
  const url = address === null ? null : httpUrl(address, base);
  return url !== null && /^(?:[a-z0-9-]+\.)?linkedin\.com$/.test(url.hostname) ? url : null;
}

function userAt(address: string | null, base?: string): string | null {
  const url = profileAt(address, base);
  return url === null ? null : userOf(url);
}

/** Whose top card a link is in: contact info, photo and "about this profile" open `/in/USER/overlay/…`. */
function overlayOf(link: Element, base: string): string | null {
  const url = profileAt(link.getAttribute('href'), base);
  return url !== null && pathSegments(url)[2] === 'overlay' ? userOf(url) : null;
}

/** The links that only USER's own card has. Its buttons name a `vanityName`; so do those of other people, elsewhere. */
function cardLinks(main: Element, user: string, base: string): readonly Element[] {
  return [...main.querySelectorAll('a[href*="/overlay/"], a[href*="vanityName="]')]
    .slice(0, MAX_MENTIONS)
    .filter(
      (link) =>
        overlayOf(link, base) === user ||
        profileAt(link.getAttribute('href'), base)?.searchParams.get('vanityName')?.toLowerCase() === user,
    );
}

/** Logged in: the heading of the card that the owner's links stand in. A card without one gives no name. */
function nameInTopCard(main: Element, user: string, base: string): string | null {
  return only(
    cardLinks(main, user, base).map((link) =>
      nameIn(link.querySelector(HEADING) ?? link.closest(HEADING) ?? headingRound(link, main)),
    ),
  );
}

const BEFORE = 2;

/**
 * The heading of the smallest block round a link that has one; of lesser ones only one before it, in less than the whole
 * page: what comes after is another section's.
 */
function headingRound(link: Element, main: Element): Element | null {
  let block: Element | null = link.parentElement;
  for (let climbed = 0; block !== null && climbed < MAX_CLIMB; climbed++) {
    const heading = block.querySelector('h1') ?? (block === main ? null : block.querySelector('h2, h3'));
    const isBefore = heading !== null && (link.compareDocumentPosition(heading) & BEFORE) !== 0;
    if (isBefore || heading?.tagName === 'H1') return heading;
    if (block === main || block.matches('section')) return null;
    block = block.parentElement;
  }
  return null;
}

/** A link to the profile itself: around its name in a heading, or of a name that the page's title bears as well. */
function nameInLink(document: Document, user: string, base: string): string | null {
  const links = [...document.querySelectorAll('a[href*="/in/"]')].slice(0, MAX_MENTIONS).filter((link) => {
    const url = profileAt(link.getAttribute('href'), base);
    return url !== null && userOf(url) === user && pathSegments(url).length === 2;
  });
  const inMain = links.filter((link) => link.closest('main') !== null && link.closest(BESIDE) === null);
  return (
    only(inMain.map((link) => nameIn(link.querySelector(HEADING) ?? link.closest(HEADING)))) ??
    only(links.map((link) => confirmedByTitle(nameIn(link), document)))
  );
}

/** Logged out: the page's JSON-LD, or its heading where the page's own address is this profile's. */
function publicName(document: Document, user: string): string | null {
  const stated = statedPersons(document).filter(({ addresses }) =>
    addresses.some((address) => userAt(address) === user),
  );
  if (stated.length > 0) return only(stated.map(({ name }) => name));
  const own = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null;
  return userAt(own) === user ? nameIn(document.querySelector('main h1')) : null;
}

/** The parts that are still the previous profile's. null: all of it. */
function leftBehind(main: Element, user: string, base: string): readonly Element[] | null {
  if (isNumber(user)) return [];
  const own = cardLinks(main, user, base);
  const others = [...main.querySelectorAll('a[href*="/overlay/"]')].slice(0, MAX_MENTIONS).filter((link) => {
    const other = overlayOf(link, base);
    return other !== null && other !== user;
  });
  if (others.length === 0) return [];
  if (own.length === 0) return null;
  const theirs = ancestorsOf(own);
  return others.map((link) => largestOutside(link, theirs));
}

/** The largest block round a link that isn't among these. */
function largestOutside(link: Element, among: ReadonlySet<Element>): Element {
  let block = link;
  for (let up = link.parentElement; up !== null && !among.has(up); up = up.parentElement) block = up;
  return block;
}

/** What is others' on the page: posts, recommendations, "people also viewed", dialogs. */
function notTheirs(main: Element, user: string, base: string): readonly Element[] {
  const blocks = new Set<Element>([...main.querySelectorAll(BESIDE)].slice(0, MAX_MENTIONS));
  const mentions = [...main.querySelectorAll(`${ACTIVITY}, a[href*="/in/"]`)].slice(0, MAX_MENTIONS).filter((link) => {
    const mentioned = userAt(link.getAttribute('href'), base);
    return link.matches(ACTIVITY) || (mentioned !== null && mentioned !== user && !isNumber(user));
  });
  // The owner's own card may name a mutual friend.
  const cards = ancestorsOf(cardLinks(main, user, base));
  const headed = ancestorsOf([...main.querySelectorAll(HEADING)].filter((heading) => !isPerson(heading)));
  for (const link of mentions) blocks.add(sectionOf(link, cards, headed));
  return [...blocks];
}

/** The section a link stands in: marked as one, or the nearest block with a heading that is no person's name. */
function sectionOf(link: Element, cards: ReadonlySet<Element>, headed: ReadonlySet<Element>): Element {
  let block = link;
  for (let up = link.parentElement; up !== null && !cards.has(up) && up.tagName !== 'MAIN'; up = up.parentElement) {
    block = up;
    if (headed.has(up) || up.matches(SECTION)) break;
  }
  return block;
}

function isPerson(heading: Element): boolean {
  return heading.closest('a[href*="/in/"]') !== null || heading.querySelector('a[href*="/in/"]') !== null;
}

/** Of a logo that leads to the credential: the link of the same item whose words do. null: it has words itself. */
function titleOf(carrier: Element): Element | null {
  const item = carrier.closest('li, [componentkey^="entity-collection-item"]');
  const href = carrier.getAttribute('href');
  if (item === null || href === null || nameIn(carrier) !== null) return null;
  const links = [...item.querySelectorAll('a[href]')];
  return links.find((link) => link.getAttribute('href') === href && nameIn(link) !== null) ?? null;
}
