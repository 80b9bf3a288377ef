// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, object, parse, string } from 'valibot';
import { describe, expect, it } from 'vitest';
import { observeAnswer } from '../../lib/capture/observe';
import { adapters, observe } from '../../lib/capture/registry';
import { pageFrom, pageFromFile } from './page-from';

const PAGES = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'pages');
const present = existsSync(join(PAGES, 'expected.json'));
const FOLDERS = [
  'canvas',
  'codecademy',
  'coursera',
  'edx',
  'freecodecamp',
  'freecodecamp-2024',
  'hackerrank',
  'learndash',
  'lifterlms',
  'mitxonline',
  'moodle',
  'moodle-4.5',
  'nptel',
  'openedx',
  'openedx-certificate',
  'teachable',
];

const Expected = array(
  object({ file: string(), url: string(), completed: array(string()), notCompleted: array(string()) }),
);

const known = present
  ? parse(Expected, JSON.parse(readFileSync(join(PAGES, 'expected.json'), 'utf8'))).filter(({ file }) => isOurs(file))
  : [];

/** Every other page of these platforms in the folder: where it stands, and what it shows as the viewer's own. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^codecademy\/syllabus/, 'https://www.codecademy.com/career-journey/full-stack-engineer'],
  [/^freecodecamp\/rendered/, 'https://www.freecodecamp.org/certification/certifieduser/responsive-web-design'],
  [/^freecodecamp-2024\/profile/, 'https://www.freecodecamp.org/adalearner'],
  [/^openedx\/course-exit__/, 'https://learning.edx.org/course/course-v1:edX+DemoX+Demo_Course/course-end'],
  [/^openedx\/progress-tab__/, 'https://learning.edx.org/course/course-v1:edX+DemoX+Demo_Course/progress'],
  [/^openedx\/dashboard__/, 'https://home.edx.org/'],
  [/^openedx\/record__/, 'https://credentials.edx.org/records/programs/shared/0123456789abcdef0123456789abcdef'],
  [/certificate/, 'https://courses.edx.org/certificates/0123456789abcdef0123456789abcdef'],
  [/profile/, 'https://learn.campus.example/user/profile.php?id=3'],
  [/mybadges/, 'https://learn.campus.example/badges/mybadges.php'],
  [/badge/, 'https://learn.campus.example/badges/badge.php?hash=ecc562c1cab22d33da33f0efb97e80dbcd800f0d'],
  [/completionstatus_details/, 'https://moodle.example.org/blocks/completionstatus/details.php?course=12'],
  [/^moodle/, 'https://learn.campus.example/course/view.php?id=2'],
  [/^nptel/, 'https://archive.nptel.ac.in/noc/Ecertificate/?q=NPTEL24CS101S123456789'],
  [/^canvas/, 'https://canvas.campus.example/courses/12/modules'],
  [/^lifterlms/, 'https://wp.campus.example/course/example/'],
];
const OWN: ReadonlyMap<string, readonly string[]> = new Map([
  ['freecodecamp/rendered__certification_page.html', ['Legacy Responsive Web Design V8']],
  ['moodle-4.5/badge-course-owner.dom.html', ['Local Historian']],
  [
    'moodle-4.5/mybadges.dom.html',
    ['Local Historian', 'Helpful Member', 'First Aid (expires)', 'Old Certificate (expired)'],
  ],
]);

const listed = new Set(known.map(({ file }) => file));
const others = present
  ? FOLDERS.flatMap((folder) => readdirSync(join(PAGES, folder)).map((name) => `${folder}/${name}`))
      .filter((file) => file.endsWith('.html') && !listed.has(file))
      .map((file) => ({ file, url: PLACES.find(([pattern]) => pattern.test(file))?.[1] ?? '' }))
  : [];

describe.skipIf(!present)('real pages of the platforms', () => {
  it.each(known)('$file', ({ file, url, completed, notCompleted }) => {
    const titles = finished(file, url);
    expect(completed.filter((title) => title !== '*' && !titles.includes(title))).toEqual([]);
    if (completed.length > 0) expect(titles).not.toEqual([]);
    if (notCompleted.includes('*')) expect(titles).toEqual([]);
    expect(notCompleted.filter((title) => titles.includes(title))).toEqual([]);
  });

  it.each(others)('$file', ({ file, url }) => {
    expect(url, 'a new sample: say where it stands').not.toBe('');
    expect(finished(file, url)).toEqual(OWN.get(file) ?? []);
  });

  it('are all there: the index of samples names none that was not read', () => {
    const index = readFileSync(join(PAGES, 'manifest.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '');
    const read = new Set([...known, ...others].map(({ file }) => file));
    const named = index.filter((file) => isOurs(file) && file.endsWith('.html') && existsSync(join(PAGES, file)));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => !read.has(file))).toEqual([]);
  });
});

const EDX = 'https://courses.edx.org/api';
const DEMO = 'course-v1:edX+DemoX+Demo_Course';
/** Answers of edX in the folder: their address, the page that fetched them, and how far they say the viewer is. */
const ANSWERS: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['openedx/json__api_courseware_course__downloadable.json', `${EDX}/courseware/course/${DEMO}`, 'unit', ['completed']],
  ['openedx/json__api_courseware_course.json', `${EDX}/courseware/course/${DEMO}`, 'unit', []],
  ['openedx-certificate/api-courseMetadata.json', `${EDX}/courseware/course/${DEMO}`, 'unit', []],
  [
    'openedx/json__api_course_home_progress__downloadable.json',
    `${EDX}/course_home/progress/${DEMO}`,
    'progress',
    ['completed'],
  ],
  ['openedx/json__api_course_home_progress.json', `${EDX}/course_home/progress/${DEMO}`, 'progress', ['in-progress']],
  ['openedx-certificate/api-progressTabData.json', `${EDX}/course_home/progress/${DEMO}`, 'progress', ['in-progress']],
];

describe.skipIf(!present)('answers that real front ends get', () => {
  it.each(ANSWERS)('%s', (file, url, place, expected) => {
    const tabs = `<nav id="courseTabsNavigation"><a href="/learning/course/${DEMO}/home">Course</a></nav>`;
    const page = pageFrom(`<html><body>${tabs}</body></html>`, `https://learning.edx.org/course/${DEMO}/${place}`);
    const json: unknown = JSON.parse(readFileSync(join(PAGES, file), 'utf8'));
    const seen = observeAnswer(adapters, { url: new URL(url), json }, page);
    expect(seen.map(({ status }) => status)).toEqual(expected);
    expect(seen.filter(({ own }) => own !== 'yes')).toEqual([]);
  });

  it('of Microsoft Learn, shared: what its owner finished, whoever looks', () => {
    const json: unknown = JSON.parse(readFileSync(join(PAGES, 'mslearn/transcript_share_api.shape.json'), 'utf8'));
    const page = pageFrom('<html></html>', 'https://learn.microsoft.com/en-us/users/ada/transcript/abc');
    const url = new URL('https://learn.microsoft.com/api/profiles/transcript/share/abc?locale=en-us');
    expect(observeAnswer(adapters, { url, json }, page)).toMatchObject([
      { itemId: 'exam/GH-900', status: 'completed', own: 'unknown', completedAt: '2025-07-01' },
      { itemId: 'learn.wwl.intro-to-x', status: 'completed', own: 'unknown', hours: 0.75 },
    ]);
  });

  it('of XuetangX: a course that was begun', () => {
    const json: unknown = JSON.parse(readFileSync(join(PAGES, 'xuetangx/course_schedule.shape.json'), 'utf8'));
    const page = pageFrom('<html></html>', 'https://www.xuetangx.com/learn/space/thu1/thu1/42/video/1');
    const url = new URL('https://www.xuetangx.com/api/v1/lms/learn/course/schedule?cid=42&sign=thu1');
    expect(observeAnswer(adapters, { url, json }, page)).toMatchObject([{ status: 'in-progress', own: 'yes' }]);
  });
});

function isOurs(file: string): boolean {
  return FOLDERS.includes(file.split('/')[0] ?? '');
}

/** Titles of what would enter the history as finished: the viewer's own, and more than one activity inside a course. */
function finished(file: string, url: string): string[] {
  return observe(pageFromFile(join(PAGES, file), url))
    .filter(({ status, own, kind }) => status === 'completed' && own === 'yes' && kind !== 'activity')
    .map(({ title }) => title);
}
