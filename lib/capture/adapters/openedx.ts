/*
 * edX and every other Open edX. Facts: November 2026, from first-party source, rendered front ends and one live page.
 *
 * Read: web certificates H (stock and edx.org template), progress H, end of course H, course home H (the resume card
 * is only given to the enrolled and to staff), learner dashboard M. What the front ends fetch from the server, which has
 * another host: a course's state, its progress, the learner's dashboard H.
 * Own: a certificate with the owner's banner; the other pages show the viewer's own state, unless a staff member looks
 * as somebody else (the instructor's toolbar, the dashboard's masquerade chip). An answer says itself whether a staff
 * member asked, or else the page does, once its tabs stand: until then it is `unknown`.
 * On a page a course counts as completed only where the viewer's own certificate is linked: "Congratulations!" also
 * stands on pages of people who get none, and the words are translated. In an answer it does where a certificate can be
 * had, or where the course is passed and its certificate only waited for or not part of the enrolment. Passed alone
 * isn't enough while the server says nothing of a certificate: the course may still be running.
 * Not known: pages of sites that replace the certificate's mark-up (about half of the themes seen): they give nothing;
 * legacy dashboard and legacy course pages; programme records (read as nothing).
 */
import { dateIn } from '../dates';
import { isObject, type JsonObject, stringAt } from '../embedded';
import { address, all, attribute, decoded, first, firstText, fraction, language, plainAddress, text } from '../page';
import { siteName, siteOf } from '../site';
import type { Adapter, Answer, CredentialRef, Observation, Own, Page } from '../types';

export const openedx: Adapter = {
  id: 'openedx',
  label: 'Open edX',
  facts: '2026-11',
  hosts: ['*://*.edx.org/*'],
  sniff: isOpenEdx,
  pages: [
    {
      kind: 'certificate',
      confidence: 'H',
      path: /^\/certificates\/(?:[0-9a-f]{32}|user\/\d+\/course\/[^/]+)\/?$/,
      read: readCertificate,
    },
    {
      kind: 'course-end',
      confidence: 'H',
      path: /\/course\/course-v1(?::|%3A)[^/]+\/course-end\/?$/i,
      read: readCourseEnd,
    },
    {
      kind: 'progress',
      confidence: 'H',
      path: /\/course\/course-v1(?::|%3A)[^/]+\/progress(?:\/\d+)?\/?$/i,
      read: readProgress,
    },
    {
      kind: 'course-home',
      confidence: 'H',
      path: /\/course\/course-v1(?::|%3A)[^/]+\/home\/?$/i,
      read: readCourseHome,
    },
    { kind: 'dashboard', confidence: 'M', path: /^\/(?:learner-dashboard\/?|dashboard\/?)?$/, read: readDashboard },
  ],
  answers: [
    {
      kind: 'courseware',
      confidence: 'H',
      address: /^[^/]+\/api\/courseware\/course\/course-v1(?::|%3[Aa])[^/?]+\/?(?:\?|$)/,
      read: readCoursewareAnswer,
    },
    {
      kind: 'course-progress',
      confidence: 'H',
      // With a further number it is another learner's, asked for by staff.
      address: /^[^/]+\/api\/course_home\/(?:v1\/)?progress\/course-v1(?::|%3[Aa])[^/?]+\/?(?:\?|$)/,
      read: readProgressAnswer,
    },
    {
      kind: 'learner-home',
      confidence: 'H',
      address: /^[^/]+\/api\/learner_home\/init\/?(?:\?|$)/,
      read: readDashboardAnswer,
    },
  ],
  // One answer holds all of it, whatever part of it the page shows.
  lists: [{ path: /^\/learner-dashboard\/?$/, next: null, total: () => null }],
};

const COURSE_ID = /^course-v1:[^\s/+]+\+[^\s/+]+\+[^\s/+]+$/;
/** edx.org also sells programmes under `/certificates/professional-certificate`, so the last part must be an id. */
const CERTIFICATE_PATH = /^\/certificates\/(?:([0-9a-z]{12,64})|user\/\d+\/course\/[^/]+)\/?$/i;

export function isOpenEdx({ url, document }: Page): boolean {
  return (
    /\/course-v1(?::|%3A)/i.test(url.pathname) ||
    document.querySelector(
      '[data-view="valid-accomplishment"], .wrapper-accomplishment-rendering, #courseTabsNavigation, #courseHome-outline, [data-testid="CourseCard"] .course-card-title',
    ) !== null
  );
}

function readCertificate(page: Page): Observation[] {
  const { document, url } = page;
  const title = firstText(
    document,
    '.accomplishment-rendering .accomplishment-course-name',
    '.accomplishment-course-name',
  );
  const invalid = document.querySelector('#validation-status.status-invalid');
  // The page of an invalid certificate keeps the body classes of a valid one.
  if (title === '' || invalid || !first(document, '.accomplishment-main', '.wrapper-accomplishment-rendering'))
    return [];
  const path = /^\/certificates\/([0-9a-f]{32})/.exec(url.pathname)?.[1];
  const uuid = path ?? /[0-9a-f]{32}/.exec(text(document.querySelector('.accomplishment-id .value')))?.[0] ?? null;
  const id = certificateCourseId(page);
  const item = id ?? (uuid === null ? null : `certificate/${uuid}`);
  if (item === null) return [];
  const certificate = `${url.origin}${url.pathname.replace(/\/$/, '')}`;
  const date = certificateDate(document);
  const provider =
    text(document.querySelector('.accomplishment-course-org')) ||
    offeredBy(document) ||
    (id ? courseParts(id).org : '');
  const recipient = text(document.querySelector('strong.accomplishment-recipient'));
  return [
    {
      platform: 'openedx',
      itemId: `${siteName(url.hostname)}/${item}`,
      kind: 'course',
      title,
      url: id === null ? certificate : `${url.origin}/courses/${id}/about`,
      status: 'completed',
      own: certificateOwn(page),
      signal: 'certificate-page',
      credentials: [{ url: certificate, id: uuid }],
      instructors: all(document, '.signatory-name').map((name) => text(name)),
      ...(date === null ? {} : { completedAt: date }),
      ...(provider === '' ? {} : { provider }),
      ...(recipient === '' ? {} : { recipient }),
    },
  ];
}

/** Only the owner is shown the banner with its share buttons; a staff preview shows a certificate nobody earned. */
function certificateOwn({ url, document }: Page): Own {
  if (url.searchParams.has('preview')) return 'no';
  const banner = document.querySelector('.wrapper-banner-user');
  return banner?.querySelector('#action-print-view, #action-share-linkedin, .action-linkedin-profile')
    ? 'yes'
    : 'unknown';
}

function certificateCourseId({ url, document }: Page): string | null {
  const inPath = /^\/certificates\/user\/\d+\/course\/([^/]+)/.exec(url.pathname)?.[1];
  const stated =
    inPath === undefined ? attribute(document.querySelector('[data-course-id]'), 'data-course-id') : decoded(inPath);
  return COURSE_ID.test(stated) ? stated : null;
}

function certificateDate(document: Document): string | null {
  const places = all(
    document,
    '.accomplishment-date .value, .wrapper-accomplishment-title .copy-micro.emphasized, .wrapper-accomplishment-rendering .copy-micro.emphasized',
  );
  for (const place of places) {
    const day = dateIn(text(place), language(document));
    if (day !== null) return day;
  }
  return null;
}

/** edx.org's template names the provider only in a sentence, read in English. */
function offeredBy(document: Document): string {
  const sentence = firstText(document, '.accomplishment-statement-detail', '.wrapper-accomplishment-rendering');
  return /a course of study offered by ([^,.]{2,100})[,.]/.exec(sentence)?.[1] ?? '';
}

/** A page of the learning front end: which course, and whether its content is that course's. */
interface CoursePage {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly own: Own;
}

function coursePageOf({ url, document }: Page): CoursePage | null {
  const found = /^(.*\/course\/([^/]+))\//.exec(url.pathname);
  const id = decoded(found?.[2] ?? '');
  if (!found || !COURSE_ID.test(id)) return null;
  // After a change of page the old course can still be on show: its tabs name it.
  const tab = attribute(document.querySelector('#courseTabsNavigation a[href*="course-v1"]'), 'href', 1000);
  if (tab !== '' && !decoded(tab).includes(id)) return null;
  const title =
    firstText(document, '.course-title-lockup .course-title') ||
    middleOfTitle(document.querySelector('title')?.textContent ?? '') ||
    courseParts(id).number;
  return { id, title, url: `${url.origin}${found[1]}/home`, own: viewerIsOwner({ url, document }) };
}

/** Staff see the instructor's toolbar; whom they look as is said in translated words, except for "Staff" itself. */
function viewerIsOwner({ url, document }: Page): Own {
  if (/\/progress\/\d+\/?$/.test(url.pathname)) return 'no';
  const toggle = first(document, '#masquerade-widget-toggle', '[data-testid="instructor-toolbar"]');
  if (!toggle) return 'yes';
  const asThemselves = toggle.id === 'masquerade-widget-toggle' && text(toggle) === 'Staff';
  return asThemselves && !document.querySelector('.pgn__pageBanner__warning') ? 'unknown' : 'no';
}

/** `Progress | Demonstration Course | edX` → the course; '' where the title has no such three parts. */
function middleOfTitle(title: string): string {
  return title.split(' | ').slice(1, -1).join(' | ').trim();
}

function courseParts(id: string): { org: string; number: string } {
  const [org = '', number = ''] = id.replace(/^course-v1:/, '').split('+');
  return { org, number };
}

function courseObservation(
  course: CoursePage,
  status: Observation['status'],
  signal: string,
  own: Own = course.own,
): Observation {
  const { id, title, url } = course;
  return {
    platform: 'openedx',
    // Two institutions can have a course of one id; one institution has several hosts.
    itemId: `${siteName(new URL(url).hostname)}/${id}`,
    kind: 'course',
    title,
    url,
    status,
    own,
    signal,
    provider: courseParts(id).org,
  };
}

/** The viewer's own certificate among the links of one part of the page. */
function certificateLink(part: Element | null, base: URL, selector: string): CredentialRef | null {
  for (const link of part ? all(part, selector, 20) : []) {
    const url = address(link.getAttribute('href'), base);
    const found = url && url.hostname !== 'www.edx.org' ? CERTIFICATE_PATH.exec(url.pathname) : null;
    if (url && found) return { url: plainAddress(url), id: found[1] ?? null };
  }
  return null;
}

function readCourseEnd(page: Page): Observation[] {
  const course = coursePageOf(page);
  const { document } = page;
  if (!course || !first(document, '#celebration-footnote-wrapper', '.h2.text-center')) return [];
  const certificate = certificateLink(document.body, page.url, 'a.btn[href*="/certificates/"]');
  if (!certificate) return [courseObservation(course, 'in-progress', 'course-end')];
  return [{ ...courseObservation(course, 'completed', 'course-end'), credentials: [certificate] }];
}

function readProgress(page: Page): Observation[] {
  const course = coursePageOf(page);
  const { document } = page;
  const status = document.querySelector('section[data-testid="certificate-status-component"]');
  const donut = first(document, 'svg.donut .donut-chart-number', '.donut-chart-number');
  if (!course || (!donut && !status)) return [];
  const progress = fraction(text(donut));
  const grade = fraction(attribute(document.querySelector('rect[class*="grade-bar--current"]'), 'width'));
  const certificate = certificateLink(
    status ?? document.querySelector('#downloadable_certificate_status'),
    page.url,
    'a[href*="/certificates/"]',
  );
  const open = progress !== null && progress > 0 ? 'in-progress' : 'enrolled';
  return [
    {
      ...courseObservation(course, certificate ? 'completed' : open, 'progress-page'),
      ...(progress === null ? {} : { progress }),
      ...(grade === null ? {} : { grade: { value: Math.round(grade * 100), max: 100 } }),
      ...(certificate ? { credentials: [certificate] } : {}),
    },
  ];
}

function readCourseHome(page: Page): Observation[] {
  const course = coursePageOf(page);
  const outline = page.document.querySelector('#courseHome-outline');
  if (!course || !outline) return [];
  // An open course shows its outline to anybody; the card to start or resume is for those who are enrolled.
  if (!page.document.querySelector('[data-testid="start-resume-card"]')) {
    return [courseObservation(course, 'seen', 'course-home', course.own === 'no' ? 'no' : 'unknown')];
  }
  return [
    courseObservation(course, outline.querySelector('.text-success') ? 'in-progress' : 'enrolled', 'course-home'),
  ];
}

function readDashboard(page: Page): Observation[] {
  const { document, url } = page;
  const own = document.querySelector('.masquerade-chip') ? 'no' : 'yes';
  // Themes use the class `course-card` for their catalogue; the test id is the front end's own.
  return all(document, '[data-testid="CourseCard"]').flatMap((card) => {
    const title = text(card.querySelector('.course-card-title'));
    const id = all(card, 'a[href*="/course"]')
      .map((link) => courseIdIn(link, url))
      .find((found) => found !== null);
    if (title === '' || !id) return [];
    const certificate = certificateLink(card, url, '.alert-success a[href*="/certificates/"]');
    const home = address(card.querySelector('a.course-card-title')?.getAttribute('href'), url);
    const isHere = home !== null && siteOf(home.href) === siteOf(url.href);
    const course = { id, title, url: isHere ? plainAddress(home) : `${url.origin}/courses/${id}/about`, own } as const;
    const provider = text(card.querySelector('[data-testid="CourseCardDetails"]')).split(' • ')[0] ?? '';
    return [
      {
        ...courseObservation(course, certificate ? 'completed' : 'enrolled', 'dashboard'),
        ...(provider === '' ? {} : { provider }),
        ...(certificate ? { credentials: [certificate] } : {}),
      },
    ];
  });
}

function courseIdIn(link: Element, base: URL): string | null {
  const path = address(link.getAttribute('href'), base)?.pathname ?? '';
  const id = decoded(/\/courses?\/(course-v1(?::|%3A)[^/]+)/i.exec(path)?.[1] ?? '');
  return COURSE_ID.test(id) ? id : null;
}

/** The course an answer is about, and the page's part in it; null where the page is by now of another course. */
interface AnsweredCourse {
  readonly course: CoursePage;
  readonly status: 'enrolled' | 'in-progress';
}

function answeredCourse({ url, json }: Answer, page: Page): (AnsweredCourse & { readonly json: JsonObject }) | null {
  const id = decoded(/\/(course-v1[^/]+)\/?$/.exec(url.pathname)?.[1] ?? '');
  const [, root, ofPage = '', place = ''] = /^(.*\/course\/([^/]+))(?:\/([^/]+))?/.exec(page.url.pathname) ?? [];
  if (!isObject(json) || !COURSE_ID.test(id) || root === undefined || decoded(ofPage) !== id) return null;
  const shown = coursePageOf({ url: new URL(`${root}/home`, page.url), document: page.document });
  // The server escapes these two in the name, and nothing else.
  const named = stringAt(json, 'id') === id ? stringAt(json, 'name').replace(/&lt;/g, '<').replace(/&gt;/g, '>') : '';
  const course = {
    id,
    title: named || shown?.title || courseParts(id).number,
    url: `${page.url.origin}${root}/home`,
    own: answerOwn(json, page, shown !== null),
  };
  // A unit is open, and not the outline or another tab.
  return { course, status: place.startsWith('block-v1') ? 'in-progress' : 'enrolled', json };
}

/** Some servers say in the answer whether a staff member asked, as themselves or as a learner. */
function answerOwn(json: JsonObject, page: Page, isShown: boolean): Own {
  if (/\/progress\/\d+\/?$/.test(page.url.pathname)) return 'no';
  if (json.original_user_is_staff === true) return json.is_staff === true ? 'unknown' : 'no';
  if (json.original_user_is_staff === false) return 'yes';
  // The instructor's toolbar is drawn together with the tabs: without these, it isn't known to be missing.
  const isDrawn = isShown && page.document.querySelector('#courseTabsNavigation a[href*="course-v1"]') !== null;
  return isDrawn ? viewerIsOwner(page) : 'unknown';
}

/** States of a certificate of which somebody who has passed needs no more than to wait, or gets none in this enrolment. */
const PASSED = ['earned_but_not_available', 'generating', 'requesting', 'unverified', 'audit_passing', 'honor_passing'];

function isThrough(json: JsonObject): boolean {
  const status = stringAt(json.certificate_data, 'cert_status');
  // `audit_passing` is said of everybody in that mode, whether they pass or not.
  return status === 'downloadable' || (json.user_has_passing_grade === true && PASSED.includes(status));
}

/** The certificate's page on the server; its address in the answer is often without a host. */
function certificateAt(path: string, base: URL): CredentialRef | null {
  const url = address(path, base);
  const found = url && siteOf(url.href) === siteOf(base.href) ? CERTIFICATE_PATH.exec(url.pathname) : null;
  return url && found ? { url: plainAddress(url), id: found[1] ?? null } : null;
}

function readCoursewareAnswer(answer: Answer, page: Page): Observation[] {
  const found = answeredCourse(answer, page);
  if (!found || !isObject(found.json.enrollment) || found.json.enrollment.is_active !== true) return [];
  const { course, status, json } = found;
  const certificate = certificateAt(stringAt(json.certificate_data, 'cert_web_view_url'), answer.url);
  const isCompleted = isThrough(json);
  return [
    {
      ...courseObservation(course, isCompleted ? 'completed' : status, 'courseware'),
      ...(isCompleted && certificate ? { credentials: [certificate] } : {}),
    },
  ];
}

function readProgressAnswer(answer: Answer, page: Page): Observation[] {
  const found = answeredCourse(answer, page);
  if (!found || stringAt(found.json, 'enrollment_mode') === '') return [];
  const { course, json } = found;
  const progress = shareDone(json.completion_summary);
  const percent = isObject(json.course_grade) ? json.course_grade.percent : undefined;
  const grade = typeof percent === 'number' && percent >= 0 && percent <= 1 ? Math.round(percent * 100) : null;
  const certificate = certificateAt(stringAt(json.certificate_data, 'cert_web_view_url'), answer.url);
  const isCompleted = isThrough(json);
  const open = (progress ?? 0) > 0 || (grade ?? 0) > 0 ? 'in-progress' : 'enrolled';
  return [
    {
      ...courseObservation(course, isCompleted ? 'completed' : open, 'course-progress'),
      ...(progress === null ? {} : { progress }),
      ...(grade === null ? {} : { grade: { value: grade, max: 100 } }),
      ...(isCompleted && certificate ? { credentials: [certificate] } : {}),
    },
  ];
}

/** The share of units done, as the progress page's ring counts it: those still locked belong to the whole. */
function shareDone(summary: unknown): number | null {
  const counts = ['complete_count', 'incomplete_count', 'locked_count'].map((key) =>
    isObject(summary) ? summary[key] : undefined,
  );
  const [done, ...rest] = counts.filter((count) => typeof count === 'number' && count >= 0 && count < 1_000_000);
  if (done === undefined || rest.length < 2) return null;
  const whole = rest.reduce((sum: number, count) => sum + Number(count), Number(done));
  return whole === 0 ? null : Math.round((Number(done) / whole) * 100) / 100;
}

function readDashboardAnswer({ url, json }: Answer, page: Page): Observation[] {
  // Staff look at somebody's dashboard by naming them.
  const isOther = url.searchParams.has('user') || page.document.querySelector('.masquerade-chip') !== null;
  const courses: unknown = isObject(json) ? json.courses : undefined;
  return (Array.isArray(courses) ? courses.slice(0, 300) : []).flatMap((card: unknown): Observation[] => {
    if (!isObject(card)) return [];
    const { enrollment, certificate, courseRun: run, gradeData } = card;
    const id = stringAt(run, 'courseId');
    const title = stringAt(card.course, 'courseName');
    // An entitlement without a course has neither run nor enrolment.
    if (!COURSE_ID.test(id) || title === '' || !isObject(enrollment) || enrollment.isEnrolled !== true) return [];
    const isReady = isObject(certificate) && certificate.isDownloadable === true;
    const isEarned = isReady || (isObject(certificate) && certificate.isEarned === true);
    const isPassed = isObject(gradeData) && gradeData.isPassing === true && enrollment.isAudit === true;
    const home = address(stringAt(run, 'homeUrl'), url);
    const isHere = home !== null && siteOf(home.href) === siteOf(page.url.href);
    const own = isOther ? 'no' : 'yes';
    const course = { id, title, url: isHere ? plainAddress(home) : `${url.origin}/courses/${id}/about`, own } as const;
    const open = enrollment.hasStarted === true ? 'in-progress' : 'enrolled';
    const provider = stringAt(card.courseProvider, 'name');
    const enrolledAt = dateIn(stringAt(enrollment, 'lastEnrolled'), 'en');
    const shown = isReady ? certificateAt(stringAt(certificate, 'certPreviewUrl'), url) : null;
    return [
      {
        ...courseObservation(course, isEarned || isPassed ? 'completed' : open, 'learner-home'),
        ...(provider === '' ? {} : { provider }),
        ...(enrolledAt === null ? {} : { enrolledAt }),
        ...(shown ? { credentials: [shown] } : {}),
      },
    ];
  });
}
