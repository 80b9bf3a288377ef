// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { findLinks, MAX_LINKS } from '../../lib/links/find';
import { recogniseHref } from '../../lib/links/registry';

const BASE = 'https://ada.example/cv/';
const recognise = (address: string) => recogniseHref(address, BASE);
const ID = '3f1c2b7a-9d04-4e61-8a55-c0ffee123456';
const CREDLY = `https://www.credly.com/badges/${ID}`;
const OTHER = 'https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-c0ffee999999';
const HASH = '00112233445566778899aabbccddeeff00112233';

/** What is found in a page: the tag that carries it, its kind and its text. */
function found(html: string) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return findLinks(parsed, recognise).map(({ element, link, text, href }) => ({
    tag: element.tagName,
    kind: link.kind,
    url: link.url,
    text,
    href,
  }));
}

beforeEach(() => document.body.replaceChildren());

describe('one mark for each credential element', () => {
  it('finds links, areas and images', () => {
    const html = `<p><a href="${CREDLY}">Tides</a></p><map><area href="/badges/badge.php?hash=${HASH}" alt="Moon"></map>
      <p><img src="open-badge.png" alt="Stars"></p><p><a href="/about">me</a><img src="photo.png"></p>`;
    expect(found(html).map(({ tag, url, text }) => [tag, url, text])).toEqual([
      ['A', CREDLY, 'Tides'],
      ['AREA', `https://ada.example/badges/badge.php?hash=${HASH}`, 'Moon'],
      ['IMG', 'https://ada.example/cv/open-badge.png', 'Stars'],
    ]);
  });

  it('a link that wraps its image is one', () => {
    const html = `<a href="${CREDLY}"><img src="https://images.credly.com/images/${ID}/x.png" alt="Tides"></a>`;
    expect(found(html)).toEqual([{ tag: 'A', kind: 'award', url: CREDLY, text: 'Tides', href: CREDLY }]);
  });

  it('a baked image in a link to nowhere special is found under that link', () => {
    expect(found('<a href="/me"><img src="/badges/tides.png"></a>').map(({ tag, url }) => [tag, url])).toEqual([
      ['A', 'https://ada.example/badges/tides.png'],
    ]);
  });

  it('GitHub’s proxied image is found by its real address', () => {
    const camo = 'https://camo.githubusercontent.com/0123456789abcdef/68747470';
    const html = `<a href="${camo}"><img src="${camo}" data-canonical-src="https://ada.example/credentials/tides.png"></a>`;
    expect(found(html).map(({ url }) => url)).toEqual(['https://ada.example/credentials/tides.png']);
  });

  it('what Blockcerts’ viewer shows is found by the address that it asks', () => {
    const viewers = [
      'https://academy.example/certificate/9d3f0b7c',
      'credentials/tides.json',
      'https://academy.example/x',
    ];
    expect(found(viewers.map((src) => `<blockcerts-verifier src="${src}"></blockcerts-verifier>`).join(''))).toEqual(
      ['https://academy.example/certificate/9d3f0b7c?format=json', 'https://ada.example/cv/credentials/tides.json'].map(
        (url) => expect.objectContaining({ tag: 'BLOCKCERTS-VERIFIER', kind: 'award', url }),
      ),
    );
  });

  it('a frame that shows a credential is found by its address', () => {
    const badgr = 'https://api.eu.badgr.io/public/assertions/Tid3Reader_AbC-dEf0123';
    const html = `<iframe title="Tides" src="${badgr}?embedWidth=330"></iframe><iframe src="https://video.example/1"></iframe>`;
    expect(found(html).map(({ tag, url, text }) => [tag, url, text])).toEqual([['IFRAME', badgr, 'Tides']]);
  });

  it('a card of Credly’s own pages, whose address stands on a div, is one with its picture', () => {
    const html = `<div role="button" data-testid="desktop-badge-card" href="${CREDLY}"><img src="https://images.credly.com/images/${ID}/x.png" alt=""><span>Tides</span></div>
      <div href="${CREDLY}">no card</div>`;
    expect(found(html)).toEqual([{ tag: 'DIV', kind: 'award', url: CREDLY, text: 'Tides', href: CREDLY }]);
  });

  it('an item that is no list’s is one as well', () => {
    const twice = `<a href="${CREDLY}"><img src="logo" alt="Tides"></a><div><a href="${CREDLY}">Show credential</a></div>`;
    expect(found(`<div componentkey="entity-collection-item-1">${twice}</div>`).length).toBe(1);
    expect(found(`<div role="listitem">${twice}</div>`).length).toBe(1);
  });

  it('the same credential linked twice in a list item, row or figure is one', () => {
    const twice = `<a href="${CREDLY}">Tides</a> <a href="${CREDLY}/public_url">Show credential</a>`;
    expect(found(`<ul><li>${twice}</li></ul>`).length).toBe(1);
    expect(found(`<table><tr><td>${twice}</td></tr></table>`).length).toBe(1);
    expect(found(`<ul><li>${twice}</li><li>${twice}</li></ul>`).length).toBe(2);
    expect(found(`<p>${twice}</p>`).length).toBe(2);
    expect(found(`<article>${twice}</article><article>${twice}</article>`).length).toBe(2);
  });

  it('the same credential under two titles of one README is two', () => {
    const html = `<article><p><a href="${CREDLY}">Tides</a></p><p><a href="${CREDLY}">Knots</a></p></article>`;
    expect(found(html).map(({ text }) => text)).toEqual(['Tides', 'Knots']);
  });

  it('lists what is no award as what it is', () => {
    expect(found('<a href="https://www.credly.com/users/ada/badges">all</a>').map(({ kind }) => kind)).toEqual([
      'collection',
    ]);
  });

  it('keeps in the address what the link leaves out', () => {
    const [link] = found(
      '<a href=" https://api.badgr.io/public/assertions/Tid3Reader_AbC-dEf0123?identity__email=ada%40example.test ">x</a>',
    );
    expect(link?.url).toBe('https://api.badgr.io/public/assertions/Tid3Reader_AbC-dEf0123');
    expect(link?.href).toContain('identity__email=ada%40example.test');
  });

  it('looks at the element it is given as well', () => {
    const link = document.createElement('a');
    link.href = CREDLY;
    document.body.append(link);
    expect(findLinks(link, recognise).length).toBe(1);
  });
});

describe('the text beside a link', () => {
  it.each([
    ['its own', `<div><a href="${CREDLY}">Reading\n  the Tides</a> by Example</div>`, 'Reading the Tides'],
    [
      'its list item’s',
      `<li>Reading the Tides, Example Academy: <a href="${CREDLY}">verify</a></li>`,
      'Reading the Tides, Example Academy: verify',
    ],
    [
      'its row’s',
      `<table><tr><td>Reading the Tides</td><td><a href="${CREDLY}">verify</a></td></tr></table>`,
      'Reading the Tides verify',
    ],
    ['its own among other links', `<p><a href="/x">Something else</a> <a href="${CREDLY}">Tides</a></p>`, 'Tides'],
    [
      'an image’s alternative text',
      `<a href="${CREDLY}"><img src="x" alt="Reading the Tides"></a>`,
      'Reading the Tides',
    ],
    ['its label', `<a href="${CREDLY}" aria-label="Reading the Tides"></a>`, 'Reading the Tides'],
    ['nothing', `<a href="${CREDLY}"></a>`, ''],
    [
      'each part once',
      `<li><a href="${CREDLY}"><span aria-hidden="true">Tides</span><span>Tides</span></a></li>`,
      'Tides',
    ],
    [
      'that of the entry whose button it is',
      `<section><h2>Licenses</h2><div><p>Reading the Tides</p><p>Example Academy</p><div><a href="${CREDLY}">Show credential</a></div></div></section>`,
      'Reading the Tides Example Academy Show credential',
    ],
    [
      'that of its own entry where each has such a button, in whatever language',
      `<div><div><b>Reading the Tides</b><a href="${CREDLY}">Mutasd</a></div><hr><div><b>Knots</b><a href="${OTHER}">Mutasd</a></div></div>`,
      'Reading the Tides Mutasd',
    ],
    [
      'its own where two such buttons share a line',
      `<div>Tides <a href="${CREDLY}">verify</a> Knots <a href="${OTHER}">check</a></div><div>Stars <a href="${OTHER}">verify</a></div>`,
      'verify',
    ],
    [
      'that of an item without the issuer’s link',
      `<li><h3>Reading the Tides</h3><a href="/academy">Example Academy</a><a href="${CREDLY}">See credential</a></li>`,
      'Reading the Tides See credential',
    ],
    [
      'its picture’s in a table of pictures',
      `<table><tr><td><a href="${CREDLY}"><img src="x" alt="Tides"></a></td><td><a href="${OTHER}"><img src="y" alt="Knots"></a></td></tr></table>`,
      'Tides',
    ],
    ['no script’s', `<li><script>var x</script>Tides <a href="${CREDLY}">x</a></li>`, 'Tides x'],
  ])('is %s', (_, html, text) => {
    expect(found(html)[0]?.text).toBe(text);
  });

  it('is at most 200 characters', () => {
    expect(found(`<p>${'word '.repeat(100)}<a href="${CREDLY}">${'title '.repeat(100)}</a></p>`)[0]?.text).toMatch(
      /^title (?:title )+/,
    );
    expect(found(`<a href="${CREDLY}">${'title '.repeat(1000)}</a>`)[0]?.text.length).toBeLessThanOrEqual(200);
  });
});

describe('a page of many links', () => {
  const link = (index: number) =>
    `<a href="https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-${String(index).padStart(12, '0')}">x</a>`;

  it(`gives at most ${MAX_LINKS}`, () => {
    expect(found(Array.from({ length: MAX_LINKS + 50 }, (_, index) => link(index + 1)).join('')).length).toBe(
      MAX_LINKS,
    );
  });

  it('of which most lead nowhere, all in one paragraph, gives the one that counts', () => {
    const parsed = new DOMParser().parseFromString(
      `<p>${'<a href="/x">word</a> '.repeat(20_000)}${link(1)}</p>`,
      'text/html',
    );
    expect(findLinks(parsed, recognise).length).toBe(1);
  });
});
