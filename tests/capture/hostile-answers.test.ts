// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { observeAnswer } from '../../lib/capture/observe';
import { adapters } from '../../lib/capture/registry';
import { pageFrom } from './page-from';

const DEEP: unknown = JSON.parse(`${'{"data":'.repeat(5000)}1${'}'.repeat(5000)}`);
const OWN_NAMES: unknown = JSON.parse(
  '{"__proto__":{"results":[]},"constructor":1,"elements":{"0":1},"results":{"length":9},"data":{"user":[],"__proto__":{"user":1}},"header":"x","me":[]}',
);
const PLACES = [
  ['https://www.udemy.com/course/bread/learn/', 'https://www.udemy.com/api-2.0/users/me/subscribed-courses/?page=1'],
  ['https://www.udemy.com/course/bread/learn/', 'https://www.udemy.com/api-2.0/users/me/subscribed-courses/1/'],
  ['https://www.udemy.com/course/bread/learn/', 'https://www.udemy.com/api-2.0/users/me/subscribed-courses/1/progress'],
  ['https://www.udemy.com/certificate/UC-12345678/', 'https://www.udemy.com/api-2.0/contexts/me/?header=True'],
  ['https://www.khanacademy.org/math/algebra2', 'https://www.khanacademy.org/api/internal/graphql/courseProgressQuery'],
  [
    'https://www.coursera.org/learn/bread/home/welcome',
    'https://www.coursera.org/api/onDemandCoursesProgress.v1/1~b4K3',
  ],
  ['https://www.coursera.org/learn/bread/home/welcome', 'https://www.coursera.org/api/onDemandCourses.v1?q=slug'],
  ['https://www.coursera.org/my-learning', 'https://www.coursera.org/api/memberships.v1?q=me'],
  ['https://learn.udacity.com/', 'https://api.udacity.com/api/classroom-content/v1/graphql'],
] as const;

describe.each(PLACES)('on %s, an answer from %s', (page, url) => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'completed'],
    ['a list', [[[]]]],
    ['nested 5,000 deep', DEEP],
    ["with names of JavaScript's own, and lists that are none", OWN_NAMES],
    [
      'with lists of nothing',
      { results: [null, 1, 'x', []], elements: [null], linked: { a: [null] }, data: { user: { courses: [null] } } },
    ],
  ])('%s gives nothing', (_, json) => {
    expect(observeAnswer(adapters, { url: new URL(url), json }, pageFrom('<body></body>', page))).toEqual([]);
  });
});

describe('numbers that are no percentages', () => {
  it.each([101, -1, Number.NaN, '100', null, [100]])('%s completes no course', (value) => {
    const course = { title: 'Bread', url: '/course/bread/', completion_ratio: value };
    const mastery = { data: { user: { courseProgress: { currentMasteryV2: { percentage: value } } } } };
    const seen = [
      ...observe('https://www.udemy.com/api-2.0/users/me/subscribed-courses/', { results: [course] }),
      ...observe('https://www.khanacademy.org/api/internal/graphql/courseProgressQuery', mastery),
    ];
    expect(seen.filter(({ status }) => status === 'completed')).toEqual([]);
  });

  function observe(url: string, json: unknown) {
    const page = url.includes('udemy') ? 'https://www.udemy.com/' : 'https://www.khanacademy.org/math/algebra2';
    return observeAnswer(adapters, { url: new URL(url), json }, pageFrom('<body></body>', page));
  }
});

it('a list of 5,000 courses is cut to what one page may tell', () => {
  const results = Array.from({ length: 5000 }, (_, i) => ({
    title: 'x'.repeat(5000),
    url: `/course/bread-${i}/`,
    completion_ratio: 100,
  }));
  const url = new URL('https://www.udemy.com/api-2.0/users/me/subscribed-courses/');
  const seen = observeAnswer(adapters, { url, json: { results } }, pageFrom('', 'https://www.udemy.com/'));
  expect(seen).toHaveLength(300);
  expect(seen[0]?.title).toHaveLength(300);
});
