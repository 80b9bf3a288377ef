// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observeAnswer } from '../../lib/capture/observe';
import { adapters } from '../../lib/capture/registry';
import { pageFrom } from './page-from';

const PAGES = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'pages');
const COURSE =
  '<script>window.__APOLLO_STATE__={"A":{"__typename":"Course_Course","id":"b4K3","slug":"bread","name":"Bread"}};</script>';

/** Answers whose keys are real: who fetches them, from where, and what is finished by them. */
const ANSWERS: readonly (readonly [string, string, string, string, string])[] = [
  [
    'khan-academy/courseProgress.shape.json',
    'https://www.khanacademy.org/math/algebra2',
    '<title>Algebra 2 | Math | Khan Academy</title>',
    'https://www.khanacademy.org/api/internal/graphql/courseProgressQuery?lang=en',
    'Algebra 2',
  ],
  [
    'coursera/onDemandCoursesProgress.v1.sample.json',
    'https://www.coursera.org/learn/bread/home/week/1',
    COURSE,
    'https://www.coursera.org/api/onDemandCoursesProgress.v1/1~b4K3?fields=items',
    'Bread',
  ],
];

describe.skipIf(!existsSync(PAGES))('answers of the shape that public code reads', () => {
  it.each(ANSWERS)('%s', (file, page, head, url, title) => {
    const json: unknown = JSON.parse(readFileSync(join(PAGES, file), 'utf8'));
    const seen = observeAnswer(adapters, { url: new URL(url), json }, pageFrom(`<head>${head}</head>`, page));
    expect(seen).toMatchObject([{ status: 'completed', title, progress: 1 }]);
  });
});
