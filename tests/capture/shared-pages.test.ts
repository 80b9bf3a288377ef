// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { array, object, parse, string } from 'valibot';
import { describe, expect, it } from 'vitest';
import { observe } from '../../lib/capture/registry';
import { pageFromFile } from './page-from';

const PAGES = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'pages');
const present = existsSync(join(PAGES, 'expected.json'));
const FOLDERS = [
  'canvas',
  'codecademy',
  'coursera',
  'coursera',
  'edx',
  'freecodecamp',
  'freecodecamp-2024',
  'hackerrank',
  'learndash',
  'lifterlms',
  'moodle',
  'moodle-4.5',
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

function isOurs(file: string): boolean {
  return FOLDERS.includes(file.split('/')[0] ?? '');
}

/** Titles of what would enter the history as finished: the viewer's own, and more than one activity inside a course. */
function finished(file: string, url: string): string[] {
  return observe(pageFromFile(join(PAGES, file), url))
    .filter(({ status, own, kind }) => status === 'completed' && own === 'yes' && kind !== 'activity')
    .map(({ title }) => title);
}
