/*
 * H5P contents, on any site. Facts: November 2026, the core's source, and runs with and without Moodle 4.5.6: H.
 *
 * Contents made of several (a question set) say `completed` once; single questions never do, they say `answered`. What is
 * inside another content names it as its parent, and doesn't count.
 */
import type { Statement } from '../hook/statement';
import { language } from '../page';
import type { Observation, Page } from '../types';
import { gradeOf, nameIn } from './common';
import { hoursIn } from './duration';
import { nameOf, placeOf, placeOfActivity } from './place';

const LIBRARY = /^https?:\/\/h5p\.org\/libraries\/H5P\./;

/** Does the statement speak of an H5P content, whoever passes it on? */
export function isOfH5p({ categories }: Statement): boolean {
  return categories.some((category) => LIBRARY.test(category));
}

/**
 * A content that the learner has come to the end of; [] for everything else. Right or wrong is in the grade.
 *
 * @param at the moment, a full ISO 8601 instant in UTC
 */
export function readH5p(statement: Statement, page: Page, at: string): Observation[] {
  const { verb, parents, completion, activity, contentId } = statement;
  const ends = verb.endsWith('/completed') ? completion !== false : verb.endsWith('/answered') && completion === true;
  if (!ends || parents.length > 0 || /[?&]subContentId=/.test(activity)) return [];
  const own = placeOf(page);
  const place =
    activity !== '' ? placeOfActivity(activity, page) : { ...own, itemId: own.itemId + (contentId && `#${contentId}`) };
  const grade = gradeOf(statement);
  const hours = hoursIn(statement.duration);
  return [
    {
      platform: 'h5p',
      ...place,
      kind: 'activity',
      title: nameIn(statement, language(page.document)) || nameOf(page),
      status: 'completed',
      own: 'yes',
      signal: 'h5p',
      ...(grade === null ? {} : { grade }),
      ...(hours === null ? {} : { hours }),
      completedAt: at,
    },
  ];
}
