/*
 * OpenLearn and OpenLearn Create, the Open University's free courses. Facts: that both are Moodles M (addresses of courses,
 * `oucontent` activities, badges and `/my/` in public links and in the site's own guides, 2018 to 2026).
 *
 * Read: what `moodle.ts` reads, under ids of their own, which hold the folder: `www.open.edu/openlearn/1234` is another
 * course than `www.open.edu/openlearncreate/1234`. A course's page for everybody (`/openlearn/<subject>/<name>/…`) is
 * `seen`: it names the course and nobody.
 * Own: as on any Moodle, the signed-in user's number in the page's settings.
 * Not known: whether the theme keeps Moodle's own mark-up (only the badge page's address was seen in use); the profile
 * (`/local/ocwactivityreports/`) with its statements of participation; the tracking bar; what joins a course's page for
 * everybody with its number in Moodle, so that the two would be two records.
 */
import { statedTitle } from '../stated';
import type { Adapter, Observation, Page } from '../types';
import { moodleReaders } from './moodle';

const COURSE = /^\/openlearn\/([a-z-]{3,60})\/([\w-]{3,150})\/content-section-[\w.-]+\/?$/;
const { pages, ...others } = moodleReaders('openlearn');

export const openlearn: Adapter = {
  id: 'openlearn',
  label: 'OpenLearn',
  facts: '2026-11',
  hosts: ['*://www.open.edu/openlearn/*', '*://www.open.edu/openlearncreate/*'],
  ...others,
  pages: [...pages, { kind: 'open-course', confidence: 'L', path: COURSE, read: readOpenCourse }],
};

function readOpenCourse({ document, url }: Page): Observation[] {
  const [, subject = '', name = ''] = COURSE.exec(url.pathname) ?? [];
  const title = statedTitle(document, 'OpenLearn');
  if (name === '' || title === '') return [];
  return [
    {
      platform: 'openlearn',
      itemId: `www.open.edu/openlearn/${subject}/${name}`,
      kind: 'course',
      title,
      url: `https://www.open.edu/openlearn/${subject}/${name}/content-section-0`,
      status: 'seen',
      own: 'unknown',
      signal: 'open-course',
      provider: 'The Open University',
    },
  ];
}
