/*
 * Class Central, a catalogue of courses that others run. Facts: the address of a course M (many public links); that pages
 * carry JSON-LD L (a public scraper looks for it, none shows what it holds).
 *
 * Read: a course's page, as `seen`: its schema.org `Course`, with who runs it. Where the page has none: nothing.
 * Own: never known. Completion: never known.
 * Not known: the pages of one's own lists ("My courses", `/@name`) and how they mark a course as taken or done: no public
 * code or page that shows one was found. A list is also the user's own claim, made by hand.
 */
import { isObject, type JsonObject, jsonLd, stringAt } from '../embedded';
import { tidy } from '../page';
import type { Adapter, Observation, Page } from '../types';

const COURSE = /^\/course\/([\w%-]{1,200}-\d{1,9})\/?$/;

export const classCentral: Adapter = {
  id: 'class-central',
  label: 'Class Central',
  facts: '2026-11',
  hosts: ['*://*.classcentral.com/*'],
  pages: [{ kind: 'course', confidence: 'L', path: COURSE, read: readCourse }],
};

function readCourse({ document, url }: Page): Observation[] {
  const slug = COURSE.exec(url.pathname)?.[1];
  const courses = jsonLd(document).filter((object) => object['@type'] === 'Course');
  // Courses like this one may be described beside it.
  const course =
    courses.find((object) => slug !== undefined && stringAt(object, 'url').includes(slug)) ?? only(courses);
  const title = tidy(stringAt(course, 'name'));
  if (slug === undefined || title === '') return [];
  const provider = providerOf(course);
  return [
    {
      platform: 'class-central',
      itemId: slug,
      kind: 'course',
      title,
      url: `https://www.classcentral.com/course/${slug}`,
      status: 'seen',
      own: 'unknown',
      signal: 'course-page',
      ...(provider === '' ? {} : { provider }),
    },
  ];
}

function only(courses: readonly JsonObject[]): JsonObject | null {
  return courses.length === 1 ? (courses[0] ?? null) : null;
}

function providerOf(course: JsonObject | null): string {
  const [provider]: readonly unknown[] = [course?.provider].flat();
  return tidy(isObject(provider) ? stringAt(provider, 'name') : typeof provider === 'string' ? provider : '');
}
