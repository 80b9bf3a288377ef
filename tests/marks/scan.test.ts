// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { candidatesIn } from '../../lib/links/find';
import { carriersIn, inOrder } from '../../lib/marks/scan';

const page = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;
const found = (html: string) => [...carriersIn(page(html))].map((element) => element?.id ?? null);
const AWARD = 'https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-000000000001';

describe('what could carry a credential', () => {
  it.each([
    ['a link', `<a href="${AWARD}" id="x">x</a>`, ['x']],
    ['a place on an image map', `<map><area href="${AWARD}" id="x"></map>`, ['x']],
    ['an image', '<img src="/badges/1.png" id="x">', ['x']],
    ['an image behind GitHub’s proxy', '<img src="/camo/1" data-canonical-src="/badges/1.png" id="x">', ['x']],
    ['Blockcerts’ viewer', '<blockcerts-verifier src="/x" id="x"></blockcerts-verifier>', ['x']],
    ['a badge shown in a frame', `<iframe src="${AWARD}" id="x"></iframe>`, ['x']],
    ['a card of Credly’s', `<div data-testid="desktop-badge-card" href="${AWARD}" id="x"></div>`, ['x']],
    ['the link round a credential’s image', '<a href="/me" id="x"><img src="/badges/1.png"></a>', [null, 'x']],
    ['a link and the image in it', `<a href="${AWARD}" id="x"><img src="/1.png"></a>`, ['x', null]],
    ['not a link that leads to none', '<a href="/about" id="x">x</a>', [null]],
    ['not a link without an address', '<a id="x">x</a>', [null]],
  ])('%s', (_what, html, expected) => {
    expect(found(html)).toEqual(expected);
  });

  it('is looked for in all that the reader of links knows', () => {
    const body = page(
      `<img src="/badges/0.png"><a href="${AWARD}">x</a><map><area href="${AWARD}"></map><img src="/badges/1.png"><img data-canonical-src="/badges/2.png"><blockcerts-verifier src="/x"></blockcerts-verifier><iframe src="${AWARD}"></iframe><div data-testid="desktop-badge-card" href="${AWARD}"></div>`,
    );
    expect(inOrder([...carriersIn(body)].filter((one) => one !== null))).toEqual(candidatesIn(body));
  });

  it('counts the element itself', () => {
    const link = page(`<a href="${AWARD}" id="x">x</a>`).querySelector('a');
    expect(link && [...carriersIn(link)]).toEqual([link]);
  });
});
