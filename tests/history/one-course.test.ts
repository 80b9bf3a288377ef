// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observe } from '../../lib/capture/registry';
import { recordObservations } from '../../lib/history/recorder';
import { pageFrom } from '../capture/page-from';
import { minutesLater, testHistory } from './history';

/** A page of `tests/fixtures/capture`, the address it is met at, and what is changed in it. */
interface Visit {
  readonly file: string;
  readonly url: string;
  readonly change?: readonly [from: string | RegExp, to: string];
}

async function recordsAfter(visits: readonly Visit[]): Promise<readonly { id: string; url: string; status: string }[]> {
  const db = testHistory();
  for (const [index, { file, url, change }] of visits.entries()) {
    const stored = readFileSync(join(process.cwd(), 'tests/fixtures/capture', file), 'utf8');
    const html = change ? stored.replaceAll(change[0], change[1]) : stored;
    expect(html === stored, `${file} was changed`).toBe(change === undefined);
    const observations = observe(pageFrom(html, url));
    expect(observations, `${file} at ${url}`).not.toEqual([]);
    await recordObservations(db, observations, minutesLater(index));
  }
  return (await db.records.toArray()).map(({ id, url, status }) => ({ id, url, status }));
}

const RUN = 'course-v1:ExampleX+BREAD101+2025_T3';
const UUID = '00112233445566778899aabbccddeeff';
const CODE = 'Q7W8E9R0T1Y2';
const OPENEDX = { id: `openedx:campus.example/${RUN}`, status: 'completed' };
const COURSERA = {
  id: 'coursera:bread-chemistry',
  status: 'completed',
  url: 'https://www.coursera.org/learn/bread-chemistry',
};
const MOODLE = { id: 'moodle:lernen.musterschule.example/moodle/41', status: 'completed' };

const coursera = (file: string, path: string): Visit => ({
  file: `coursera/${file}.html`,
  url: `https://www.coursera.org${path}`,
});
const certificate = (path: string): Visit => coursera('certificate-own-by-id', path);

const onOneCourse: Readonly<Record<string, { visits: readonly Visit[]; record: object }>> = {
  'Coursera: each address of a certificate': {
    record: COURSERA,
    visits: [
      '/account/accomplishments/verify',
      '/account/accomplishments/certificate',
      '/account/accomplishments/records',
      '/verify',
      '/share',
    ]
      .map((place) => certificate(`${place}/${CODE}`))
      .concat(certificate(`/verify/${CODE.toLowerCase()}/?utm_source=mail`)),
  },
  'Coursera: at home, in a company’s programme, at an item, on another host of its own, and the certificate': {
    record: COURSERA,
    visits: [
      coursera('course-home', '/learn/bread-chemistry/home/week/2'),
      coursera('course-item', '/programs/example-co/learn/bread-chemistry/lecture/k1/flour'),
      { file: 'coursera/course-home-title.html', url: 'https://es.coursera.org/learn/bread-chemistry/home/welcome' },
      certificate(`/verify/${CODE}`),
    ],
  },
  'Coursera: a certificate that doesn’t name its course at first': {
    record: COURSERA,
    visits: [
      coursera('certificate-no-course', `/account/accomplishments/verify/${CODE}`),
      coursera('course-home', '/learn/bread-chemistry/home/week/2'),
      certificate(`/verify/${CODE}`),
      coursera('course-item', '/programs/example-co/learn/bread-chemistry/lecture/k1/flour'),
    ],
  },
  'Coursera: a certificate before anything else of its course': {
    // It stays under its first id, and leads to the course once that is known.
    record: { ...COURSERA, id: 'coursera:aBcD1' },
    visits: [
      coursera('certificate-no-course', `/account/accomplishments/verify/${CODE}`),
      certificate(`/verify/${CODE}`),
      coursera('course-home', '/learn/bread-chemistry/home/week/2'),
    ],
  },
  'Open edX: front ends and server, in both ways to install it': {
    record: OPENEDX,
    visits: [
      {
        file: 'openedx/dashboard.html',
        url: 'https://apps.campus.example/learner-dashboard/',
        change: [/CAKE200\+2024_T1/g, 'BREAD101+2025_T3'],
      },
      { file: 'openedx/course-home-begun.html', url: `https://learning.campus.example/course/${RUN}/home` },
      {
        file: 'openedx/course-home-begun.html',
        url: `https://apps.courses.campus.example/learning/course/${RUN}/home`,
      },
      {
        file: 'openedx/progress-certificate.html',
        url: `https://apps.campus.example/learning/course/${encodeURIComponent(RUN)}/progress`,
      },
      { file: 'openedx/certificate-owner.html', url: `https://courses.campus.example/certificates/${UUID}` },
      { file: 'openedx/certificate-owner.html', url: `https://campus.example/certificates/user/7/course/${RUN}` },
    ],
  },
  'Open edX: a certificate that doesn’t name its course, before and after the course': {
    record: OPENEDX,
    visits: [
      {
        file: 'openedx/certificate-owner.html',
        url: `https://courses.campus.example/certificates/${UUID}`,
        change: ['data-course-id', 'data-unknown'],
      },
      { file: 'openedx/course-home-begun.html', url: `https://apps.campus.example/learning/course/${RUN}/home` },
      { file: 'openedx/progress-certificate.html', url: `https://apps.campus.example/learning/course/${RUN}/progress` },
      { file: 'openedx/course-home-enrolled.html', url: `https://apps.campus.example/learning/course/${RUN}/home` },
    ],
  },
  'Moodle: in another language, at a section, among my courses, and its completion’s details': {
    record: MOODLE,
    visits: [
      {
        file: 'moodle/course-in-progress.html',
        url: 'https://lernen.musterschule.example/moodle/course/view.php?id=41&lang=fr',
        change: [/<h1/g, '<h1 lang="fr"'],
      },
      {
        file: 'moodle/course-in-progress.html',
        url: 'https://lernen.musterschule.example/moodle/course/view.php?section=3&id=41#section-3',
      },
      { file: 'moodle/course-complete.html', url: 'https://lernen.musterschule.example/moodle/course/view.php?id=41' },
      {
        file: 'moodle/completion-details.html',
        url: 'https://lernen.musterschule.example/moodle/blocks/completionstatus/details.php?course=41',
      },
    ],
  },
};

describe('one course, met on several pages, hosts and languages, is one record', () => {
  it.each(Object.entries(onOneCourse))('%s', async (_, { visits, record }) => {
    expect(await recordsAfter(visits)).toEqual([expect.objectContaining(record)]);
  });

  it.each(Object.entries(onOneCourse))('%s, the other way round', async (_, { visits }) => {
    expect(await recordsAfter([...visits].reverse())).toEqual([expect.objectContaining({ status: 'completed' })]);
  });
});

describe('two runs of one course, and one course on two sites, are two records', () => {
  const OTHER = 'course-v1:ExampleX+BREAD101+2026_T1';
  const runs = (file: string, place: string): readonly Visit[] => [
    { file: `openedx/${file}.html`, url: `https://apps.campus.example/learning/course/${RUN}/${place}` },
    {
      file: `openedx/${file}.html`,
      url: `https://apps.campus.example/learning/course/${OTHER}/${place}`,
      change: [/2025_T3/g, '2026_T1'],
    },
  ];
  it.each<[string, readonly Visit[]]>([
    ['Open edX: at home', runs('course-home-begun', 'home')],
    ['Open edX: the progress of one without a certificate', runs('progress-not-passing', 'progress')],
    [
      'Open edX: each with its certificate',
      [
        { file: 'openedx/certificate-owner.html', url: `https://courses.campus.example/certificates/${UUID}` },
        {
          file: 'openedx/certificate-owner.html',
          url: 'https://courses.campus.example/certificates/ffeeddccbbaa99887766554433221100',
          change: [/2025_T3/g, '2026_T1'],
        },
      ],
    ],
    [
      'Open edX: two sites',
      [
        { file: 'openedx/course-home-begun.html', url: `https://apps.campus.example/learning/course/${RUN}/home` },
        { file: 'openedx/course-home-begun.html', url: `https://apps.other.example/learning/course/${RUN}/home` },
      ],
    ],
    [
      'Moodle: two courses of one name',
      [
        {
          file: 'moodle/course-in-progress.html',
          url: 'https://lernen.musterschule.example/moodle/course/view.php?id=41',
        },
        {
          file: 'moodle/course-in-progress.html',
          url: 'https://lernen.musterschule.example/moodle/course/view.php?id=47',
        },
      ],
    ],
  ])('%s', async (_, visits) => {
    expect(await recordsAfter(visits)).toHaveLength(2);
    expect(await recordsAfter([...visits].reverse())).toHaveLength(2);
  });
});
