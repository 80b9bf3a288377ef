/*
 * Moodle, on any site the user turned on. Facts: November 2026, from a running Moodle 4.5.6, the core's source, and that of
 * the certificate plug-ins `tool_certificate` and `mod_customcert`.
 *
 * Read: course page (completion block H, activity list H), my courses and dashboard cards H, completion details H,
 * activity pages M, own badges H, a badge's page H (the owner's has the download form), one's own certificates and the
 * pages that confirm a certificate (M: source, not run; anybody can open those: the viewer's own only where the link to
 * the holder's profile has the viewer's number).
 * Answers: the overview's courses (H), and the notifications (H), whose time is that of the completion itself.
 * Nothing depends on the site's language, but: the title of a page without a heading (English "Course: " only), the
 * name on a badge (English "Awarded to" only), dates (see dates.ts), and a completion date from several criteria.
 * Not read: the answer to a tick by hand (`core_completion_update_activity_completion_status_manually`) says "done" of
 * something, but what was ticked, and whether on or off, stands in the question alone; the button on the page shows it.
 * Not known: a course page without the completion block never says that the course is complete; the list of
 * `tool_certificate` where a newer version makes a report of it; Totara (its pages are recognised by the same body
 * classes) and Moodle before 4.0: same source, not tried.
 */
import { dateIn, instantFrom } from '../dates';
import { assignedJson, isObject, jsonAt, stringAt } from '../embedded';
import { address, all, attribute, first, firstText, fraction, language, text, textWithout, tidy } from '../page';
import type { Adapter, Answer, LearningStatus, NextPart, Observation, Own, Page } from '../types';

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
    {
      kind: 'my-certificates',
      confidence: 'M',
      path: /\/(?:admin\/tool\/certificate\/my|mod\/customcert\/my_certificates)\.php$/,
      read: readMyCertificates,
    },
    {
      kind: 'certificate',
      confidence: 'M',
      path: /\/(?:admin\/tool\/certificate\/index|mod\/customcert\/verify_certificate)\.php$/,
      read: readCertificate,
    },
  ],
  answers: [
    {
      kind: 'timeline',
      confidence: 'H',
      address: /\/lib\/ajax\/service\.php\?.*\binfo=[^&]*core_course_get_enrolled_courses_by_timeline_classification/,
      read: readTimeline,
    },
    {
      kind: 'notifications',
      confidence: 'H',
      address: /\/lib\/ajax\/service\.php\?.*\binfo=[^&]*message_popup_get_popup_notifications/,
      read: readNotifications,
    },
  ],
  lists: [{ path: /\/my\/(?:courses\.php|index\.php)?$/, next: nextCourses, total: () => null }],
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
interface Site {
  /** Host and sub-folder, the stem of every id. */
  readonly name: string;
  /** Address of the site's root, no slash at the end. */
  readonly root: string;
  /** The signed-in user's number; null for a guest, a visitor, or where the page does not say. */
  readonly userId: string | null;
  readonly own: Own;
}

function siteOf({ url, document }: Page): Site {
  const config = assignedJson(document, 'M.cfg');
  const stated = address(stringAt(config, 'wwwroot'), url);
  // A root on another host (a copy, a proxy) would make addresses that lead elsewhere.
  const folder =
    stated?.host === url.host
      ? stated.pathname.replace(/\/+$/, '')
      : url.pathname.replace(/\/(?:course|my|blocks|mod|badges|admin|message)\/.*$/, '');
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
  site: Site,
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

function badgeObservation(site: Site, hash: string, title: string, own: Own, signal: string): Observation {
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

function certificateObservation(site: Site, code: string, title: string, own: Own, url: string): Observation {
  return {
    platform: 'moodle',
    itemId: `${site.name}/certificate/${code}`,
    kind: 'credential',
    title,
    url,
    status: 'completed',
    own,
    signal: 'certificate-page',
    credentials: [{ url, id: code }],
  };
}

/** Codes of both plug-ins: ten characters and initials, or a form the site chose (`1234-5678-9012`). */
const CODE = /^[\w-]{6,40}$/;

/**
 * Both plug-ins print their list with Moodle's table class: row `…_r0`, cells `.c0`, `.c1`… The certificate's name is the
 * first; `mod_customcert` puts the course before the date.
 */
function readMyCertificates(page: Page): Observation[] {
  const { document, url } = page;
  const site = siteOf(page);
  const isTool = url.pathname.includes('/tool/certificate/');
  const table = isTool ? 'tool_certificate_my_certificates_table_r' : 'mod_customcert_report_table_r';
  // Whoever may see all certificates opens the same page for a learner.
  const user = url.searchParams.get('userid');
  const own = user !== null && user !== '0' && user !== site.userId ? 'no' : site.own;
  return all(document, `tr[id^="${table}"]`).flatMap((row) => {
    const title = text(row.querySelector('td.c0'));
    const link = address(row.querySelector('a[href*="code="]')?.getAttribute('href'), url);
    const code = isTool ? (link?.searchParams.get('code') ?? '') : text(row.querySelector('td.c3'));
    if (title === '' || !CODE.test(code)) return [];
    const completedAt = dateIn(text(row.querySelector(isTool ? 'td.c1' : 'td.c2')), language(document));
    const place = isTool ? '/admin/tool/certificate/index.php' : '/mod/customcert/verify_certificate.php';
    return [
      {
        ...certificateObservation(site, code, title, own, `${site.root}${place}?code=${code}`),
        signal: 'my-certificates',
        ...(completedAt === null ? {} : { completedAt }),
      },
    ];
  });
}

/**
 * Both plug-ins confirm a certificate with values in one order, the person first: as a list of `<strong>label:</strong>
 * value` with a link to the person's profile, or (`tool_certificate` since about 2021) as a table without it.
 */
function readCertificate(page: Page): Observation[] {
  const { document, url } = page;
  const code = url.searchParams.get('code') ?? '';
  const isTool = url.pathname.includes('/tool/certificate/');
  const items = isTool ? (confirmedRows(document) ?? confirmedItems(document)) : confirmedItems(document);
  const value = (item: Element | undefined): string => textWithout(item, 'strong');
  const title = value(items[isTool ? 1 : 2]);
  if (!CODE.test(code) || title === '') return [];
  const site = siteOf(page);
  const completedAt = dateIn(value(isTool ? items[2] : items.at(-1)), language(document));
  const own = holderIsViewer(items[0], site, url);
  const context = /^\d{1,12}$/.exec(url.searchParams.get('contextid') ?? '')?.[0];
  const place = `${url.origin}${url.pathname}?${context === undefined ? '' : `contextid=${context}&`}code=${code}`;
  const seen = certificateObservation(site, code, title, own, place);
  const recipient = value(items[0]);
  return [
    {
      ...seen,
      ...(recipient === '' ? {} : { recipient }),
      ...(completedAt === null ? {} : { completedAt }),
    },
  ];
}

/** Holder, certificate, issued, expires, status; null where there is no such table. */
function confirmedRows(document: Document): readonly Element[] | null {
  const rows = all(document, '#region-main table.admintable tr, [role="main"] table.admintable tr', 20);
  const values = rows.flatMap((row) => row.querySelector('td.c1') ?? []);
  return values.length === 5 ? values : null;
}

/** The items of the list; none where the first doesn't name a person. */
function confirmedItems(document: Document): readonly Element[] {
  const list = first(document, '#region-main ul.list-unstyled', '[role="main"] ul.list-unstyled');
  const items = list
    ? all(list, 'li').filter((item) => item.parentElement === list && item.querySelector('strong'))
    : [];
  return items[0]?.querySelector('a[href*="/user/"]') ? items : [];
}

/** Anybody can have a certificate confirmed; the link to its holder's profile holds their number. */
function holderIsViewer(holder: Element | undefined, site: Site, base: URL): Own {
  const profile = address(holder?.querySelector('a[href*="/user/"]')?.getAttribute('href'), base);
  const id = profile?.searchParams.get('id');
  if (!id || site.userId === null || site.own !== 'yes') return 'unknown';
  return id === site.userId ? 'yes' : 'no';
}

/** `[{ error: false, data }, …]`: the data of each call that went well. */
function answered({ json }: Answer): unknown[] {
  const calls: unknown[] = Array.isArray(json) ? json.slice(0, 20) : [];
  return calls.flatMap((call) => (isObject(call) && call.error === false ? [call.data] : []));
}

function listAt(value: unknown, key: string): unknown[] {
  const list = isObject(value) ? value[key] : null;
  return Array.isArray(list) ? list.slice(0, 500) : [];
}

/** Moodle's answers are written for its templates, which print names as they are: `Bread &amp; Butter`. */
function unescaped(name: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#039': "'", '#39': "'" };
  return tidy(name.slice(0, 2000).replace(/&(amp|lt|gt|quot|#0?39);/g, (whole, sign: string) => signs[sign] ?? whole));
}

function numberAt(value: unknown, key: string): string {
  const member = isObject(value) ? value[key] : null;
  const digits = typeof member === 'number' || typeof member === 'string' ? String(member) : '';
  return /^\d{1,12}$/.test(digits) ? digits : '';
}

function readTimeline(answer: Answer, page: Page): Observation[] {
  const site = siteOf(page);
  return answered(answer)
    .flatMap((data) => listAt(data, 'courses'))
    .flatMap((course) => {
      const id = numberAt(course, 'id');
      const title = unescaped(stringAt(course, 'fullname'));
      if (!isObject(course) || id === '' || id === FRONT_PAGE || title === '') return [];
      const stated = course.hasprogress === true ? fraction(numberAt(course, 'progress')) : null;
      const status = stated === 1 ? 'completed' : stated !== null && stated > 0 ? 'in-progress' : 'enrolled';
      return [courseObservation(site, { id, title, status, progress: stated }, 'timeline')];
    });
}

function readNotifications(answer: Answer, page: Page): Observation[] {
  const site = siteOf(page);
  return answered(answer)
    .flatMap((data) => listAt(data, 'notifications'))
    .flatMap((note) => {
      const isTheirs = site.userId !== null && numberAt(note, 'useridto') !== site.userId;
      const own: Own = isTheirs ? 'no' : site.own;
      const seconds = Number(numberAt(note, 'timecreated'));
      const completedAt = instantFrom(seconds * 1000);
      const what = stringAt(note, 'component') === 'moodle' ? stringAt(note, 'eventtype') : '';
      const seen =
        what === 'coursecompleted'
          ? completedCourse({ ...site, own }, note, page.url)
          : what === 'badgerecipientnotice'
            ? earnedBadge({ ...site, own }, note)
            : null;
      return seen === null ? [] : [{ ...seen, ...(completedAt === null ? {} : { completedAt }) }];
    });
}

/** The message holds one link, to the course, with its name: in any language. */
function completedCourse(site: Site, note: unknown, page: URL): Observation | null {
  const message = stringAt(note, 'fullmessagehtml').slice(0, 5000);
  const [, href = '', name = ''] =
    /<a\s[^<>]{0,200}?href="([^"<>]{1,500})"[^<>]{0,200}>([^<>]{1,300})<\/a>/.exec(message) ?? [];
  const course = address(unescaped(href), page);
  const id = course?.searchParams.get('id') ?? '';
  const title = unescaped(name);
  const isHere = course?.host === page.host && course.pathname.endsWith('/course/view.php');
  if (!isHere || !/^\d{1,12}$/.test(id) || id === FRONT_PAGE || title === '') return null;
  return courseObservation(site, { id, title, status: 'completed' }, 'completion-notice');
}

function earnedBadge(site: Site, note: unknown): Observation | null {
  const hash = stringAt(jsonAt(stringAt(note, 'customdata').slice(0, 5000), 0), 'hash').toLowerCase();
  const title = unescaped(stringAt(note, 'contexturlname'));
  return HASH.test(hash) && title !== '' ? badgeObservation(site, hash, title, site.own, 'badge-notice') : null;
}

/**
 * The overview's own control for its next part. `data-last-page-number` is only there once the last is known; a part is
 * there once it holds a course, for the control moves on at once and the courses come later.
 */
function nextCourses({ document }: Page): NextPart | null {
  const overview = document.querySelector('[data-region="myoverview"]');
  const bar = overview?.querySelector('[data-region="paging-bar"]');
  const active = attribute(bar, 'data-active-page-number');
  const part = /^\d{1,5}$/.test(active)
    ? overview?.querySelector(`[data-region="paged-content-page"][data-page="${active}"]`)
    : null;
  const isLast = attribute(bar, 'data-last-page-number') === active;
  if (isLast || !part?.querySelector('[data-region="course-content"]')) return null;
  const press = bar?.querySelector(
    '[data-control="next"]:not(.disabled):not([aria-disabled="true"]) [data-region="page-link"]',
  );
  return press ? { press } : null;
}
