import { address, all, firstText, meta, plainAddress, text } from '../page';
import { siteName } from '../site';
import type { Page } from '../types';

/** Parameters that carry a session, a right to enter, who enters, or how the page is shown this time, and not what it shows. */
const PASSING =
  /^(?:sess(?:key|ion|ion_?id)?|\w*sessid|\w*token|auth|authorization|\w*secret|sig|signature|nonce|ticket|jwt|csrf\w*|sid|fetch|endpoint|actor|registration|e_?mail|(?:user|learner|student)_?(?:id|name|e?mail)?|pwd|state|(?:new)?attempt|mode|display|currentorg|preventredirect|timestamp|time|ts|rand|_)$/i;
/** A longer run without a separator is no name or number of anything: a key, a token. */
const LONG_RUN = /[^/.:, -]{41}/;
/** How many windows up an address or a title is looked for. */
const LEVELS = 5;

/** Where an activity is, and under which id it is kept. */
export interface Place {
  /** Begins with the site and a slash. */
  readonly itemId: string;
  readonly url: string;
}

/** The page's own address without what is of this visit alone. */
export function placeOf({ url }: Page): Place {
  const plain = lasting(url);
  return { itemId: `${siteName(url.hostname)}${plain.pathname}${plain.search}`, url: plain.href };
}

/**
 * The place of an activity that has an address as its id: kept under that, on the site of the page, whatever the page's own
 * address; so that it is one activity in whichever frame it is told.
 *
 * @param activity the activity's id: an address, or any other text
 */
export function placeOfActivity(activity: string, page: Page): Place {
  const site = siteName(page.url.hostname);
  const id = address(activity, page.url);
  const { url } = placeOf(page);
  // `address` resolves against the page: only what is an address by itself is one.
  if (id === null || !URL.canParse(activity)) return { itemId: `${site}/${encodeURIComponent(activity)}`, url };
  const { hostname, pathname, search } = lasting(id);
  const host = siteName(hostname) === site ? '' : `/${hostname}`;
  return { itemId: `${site}${host}${pathname}${search}`, url };
}

function lasting(url: URL): URL {
  const plain = new URL(plainAddress(url));
  const names: string[] = [];
  // Not `for … of`: in a Firefox content script URLSearchParams can't be iterated.
  plain.searchParams.forEach((value, name) => {
    if (PASSING.test(name) || LONG_RUN.test(value) || value.length > 300 || value.includes('?')) names.push(name);
  });
  for (const name of names) plain.searchParams.delete(name);
  return plain;
}

/**
 * What the page calls itself: its heading, else its title; of a page without either (a frame that holds nothing but a player)
 * the names of the pages around it, then of those in its frames, as far as they are of the same origin. '' where there is none.
 */
export function nameOf({ document }: Page): string {
  const own = ownName(document);
  if (own !== '') return own;
  let view: Window | null = document.defaultView;
  for (let level = 0; level < LEVELS && view !== null && view !== view.parent; level += 1) {
    view = view.parent;
    const outer = documentOf(view);
    if (outer === null) break;
    const name = ownName(outer);
    if (name !== '') return name;
  }
  const inner = all(document, 'iframe, frame, object', 20).map((frame) => {
    const content: unknown = 'contentDocument' in frame ? frame.contentDocument : null;
    return isDocument(content) ? ownName(content) : '';
  });
  return inner.find((name) => name !== '') ?? '';
}

function ownName(document: Document): string {
  return (
    firstText(document, 'main h1', '[role="main"] h1', 'h1') ||
    meta(document, 'og:title') ||
    text(document.querySelector('title'))
  );
}

/** null for a window of another origin. */
function documentOf(view: Window): Document | null {
  try {
    return view.document;
  } catch {
    return null;
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && 'querySelector' in value;
}
