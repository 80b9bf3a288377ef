/*
 * OpenLearn and OpenLearn Create, the Open University's free courses. Facts: that both are Moodles M (addresses of courses,
 * `oucontent` activities, badges and `/my/` in public links and in the site's own guides, 2018 to 2026).
 *
 * Read: what `moodle.ts` reads, under ids of their own, which hold the folder: `www.open.edu/openlearn/1234` is another
 * course than `www.open.edu/openlearncreate/1234`.
 * Own: as on any Moodle, the signed-in user's number in the page's settings.
 * Not known: whether the theme keeps Moodle's own mark-up (only addresses were seen in use); the profile
 * (`/local/ocwactivityreports/`) with its statements of participation, which the site's help says come there within a
 * day; the tracking bar. A course's pages for everybody (`/openlearn/<subject>/<name>/content-section-…`) are not read:
 * nothing known joins them with the course's number in Moodle, and one course would be two.
 */
import type { Adapter } from '../types';
import { moodleReaders } from './moodle';

export const openlearn: Adapter = {
  id: 'openlearn',
  label: 'OpenLearn',
  facts: '2026-11',
  hosts: ['*://www.open.edu/openlearn/*', '*://www.open.edu/openlearncreate/*'],
  ...moodleReaders('openlearn'),
};
