/*
 * MITx Online, and MIT Learn, which shows the same certificates under its own address. Facts: November 2026, from
 * first-party source (mitodl/mitxonline, mitodl/mit-learn) and one live page.
 *
 * Read: the certificate's page on MITx Online H (template and a live page), on MIT Learn H (source), and the answer with
 * one's enrolments, which both dashboards ask for: its fields H, its addresses M. A certificate has one record whichever
 * of the two sites shows it, under the address on MITx Online.
 * Own: both sites give the owner alone the part to share, print and download; the enrolments are always the viewer's.
 * Not known: in which order the dashboards show what; hours (Continuing Education Units are none). The courses
 * themselves run on an Open edX of their own (`courses.learn.mit.edu`, `courses.mitxonline.mit.edu`), which is read as
 * such once the viewer turns it on, and makes records of its own.
 */
import { dateIn } from '../dates';
import { isObject, type JsonObject, objectsIn, stringAt } from '../embedded';
import { address, all, firstText, language, text } from '../page';
import type { Adapter, Answer, Grade, Observation, Own, Page } from '../types';

export const mitxOnline: Adapter = {
  id: 'mitx-online',
  label: 'MITx Online and MIT Learn',
  facts: '2026-11',
  hosts: ['*://mitxonline.mit.edu/*', '*://learn.mit.edu/*', '*://api.learn.mit.edu/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'H',
      path: /^\/certificate\/(?:program\/)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/?$/i,
      read: (page) => readMitCertificate(page, 'mitx-online', 'MITx Online'),
    },
    {
      kind: 'learn-certificate',
      confidence: 'H',
      path: /^\/certificate\/(?:course|program)\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/?$/i,
      read: readLearnCertificate,
    },
  ],
  answers: [
    {
      kind: 'enrollments',
      confidence: 'M',
      address: /^(?:mitxonline|(?:api\.)?learn)\.mit\.edu\/(?:mitxonline\/)?api\/v\d\/enrollments\/?(?:\?|$)/,
      read: (answer) => readMitEnrollments(answer, 'mitx-online', ORIGIN),
    },
  ],
  lists: [{ path: /^\/dashboard\/?$/, next: null, total: () => null }],
};

const ORIGIN = 'https://mitxonline.mit.edu';
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * The page of a certificate in the template that MITx Online and xPRO share.
 *
 * @param platform the adapter's id
 * @param provider the name under which it issues
 */
export function readMitCertificate({ url, document }: Page, platform: string, provider: string): Observation[] {
  const id = idIn(url.pathname);
  const title = text(document.querySelector('.certificate-page .degree-text'));
  // The id is printed on the certificate: where it isn't this one's, the page is still another's.
  if (title === '' || idIn(text(document.querySelector('.validation-link'))) !== id) return [];
  const isProgramme = /\/program\//.test(url.pathname);
  const certificate = `${url.origin}/certificate/${isProgramme ? 'program/' : ''}${id}/`;
  const recipient = firstText(document, '.certificate-page .certify-name');
  const completedAt = issueDate(document);
  return [
    {
      platform,
      itemId: `certificate/${id}`,
      kind: isProgramme ? 'path' : 'course',
      title,
      url: certificate,
      status: 'completed',
      own: document.querySelector('.certificate-page .cer-user-info') ? 'yes' : 'unknown',
      signal: 'certificate-page',
      provider,
      instructors: all(document, '.certify-by .title').map((name) => text(name)),
      credentials: [{ url: certificate, id }],
      ...(completedAt === null ? {} : { completedAt }),
      ...(recipient === '' ? {} : { recipient }),
    },
  ];
}

/** The day of issue, where the award's lines name it as such; xPRO's older ones hold a course's days there instead. */
function issueDate(document: Document): string | null {
  const issued = /Issued:(.{4,40})/.exec(text(document.querySelector('.certificate-page .award-text')))?.[1];
  return issued === undefined ? null : dateIn(issued, language(document));
}

function readLearnCertificate({ url, document }: Page): Observation[] {
  const id = idIn(url.pathname);
  const badge = document.querySelector('[data-testid="certificate-badge"]');
  const sheet = badge?.parentElement;
  const title = text(sheet?.querySelector('h2'));
  if (!sheet || title === '' || !all(sheet, 'span').some((part) => text(part).toLowerCase() === id)) return [];
  const isProgramme = /\/program\//.test(url.pathname);
  const certificate = `${ORIGIN}/certificate/${isProgramme ? 'program/' : ''}${id}/`;
  const recipient = text(sheet.querySelector('h1'));
  const completedAt = all(sheet, 'h4', 10)
    .map((line) => dateIn(text(line), language(document)))
    .find((day) => day !== null);
  return [
    {
      platform: 'mitx-online',
      itemId: `certificate/${id}`,
      kind: isProgramme ? 'path' : 'course',
      title,
      url: certificate,
      status: 'completed',
      own: learnOwn(document),
      signal: 'certificate-page',
      provider: 'MIT Open Learning',
      instructors: all(sheet, 'h3').map((name) => text(name)),
      credentials: [{ url: certificate, id }],
      ...(completedAt ? { completedAt } : {}),
      ...(recipient === '' ? {} : { recipient }),
    },
  ];
}

/** The owner's buttons stand above the sheet. They carry no mark but their words, and the site has no other language. */
function learnOwn(document: Document): Own {
  const words = new Set(all(document, 'button').map((button) => text(button)));
  return words.has('Download PDF') && words.has('Share') && words.has('Print') ? 'yes' : 'unknown';
}

function idIn(value: string): string {
  return UUID.exec(value)?.[0].toLowerCase() ?? '';
}

/**
 * One's enrolments, as the dashboards of MITx Online and xPRO get them: a run of a course, the certificate there may be,
 * and grades once the run has been graded.
 *
 * @param origin where the platform's courses and certificates have their pages
 */
export function readMitEnrollments({ json }: Answer, platform: string, origin: string): Observation[] {
  const seen = new Map<string, Observation>();
  for (const enrollment of objectsIn(json)) {
    const observation = enrollmentObservation(enrollment, platform, origin);
    if (observation) seen.set(observation.itemId, observation);
  }
  return [...seen.values()];
}

function enrollmentObservation(enrollment: JsonObject, platform: string, origin: string): Observation | null {
  const { run } = enrollment;
  const id = stringAt(run, 'courseware_id');
  const course = isObject(run) ? run.course : undefined;
  const title = stringAt(course, 'title') || stringAt(run, 'title');
  if (!isObject(run) || !('certificate' in enrollment) || !/^course-v1:[^\s/]+$/.test(id) || title === '') return null;
  const uuid = idIn(stringAt(enrollment.certificate, 'uuid'));
  const passed = passedGrade(enrollment.grades);
  const readable = stringAt(course, 'readable_id');
  const page = address(stringAt(isObject(course) ? course.page : undefined, 'page_url'), new URL(origin));
  const home = page?.origin === origin ? page.href : `${origin}/courses/${readable || id}/`;
  return {
    platform,
    itemId: id,
    kind: 'course',
    title,
    url: home,
    status: uuid !== '' || passed ? 'completed' : 'enrolled',
    own: 'yes',
    signal: 'enrollments',
    ...(passed?.grade ? { grade: passed.grade } : {}),
    ...(uuid === '' ? {} : { credentials: [{ url: `${origin}/certificate/${uuid}/`, id: uuid }] }),
  };
}

/** The grade of a run that was passed; null where none was. */
function passedGrade(grades: unknown): { readonly grade: Grade | null } | null {
  const passed = (Array.isArray(grades) ? grades.slice(0, 20) : []).find(
    (grade): grade is JsonObject => isObject(grade) && grade.passed === true,
  );
  if (!passed) return null;
  const { grade } = passed;
  const isShare = typeof grade === 'number' && grade > 0 && grade <= 1;
  return { grade: isShare ? { value: Math.round(grade * 100), max: 100 } : null };
}
