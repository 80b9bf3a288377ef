/*
 * Coursera. Facts: verify page H (two live measurements, September and October 2026), pages inside a course M.
 *
 * Read: course certificates from the embedded `__APOLLO_STATE__`, anchored on type names and on the code in the
 * address (the state holds other courses too); else their Open Graph title. Pages inside a course say that it was
 * begun. Specialization and professional certificates: title and code only, L: their state's shape isn't known.
 * Own: anybody can open a certificate. It is the viewer's if the signed-in person is its recipient: same user number
 * as in the certificate's membership id (`<userId>~<courseId>`), or else the same full name. Where the signed-in
 * person stands (`window.App` … `ApplicationStore` → `userData`): M for the id (read by two public tools out of the
 * running page), L for `fullName` and for its standing in the page's inline script text, which is all that a content
 * script can read. Where it can't be read the answer is `unknown`, and nothing is logged.
 * Answers that pass, M (field names from several public clients of 2025 and 2026, and from a copy of the site's own model):
 * `onDemandCoursesProgress.v1/<userId>~<courseId>`: begun, and completed only if `overall` and every module are at exactly
 * 100, as the site's own model has it; one of the two alone is not enough. Single items are not asked: which of them count
 * isn't known, but a graded one that isn't passed keeps its module below 100, and who may only listen in can't do them.
 * The page must name the course's id, in its state or in the links to its items (`data-click-value`): an answer that is
 * still under way when the learner goes on to another course would else complete that one.
 * No date: an item's `timestamp` may move when it is opened again.
 * `onDemandCourses.v1?q=slug`: the course's name, for pages that don't hold it. Both only on pages inside that course.
 * My learning M (one reader of 2025 or 2026, in a company's programme): certificates beside the logos of courses, more of
 * them behind "View More" (English). `memberships.v1?q=me` M (two clients of August 2026): courses one is enrolled in, and
 * those whose grade has a record that ends in `PASSED`; whether the site's own pages still ask for it isn't known.
 * Not known: a mark for "course completed" inside a course; the list of one's own accomplishments (its address is known,
 * neither its state nor what stands around its links); og:title in other languages than English (taken as it is).
 */
import { instantFrom } from '../dates';
import { assignedJson, isObject, type JsonObject, jsonAt, jsonUnder, objectsIn, stringAt } from '../embedded';
import { sameName } from '../names';
import { address, all, attribute, meta, text, tidy } from '../page';
import type { Adapter, Answer, Grade, NextPart, Observation, Own, Page } from '../types';

/** Its tabs (`?myLearningTab=COMPLETED`, `CERTIFICATES`, `IN_PROGRESS`) are one address; also inside a company's programme. */
const MY_LEARNING = /^(?:\/programs\/[^/]+)?\/my-learning\/?$/;

export const coursera: Adapter = {
  id: 'coursera',
  label: 'Coursera',
  facts: '2026-11',
  hosts: ['*://*.coursera.org/*'],
  pages: [
    {
      kind: 'certificate',
      confidence: 'H',
      path: /^(?:\/account\/accomplishments)?\/(?:verify|certificate|records|share)\/[A-Za-z0-9]{8,20}\/?$/,
      read: readCertificate,
    },
    {
      kind: 'programme-certificate',
      confidence: 'L',
      path: /^\/account\/accomplishments\/(?:specialization|professional-cert)\/[A-Za-z0-9]{8,20}\/?$/,
      read: readProgrammeCertificate,
    },
    {
      kind: 'in-course',
      confidence: 'M',
      path: /^(?:\/programs\/[^/]+)?\/learn\/[^/]+\/(?:home|lecture|supplement|quiz|exam|assignment|peer)(?:\/|$)/,
      read: readCoursePage,
    },
    { kind: 'my-learning', confidence: 'M', path: MY_LEARNING, read: readMyLearning },
  ],
  answers: [
    {
      kind: 'course-progress',
      confidence: 'M',
      address: /^[\w.-]+\/api\/onDemandCoursesProgress\.v1\/\d{1,15}~[\w-]{1,60}(?:\?|$)/,
      read: readProgress,
    },
    {
      kind: 'course',
      confidence: 'M',
      address: /^[\w.-]+\/api\/onDemandCourses\.v1\/?\?(?:.*&)?q=slug(?:&|$)/,
      read: readCourse,
    },
    {
      kind: 'memberships',
      confidence: 'M',
      address: /^[\w.-]+\/api\/memberships\.v1\/?\?(?:.*&)?q=me(?:&|$)/,
      read: readMemberships,
    },
  ],
  lists: [{ path: MY_LEARNING, next: moreCourses, total: () => null }],
};

const ORIGIN = 'https://www.coursera.org';
/** What Coursera puts around a course's name in og:title and in the document's title. */
const TITLE_START = /^Completion Certificate for /;
const TITLE_END = / \| Coursera$/;
/** What can stand in a selector as it is. */
const CSS_NAME = /^[\w-]{1,150}$/;
/** A link to one item of a course. */
const ITEM = /\/(?:lecture|supplement|quiz|exam|assignment|peer)\//;

function readCertificate(page: Page): Observation[] {
  const { document, url } = page;
  const code = codeIn(url);
  const state = assignedJson(document, 'window.__APOLLO_STATE__');
  const found = certificateIn(state, code);
  const shared = meta(document, 'og:title');
  // After a change of page inside the site, the state and the head can still be those of another certificate.
  if (!found && (!TITLE_START.test(shared) || !sharesCode(document, code))) return [];
  const course = courseOf(state, found);
  const title = stringAt(course, 'name') || cleanTitle(shared);
  if (title === '') return [];
  const slug = stringAt(course, 'slug');
  const courseId = found?.courseId || stringAt(course, 'id');
  const verify = `${ORIGIN}/account/accomplishments/verify/${code}`;
  const provider = partnerOf(state, course);
  const completedAt = instantFrom(found?.membership.grantedAt);
  const grade = gradeIn(found?.membership);
  const skills = courseId === '' ? [] : skillsOf(state, courseId);
  return [
    {
      platform: 'coursera',
      itemId: slug || courseId || `certificate/${code}`,
      kind: 'course',
      title,
      url: slug === '' ? verify : `${ORIGIN}/learn/${encodeURIComponent(slug)}`,
      status: 'completed',
      own: ownOf(document, found),
      signal: 'certificate-page',
      credentials: [{ url: verify, id: code }],
      ...(provider === '' ? {} : { provider }),
      ...(completedAt === null ? {} : { completedAt }),
      ...(grade === null ? {} : { grade }),
      ...(skills.length === 0 ? {} : { skills }),
      ...(found && found.recipient !== '' ? { recipient: found.recipient } : {}),
    },
  ];
}

function readProgrammeCertificate(page: Page): Observation[] {
  const { document, url } = page;
  const code = codeIn(url);
  const title = cleanTitle(meta(document, 'og:title'));
  if (title === '' || !sharesCode(document, code)) return [];
  const found = certificateIn(assignedJson(document, 'window.__APOLLO_STATE__'), code);
  // An unknown code is answered with the site's own title and no word of the code.
  if (!found && !meta(document, 'og:url').includes(code) && !TITLE_START.test(meta(document, 'og:title'))) return [];
  const certificate = `${ORIGIN}${url.pathname.replace(/\/$/, '')}`;
  const completedAt = instantFrom(found?.membership.grantedAt);
  return [
    {
      platform: 'coursera',
      itemId: `certificate/${code}`,
      kind: 'path',
      title,
      url: certificate,
      status: 'completed',
      own: ownOf(document, found),
      signal: 'programme-certificate-page',
      credentials: [{ url: certificate, id: code }],
      ...(completedAt === null ? {} : { completedAt }),
      ...(found && found.recipient !== '' ? { recipient: found.recipient } : {}),
    },
  ];
}

function codeIn(url: URL): string {
  return /\/([A-Za-z0-9]{8,20})\/?$/.exec(url.pathname)?.[1]?.toUpperCase() ?? '';
}

/** Does the head speak of this certificate? Silence counts as yes: og:url isn't always there. */
function sharesCode(document: Document, code: string): boolean {
  const shared = meta(document, 'og:url');
  return shared === '' || shared.toUpperCase().includes(code);
}

function cleanTitle(title: string): string {
  const clean = title.replace(TITLE_START, '').replace(TITLE_END, '').trim();
  return /^(?:Coursera|Coursera \| .*|Online Courses & Credentials From Top Educators.*|Join for Free.*)$/.test(clean)
    ? ''
    : clean;
}

/** What the state says under the certificate's code. */
interface Certificate {
  readonly membership: JsonObject;
  /** Number of the user it was given to; '' where it isn't said. */
  readonly userId: string;
  readonly courseId: string;
  readonly recipient: string;
}

/** Only what hangs under the entry for this code is read; the rest of the state speaks of other courses and people. */
function certificateIn(state: unknown, code: string): Certificate | null {
  const query = isObject(state) ? state.ROOT_QUERY : undefined;
  if (!isObject(state) || !isObject(query)) return null;
  const entries = Object.keys(query).filter((name) => name.includes(`"code":"${code}"`));
  const scope = entries.slice(0, 20).flatMap((name) => withReferences(query[name], state));
  const membership = scope.find(
    (object) => object.__typename === 'AccomplishmentsVCMembership' && object.certificateCode === code,
  );
  if (!membership) return null;
  const memberships = [membership, ...scope.filter(({ __typename: type }) => type === 'AccomplishmentsMembership')];
  const ids = memberships.map((object) => /^(\d{1,15})~([\w-]{1,60})$/.exec(stringAt(object, 'id')));
  const person = scope.find(({ __typename: type }) => type === 'AccomplishmentsSignatureTrackProfile');
  return {
    membership,
    userId:
      ids.find((id) => id)?.[1] ??
      numberIn(
        memberships.find((object) => numberIn(object, 'userId') !== ''),
        'userId',
      ),
    courseId:
      memberships.map((object) => stringAt(object, 'courseId')).find((id) => id !== '') ??
      ids.find((id) => id)?.[2] ??
      '',
    recipient: tidy(['firstName', 'middleName', 'lastName'].map((part) => stringAt(person, part)).join(' ')),
  };
}

/** The objects of a part of the state, those it refers to by `__ref` included. */
function withReferences(part: unknown, state: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  const followed = new Set<string>();
  const open: unknown[] = [part];
  while (open.length > 0 && found.length < 2000) {
    for (const object of objectsIn(open.pop())) {
      found.push(object);
      const reference = stringAt(object, '__ref');
      if (reference === '' || followed.has(reference) || !Object.hasOwn(state, reference)) continue;
      followed.add(reference);
      open.push(state[reference]);
    }
  }
  return found;
}

/** The course of the certificate: by its id, never by its mere presence, for the state holds others as decoys. */
function courseOf(state: unknown, found: Certificate | null): JsonObject | null {
  if (!found || found.courseId === '') return null;
  return coursesIn(state).find((course) => course.id === found.courseId) ?? null;
}

function coursesIn(state: unknown): JsonObject[] {
  return [...objectsIn(state)].filter(({ __typename: type }) => type === 'Course_Course');
}

function partnerOf(state: unknown, course: JsonObject | null): string {
  const partners: readonly unknown[] = Array.isArray(course?.partners) ? course.partners : [];
  for (const partner of partners) {
    const reference = stringAt(partner, '__ref');
    const entry = reference !== '' && isObject(state) && Object.hasOwn(state, reference) ? state[reference] : partner;
    const name = stringAt(entry, 'name');
    if (name !== '') return name;
  }
  return '';
}

/** Skills stand in a metadata object whose key holds the course's id. */
function skillsOf(state: unknown, courseId: string): readonly string[] {
  for (const object of objectsIn(state)) {
    for (const [key, value] of Object.entries(object)) {
      const skills = key.includes(courseId) && isObject(value) ? value.skills : undefined;
      if (Array.isArray(skills)) return skills.filter((skill) => typeof skill === 'string');
    }
  }
  return [];
}

/** The score of 0 to 1; 0 stands for "not graded". */
function gradeIn(membership: JsonObject | undefined): Grade | null {
  for (const [key, value] of Object.entries(membership ?? {})) {
    const score = /^grade(?:@|$)/.test(key) && isObject(value) ? value.score : undefined;
    if (typeof score === 'number' && score > 0 && score <= 1) return { value: score, max: 1 };
  }
  return null;
}

function numberIn(value: unknown, key: string): string {
  const member = isObject(value) ? value[key] : undefined;
  return (typeof member === 'number' && Number.isInteger(member)) ||
    (typeof member === 'string' && /^\d{1,15}$/.test(member))
    ? String(member)
    : '';
}

/** What the page's script text says of the session: `{}` or without an id for a visitor, undefined when it says nothing. */
function sessionOf(document: Document): unknown {
  return jsonUnder(document, 'window.App', ['ApplicationStore', 'userData']);
}

/** The signed-in person; null when nobody is, or when the page's script text doesn't say. */
function signedIn(document: Document): { readonly id: string; readonly name: string } | null {
  const session = sessionOf(document);
  const id = numberIn(session, 'id');
  return id === '' || id === '0' ? null : { id, name: stringAt(session, 'fullName') };
}

function ownOf(document: Document, found: Certificate | null): Own {
  const person = signedIn(document);
  if (!person || !found) return 'unknown';
  if (found.userId !== '') return found.userId === person.id ? 'yes' : 'no';
  const same = sameName(found.recipient, person.name);
  return same === null ? 'unknown' : same ? 'yes' : 'no';
}

/** The course a page is inside of, and the part of it: `home`, `lecture`, …; '' on its page for everybody. */
function placeIn(url: URL): { readonly slug: string; readonly place: string } {
  const [, slug = '', place = ''] = /\/learn\/([^/]+)\/([^/]+)/.exec(url.pathname) ?? [];
  return { slug, place };
}

/** The shell of these addresses is sent to anybody, and moves visitors on; only those inside get the list of items. */
function insideOwn({ document, url }: Page, slug: string): Own {
  const inside = links(document, url).some((path) => path.includes(`/learn/${slug}/`) && ITEM.test(path));
  const visitor = sessionOf(document) !== undefined && signedIn(document) === null;
  return inside && !visitor ? 'yes' : 'unknown';
}

function courseObservation(
  slug: string,
  title: string,
  status: Observation['status'],
  own: Own,
  signal: string,
): Observation {
  return {
    platform: 'coursera',
    itemId: slug,
    kind: 'course',
    title,
    url: `${ORIGIN}/learn/${slug}`,
    status,
    own,
    signal,
  };
}

function readCoursePage(page: Page): Observation[] {
  const { document, url } = page;
  const { slug, place } = placeIn(url);
  const title = courseTitle(document, slug, place === 'home');
  if (title === '') return [];
  const status = place === 'home' ? 'enrolled' : 'in-progress';
  const signal = place === 'home' ? 'course-home' : 'course-item';
  return [courseObservation(slug, title, status, insideOwn(page, slug), signal)];
}

function readProgress({ url, json, asked }: Answer, page: Page): Observation[] {
  const [, userId = '', courseId = ''] = /\/(\d{1,15})~([\w-]{1,60})$/.exec(url.pathname) ?? [];
  const [element]: readonly unknown[] = isObject(json) && Array.isArray(json.elements) ? json.elements : [];
  const { slug, place } = placeIn(page.url);
  if (!isObject(element) || slug === '' || place === '' || placeIn(asked ?? page.url).slug !== slug) return [];
  // A page may have asked for another course than its own, or be another by now.
  const idHere = courseIdHere(page.document, slug);
  if (idHere !== '' && idHere !== courseId) return [];
  const share = shareDone(element);
  if (share === null || share === 0) return [];
  const person = signedIn(page.document);
  return [
    {
      ...courseObservation(
        slug,
        courseTitle(page.document, slug, place === 'home'),
        isAllDone(element) && idHere === courseId ? 'completed' : 'in-progress',
        person ? (person.id === userId ? 'yes' : 'no') : insideOwn(page, slug),
        'course-progress',
      ),
      progress: share,
    },
  ];
}

/** The course's id, from the page's state or from the links to its items; '' where neither tells. */
function courseIdHere(document: Document, slug: string): string {
  const known = coursesIn(assignedJson(document, 'window.__APOLLO_STATE__')).find((course) => course.slug === slug);
  if (known && stringAt(known, 'id') !== '') return stringAt(known, 'id');
  const link = document.querySelector(`a[data-click-value][href^="/learn/${CSS_NAME.test(slug) ? slug : ''}/"]`);
  return stringAt(jsonAt(attribute(link, 'data-click-value', 2000), 0), 'course_id');
}

/** The numbers of a part of the answer (`modules`, `lessons`): percentages by id. */
function percentages(value: unknown): readonly number[] {
  return Object.values(isObject(value) ? value : {}).filter((percent) => typeof percent === 'number');
}

/** As the site reckons it: the mean of the modules; else `overall`. Both are percentages. */
function shareDone({ modules, overall }: JsonObject): number | null {
  const each = percentages(modules);
  const percent = each.length > 0 ? each.reduce((sum, next) => sum + next, 0) / each.length : overall;
  return typeof percent === 'number' && percent >= 0 && percent <= 100 ? Math.round(percent * 10) / 1000 : null;
}

function isAllDone({ modules, overall }: JsonObject): boolean {
  const each = percentages(modules);
  return overall === 100 && each.length > 0 && each.every((percent) => percent === 100);
}

function readCourse({ json }: Answer, page: Page): Observation[] {
  const { slug, place } = placeIn(page.url);
  const elements: readonly unknown[] = isObject(json) && Array.isArray(json.elements) ? json.elements : [];
  const name = stringAt(
    elements.find((course) => stringAt(course, 'slug') === slug),
    'name',
  );
  if (slug === '' || place === '' || name === '') return [];
  return [courseObservation(slug, name, 'enrolled', insideOwn(page, slug), 'course')];
}

/** The course's name by its slug; an item's own page is titled after the item, so only the home page's title serves. */
function courseTitle(document: Document, slug: string, home: boolean): string {
  const objects = [...objectsIn(assignedJson(document, 'window.__APOLLO_STATE__'))];
  const named = objects.filter((object) => object.slug === slug && stringAt(object, 'name') !== '');
  const course =
    named.find(({ __typename: type }) => type === 'Course_Course') ??
    named.find((object) => /course/i.test(stringAt(object, '__typename')));
  if (course) return stringAt(course, 'name');
  if (!home) return slug;
  const shown = cleanTitle(text(document.querySelector('title'))) || cleanTitle(meta(document, 'og:title'));
  return shown.replace(/ [-|] (?:Home|Welcome|Week \d+|Module \d+)(?:[ ,|-].*)?$/, '').trim() || slug;
}

/**
 * Courses on one's own page that a certificate stands beside. A card is told by its logo, which is titled after the course,
 * and by the one certificate in the nearest part around it.
 */
function readMyLearning({ document, url }: Page): Observation[] {
  const visitor = sessionOf(document) !== undefined && signedIn(document) === null;
  return all(document, 'img.course-logo[alt]').flatMap((logo) => {
    const card = around(logo, CERTIFICATE_LINK);
    const title = attribute(logo, 'alt');
    if (!card || title === '' || card.querySelectorAll('img.course-logo').length !== 1) return [];
    const certificates = all(card, CERTIFICATE_LINK, 20).map((link) => address(link.getAttribute('href'), url));
    const codes = new Set(certificates.flatMap((certificate) => (certificate ? codeIn(certificate) : [])));
    const slugs = new Set(links(card, url).flatMap((path) => /\/learn\/([^/]+)/.exec(path)?.[1] ?? []));
    const [code = ''] = codes;
    const [slug = ''] = slugs;
    if (codes.size !== 1 || code === '' || slugs.size > 1) return [];
    const verify = `${ORIGIN}/account/accomplishments/verify/${code}`;
    return [
      {
        ...courseObservation(slug, title, 'completed', visitor ? 'unknown' : 'yes', 'my-learning'),
        ...(slug === '' ? { itemId: `certificate/${code}`, url: verify } : {}),
        credentials: [{ url: verify, id: code }],
      },
    ];
  });
}

const CERTIFICATE_LINK =
  'a[href*="/account/accomplishments/records/"], a[href*="/account/accomplishments/verify/"], a[href*="/account/accomplishments/certificate/"]';

/** The nearest part around an element that holds one of the selector's; null where that is far away. */
function around(element: Element, selector: string): Element | null {
  let part = element.parentElement;
  for (let steps = 0; part && steps < 12; steps += 1) {
    if (part.querySelector(selector)) return part;
    part = part.parentElement;
  }
  return null;
}

function moreCourses({ document }: Page): NextPart | null {
  const press = all(document, 'button').find((button) => /^(?:View|Show) more$/i.test(text(button)));
  return press && !press.matches('[disabled], [aria-disabled="true"]') ? { press } : null;
}

function readMemberships({ url: asked, json }: Answer): Observation[] {
  if (!isObject(json) || !Array.isArray(json.elements)) return [];
  // One list of courses for each kind that was asked for: `courses.v1`, `onDemandCourses.v1`.
  const linked = Object.values(isObject(json.linked) ? json.linked : {}).flatMap((list): unknown[] =>
    Array.isArray(list) ? list : [],
  );
  const courses = new Map(linked.map((course) => [stringAt(course, 'id'), course]));
  return json.elements.flatMap((membership: unknown) => {
    const course = courses.get(stringAt(membership, 'courseId'));
    const slug = stringAt(course, 'slug');
    const name = stringAt(course, 'name');
    if (!isObject(membership) || stringAt(membership, 'courseId') === '' || slug === '' || name === '') return [];
    const passed = isPassed(stringAt(membership.grade, 'record'));
    // Among hidden ones are those the learner has left.
    if (!passed && asked.searchParams.get('showHidden') === 'true') return [];
    const enrolledAt = instantFrom(membership.enrolledTimestamp);
    return [
      {
        ...courseObservation(slug, name, passed ? 'completed' : 'enrolled', 'yes', 'memberships'),
        ...(enrolledAt === null ? {} : { enrolledAt }),
      },
    ];
  });
}

/** `VERIFIED_PASSED` and its like; `NOT_PASSED` is none. */
function isPassed(record: string): boolean {
  return /(?:^|_)PASSED$/.test(record) && !/(?:^|_)NOT_/.test(record);
}

/** Paths of the page's links. */
function links(part: ParentNode, base: URL): string[] {
  return all(part, 'a[href*="/learn/"]').map((link) => address(link.getAttribute('href'), base)?.pathname ?? '');
}
