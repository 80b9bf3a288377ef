import { isIsoDate } from './dates';
import { address, all, meta, plainAddress, text, tidy } from './page';
import type { LearningKind, Observation, Page } from './types';

/** What a page states of itself in forms made to be read by others, on any host. */

export interface ProfileLink {
  readonly name: string;
  readonly provider: string;
  readonly date: string | null;
  readonly certificate: string | null;
}

/**
 * A "add to profile" link: made to be read by LinkedIn, it states title, date and certificate in one form on any host.
 * Names seen: `name`, `organizationName`, `issueYear`, `issueMonth`, `certUrl`; on old edX `pfCertificationName` and
 * `pfCertificationUrl`.
 */
export function profileLink({ document, url: base }: Page): ProfileLink | null {
  const links = all(document, 'a[href*="linkedin.com/profile/add"]', 20);
  const link = links
    .map((element) => address(element.getAttribute('href'), base))
    .find((url) => url && /(?:^|\.)linkedin\.com$/.test(url.hostname) && url.pathname.startsWith('/profile/add'));
  if (!link) return null;
  const read = (...names: readonly string[]): string =>
    tidy(names.map((name) => link.searchParams.get(name) ?? '').find((value) => value !== '') ?? '', 1000);
  const certificate = address(read('certUrl', 'pfCertificationUrl'), base);
  const year = read('issueYear');
  const month = read('issueMonth').padStart(2, '0');
  const date = /^(?:0[1-9]|1[0-2])$/.test(month) ? `${year}-${month}` : year;
  return {
    name: tidy(read('name', 'pfCertificationName')),
    provider: tidy(read('organizationName'), 200),
    date: isIsoDate(date) ? date : null,
    certificate: certificate ? plainAddress(certificate) : null,
  };
}

/** What a page says, in English, that shows no item. */
const GONE =
  /\bnot found\b|\b(?:does ?n[’']t|does not|no longer) exist\b|^(?:40[34]|410|50[023])\b|^(?:oops|sorry|just a moment|access denied|attention required)\b|^invalid (?:certificate|code|id|link|request|url)\b|^error[^\p{L}]*$/iu;
/** Titles that name a kind of page, and no item. */
const NO_TITLE =
  /^(?:(?:log|sign) ?(?:in|up)|loading|(?:(?:verify|view|share)(?: a| the| your)? |course )?certificates?(?: of (?:completion|achievement|accomplishment))?(?: verification)?|verification|congratulations)[^\p{L}\p{N}]*$/iu;
/** What stands before the name of what was completed, in English. "Certificate in …" is a name, and stays. */
const FRAME =
  /^(?:certificate(?: of (?:completion|achievement|accomplishment))?|completion certificate|statement of accomplishment)(?: for|\s?[-–—|:])\s+/i;

/**
 * The title a page gives itself for sharing (`og:title`), else its only first-order heading, without the site's name at
 * its end and without the words for "certificate of" at its beginning.
 *
 * @returns '' where it is the site's own ("Alison | Free Online Courses"), names no item, or where the page says that there
 *   is none
 */
export function statedTitle(document: Document, site: string): string {
  const headings = all(document, 'h1', 20).map((heading) => text(heading));
  const shared = tidy(meta(document, 'og:title'));
  if ([shared, text(document.querySelector('title')), ...headings].some((title) => GONE.test(title))) return '';
  const [heading = '', ...others] = headings;
  return ownTitle(shared, site) || (others.length === 0 ? ownTitle(heading, site) : '');
}

function ownTitle(stated: string, site: string): string {
  const [, before = '', last = ''] = /^(.*) [|·–—-] (.*)$/.exec(stated) ?? [];
  const title = (startsWith(last, site) ? before : stated).replace(FRAME, '').trim();
  const rest = startsWith(title, site) ? title.slice(site.length).trim() : title;
  const isOfSite = rest === '' || (rest !== title && /^[:|·–—-]/.test(rest));
  return isOfSite || GONE.test(rest) || NO_TITLE.test(rest) ? '' : title;
}

function startsWith(value: string, beginning: string): boolean {
  return value.slice(0, beginning.length).toLowerCase() === beginning.toLowerCase();
}

/**
 * A certificate of which nothing is known but its address: title (and date) from the page's LinkedIn link, else the
 * title it states. Anybody can open it, so `own` is `unknown`.
 *
 * @param certificate its address, the code in it, and what it is for: a course unless told
 * @returns [] where the page states no title, or speaks of another certificate
 */
export function statedCertificate(
  page: Page,
  { platform, site }: { readonly platform: string; readonly site: string },
  { url, id, kind = 'course' }: { readonly url: string; readonly id: string; readonly kind?: LearningKind },
): Observation[] {
  const shared = meta(page.document, 'og:url');
  // After a change of page inside the site, the head can still be another certificate's.
  if (shared !== '' && !shared.toLowerCase().includes(id.toLowerCase())) return [];
  const link = profileLink(page);
  const stated = link?.certificate?.toLowerCase().includes(id.toLowerCase()) ? link : null;
  const title = stated?.name || statedTitle(page.document, site);
  if (title === '') return [];
  return [
    {
      platform,
      itemId: `certificate/${id}`,
      kind,
      title,
      url,
      status: 'completed',
      own: 'unknown',
      signal: 'certificate-page',
      credentials: [{ url, id }],
      ...(stated?.provider ? { provider: stated.provider } : {}),
      ...(stated?.date ? { completedAt: stated.date } : {}),
    },
  ];
}
