// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { profileLink, statedCertificate, statedTitle } from '../../lib/capture/stated';
import { pageFrom } from './page-from';

const PLACE = 'https://school.example/certificates/AB12';
const og = (title: string) => `<meta property="og:title" content="${title}">`;
const page = (head: string, body = '') =>
  pageFrom(`<html lang="en"><head>${head}</head><body>${body}</body></html>`, PLACE);
const link = (query: string) => `<a href="https://www.linkedin.com/profile/add?${query}">Add</a>`;

describe('a title that a page states is the item’s own', () => {
  it.each([
    ['for sharing', og('Knots for Sailors'), '', 'Knots for Sailors'],
    ['with the site behind it', og('Knots for Sailors | School'), '', 'Knots for Sailors'],
    ['with the site and a slogan behind it', og('Knots for Sailors - School of Ropes'), '', 'Knots for Sailors'],
    ['with the words for a certificate', og('Certificate of Completion for Knots'), '', 'Knots'],
    ['as a certificate in something, which is a name', og('Certificate in Ropework'), '', 'Certificate in Ropework'],
    ['with a number in front', og('100 Days of Knots'), '', '100 Days of Knots'],
    ['that sounds like a failure', og('Error Handling for Riggers'), '', 'Error Handling for Riggers'],
    ['in its only heading', '', '<h1>Knots for Sailors</h1>', 'Knots for Sailors'],
    ['in its heading, where the shared one is the site’s', og('School: learn ropes'), '<h1>Knots</h1>', 'Knots'],
  ])('%s', (_, head, body, title) => {
    expect(statedTitle(page(head, body).document, 'School')).toBe(title);
  });

  it.each([
    ['nothing', '', ''],
    ['the site alone', og('School'), ''],
    ['the site and a slogan', og('School | Free courses in ropework'), ''],
    ['the kind of page', og('Verify your certificate | School'), '<h1>Certificate of completion</h1>'],
    ['the site’s certificate', og('School Certificate'), ''],
    ['several headings', '', '<h1>Knots</h1><h1>Splices</h1>'],
    ['a sign-in', '<title>School</title>', '<h1>Log in</h1>'],
    ['a failure', og('Page not found | School'), '<h1>Let’s bring you back</h1>'],
    ['a failure in the title', '<title>404 – School</title>', '<h1>Let’s bring you back</h1>'],
    ['a failure beside the site’s title', og('Knots for Sailors'), '<h1>This certificate does not exist</h1>'],
  ])('%s states none', (_, head, body) => {
    expect(statedTitle(page(head, body).document, 'School')).toBe('');
  });
});

describe('a certificate of which only the address is known', () => {
  const read = (head: string, body = '') =>
    statedCertificate(page(head, body), { platform: 'school', site: 'School' }, { url: PLACE, id: 'AB12' });

  it('is somebody’s, with what the page states', () => {
    const add = link(`name=Knots&issueYear=2024&issueMonth=5&organizationName=Guild&certUrl=${PLACE}`);
    expect(read(og('Something else'), add)).toEqual([
      {
        platform: 'school',
        itemId: 'certificate/AB12',
        kind: 'course',
        title: 'Knots',
        url: PLACE,
        status: 'completed',
        own: 'unknown',
        signal: 'certificate-page',
        credentials: [{ url: PLACE, id: 'AB12' }],
        provider: 'Guild',
        completedAt: '2024-05',
      },
    ]);
  });

  it.each([
    ['has the kind it is said to have', og('Knots'), '', [{ title: 'Knots', kind: 'exam' }]],
    [
      'is not taken from a link to another certificate',
      og('Knots'),
      link('name=Splices&certUrl=https://school.example/certificates/CD34'),
      [{ title: 'Knots' }],
    ],
    [
      'is not taken from the head of another page',
      `${og('Knots')}<meta property="og:url" content="https://school.example/certificates/CD34">`,
      '<h1>Knots</h1>',
      [],
    ],
    ['is none without a title', '', '', []],
  ])('%s', (_, head, body, expected) => {
    const seen = statedCertificate(
      page(head, body),
      { platform: 'school', site: 'School' },
      { url: PLACE, id: 'AB12', kind: 'exam' },
    );
    expect(seen).toMatchObject(expected);
    expect(seen).toHaveLength(expected.length);
  });
});

describe('a link that adds to a LinkedIn profile', () => {
  it('is LinkedIn’s own only', () => {
    expect(profileLink(page('', '<a href="https://linkedin.com.example/profile/add?name=Evil">x</a>'))).toBeNull();
  });
});
