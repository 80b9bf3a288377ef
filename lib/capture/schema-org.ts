import { dateIn } from './dates';
import { isObject, type JsonObject, jsonLd, objectsIn, stringAt } from './embedded';
import { microdata } from './microdata';
import { address, language, plainAddress, tidy } from './page';
import { hoursIn } from './standards/duration';
import type { Page } from './types';

/** What a page states in schema.org's words, in JSON-LD (`@graph` and lists included) or microdata. */
export interface Stated {
  /** Each `Course`, and each `CourseInstance` that belongs to none of them. */
  readonly courses: readonly StatedCourse[];
  /** Each `EducationalOccupationalCredential`, but for those that a course says it leads to. */
  readonly credentials: readonly StatedCredential[];
  /** Is the page an article or a list, which speaks of things that are elsewhere? */
  readonly isArticle: boolean;
}

export interface StatedCourse {
  readonly title: string;
  readonly provider: string;
  readonly instructors: readonly string[];
  readonly hours: number | null;
}

export interface StatedCredential {
  readonly title: string;
  readonly provider: string;
  /** When it was given; a description of what one can earn has none. */
  readonly validFrom: string | null;
  /** That, or else when it or its page was made. */
  readonly date: string | null;
  readonly url: string | null;
}

const ARTICLES = [
  'Article',
  'BlogPosting',
  'NewsArticle',
  'TechArticle',
  'HowTo',
  'QAPage',
  'FAQPage',
  'ItemList',
  'CollectionPage',
];

export function statedIn({ document, url }: Page): Stated {
  const objects = [...jsonLd(document), ...microdata(document, url).flatMap((item) => [...objectsIn(item)])];
  const ofType = (type: string): readonly JsonObject[] => objects.filter((object) => hasType(object, type));
  const courses = ofType('Course');
  const parts = new Set(courses.flatMap((course) => [...objectsIn(course)].filter((part) => part !== course)));
  const free = (type: string): readonly JsonObject[] => ofType(type).filter((object) => !parts.has(object));
  const locale = language(document);
  return {
    courses: titled([...free('Course'), ...free('CourseInstance')].map(courseFrom)),
    credentials: titled(free('EducationalOccupationalCredential').map((object) => credentialFrom(object, url, locale))),
    isArticle: ARTICLES.some((type) => ofType(type).length > 0),
  };
}

/** Those with a title, each title once: many pages state one thing in two forms. */
function titled<T extends { readonly title: string }>(items: readonly T[]): readonly T[] {
  return items.filter(({ title }, at) => title !== '' && items.findIndex((item) => item.title === title) === at);
}

/** Does the page state anything that `statedIn` reads? Cheap: nothing is parsed. */
export function statesLearning(document: Document): boolean {
  if (
    document.querySelector(
      '[itemtype*="schema.org/Course"], [itemtype*="schema.org/EducationalOccupationalCredential"]',
    )
  )
    return true;
  const blocks = [...document.querySelectorAll('script[type="application/ld+json" i]')].slice(0, 20);
  return blocks.some((block) =>
    /"(?:https?:\/\/schema\.org\/)?(?:Course|CourseInstance|EducationalOccupationalCredential)"/.test(
      block.textContent ?? '',
    ),
  );
}

function hasType(object: JsonObject, type: string): boolean {
  const types: readonly unknown[] = [object['@type']].flat();
  return types.some(
    (name) => typeof name === 'string' && name.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, '') === type,
  );
}

function courseFrom(course: JsonObject): StatedCourse {
  const instances: readonly unknown[] = [
    course.hasCourseInstance,
    hasType(course, 'CourseInstance') ? course : [],
  ].flat();
  const people = [
    course.instructor,
    ...instances.map((instance) => (isObject(instance) ? instance.instructor : [])),
  ].flat();
  const names = people.map(nameOf).filter((name) => name !== '');
  return {
    title: tidy(stringAt(course, 'name')),
    provider: nameOf([course.provider ?? course.publisher ?? course.organizer].flat()[0]),
    instructors: [...new Set(names)].slice(0, 20),
    hours: hoursOf(course, instances),
  };
}

function credentialFrom(credential: JsonObject, base: URL, locale: string): StatedCredential {
  const [validFrom = null, ...others] = ['validFrom', 'dateCreated', 'datePublished'].map((key) =>
    dateIn(stringAt(credential, key), locale),
  );
  const url = address(stringAt(credential, 'url'), base);
  return {
    title: tidy(stringAt(credential, 'name')),
    provider: nameOf([credential.recognizedBy ?? credential.provider ?? credential.publisher].flat()[0]),
    validFrom,
    date: validFrom ?? others.find((date) => date !== null) ?? null,
    url: url ? plainAddress(url) : null,
  };
}

function nameOf(value: unknown): string {
  return tidy(typeof value === 'string' ? value : stringAt(value, 'name'), 200);
}

/** The course's own figure, else what an instance takes: in all, or a session times the number of sessions. */
function hoursOf(course: JsonObject, instances: readonly unknown[]): number | null {
  const whole = [
    stringAt(course, 'timeRequired'),
    ...instances.map((instance) => stringAt(instance, 'courseWorkload')),
  ];
  const stated = whole.map((span) => hoursIn(span)).find((hours) => hours !== null);
  if (stated !== undefined) return stated;
  for (const instance of instances) {
    const schedule = isObject(instance) ? instance.courseSchedule : undefined;
    const session = hoursIn(stringAt(schedule, 'duration'));
    const count = isObject(schedule) ? Number(schedule.repeatCount) : Number.NaN;
    if (session !== null && count >= 1 && count <= 1000) return Math.round(session * count * 100) / 100;
  }
  return null;
}
