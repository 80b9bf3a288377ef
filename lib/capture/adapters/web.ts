/*
 * Any page of a site the user turned on that is no known platform's. Facts: November 2026, from schema.org's definitions,
 * the HTML standard and LinkedIn's own form of the link; which sites use them for what is not known.
 *
 * Read: schema.org `Course` and `CourseInstance` as what is on show H (the standard), never as anything done;
 * `EducationalOccupationalCredential` with a date M, a LinkedIn "add to profile" link M: as a completion of somebody's.
 * Own: never known. On the platforms known the link is for the owner's eyes only, but any page can carry one, so the
 * popup asks. Articles and lists, which speak of things that are elsewhere, and pages that state several, complete nothing.
 */
import { address, decoded, language, plainAddress } from '../page';
import { type StatedCourse, statedIn, statesLearning } from '../schema-org';
import { siteName } from '../site';
import { type ProfileLink, profileLink } from '../stated';
import type { Adapter, Observation, Page } from '../types';

export const web: Adapter = {
  id: 'web',
  label: 'Web page',
  facts: '2026-11',
  hosts: [],
  sniff: statesSomething,
  pages: [{ kind: 'stated', confidence: 'M', path: /^/, read: readStated }],
};

/** Does the page carry any of the forms read here? */
export function statesSomething({ document }: Page): boolean {
  return document.querySelector('a[href*="linkedin.com/profile/add"]') !== null || statesLearning(document);
}

function readStated(page: Page): Observation[] {
  const stated = statedIn(page);
  const [course, ...otherCourses] = stated.courses;
  const [credential, ...otherCredentials] = stated.credentials;
  const link = certificateIn(profileLink(page));
  const isAboutOne = otherCourses.length === 0 && otherCredentials.length === 0;
  const isArticle = stated.isArticle || isMarkedArticle(page);
  if (link && isAboutOne) {
    return [
      {
        ...itemOf(page, link.name),
        kind: 'credential',
        status: isArticle ? 'seen' : 'completed',
        signal: 'linkedin-link',
        ...provider(link.provider),
        ...(link.date === null ? {} : { completedAt: link.date }),
        ...(link.certificate === null ? {} : { credentials: [{ url: link.certificate, id: null }] }),
      },
    ];
  }
  if (course && isAboutOne) return [courseOn(page, course)];
  if (!credential || !isAboutOne) return [];
  // Without a date it is as likely the description of what one can earn.
  const isAward = credential.validFrom !== null && !isArticle;
  return [
    {
      ...itemOf(page, credential.title),
      kind: 'credential',
      status: isAward ? 'completed' : 'seen',
      signal: 'schema-org-credential',
      ...provider(credential.provider),
      ...(isAward && credential.validFrom !== null ? { completedAt: credential.validFrom } : {}),
      ...(isAward ? { credentials: [{ url: credential.url ?? addressOf(page), id: null }] } : {}),
    },
  ];
}

function courseOn(page: Page, course: StatedCourse): Observation {
  return {
    ...itemOf(page, course.title),
    kind: 'course',
    status: 'seen',
    signal: 'schema-org-course',
    ...provider(course.provider),
    ...(course.instructors.length === 0 ? {} : { instructors: course.instructors }),
    ...(course.hours === null ? {} : { hours: course.hours }),
  };
}

/** A link that states what and when, or where the certificate is; others only lead to LinkedIn's form. */
function certificateIn(link: ProfileLink | null): ProfileLink | null {
  return link && link.name !== '' && (link.certificate !== null || link.date !== null) ? link : null;
}

function isMarkedArticle({ document }: Page): boolean {
  return document.querySelector('meta[property="og:type"][content="article" i]') !== null;
}

function provider(name: string): { readonly provider?: string } {
  return name === '' ? {} : { provider: name };
}

function itemOf(page: Page, title: string): Pick<Observation, 'platform' | 'itemId' | 'title' | 'url' | 'own'> {
  return { platform: 'web', itemId: idOf(page), title, url: addressOf(page), own: 'unknown' };
}

/** The page's canonical address if it is of the same origin and no mere front page, else the visited one. */
function addressOf({ document, url }: Page): string {
  const canonical = address(document.querySelector('link[rel="canonical"]')?.getAttribute('href'), url);
  const serves = canonical !== null && canonical.origin === url.origin && canonical.pathname !== '/';
  return plainAddress(serves ? canonical : url);
}

/** Parameters that choose how a page is shown. */
const VIEW = /^(?:lang|language|locale|hl|tab|view|ref|source)$/i;

/** Site and path, with what in the query tells items apart; without the language, so that a course's translations are one. */
function idOf(page: Page): string {
  const url = new URL(addressOf(page));
  const [, ...parts] = (decoded(url.pathname) || url.pathname).replace(/\/(?:index\.\w{1,5})?$/, '').split('/');
  const tag = language(page.document).toLowerCase();
  const first = parts[0]?.toLowerCase().replace('_', '-');
  if (parts.length > 1 && (first === tag || first === tag.split('-')[0])) parts.shift();
  const pairs: string[] = [];
  // Not `for … of`: in a Firefox content script URLSearchParams can't be iterated.
  url.searchParams.forEach((value, name) => {
    if (!VIEW.test(name)) pairs.push(`${name}=${value}`);
  });
  return `${siteName(url.hostname)}/${parts.join('/')}${pairs.length === 0 ? '' : `?${pairs.sort().join('&')}`}`;
}
