// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLinks } from '../../../lib/links/find';
import { PROFILE_MATCHES, PROFILE_SITES, profileSiteFor } from '../../../lib/links/profiles/registry';
import { recogniseHref } from '../../../lib/links/registry';

function page(address: string, html: string) {
  const url = new URL(address);
  const document = new DOMParser().parseFromString(html, 'text/html');
  return { url, document, site: profileSiteFor(url) };
}

function ownerOf(address: string, html: string): string | null {
  const { site, ...rest } = page(address, html);
  return site.owner(rest);
}

function idsInScope(address: string, html: string): readonly (string | null)[] {
  const { site, ...rest } = page(address, html);
  return site
    .scopes(rest)
    .flatMap((scope) => findLinks(scope, (href) => recogniseHref(href, address)).map(({ link }) => link.id));
}

describe('a site is known by its host, exactly', () => {
  it.each([
    ['https://github.com/ada', 'github'],
    ['https://www.linkedin.com/in/ada/', 'linkedin'],
    ['https://de.linkedin.com/in/ada', 'linkedin'],
    ['https://gist.github.com/ada', 'generic'],
    ['https://github.com.evil.example/ada', 'generic'],
    ['https://notlinkedin.com/in/ada', 'generic'],
    ['https://ada.example/', 'generic'],
    ['https://gitlab.com/ada', 'gitlab'],
    ['https://about.gitlab.com/ada', 'generic'],
    ['https://dev.to/ada', 'dev-to'],
    ['https://www.credly.com/users/ada', 'credly'],
    ['https://www.credential.net/profile/ada/wallet', 'accredible'],
    ['https://skillshop.credential.net/profile/ada', 'accredible'],
    ['https://eu.badgr.com/public/collections/x', 'badgr'],
    ['https://ca.badges.parchment.com/public/collections/x', 'badgr'],
    ['https://learn.campus.example/moodle/user/profile.php?id=3', 'moodle'],
    ['https://learn.campus.example/user/profile.php/x', 'generic'],
    ['https://stackoverflow.com/users/1/ada', 'stack-overflow'],
    ['https://www.xing.com/profile/Ada', 'generic'],
  ])('%s: %s', (url, id) => expect(profileSiteFor(new URL(url)).id).toBe(id));
});

describe('GitHub', () => {
  const CARD = (name: string) =>
    `<div class="h-card" itemscope itemtype="http://schema.org/Person"><h1 class="vcard-names">
       <span class="p-name vcard-fullname" itemprop="name">\n ${name}\n</span>
       <span class="p-nickname vcard-username" itemprop="additionalName">ada</span></h1></div>`;

  it.each([
    ['a person’s page', 'https://github.com/ada', true],
    ['the same with a tab', 'https://github.com/ada?tab=repositories', true],
    ['the profile README’s repository', 'https://github.com/Ada/ada', true],
    ['the profile README itself', 'https://github.com/ada/ada/blob/main/README.md', true],
    ['another repository’s README', 'https://github.com/ada/tides', true],
    ['a folder’s README', 'https://github.com/ada/tides/tree/main/docs', true],
    ['a README as a file', 'https://github.com/ada/tides/blob/main/docs/README.md', true],
    ['another file', 'https://github.com/ada/ada/blob/main/src/x.ts', false],
    ['another repository’s issues', 'https://github.com/ada/tides/issues/7', false],
    ['what GitHub says of a subject', 'https://github.com/topics/badges', false],
    ['the profile repository’s issues', 'https://github.com/ada/ada/issues', false],
    ['GitHub’s own pages', 'https://github.com/settings', false],
    ['the front page', 'https://github.com/', false],
  ])('%s', (_, address, expected) => {
    const { site, ...rest } = page(address, '');
    expect(site.isProfile(rest)).toBe(expected);
  });

  it('reads the owner from the card beside the README', () => {
    expect(ownerOf('https://github.com/ada', CARD('Ada Learner'))).toBe('Ada Learner');
    expect(
      ownerOf('https://github.com/ada', '<div class="vcard"><span class="vcard-fullname">Ada Learner</span></div>'),
    ).toBe('Ada Learner');
  });

  it('knows no owner where none is shown, or the card is another’s', () => {
    expect(ownerOf('https://github.com/ada', CARD(''))).toBeNull();
    expect(ownerOf('https://github.com/grace', CARD('Ada Learner'))).toBeNull();
    expect(ownerOf('https://github.com/ada', '<h1>Ada Learner</h1>')).toBeNull();
    expect(ownerOf('https://github.com/ada/tides', CARD('Ada Learner'))).toBeNull();
  });

  it('never takes a repository’s name for a person’s', () => {
    expect(ownerOf('https://github.com/ada/ada', '<strong itemprop="name"><a>ada</a></strong>')).toBeNull();
  });

  it('looks for links in the README and the card, each once', () => {
    const link = (id: string) => `<a href="https://www.credly.com/badges/${id}">x</a>`;
    const [a, b, c] = ['a', 'b', 'c'].map((digit) => `3f1c2b7a-9d04-4e61-8a55-${digit.repeat(12)}`);
    const html = `<header>${link(c ?? '')}</header><div class="h-card"><div class="js-profile-editable-area">${link(a ?? '')}</div></div>
      <article class="markdown-body">${link(b ?? '')}</article>`;
    expect(idsInScope('https://github.com/ada', html)).toEqual([a, b]);
  });
});

describe('LinkedIn', () => {
  const IN = 'https://www.linkedin.com/in/ada-learner/';
  const ID = '3f1c2b7a-9d04-4e61-8a55-c0ffee123456';
  const BADGE = `https://www.credly.com/badges/${ID}`;
  const DOUBLE = (text: string) =>
    `<span aria-hidden="true"><!---->${text}<!----></span><span class="visually-hidden">${text}</span>`;
  const CLASSIC = `<main><section class="aXbY12"><a href="/in/ada-learner/overlay/about-this-profile/"><h1 class="q1">Ada Learner</h1></a>
      <a id="top-card-text-details-contact-info" href="/in/ada-learner/overlay/contact-info/">Contact info</a></section>
    <section data-view-name="profile-card"><div id="licenses_and_certifications"></div><h2>${DOUBLE('Licenses &amp; certifications')}</h2>
      <ul><li><a href="https://www.linkedin.com/company/1/"><img alt="Academy logo" src="https://media.example/x"></a>
        <a data-field="entity_image_licenses_and_certifications" href="${BADGE}"><div>${DOUBLE('Reading the Tides')}</div>
          <span>${DOUBLE('Example Academy')}</span></a>
        <a aria-label="Show credential for Reading the Tides" href="${BADGE}"><span>Show credential</span></a></li></ul></section>
    <section><div id="content_collections"></div><h2>Activity</h2><ul><li><a href="/feed/update/urn:li:activity:1/">post</a>
      <a href="https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-bbbbbbbbbbbb">a colleague’s badge</a></li></ul></section></main>`;
  // 2026: hashed classes, no ids, no h1, no list; the sticky header repeats the name.
  const HASHED = `<div><p>Grace Other</p></div><main class="_1a"><div style="display:contents"><div class="_2b">
      <div class="_3c"><h2 class="_4d">Ada Learner</h2><p>Sailor</p><a class="_5e" href="https://www.linkedin.com/in/ada-learner/overlay/contact-info/">Contact info</a></div>
      <div class="_6f"><h2>Licenses &amp; certifications (9)</h2><div><p>Reading the Tides</p><p>Example Academy</p>
        <a href="https://www.linkedin.com/safety/go/?url=${encodeURIComponent(BADGE)}&amp;isSdui=true">Show credential</a></div></div>
      <div class="_7g"><h2>Activity</h2><a href="/in/ada-learner/recent-activity/all/">all</a>
        <a href="https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-bbbbbbbbbbbb">a colleague’s</a></div></div></div></main>`;
  const PUBLIC = `<html><head><link rel="canonical" href="https://uk.linkedin.com/in/ada-learner"></head><body><main>
      <section><h1 class="top-card-layout__title">Ada Learner</h1></section>
      <section><h2>Licenses</h2><ul><li><h3>Reading the Tides</h3>
        <a data-tracking-control-name="public_profile_see-credential" href="${BADGE}?trk=public_profile_see-credential">See credential</a></li></ul></section></main></body></html>`;

  it.each([
    ['logged in, classic', CLASSIC],
    ['logged in, 2026', HASHED],
    ['logged out', PUBLIC],
  ])('%s: reads the owner, and the credential once', (_, html) => {
    expect(ownerOf(IN, html)).toBe('Ada Learner');
    expect(idsInScope(IN, html)).toEqual([ID]);
  });

  it('reads the owner of a logged-out page from its JSON-LD', () => {
    const data = { '@context': 'https://schema.org', '@graph': [{ '@type': 'Person', name: 'Ada Learner', url: IN }] };
    expect(ownerOf(IN, `<script type="application/ld+json">${JSON.stringify(data)}</script>`)).toBe('Ada Learner');
    expect(
      ownerOf(
        'https://www.linkedin.com/in/grace/',
        `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
      ),
    ).toBeNull();
  });

  it('does not take the name of the profile that lingers from before for the new one’s', () => {
    for (const html of [CLASSIC, HASHED, PUBLIC])
      expect(ownerOf('https://www.linkedin.com/in/grace-other/', html)).toBeNull();
  });

  it('takes no section’s heading for a name, though it links to the owner', () => {
    const html = `<main><a href="${IN}details/certifications/"><h2>Licenses &amp; certifications (9)</h2></a>
      <a href="${IN}overlay/contact-info/">Contact info</a><h2>Activity</h2></main>`;
    expect(ownerOf(IN, html)).toBeNull();
  });

  it('takes a line for a name only where it links to the owner and the title says the same', () => {
    const line = `<main><a href="${IN}">Ada Learner</a></main>`;
    expect(ownerOf(IN, `<title>(3) Ada Learner | LinkedIn</title>${line}`)).toBe('Ada Learner');
    expect(ownerOf(IN, `<title>Grace Other | LinkedIn</title>${line}`)).toBeNull();
    expect(ownerOf('https://www.linkedin.com/in/grace/', `<title>Ada Learner | LinkedIn</title>${line}`)).toBeNull();
  });

  it('reads no name of endless length, and none where the owner’s cards differ', () => {
    const card = (name: string) =>
      `<section><h2>${name}</h2><a href="${IN}overlay/contact-info/">Contact</a></section>`;
    expect(ownerOf(IN, `<main>${card('A'.repeat(100_000))}</main>`)).toBeNull();
    expect(ownerOf(IN, `<main>${card('Ada Learner')}${card('Grace Other')}</main>`)).toBeNull();
  });

  it('under a member’s number marks the page, and compares nobody until the name is there', () => {
    const address = `https://www.linkedin.com/in/ACoAAB${'x'.repeat(34)}/`;
    expect(ownerOf(address, CLASSIC)).toBeNull();
    expect(idsInScope(address, CLASSIC)).toEqual([ID]);
  });

  it('puts the mark of a linked logo after the title that leads to the same place', () => {
    const html = `<ul><li><a href="${BADGE}"><img src="x" alt=""></a><a id="title" href="${BADGE}">Reading the Tides</a></li></ul>`;
    const { site, document } = page(IN, html);
    const [logo, title] = [...document.querySelectorAll('a')];
    expect([logo, title].map((link) => link && site.anchorOf?.(link).id)).toEqual(['title', 'title']);
  });

  it('is a profile under /in/ alone', () => {
    const isProfile = (address: string) => {
      const { site, ...rest } = page(address, '');
      return site.isProfile(rest);
    };
    expect(isProfile('https://www.linkedin.com/in/ada-learner/details/certifications/')).toBe(true);
    expect(isProfile('https://www.linkedin.com/in/ada-learner/details/licenses-certifications/')).toBe(true);
    expect(isProfile('https://www.linkedin.com/in/ada-learner/de/')).toBe(true);
    expect(isProfile('https://www.linkedin.com/in/ada-learner/recent-activity/all/')).toBe(false);
    expect(isProfile('https://www.linkedin.com/in/ada-learner/details/recommendations/')).toBe(false);
    expect(isProfile('https://www.linkedin.com/feed/')).toBe(false);
    expect(isProfile('https://www.linkedin.com/in/')).toBe(false);
  });
});

const REAL = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'hosts/linkedin/licenses-section-loggedin-2024.html');
describe.skipIf(!existsSync(REAL))('a real section of a LinkedIn profile (skipped where ../shared is absent)', () => {
  it('gives one link an item, with the credential’s title beside it', () => {
    const html = existsSync(REAL) ? readFileSync(REAL, 'utf8') : '';
    const certificate = /https:\/\/www\.linkedin\.com\/learning\/certificates\/[0-9a-f]+/g;
    const badge = 'https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-c0ffee123456';
    const { document } = page('https://www.linkedin.com/in/x/', html.replace(certificate, badge));
    const found = findLinks(document, (href) => recogniseHref(href, 'https://www.linkedin.com/in/x/'));
    const items = [...document.querySelectorAll('li.artdeco-list__item')].filter((item) =>
      item.querySelector('a[href*="credly.com"]'),
    );
    expect(found.length).toBe(items.length);
    expect(found[0]?.text).toMatch(/^Agile at Work: Planning with Agile User Stories LinkedIn Issued Aug 2022/);
  });
});

const MOODLE = join(process.env.TOUCHSTONE_SHARED ?? '../shared', 'pages/moodle-4.5/after-profile.dom.html');
describe.skipIf(!existsSync(MOODLE))('a real profile of Moodle 4.5 (skipped where ../shared is absent)', () => {
  it('names its owner and each of their badges once', () => {
    const html = existsSync(MOODLE) ? readFileSync(MOODLE, 'utf8') : '';
    const address = 'https://learn.campus.example/user/profile.php?id=3';
    expect(ownerOf(address, html)).toBe('Ada Learner');
    expect(idsInScope(address, html)).toEqual([
      'ecc562c1cab22d33da33f0efb97e80dbcd800f0d',
      '24eb71a586cc1bc81d147e8c0a2bd89d683af24e',
      'de68a143e9de709b865ac7ecebf8ebb7496da923',
      'cb999174d9977bb60fbdb82a66320005d15dd548',
    ]);
  });
});

describe('the sites whose pages get marks out of the box', () => {
  it('are these, by pages where a whole site would be more than is needed', () => {
    expect(PROFILE_MATCHES).toEqual(
      expect.arrayContaining([
        'https://github.com/*',
        'https://*.linkedin.com/*',
        'https://gitlab.com/*',
        'https://dev.to/*',
        'https://www.credly.com/users/*',
      ]),
    );
    expect(PROFILE_MATCHES.every((pattern) => /^https:\/\/(?:\*\.)?[a-z.]+\/(?:[a-z/]+\/)?\*$/.test(pattern))).toBe(
      true,
    );
  });

  it('lie on hosts of their own', () => {
    for (const { id, hosts, matches } of PROFILE_SITES)
      for (const pattern of matches ?? []) {
        const host = pattern.replace(/^https:\/\/(?:\*\.)?|\/.*$/g, '');
        expect(
          hosts.some((one) => one.endsWith(host)),
          `${id}: ${pattern}`,
        ).toBe(true);
      }
  });
});

describe('any other site', () => {
  const ld = (...nodes: unknown[]) =>
    nodes.map((node) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`).join('');

  it.each([
    [
      'a ProfilePage’s main entity',
      ld(
        { '@type': 'ProfilePage', mainEntity: { '@type': 'Person', name: 'Ada Learner' } },
        { '@type': 'Person', name: 'Grace' },
      ),
    ],
    [
      'the one Person of the page',
      ld({ '@context': 'https://schema.org', '@type': ['Person'], name: ' Ada  Learner ' }),
    ],
    [
      'a Person in a graph',
      ld({
        '@graph': [
          { '@type': 'WebSite', name: 'x' },
          { '@type': 'Person', name: 'Ada Learner' },
        ],
      }),
    ],
    [
      'a heading that is marked as a name',
      '<div itemscope itemtype="https://schema.org/Person"><h1 itemprop="name">Ada Learner</h1></div>',
    ],
    ['the page’s author', '<meta name="Author" content="Ada Learner"><h1>Hello</h1>'],
    ['an h-card', '<div class="h-card"><a class="p-name u-url" href="/">Ada Learner</a></div>'],
    [
      'Open Graph’s first and last name',
      '<meta property="profile:first_name" content="Ada"><meta property="profile:last_name" content="Learner">',
    ],
    [
      'the title of an Open Graph profile that a heading repeats',
      '<meta property="og:type" content="profile"><meta property="og:title" content="Ada Learner"><h1>Ada Learner</h1>',
    ],
    [
      'two statements that agree, one of them an account’s name',
      '<meta name="author" content="ada"><div class="h-card"><span class="p-name">Ada Learner</span></div>',
    ],
    [
      'a link to the author',
      '<a rel="author me" href="/about">Ada Learner</a><a rel="author" href="/about">Ada Learner</a>',
    ],
  ])('reads the owner from %s', (_, html) => {
    expect(ownerOf('https://ada.example/', html)).toBe('Ada Learner');
  });

  it.each([
    ['a heading', '<h1>Ada Learner</h1>'],
    ['a title', '<title>Ada Learner</title>'],
    [
      'an Open Graph profile’s title',
      '<meta property="og:type" content="profile"><meta property="og:title" content="Ada">',
    ],
    ['an Open Graph site’s title and heading', '<meta property="og:title" content="Ada"><h1>Ada</h1>'],
    ['a first name', '<meta property="profile:first_name" content="Ada">'],
    ['a product’s name', '<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Ada</h1></div>'],
    [
      'an author and another h-card',
      '<meta name="author" content="Ada Learner"><div class="h-card"><span class="p-name">Grace Other</span></div>',
    ],
    ['two authors', '<meta name="author" content="Ada"><meta name="author" content="Grace">'],
    ['two Persons', ld({ '@type': 'Person', name: 'Ada' }, { '@type': 'Person', name: 'Grace' })],
    ['an article’s author', ld({ '@type': 'BlogPosting', author: { '@type': 'Person', name: 'Ada' } })],
    ['broken JSON', '<script type="application/ld+json">{"@type":"Person","name":"Ada"</script>'],
    ['a name that is none', `<meta name="author" content="${'x'.repeat(300)}">`],
    ['a name of another type', ld({ '@type': 'Person', name: { first: 'Ada' } })],
  ])('guesses nobody from %s', (_, html) => {
    expect(ownerOf('https://ada.example/', html)).toBeNull();
  });

  it('survives JSON-LD that is deeper and wider than any honest page’s', () => {
    const deep = `${'{"@graph":['.repeat(5000)}${']}'.repeat(5000)}`;
    const wide = JSON.stringify({ '@graph': Array.from({ length: 9000 }, () => ({ '@type': 'Person', name: 'A' })) });
    for (const text of [deep, wide]) {
      expect(() =>
        ownerOf('https://ada.example/', `<script type="application/ld+json">${text}</script>`),
      ).not.toThrow();
    }
  });
});
