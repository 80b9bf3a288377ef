// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { identitiesShown } from '../../../lib/links/profiles/identities';

function shownIn(html: string): readonly string[] {
  return identitiesShown([new DOMParser().parseFromString(html, 'text/html').body]);
}

const ADA = 'ada@mail.example';
const mail = (address: string) => `<a href="mailto:${address}">write</a>`;

describe('e-mail addresses that a page shows as its owner’s', () => {
  it.each([
    ['a link to write to', mail(ADA), [ADA]],
    ['with a subject', mail(`${ADA}?subject=a@b.example`), [ADA]],
    ['percent-encoded, as Moodle writes it', mail('%61da%40mail.example'), [ADA]],
    ['in capitals, as it is written', '<a href="MAILTO:Ada@Mail.example">x</a>', ['Ada@Mail.example']],
    ['microdata', `<span itemprop="email">${ADA}</span>`, [ADA]],
    ['an h-card', `<div class="h-card"><a class="u-email" href="mailto:${ADA}">${ADA}</a></div>`, [ADA]],
    ['the same twice', `${mail(ADA)}${mail('ADA@mail.example')}`, [ADA]],
    ['several readers of one letter', mail(`${ADA},%20bea@mail.example`), [ADA, 'bea@mail.example']],
    [
      'four',
      [1, 2, 3, 4].map((n) => mail(`ada${n}@mail.example`)).join(''),
      [1, 2, 3, 4].map((n) => `ada${n}@mail.example`),
    ],
  ])('%s', (_, html, expected) => expect(shownIn(html)).toEqual(expected));

  it.each([
    ['text without a mark', `<p>${ADA}</p>`],
    ['another link', `<a href="https://mail.example/?to=${ADA}">${ADA}</a>`],
    ['microdata that nobody sees', `<meta itemprop="email" content="${ADA}">`],
    ['hidden', `<div hidden>${mail(ADA)}</div>`],
    ['hidden from readers', `<div aria-hidden="true">${mail(ADA)}</div>`],
    ['hidden by its own style', `<div style="color:red;display: none">${mail(ADA)}</div>`],
    ['a field that nobody sees', `<input type="hidden" itemprop="email" value="${ADA}">`],
    ['a directory', [1, 2, 3, 4, 5].map((n) => mail(`ada${n}@mail.example`)).join('')],
    ['no address', mail('ada')],
    ['an address without end', mail(`${'a'.repeat(100_000)}@mail.example`)],
    ['a name too long for one', mail(`${'a'.repeat(65)}@mail.example`)],
    ['too short', mail('a@b.c')],
    ['broken escapes', mail('%E0%A4%A@mail')],
  ])('are not: %s', (_, html) => expect(shownIn(html)).toEqual([]));

  it('come from the owner’s parts of the page alone', () => {
    const { body } = new DOMParser().parseFromString(
      `<main>${mail(ADA)}</main><footer>${mail('help@site.example')}</footer>`,
      'text/html',
    );
    const main = body.querySelector('main');
    expect(main && identitiesShown([main])).toEqual([ADA]);
  });
});
