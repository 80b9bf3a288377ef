// @vitest-environment happy-dom
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describePage } from '../../lib/capture/describe';
import type { PageDescription } from '../../lib/messages/protocol';
import { pageFrom, pageFromFile } from './page-from';

const NOTHING: PageDescription = {
  url: 'https://school.example/bread',
  title: '',
  provider: null,
  instructors: [],
  hours: null,
  completedAt: null,
  credentialUrl: null,
  platform: null,
};

function described(html: string, url = 'https://school.example/bread?utm_source=mail#top'): PageDescription {
  return describePage(pageFrom(html, url));
}

function ld(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

const COURSE = {
  '@type': 'Course',
  name: 'Bread from Scratch',
  provider: { '@type': 'Organization', name: 'Example Bakery School' },
  hasCourseInstance: [
    {
      '@type': 'CourseInstance',
      courseWorkload: 'PT12H30M',
      instructor: [{ '@type': 'Person', name: 'Otto Ofen' }, 'Mira Mehl'],
    },
  ],
};

describe('a page is described by', () => {
  it.each<[string, string, Partial<PageDescription>]>([
    [
      'its JSON-LD course',
      `<title>Bread | School</title>${ld(COURSE)}`,
      {
        title: 'Bread from Scratch',
        provider: 'Example Bakery School',
        instructors: ['Otto Ofen', 'Mira Mehl'],
        hours: 12.5,
      },
    ],
    [
      'a course inside @graph, with a full type address',
      ld({
        '@graph': [
          { '@type': 'WebSite', name: 'School' },
          { ...COURSE, '@type': ['https://schema.org/Course'], provider: 'Bakery' },
        ],
      }),
      { title: 'Bread from Scratch', provider: 'Bakery', instructors: ['Otto Ofen', 'Mira Mehl'], hours: 12.5 },
    ],
    [
      'its JSON-LD credential',
      ld({
        '@type': 'EducationalOccupationalCredential',
        name: 'Master Baker',
        recognizedBy: { name: 'Guild' },
        validFrom: '2024-05-03T00:00:00Z',
        url: '/c/1',
      }),
      {
        title: 'Master Baker',
        provider: 'Guild',
        completedAt: '2024-05-03',
        credentialUrl: 'https://school.example/c/1',
      },
    ],
    [
      'its microdata',
      '<title>x</title><div itemscope itemtype="http://schema.org/Course"><h1 itemprop="name">Bread from Scratch</h1></div>',
      { title: 'Bread from Scratch' },
    ],
    [
      'its title, where it states several courses',
      `<title>Our courses</title>${ld([COURSE, { ...COURSE, name: 'Cake' }])}`,
      { title: 'Our courses' },
    ],
    [
      'a link to add it to a LinkedIn profile',
      '<title>Your certificate</title><a href="https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;name=Bread%20from%20Scratch&amp;organizationName=Bakery&amp;issueYear=2024&amp;issueMonth=5&amp;certUrl=https%3A%2F%2Fschool.example%2Fc%2F1&amp;certId=1">Add</a>',
      {
        title: 'Bread from Scratch',
        provider: 'Bakery',
        completedAt: '2024-05',
        credentialUrl: 'https://school.example/c/1',
      },
    ],
    [
      'such a link in its old form',
      '<a href="https://www.linkedin.com/profile/add?pfCertificationName=Bread&amp;pfCertificationUrl=https%3A%2F%2Fschool.example%2Fc%2F1">Add</a>',
      { title: 'Bread', credentialUrl: 'https://school.example/c/1' },
    ],
    [
      "its Open Graph tags, without the site's name",
      '<title>x</title><meta property="og:title" content="Bread from Scratch – Bakery"><meta property="og:site_name" content="Bakery">',
      { title: 'Bread from Scratch', provider: 'Bakery' },
    ],
    ['its title', '<title> Bread\n from Scratch </title>', { title: 'Bread from Scratch' }],
    ['its heading', '<h1>Bread from Scratch</h1>', { title: 'Bread from Scratch' }],
    ['nothing, if it says nothing', '<p>Hello</p>', {}],
    [
      'its canonical address, if that is of the same site',
      '<title>B</title><link rel="canonical" href="/courses/bread">',
      { title: 'B', url: 'https://school.example/courses/bread' },
    ],
    [
      "its own address, if the canonical one is another site's",
      '<title>B</title><link rel="canonical" href="https://other.example/">',
      { title: 'B' },
    ],
  ])('%s', (_, html, expected) => {
    expect(described(html)).toEqual({ ...NOTHING, ...expected });
  });
});

describe('a page of a known platform', () => {
  it('is described as its adapter reads it, though it is not known whose it is', () => {
    const path = join(process.cwd(), 'tests/fixtures/capture/openedx/certificate-public.html');
    const page = pageFromFile(path, 'https://courses.campus.example/certificates/00112233445566778899aabbccddeeff');
    expect(describePage(page)).toEqual({
      url: 'https://courses.campus.example/certificates/00112233445566778899aabbccddeeff',
      title: 'Bread from Scratch',
      provider: 'ExampleX',
      instructors: ['Otto Ofen'],
      hours: null,
      completedAt: '2025',
      credentialUrl: 'https://courses.campus.example/certificates/00112233445566778899aabbccddeeff',
      platform: { id: 'openedx', label: 'Open edX' },
    });
  });

  it('that lists many courses is described as the page it is', () => {
    const path = join(process.cwd(), 'tests/fixtures/capture/moodle/my-courses.html');
    const page = pageFromFile(path, 'https://lernen.musterschule.example/moodle/my/courses.php');
    expect(describePage(page)).toMatchObject({
      title: 'Meine Kurse | Musterschule',
      platform: { id: 'moodle', label: 'Moodle' },
    });
  });
});

describe('a hostile page', () => {
  const deep = `${'{"@graph":['.repeat(2000)}1${']}'.repeat(2000)}`;
  it.each<[string, string]>([
    ['broken JSON-LD', '<script type="application/ld+json">{"@type":"Course","name":</script>'],
    ['JSON-LD that is no object', '<script type="application/ld+json">"Course"</script>'],
    ['JSON-LD nested without end', `<script type="application/ld+json">${deep}</script>`],
    [
      '5 MB of JSON-LD',
      `<script type="application/ld+json">{"@type":"Course","name":"${'x'.repeat(5_000_000)}"}</script>`,
    ],
    [
      'members of the wrong kind',
      ld({ '@type': 'Course', name: 7, provider: [null], hasCourseInstance: 'x', timeRequired: {} }),
    ],
    ['a LinkedIn link that is none', '<a href="https://linkedin.com.example/profile/add?name=Evil">x</a>'],
    [
      'a certificate address that is script',
      '<a href="https://www.linkedin.com/profile/add?certUrl=javascript:alert(1)&issueYear=9999">x</a>',
    ],
  ])('with %s gives what is left: its title', (_, html) => {
    expect(described(`<title>Bread</title>${html}`)).toEqual({ ...NOTHING, title: 'Bread' });
  });

  it('gives no text beyond its bounds', () => {
    const shown = described(
      `${ld({ ...COURSE, name: 'n'.repeat(9000), instructor: Array.from({ length: 500 }, (_, i) => `Person ${i}`) })}`,
    );
    expect(shown.title).toHaveLength(300);
    expect(shown.instructors).toHaveLength(20);
  });
});
