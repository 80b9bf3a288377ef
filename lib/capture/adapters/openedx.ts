/*
 * edX and every other Open edX. Facts: November 2026, from first-party source, rendered front ends and one live page.
 *
 * Read: web certificates H (stock and edx.org template), progress H, end of course H, course home H (the resume card
 * is only given to the enrolled and to staff), learner dashboard M.
 * Own: a certificate with the owner's banner; the other pages show the viewer's own state, unless a staff member looks
 * as somebody else (the instructor's toolbar, the dashboard's masquerade chip).
 * A course counts as completed only where the viewer's own certificate is linked: "Congratulations!" also stands on
 * pages of people who get none, and the words are translated.
 * Not known: pages of sites that replace the certificate's mark-up (about half of the themes seen): they give nothing;
 * legacy dashboard and legacy course pages; programme records (read as nothing).
 */
import { dateIn } from '../dates';
import { address, all, attribute, decoded, first, firstText, fraction, language, plainAddress, text } from '../page';
import { siteName, siteOf } from '../site';
import type { Adapter, CredentialRef, Observation, Own, Page } from '../types';

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
