import { address, attribute, firstText, plainAddress } from './page';
import { siteName } from './site';
import type { Own, Page } from './types';

/** The learning plug-ins for WordPress that we know. */
type WordPressPlugin = 'learndash' | 'lifterlms' | 'sensei';

/**
 * Which plug-in a page is of, by what the page is and not by what stands in its margin: LearnDash, LifterLMS and Sensei
 * can be installed side by side, Sensei and LifterLMS call their courses by the same post type, and each has widgets.
 *
 * @returns null for all other pages, and for the administration, where people see each other's progress
 */
export function pluginOf({ document }: Page): WordPressPlugin | null {
  const { body } = document;
  if (!body || body.classList.contains('wp-admin')) return null;
  if (body.classList.contains('learndash-cpt')) return 'learndash';
  if (body.classList.contains('sensei')) return 'sensei';
  if (document.querySelector('#ld-profile')) return 'learndash';
  if (document.querySelector('section[id^="sensei-user-courses"]')) return 'sensei';
  const lifter = '.llms-student-dashboard, .llms-certificate-container, .llms-course-progress';
  return document.querySelector(lifter)?.closest('.widget') === null ? 'lifterlms' : null;
}

/** Where a WordPress lives, and whether what it shows of "the current user" is the viewer's own. */
export interface WordPressSite {
  /** The site's name and sub-folder, the stem of every id. */
  readonly name: string;
  readonly own: Own;
}

/**
 * The folder comes from the REST link that WordPress puts into every head since 4.4, else from where its scripts lie.
 * Signed in is the body class `logged-in`, which every theme gets from core. Somebody who looks in another's place is told
 * by the plug-in "User Switching" (its link back) and by LifterLMS (`llms-view-as`, which also feigns completions).
 */
export function wordpressSite({ url, document }: Page): WordPressSite {
  const inAnothersPlace =
    url.searchParams.has('llms-view-as') ||
    document.querySelector('#user_switching_switch_on, #wp-admin-bar-switch-back') !== null;
  const signedIn = document.body?.classList.contains('logged-in') ?? false;
  const own = inAnothersPlace ? 'no' : signedIn ? 'yes' : 'unknown';
  return { name: `${siteName(url.hostname)}${folderOf(url, document)}`, own };
}

function folderOf(url: URL, document: Document): string {
  const rest = address(document.querySelector('link[rel="https://api.w.org/"]')?.getAttribute('href'), url);
  if (rest?.host === url.host) return rest.pathname.replace(/\/(?:index\.php|wp-json(?:\/.*)?)?$/, '');
  const script = address(document.querySelector('script[src*="/wp-includes/"]')?.getAttribute('src'), url);
  return script?.host === url.host ? (script.pathname.split('/wp-includes/')[0] ?? '') : '';
}

/** The number of the post that the page is about (`postid-7`); null on lists and other pages. */
export function postId({ document }: Page): string | null {
  return /(?:^|\s)postid-(\d{1,12})(?:\s|$)/.exec(document.body?.className ?? '')?.[1] ?? null;
}

/** The post's title as themes show it; '' where the theme marks it in no known way. */
export function postTitle({ document }: Page): string {
  return firstText(
    document,
    'h1.entry-title',
    'h1.wp-block-post-title',
    '.entry-title',
    'article header h1',
    'main h1',
  );
}

/** The post's own address: the canonical one where it is on this host, else the page's. */
export function postAddress({ url, document }: Page): string {
  const canonical = address(attribute(document.querySelector('link[rel="canonical"]'), 'href', 2000), url);
  return plainAddress(canonical?.host === url.host ? canonical : url);
}
