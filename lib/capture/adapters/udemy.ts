/*
 * Udemy, and Udemy Business on its own sub-domains. Facts: November 2026, from public clients of the site.
 *
 * Read: certificates (data-purpose hooks, M/H, three readers), the list of one's courses as the page fetches it (H, many
 * clients, 2020 to 2026), the player M (October 2025; its progress text L, 2019), "My learning" cards M.
 * A course is completed where `completion_ratio` is 100 (a query `max_progress=99.9` shows that it ends there), or where
 * the player says "x of x". `/progress` holds what was done but not how much there is, and never says completed.
 * Own: what is under `users/me`, My learning and the player are the viewer's, but for an instructor's preview. A certificate is anybody's to open; it is
 * the viewer's if `contexts/me`, which the page may fetch, names its recipient. Else `unknown`.
 * Ids are the course's name in the address (`python-bootcamp`), the one thing that certificates, player and lists share.
 * The cards of My learning link to `course-dashboard-redirect/?course_id=7`, from which it can't be told: such cards are
 * left to the answer that fills the page, so that no course stands twice in the history.
 * Not known: the day a course was completed, except on its certificate; the certificate's number in any answer; the
 * shape of `subscription-course-enrollments` beyond what the list of courses shares with it.
 */
import { dateIn, instantFrom } from '../dates';
import { isObject, objectsIn, stringAt } from '../embedded';
import { sameName } from '../names';
import { address, all, attribute, first, firstText, language, text, textWithout } from '../page';
import type { Adapter, Answer, NextPart, Observation, Own, Page } from '../types';

const LIST = /^\/home\/my-courses\/(?:learning|archived)\/?$/;

export const udemy: Adapter = {
  id: 'udemy',
  label: 'Udemy',
  facts: '2026-11',
  hosts: ['*://*.udemy.com/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'M',
      path: /^\/certificate\/UC-[0-9A-Za-z-]{8,36}\/?$/,
      read: (page) => readCertificate(page, null),
    },
    { kind: 'player', confidence: 'M', path: /^\/course\/[^/]+\/learn(?:\/|$)/, read: readPlayer },
    { kind: 'my-learning', confidence: 'M', path: LIST, read: readCards },
  ],
  answers: [
    {
      kind: 'my-courses',
      confidence: 'H',
      address: /^[\w.-]+\/api-2\.0\/users\/me\/(?:subscribed-courses|subscription-course-enrollments)\/?(?:\?|$)/,
      read: ({ json, url }) => readCourses(isObject(json) ? json.results : undefined, url),
    },
    {
      kind: 'my-course',
      confidence: 'M',
      address: /^[\w.-]+\/api-2\.0\/users\/me\/subscribed-courses\/\d+\/?(?:\?|$)/,
      read: ({ json, url }) => readCourses([json], url),
    },
    {
      kind: 'progress',
      confidence: 'H',
      address: /^[\w.-]+\/api-2\.0\/users\/me\/subscribed-courses\/\d+\/progress\/?(?:\?|$)/,
      read: readProgress,
    },
    {
      kind: 'signed-in',
      confidence: 'M',
      address: /^[\w.-]+\/api-2\.0\/contexts\/me\/?(?:\?|$)/,
      read: (answer, page) => readCertificate(page, signedIn(answer.json)),
    },
  ],
  lists: [{ path: LIST, next: nextCards, total: ({ document }) => shown(document)?.total ?? null }],
};

const ORIGIN = 'https://www.udemy.com';

/** The course's name in an address of its own: `/course/<name>/…`. */
function slugIn(url: URL | null): string {
  const slug = /^\/course\/([\w-]{1,150})(?:\/|$)/.exec(url?.pathname ?? '')?.[1] ?? '';
  return slug === 'subscribe' ? '' : slug;
}

/** Udemy Business keeps its courses on the organisation's own host. */
function courseAddress(slug: string, url: URL): string {
  const origin = url.hostname.endsWith('.udemy.com') ? `https://${url.hostname}` : ORIGIN;
  return `${origin}/course/${slug}/`;
}

/** @param person the signed-in person's name, null where it isn't known */
function readCertificate(page: Page, person: string | null): Observation[] {
  const { document, url } = page;
  const code = /^\/certificate\/(UC-[0-9A-Za-z-]{8,36})\/?$/.exec(url.pathname)?.[1];
  const part = document.querySelector('[data-purpose="certificate-description"]');
  const link = part?.querySelector('a[data-purpose="certificate-course-url"]');
  const title = text(link);
  if (code === undefined || !part || title === '') return [];
  const slug = slugIn(address(link?.getAttribute('href'), url));
  const certificate = `${ORIGIN}/certificate/${code}/`;
  const recipient = text(part.querySelector('[data-purpose="certificate-recipient-url"]'));
  // Titles can hold years, and stand in links.
  const completedAt = dateIn(textWithout(part, 'a'), locale(document));
  return [
    {
      platform: 'udemy',
      itemId: slug || `certificate/${code}`,
      kind: 'course',
      title,
      url: slug === '' ? certificate : courseAddress(slug, url),
      status: 'completed',
      own: ownOf(recipient, person),
      signal: 'certificate-page',
      instructors: all(part, 'a[href*="/user/"]:not([data-purpose])', 20).map((name) => text(name)),
      credentials: [{ url: certificate, id: code }],
      ...(completedAt === null ? {} : { completedAt }),
      ...(recipient === '' ? {} : { recipient }),
    },
  ];
}

function ownOf(recipient: string, person: string | null): Own {
  const same = person === null ? null : sameName(recipient, person);
  return same === null ? 'unknown' : same ? 'yes' : 'no';
}

/** Udemy's English is American: months stand before days. */
function locale(document: Document): string {
  const tag = language(document);
  return tag === 'en' ? 'en-US' : tag;
}

/** Two forms of one answer, by what was asked for: `header` (in use today) and `me`. */
function signedIn(json: unknown): string | null {
  if (!isObject(json)) return null;
  const { header, me } = json;
  if (isObject(header) && header.isLoggedIn !== false) {
    const name = stringAt(header.user, 'display_name');
    if (name !== '') return name;
  }
  const name = isObject(me) && me.is_authenticated !== false ? stringAt(me, 'display_name') : '';
  return name === '' ? null : name;
}

function readPlayer({ document, url }: Page): Observation[] {
  const slug = slugIn(url);
  const content = first(document, '[data-purpose="curriculum-section-container"]', '[data-purpose^="section-panel-"]');
  if (slug === '' || !content) return [];
  const counts = progressCounts(text(document.querySelector('[data-purpose="progress-popover-text"]')));
  const begun =
    counts === null
      ? document.querySelector('input[data-purpose="progress-toggle-button"]:checked') !== null
      : counts.done > 0;
  const completed = counts !== null && counts.done === counts.all;
  return [
    {
      platform: 'udemy',
      itemId: slug,
      kind: 'course',
      title: playerTitle(document) || slug,
      url: courseAddress(slug, url),
      status: completed ? 'completed' : begun ? 'in-progress' : 'enrolled',
      own: playerOwn(url),
      signal: completed ? 'player-progress' : 'player',
      ...(counts === null ? {} : { progress: Math.round((counts.done / counts.all) * 1000) / 1000 }),
    },
  ];
}

/** Whoever made a course looks at it as a student would, by this parameter. */
function playerOwn({ searchParams }: URL): Own {
  return searchParams.has('instructorPreviewMode') ? 'no' : 'yes';
}

/** "12 of 40 complete." In languages that turn it round the smaller number is still what is done. */
function progressCounts(words: string): { readonly done: number; readonly all: number } | null {
  const numbers = [...words.matchAll(/\d{1,5}/g)].map(([digits]) => Number(digits));
  const [one, other] = numbers;
  if (numbers.length !== 2 || one === undefined || other === undefined) return null;
  const all = Math.max(one, other);
  return all > 0 ? { done: Math.min(one, other), all } : null;
}

function playerTitle(document: Document): string {
  const shown = firstText(document, '[class*="course-lead--course-title"]', '[class*="item-view--course-title"]');
  if (shown !== '') return shown;
  const whole = text(document.querySelector('title'));
  return whole.endsWith(' | Udemy') ? whole.slice(0, -' | Udemy'.length).replace(/^Course: /, '') : '';
}

function readCards({ document, url }: Page): Observation[] {
  return all(document, '[data-purpose="course-title-url"]').flatMap((heading) => {
    const link = heading.matches('a') ? heading : heading.querySelector('a');
    const slug = slugIn(address(link?.getAttribute('href'), url));
    const title = text(link);
    const card = heading.closest('[data-purpose="enrolled-course-card"], [class*="enrolled-course-card--container"]');
    // Cards of courses that Udemy recommends have titles of the same purpose.
    if (!card || slug === '' || title === '') return [];
    const ratio = Number.parseFloat(attribute(card.querySelector('[role="meter"]'), 'aria-valuenow'));
    const names = text(card.querySelector('[data-purpose*="visible-instructors"]'));
    return [courseObservation({ slug, title, ratio, instructors: names === '' ? [] : [names] }, url, 'my-learning')];
  });
}

function courseObservation(
  course: {
    readonly slug: string;
    readonly title: string;
    /** 0 to 100; NaN where it isn't said. */
    readonly ratio: number;
    readonly instructors: readonly string[];
    readonly enrolledAt?: string | null;
  },
  url: URL,
  signal: string,
): Observation {
  const progress = course.ratio >= 0 && course.ratio <= 100 ? course.ratio / 100 : null;
  return {
    platform: 'udemy',
    itemId: course.slug,
    kind: 'course',
    title: course.title,
    url: courseAddress(course.slug, url),
    status: progress === 1 ? 'completed' : progress !== null && progress > 0 ? 'in-progress' : 'enrolled',
    own: 'yes',
    signal,
    instructors: course.instructors,
    ...(progress === null ? {} : { progress }),
    ...(course.enrolledAt ? { enrolledAt: course.enrolledAt } : {}),
  };
}

function readCourses(courses: unknown, asked: URL): Observation[] {
  return (Array.isArray(courses) ? courses : []).flatMap((course) => {
    if (!isObject(course)) return [];
    const title = stringAt(course, 'title');
    const slug = slugIn(address(stringAt(course, 'url'), asked));
    // Only what says how far it is: the same answers hold courses without it when other fields were asked for.
    const ratio = course.completion_ratio;
    if (title === '' || slug === '' || typeof ratio !== 'number') return [];
    const people = [...objectsIn(course.visible_instructors)].map((person) => stringAt(person, 'display_name'));
    const enrolledAt = instantFrom(Date.parse(stringAt(course, 'enrollment_time')));
    return [courseObservation({ slug, title, ratio, instructors: people, enrolledAt }, asked, 'my-courses')];
  });
}

function readProgress({ json, asked }: Answer, { document, url }: Page): Observation[] {
  const slug = slugIn(url);
  // It names no course: what another course's page asked for says nothing of this one.
  if (slug === '' || !isObject(json) || slugIn(asked ?? url) !== slug) return [];
  const done = ['completed_lecture_ids', 'completed_quiz_ids', 'completed_assignment_ids'].map((name) => json[name]);
  if (!done.some((ids) => Array.isArray(ids))) return [];
  const begun = done.some((ids) => Array.isArray(ids) && ids.length > 0);
  return [
    {
      platform: 'udemy',
      itemId: slug,
      kind: 'course',
      title: playerTitle(document) || slug,
      url: courseAddress(slug, url),
      status: begun ? 'in-progress' : 'enrolled',
      own: playerOwn(url),
      signal: 'progress',
    },
  ];
}

/** "1-12 of 32 courses": which of them the page shows. Read by size, for the words differ between languages. */
function shown(document: Document): { readonly last: number; readonly total: number } | null {
  const label = text(document.querySelector('[class*="pagination-label"]'));
  const numbers = label.replace(/(\d)[.,\u00a0\u202f](?=\d{3}(?!\d))/g, '$1').match(/\d{1,6}/g) ?? [];
  const [, last, total] = numbers.map(Number).sort((a, b) => a - b);
  return numbers.length === 3 && last !== undefined && total !== undefined ? { last, total } : null;
}

/** The next page by its address (`?p=2`), where the label says that there is one; else by the control. */
function nextCards({ document, url }: Page): NextPart | null {
  if (!document.querySelector('[data-purpose="course-title-url"]')) return null;
  const part = shown(document);
  if (part) {
    if (part.last >= part.total) return null;
    const go = new URL(url.href);
    go.searchParams.set('p', String((Number(url.searchParams.get('p')) || 1) + 1));
    return { go };
  }
  const press = first(
    document,
    'a[data-page="+1"]',
    'a[class*="pagination"][class*="next"]',
    'button[class*="pagination"][class*="next"]',
  );
  const off = press === null || press.matches('[disabled], [aria-disabled="true"], [class*="disabled"]');
  return off ? null : { press };
}
