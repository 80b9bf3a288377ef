/*
 * Moodle, on any site the user turned on. Facts: November 2026, from a running Moodle 4.5.6 and the core's source.
 *
 * Read: course page (completion block H, activity list H), my courses and dashboard cards H, completion details H,
 * activity pages M, own badges H, a badge's page H (the owner's has the download form).
 * Nothing depends on the site's language, but: the title of a page without a heading (English "Course: " only), the
 * name on a badge (English "Awarded to" only), dates (see dates.ts), and a completion date from several criteria.
 * Not known: a course page without the completion block never says that the course is complete; the certificate
 * plug-ins' own pages; Totara and Moodle before 4.0 (same source, not tried).
 */
import { dateIn } from '../dates';
import { assignedJson, stringAt } from '../embedded';
import { address, all, attribute, first, firstText, fraction, language, text, textWithout } from '../page';
import type { Adapter, Answer, LearningStatus, Observation, Own, Page } from '../types';

export const moodle: Adapter = {
  id: 'moodle',
  label: 'Moodle',
  facts: '2026-11',
  hosts: [],
  sniff: isMoodle,
  pages: [
    { kind: 'course', confidence: 'H', path: /\/course\/view\.php$/, read: readCoursePage },
    { kind: 'my-courses', confidence: 'H', path: /\/my\/(?:courses\.php|index\.php)?$/, read: readMyCourses },
    {
      kind: 'completion-details',
      confidence: 'H',
      path: /\/blocks\/completionstatus\/details\.php$/,
      read: readCompletionDetails,
    },
    { kind: 'activity', confidence: 'M', path: /\/mod\/\w+\/view\.php$/, read: readActivity },
    { kind: 'my-badges', confidence: 'H', path: /\/badges\/mybadges\.php$/, read: readMyBadges },
    { kind: 'badge', confidence: 'H', path: /\/badges\/badge\.php$/, read: readBadge },
  ],
};

/** What this adapter reads, told under the id of a site that is a Moodle and has an adapter of its own. */
export function moodleReaders(platform: string): Pick<Adapter, 'pages' | 'answers' | 'lists'> {
  const told = (seen: readonly Observation[]): Observation[] => seen.map((item) => ({ ...item, platform }));
  const { pages, answers, lists }: Adapter = moodle;
  return {
    pages: pages.map((reader) => ({ ...reader, read: (page: Page) => told(reader.read(page)) })),
    ...(answers && {
      answers: answers.map((reader) => ({
        ...reader,
        read: (answer: Answer, page: Page) => told(reader.read(answer, page)),
      })),
    }),
    ...(lists && { lists }),
  };
}

const HASH = /^[0-9a-f]{40}$/i;
/** The front page of every Moodle is "course 1". */
const FRONT_PAGE = '1';

export function isMoodle({ document }: Page): boolean {
  if (document.querySelector('meta[name="keywords"][content^="moodle"]')) return true;
  const { body } = document;
  if (!body?.id.startsWith('page-')) return false;
  return /(?:^|\s)path-/.test(body.className) && /(?:^|\s)pagelayout-/.test(body.className);
}

/** Where the site lives and who looks at it. */
export interface MoodleSite {
  /** Host and sub-folder, the stem of every id. */
  readonly name: string;
  /** Address of the site's root, no slash at the end. */
  readonly root: string;
  /** The signed-in user's number; null for a guest, a visitor, or where the page does not say. */
  readonly userId: string | null;
  readonly own: Own;
}

export function siteOf({ url, document }: Page): MoodleSite {
  const config = assignedJson(document, 'M.cfg');
  const stated = address(stringAt(config, 'wwwroot'), url);
  // A root on another host (a copy, a proxy) would make addresses that lead elsewhere.
  const folder =
    stated?.host === url.host
      ? stated.pathname.replace(/\/+$/, '')
      : url.pathname.replace(/\/(?:course|my|blocks|mod|badges|admin)\/.*$/, '');
  const user = config !== null && typeof config === 'object' && 'userId' in config ? Number(config.userId) : 0;
  // User 1 is Moodle's guest account.
  const userId = Number.isInteger(user) && user > 1 && !hasClass(document, 'notloggedin') ? String(user) : null;
  const inAnothersPlace = hasClass(document, 'userloggedinas');
  const own = inAnothersPlace ? 'no' : userId === null || hasClass(document, 'userswitchedrole') ? 'unknown' : 'yes';
  return { name: `${url.host}${folder}`, root: `${url.origin}${folder}`, userId, own };
}

function hasClass(document: Document, name: string): boolean {
  return document.body?.classList.contains(name) ?? false;
}

function courseObservation(
  site: MoodleSite,
  course: { id: string; title: string; status: LearningStatus; progress?: number | null; completedAt?: string | null },
  signal: string,
): Observation {
  return {
    platform: 'moodle',
    itemId: `${site.name}/${course.id}`,
    kind: 'course',
    title: course.title,
    url: `${site.root}/course/view.php?id=${course.id}`,
    status: course.status,
    own: site.own,
    signal,
    ...(course.progress == null ? {} : { progress: course.progress }),
    ...(course.completedAt ? { completedAt: course.completedAt } : {}),
  };
}

function courseId({ url, document }: Page, parameter: string): string | null {
  const stated =
    url.searchParams.get(parameter) ?? /(?:^|\s)course-(\d+)(?:\s|$)/.exec(document.body?.className ?? '')?.[1];
  return stated && /^\d{1,12}$/.test(stated) && stated !== FRONT_PAGE ? stated : null;
}

function readCoursePage(page: Page): Observation[] {
  const id = courseId(page, 'id');
  const title = heading(page.document) || titleWithoutFrame(page.document);
  if (id === null || title === '') return [];
  const site = siteOf(page);
  const block = first(page.document, 'section[data-block="completionstatus"]', '.block_completionstatus');
  const state = completionState(block?.querySelector('table td') ?? null);
  const done = activityProgress(page.document);
  if (state === 'complete') {
    return [courseObservation(site, { id, title, status: 'completed', progress: done }, 'completion-block')];
  }
  if (state === null && done === null) return [];
  const status = done !== null && done > 0 ? 'in-progress' : 'enrolled';
  return [
    courseObservation(
      site,
      { id, title, status, progress: done },
      state === null ? 'activity-list' : 'completion-block',
    ),
  ];
}

/**
 * The cell reads `<b>Status: </b>Complete`, and every other state's word is inside `<i>`: that, and not the
 * translated word, tells complete from not.
 */
function completionState(cell: Element | null): 'complete' | 'open' | null {
  if (!cell?.querySelector('b')) return null;
  if (cell.querySelector('i')) return 'open';
  return textWithout(cell, 'b') === '' ? null : 'complete';
}

/** Share of the tracked activities that are done; null where the page tracks none. Values: 1 done, 2 passed, 3 failed. */
function activityProgress(document: Document): number | null {
  const index = all(document, '[data-for="cm_completion"][data-value]').map((mark) => attribute(mark, 'data-value'));
  const states = index.length > 0 ? index.map((value) => value === '1' || value === '2') : activityStates(document);
  if (states.length === 0) return null;
  return Math.round((states.filter(Boolean).length / states.length) * 1000) / 1000;
}

function activityStates(document: Document): boolean[] {
  return all(document, '[data-region="activity-information"]').flatMap((activity) => activityDone(activity) ?? []);
}

/** Is this activity done? null where it isn't tracked. */
function activityDone(activity: Element): boolean | null {
  const manual = activity.querySelector('[data-action="toggle-manual-completion"]');
  if (manual) return attribute(manual, 'data-toggletype') === 'manual:undo';
  const conditions = activity.querySelector('[data-region="completionrequirements"]');
  if (!conditions) return null;
  const items = all(conditions, '[role="listitem"], .badge');
  if (items.length > 0) return items.every((item) => item.matches('.alert-success'));
  const summary = conditions.querySelector('button');
  return summary ? summary.matches('.btn-success') : null;
}

function readMyCourses(page: Page): Observation[] {
  const site = siteOf(page);
  const courses = new Map<string, Observation>();
  for (const card of all(page.document, '[data-region="course-content"][data-course-id]')) {
    const id = attribute(card, 'data-course-id');
    const title = cardTitle(card);
    if (!/^\d{1,12}$/.test(id) || id === FRONT_PAGE || title === '') continue;
    const progress = fraction(textWithout(card.querySelector('.progress-text'), '.sr-only, .visually-hidden'));
    const status = progress === 1 ? 'completed' : progress !== null && progress > 0 ? 'in-progress' : 'enrolled';
    // The dashboard can show a course in two blocks, of which only one tells the progress.
    if (progress === null && courses.has(id)) continue;
    courses.set(id, courseObservation(site, { id, title, status, progress }, 'my-courses'));
  }
  return [...courses.values()];
}

function cardTitle(card: Element): string {
  return (
    attribute(card.querySelector('.coursename .multiline[title], .multiline[title]'), 'title') ||
    textWithout(card.querySelector('a.coursename, .coursename'), '.sr-only, .visually-hidden, .hidden')
  );
}

function readCompletionDetails(page: Page): Observation[] {
  const { document, url } = page;
  const id = courseId(page, 'course');
  const title = detailsTitle(document);
  const summary = document.querySelector(
    'table.generalbox:not(#criteriastatus), table.generaltable:not(#criteriastatus)',
  );
  const state = completionState(summary?.querySelector('td') ?? null);
  if (id === null || title === '' || state === null) return [];
  const site = siteOf(page);
  // A teacher opens the same page for a learner.
  const user = url.searchParams.get('user');
  const own = user !== null && user !== '0' && user !== site.userId ? 'no' : site.own;
  const rows = all(document, 'table#criteriastatus tr:not(.ccheader)').filter((row) => row.querySelector('td'));
  const days = rows.map((row) => dateIn(text(row.querySelector('td.c5')), language(document)));
  const begun = days.some((day) => day !== null);
  const status = state === 'complete' ? 'completed' : begun ? 'in-progress' : 'enrolled';
  const completedAt = state === 'complete' ? completionDay(days, text(summary)) : null;
  return [courseObservation({ ...site, own }, { id, title, status, completedAt }, 'completion-details')];
}

/** With several criteria the last day counts only where all are required; that is said in words, read in English only. */
function completionDay(days: readonly (string | null)[], summary: string): string | null {
  const [day, ...others] = [...new Set(days)].sort();
  if (day === undefined || day === null || days.includes(null)) return null;
  if (others.length === 0) return day;
  return /\bAll criteria below are required/.test(summary) ? (others.at(-1) ?? null) : null;
}

/** The heading is `<course>: <this page's name>`; the document's title holds the course too, and shows where it ends. */
function detailsTitle(document: Document): string {
  const whole = heading(document);
  for (let end = whole.lastIndexOf(': '); end > 0; end = whole.lastIndexOf(': ', end - 1)) {
    if (document.title.includes(whole.slice(0, end))) return whole.slice(0, end);
  }
  return titleWithoutFrame(document);
}

function heading(document: Document): string {
  return firstText(document, '.page-header-headings h1', '#page-header h1', '.page-context-header h1');
}

/** `Course: X | site` → X. */
function titleWithoutFrame(document: Document): string {
  const whole = text(document.querySelector('title'));
  const end = whole.lastIndexOf(' | ');
  return (end > 0 ? whole.slice(0, end) : whole).replace(/^Course: /, '');
}

/** An activity on its own page. On the course page the same marks only count towards the course's progress. */
function readActivity(page: Page): Observation[] {
  const { document, url } = page;
  const id = url.searchParams.get('id') ?? '';
  const activity = document.querySelector('[data-region="activity-information"][data-activityname]');
  const title = attribute(activity, 'data-activityname');
  if (!activity || title === '' || !/^\d{1,12}$/.test(id) || activityDone(activity) !== true) return [];
  const site = siteOf(page);
  return [
    {
      platform: 'moodle',
      itemId: `${site.name}/activity/${id}`,
      kind: 'activity',
      title,
      url: `${url.origin}${url.pathname}?id=${id}`,
      status: 'completed',
      own: site.own,
      signal: 'activity-completion',
    },
  ];
}

function badgeObservation(site: MoodleSite, hash: string, title: string, own: Own, signal: string): Observation {
  const url = `${site.root}/badges/badge.php?hash=${hash}`;
  return {
    platform: 'moodle',
    itemId: `${site.name}/badge/${hash}`,
    kind: 'credential',
    title,
    url,
    status: 'completed',
    own,
    signal,
    credentials: [{ url, id: hash }],
  };
}

function readMyBadges(page: Page): Observation[] {
  const site = siteOf(page);
  return all(page.document, 'ul.badges > li').flatMap((item) => {
    const link = item.querySelector('a[href*="badge.php?hash="]');
    const hash = address(link?.getAttribute('href'), page.url)?.searchParams.get('hash')?.toLowerCase() ?? '';
    const title = text(item.querySelector('.badge-name')) || attribute(link, 'title');
    return HASH.test(hash) && title !== '' ? [badgeObservation(site, hash, title, site.own, 'my-badges')] : [];
  });
}

function readBadge(page: Page): Observation[] {
  const { document, url } = page;
  const hash = (url.searchParams.get('hash') ?? '').toLowerCase();
  const badge = document.querySelector('#badge');
  const title = text(badge?.querySelector('#badge-details-col h2'));
  // Revoked and unknown badges answer at the same address, with a notice and without #badge.
  if (!badge || title === '' || !HASH.test(hash)) return [];
  const site = siteOf(page);
  const own = badge.querySelector('form#downloadbadgeform') ? site.own : 'unknown';
  const facts = badge.querySelector('#badge-issued-expire');
  // "Issued …<br>Expires …": only what stands before the break is the day it was earned.
  const issued = facts?.querySelector('small')?.firstChild?.textContent ?? '';
  const completedAt = dateIn(issued, language(document));
  const provider = text(facts?.querySelector('a[href^="mailto:"]'));
  const recipient = /^Awarded to (.+)$/.exec(text(badge.querySelector('#badge-awardedto')))?.[1];
  return [
    {
      ...badgeObservation(site, hash, title, own, 'badge-page'),
      ...(completedAt === null ? {} : { completedAt }),
      ...(provider === '' ? {} : { provider }),
      ...(recipient === undefined ? {} : { recipient }),
    },
  ];
}
