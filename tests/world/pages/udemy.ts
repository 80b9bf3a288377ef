import { LEARNER, SOMEBODY_ELSE } from '../people';
import { page } from './page';

/** Course certificates of the world, by id. */
export const UDEMY = {
  own: 'UC-4b7e2d90-1c5f-4a38-9e61-d0a3f8c2b715',
  somebodyElses: 'UC-c8f1a6e3-75d2-4b09-8c4e-2f9b6d0e1a53',
} as const;
export const udemyUrl = (id: string): string => `https://www.udemy.com/certificate/${id}/`;

/**
 * A certificate page as Udemy serves it: nothing at first, then filled by a script that runs a moment later. Without a
 * recipient it stays as it is, as for an id that nobody has.
 */
export function udemyCertificate(id: string | null): string {
  const who = id === UDEMY.own ? LEARNER.name : SOMEBODY_ELSE.name;
  const shown = `<img alt="" width="240" src="https://udemy-certificate.s3.amazonaws.com/image/${id}.jpg?v=1694000000000">
<div data-purpose="certificate-description">This certificate above verifies that
<a data-purpose="certificate-recipient-url" href="/user/somebody/">${who}</a> successfully completed the course
<a data-purpose="certificate-course-url" href="/course/tide-tables/">Tide Tables for Sailors</a> on 09/06/2023 as taught by
<a href="/user/teacher/">Tom Teacher</a> on Udemy.</div>`;
  const fill = `setTimeout(() => { document.querySelector('main').innerHTML = ${JSON.stringify(shown).replaceAll('</', '<\\/')}; }, 700);`;
  return page({
    title: 'Online Courses - Learn Anything, On Your Schedule | Udemy',
    body: `<main><p>Loading</p></main>${id === null ? '' : `<script>${fill}</script>`}`,
  });
}
