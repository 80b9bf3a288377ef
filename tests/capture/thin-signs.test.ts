// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { chamilo } from '../../lib/capture/adapters/chamilo';
import { lifterlms } from '../../lib/capture/adapters/lifterlms';

import { foldObservation, matches } from '../../lib/capture/fold';
import { observeAnswer, observePage } from '../../lib/capture/observe';
import { adapters, observe } from '../../lib/capture/registry';
import { pageFrom } from './page-from';

const AT = '2026-11-26T12:00:00.000Z';

describe('one sign alone completes nothing', () => {
  it.each<[string, string, string]>([
    [
      'a Thinkific player whose chapters are not there (yet)',
      'https://harbour.thinkific.com/courses/take/knots',
      '<div id="player-wrapper" class="course-player__container"><h2 class="course-progress__title">Knots</h2><p class="course-progress__percent-complete">100% complete</p></div>',
    ],
    [
      'a LearnDash course with a percentage and neither steps nor status',
      'https://schule.example/courses/brot/',
      '<h1 class="entry-title">Brot</h1><div class="ld-course-status-enrolled"><div class="ld-progress-percentage">100 %</div></div>',
    ],
    [
      'a LearnDash course without any steps',
      'https://schule.example/courses/brot/',
      '<h1 class="entry-title">Brot</h1><div class="ld-course-status-enrolled"><div class="ld-progress-percentage">100 %</div><div class="ld-progress-steps">0/0 Schritte</div></div>',
    ],
  ])('%s', (_, url, html) => {
    const body = html.includes('ld-') ? 'single single-sfwd-courses postid-7 logged-in learndash-cpt' : '';
    const [seen, ...others] = observe(pageFrom(`<html><body class="${body}">${html}</body></html>`, url));
    expect(others).toEqual([]);
    expect(seen?.status).toBe('in-progress');
  });
});

describe('two things stay two', () => {
  it('certificates of one number in two installations on one host', () => {
    const row = (title: string, folder: string) =>
      `<table><tr><td>${title}</td><td>90</td><td>2026-03-19</td><td><a href="${folder}/certificates/index.php?id=7">x</a></td></tr></table>`;
    const of = (title: string, folder: string) =>
      observePage(
        [{ ...chamilo, sniff: () => true }],
        pageFrom(row(title, folder), `https://aula.example${folder}/main/gradebook/my_certificates.php`),
      );
    const [birds] = of('Birds', '/north');
    const [knots] = of('Knots', '/south');
    if (!birds || !knots) throw new Error('nothing was read');
    expect(matches(foldObservation(null, birds, AT), knots)).toBe(false);

    const sheet = (folder: string) =>
      observePage(
        [{ ...lifterlms, sniff: () => true }],
        pageFrom(
          `<link rel="https://api.w.org/" href="https://schule.example${folder}/wp-json/"><body class="logged-in"><div class="llms-student-dashboard"><a class="llms-certificate" data-id="7" href="${folder}/my_certificate/7/"><h4 class="llms-certificate-title">First aid</h4></a></div></body>`,
          `https://schule.example${folder}/dashboard/`,
        ),
      );
    const [one] = sheet('/kurse');
    const [other] = sheet('/abend');
    if (!one || !other) throw new Error('nothing was read');
    expect(matches(foldObservation(null, one, AT), other)).toBe(false);
  });
});

describe('one thing stays one', () => {
  it('a Canvas course of another shard, by the short and the long form of its number', () => {
    const page = pageFrom('<div id="application" class="ic-app"></div>', 'https://canvas.school.example/');
    const seen = ['12~345', '120000000000345', '12', '120000000000000'].flatMap((id) =>
      observeAnswer(
        adapters,
        {
          url: new URL('https://canvas.school.example/api/v1/courses?include[]=course_progress'),
          json: [
            {
              id,
              name: 'Birds',
              course_progress: { requirement_count: 2, requirement_completed_count: 1, next_requirement_url: null },
            },
          ],
        },
        page,
      ),
    );
    expect(seen.map(({ itemId }) => itemId.split('/')[1])).toEqual(['12~345', '12~345', '12', '12~0']);
  });
});

describe('names of JavaScript’s own', () => {
  it('are no certification of freeCodeCamp, and keep none of the others from being read', () => {
    const links = ['constructor', '__proto__', 'toString', 'responsive-web-design']
      .map((slug) => `<li><a href="/certification/ada/${slug}">x</a></li>`)
      .join('');
    const page = pageFrom(
      `<ul aria-labelledby="fcc-certifications">${links}</ul>`,
      'https://www.freecodecamp.org/ada-learner',
    );
    expect(observe(page).map(({ itemId }) => itemId)).toEqual(['responsive-web-design']);
  });
});
