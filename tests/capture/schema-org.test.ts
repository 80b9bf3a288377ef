// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { microdata } from '../../lib/capture/microdata';
import { statedIn } from '../../lib/capture/schema-org';
import { pageFrom } from './page-from';

const at = (html: string) => pageFrom(html, 'https://harbour.example/knots');
const item = (type: string, body: string) => `<div itemscope itemtype="https://schema.org/${type}">${body}</div>`;
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('microdata', () => {
  it('has the form of JSON-LD', () => {
    const { document, url } = at(
      item(
        'Course',
        `<h1 itemprop="name headline">Knots</h1><a itemprop="url" href="/k">x</a><time itemprop="dateCreated" datetime="2024-05-03">May</time>
         <p itemprop="instructor">Bea Baker</p><p itemprop="instructor">Otto Ofen</p>
         <p itemprop="provider" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">School</b></p>`,
      ),
    );
    expect(microdata(document, url)).toEqual([
      {
        '@type': 'Course',
        name: 'Knots',
        headline: 'Knots',
        url: 'https://harbour.example/k',
        dateCreated: '2024-05-03',
        instructor: ['Bea Baker', 'Otto Ofen'],
        provider: { '@type': 'Organization', name: 'School' },
      },
    ]);
  });

  it('nested without end, or with names of JavaScript’s own, is bounded', () => {
    const open = '<p itemprop="part __proto__ constructor" itemscope itemtype="https://schema.org/Thing">';
    const { document, url } = at(item('Course', open.replaceAll('<p', '<div').repeat(300)));
    const [found] = microdata(document, url);
    expect(JSON.stringify(found).length).toBeLessThan(5000);
    expect(Object.getPrototypeOf(found)).toBe(Object.prototype);
    expect(microdata(at(item('Course', '').repeat(500)).document, url)).toHaveLength(50);
  });
});

describe('what a page states in schema.org’s words', () => {
  it.each([
    [
      'an instance without its course',
      ld({ '@type': 'CourseInstance', name: 'Knots', courseWorkload: 'PT90M' }),
      [{ title: 'Knots', hours: 1.5 }],
    ],
    [
      'a course and its instance',
      ld({ '@type': 'Course', name: 'Knots', hasCourseInstance: { '@type': 'CourseInstance', name: 'Spring' } }),
      [{ title: 'Knots' }],
    ],
    [
      'a course in both forms',
      ld({ '@type': 'schema:Course', name: 'Knots' }) + item('Course', '<b itemprop="name">Knots</b>'),
      [{ title: 'Knots' }],
    ],
    ['a course without a name', ld({ '@type': 'Course' }), []],
    [
      'members of the wrong kind',
      ld({
        '@type': 'Course',
        name: 'Knots',
        provider: [null],
        instructor: 7,
        hasCourseInstance: 'x',
        timeRequired: {},
      }),
      [{ title: 'Knots', provider: '', instructors: [], hours: null }],
    ],
    [
      'a session, and how often',
      ld({
        '@type': 'Course',
        name: 'Knots',
        hasCourseInstance: { courseSchedule: { duration: 'PT3H', repeatCount: 31 } },
      }),
      [{ hours: 93 }],
    ],
    [
      'a session, and how often without end',
      ld({
        '@type': 'Course',
        name: 'Knots',
        hasCourseInstance: { courseSchedule: { duration: 'PT3H', repeatCount: 1e9 } },
      }),
      [{ hours: null }],
    ],
  ])('%s', (_, html, expected) => {
    const { courses } = statedIn(at(html));
    expect(courses).toMatchObject(expected);
    expect(courses).toHaveLength(expected.length);
  });

  it('a credential that a course leads to is none of its own', () => {
    const credential = { '@type': 'EducationalOccupationalCredential', name: 'Rigger', validFrom: '2024-05-03' };
    expect(
      statedIn(at(ld({ '@type': 'Course', name: 'Knots', educationalCredentialAwarded: credential }))).credentials,
    ).toEqual([]);
    expect(statedIn(at(ld(credential))).credentials).toMatchObject([{ title: 'Rigger', validFrom: '2024-05-03' }]);
  });
});
