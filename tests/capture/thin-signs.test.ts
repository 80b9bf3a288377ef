// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

describe('what another page asked for says nothing of the page that is there by now', () => {
  const fixture = (file: string): unknown =>
    JSON.parse(readFileSync(join(process.cwd(), 'tests/fixtures/capture', file), 'utf8'));
  it.each([
    [
      'udemy',
      'https://www.udemy.com/api-2.0/users/me/subscribed-courses/7/progress/',
      { completed_lecture_ids: [1], completed_quiz_ids: [], completed_assignment_ids: [] },
      'https://www.udemy.com/course/rye/learn/lecture/1',
      'https://www.udemy.com/course/sourdough/learn/lecture/2',
      [],
    ],
    [
      'coursera',
      'https://www.coursera.org/api/onDemandCoursesProgress.v1/1234567~b4K3',
      fixture('coursera/progress-complete.json'),
      'https://www.coursera.org/learn/rye/home/week/1',
      'https://www.coursera.org/learn/sourdough/home/week/1',
      [],
    ],
    [
      'microsoft-learn',
      'https://learn.microsoft.com/api/profiles/bea/transcript',
      fixture('microsoft-learn/transcript.json'),
      'https://learn.microsoft.com/en-us/users/me/transcript',
      'https://learn.microsoft.com/en-us/users/bea/transcript',
      ['unknown'],
    ],
    [
      'docebo',
      'https://harbour.docebosaas.com/learn/v1/enrollments?page_size=20',
      fixture('docebo/enrollments.json'),
      'https://harbour.docebosaas.com/learn/my-courses',
      'https://harbour.docebosaas.com/manage/reports',
      ['unknown'],
    ],
  ])('%s', (_, url, json, here, there, owns) => {
    const page = pageFrom('<html><head><title>x</title></head><body></body></html>', here);
    const seen = (asked: string) =>
      observeAnswer(adapters, { url: new URL(url), asked: new URL(asked), json }, page).map(({ own }) => own);
    expect(seen(here).length).toBeGreaterThan(0);
    expect([...new Set(seen(there))]).toEqual(owns);
  });
});

describe('an instructor’s preview', () => {
  it('of a player is nobody’s learning', () => {
    const html = readFileSync(join(process.cwd(), 'tests/fixtures/capture/udemy/player-complete.html'), 'utf8');
    const at = (query: string) => observe(pageFrom(html, `https://www.udemy.com/course/rye/learn/lecture/1${query}`));
    expect(at('')).toMatchObject([{ status: 'completed', own: 'yes' }]);
    expect(at('?instructorPreviewMode=student_v4')).toMatchObject([{ own: 'no' }]);
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
