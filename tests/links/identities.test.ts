import { describe, expect, it } from 'vitest';
import { identitiesOf, withoutIdentities } from '../../lib/links/identities';
import { withoutPersonal } from '../../lib/links/normalise';
import { recogniseHref } from '../../lib/links/registry';

const BADGE = 'https://api.badgr.io/public/assertions/Tid3Reader_AbC-dEf0123';

describe('the identity a link carries', () => {
  it.each<[string, readonly string[]]>([
    ['?identity__email=ada%40example.com', ['ada@example.com']],
    ['?identity__email=ada@example.com&action=download', ['ada@example.com']],
    ['?identity__url=https%3A%2F%2Fada.example', ['https://ada.example']],
    ['?identity__telephone=%2B441632960961', ['+441632960961']],
    ['?identity__email=ada%2Bbadges%40example.com', ['ada+badges@example.com']],
    ['?identity__email=ada+badges%40example.com', ['ada badges@example.com', 'ada+badges@example.com']],
    ['?identity__email=a%40x.example&identity__url=https://b.example', ['a@x.example', 'https://b.example']],
    ['?identity__email=', []],
    [`?identity__email=${'x'.repeat(600)}`, []],
    ['?email=ada%40example.com', []],
    ['?v=2_0', []],
    ['#identity__email=ada%40example.com', []],
    ['', []],
  ])('of %s is %j', (query, identities) => {
    expect(identitiesOf(`${BADGE}${query}`)).toEqual(identities);
  });

  it.each(['', 'nothing', 'javascript:alert(1)', 'mailto:ada@example.com?identity__email=x'])(
    'of %s is none',
    (href) => {
      expect(identitiesOf(href)).toEqual([]);
    },
  );

  it('is of bounded number', () => {
    const query = Array.from({ length: 100 }, (_, at) => `identity__email=${at}%40x.example`).join('&');
    expect(identitiesOf(`${BADGE}?${query}`)).toHaveLength(8);
  });

  it('stays in the address a wrapper leads to, and in no link', () => {
    const wrapped = `https://www.linkedin.com/safety/go?url=${encodeURIComponent(`${BADGE}?identity__email=ada%40example.com`)}&trk=x`;
    const recognised = recogniseHref(wrapped);
    expect(identitiesOf(recognised?.href ?? '')).toEqual(['ada@example.com']);
    expect(JSON.stringify(recognised?.link)).not.toContain('ada');
  });

  it.each([
    [`${BADGE}?identity__email=ada%40example.com&v=2_0`, `${BADGE}?v=2_0`],
    [`${BADGE}?Identity__Other=ada`, BADGE],
    [`${BADGE}?v=2_0`, `${BADGE}?v=2_0`],
    ['nothing', 'nothing'],
  ])('is taken out of %s before it is asked', (href, clean) => {
    expect(withoutIdentities(href)).toBe(clean);
  });

  const shown = `https://bob.example/knots?identity__email=ada%40example.com`;
  it.each([
    `https://verifierplus.org/#verify?vc=${encodeURIComponent(shown)}`,
    `https://verifierplus.org/#verify?vc=${encodeURIComponent(encodeURIComponent(shown))}`,
    `https://bob.example/badges/7.json#identity__email=ada%40example.com`,
    'https://bob.example/badges/7.json#for=ada@example.com',
    'https://bob.example/badges/7.json?for=ada%40example.com',
    'https://bob.example/badges/7.json?for=ada%2540example.com',
  ])('is kept of %s nowhere', (href) => {
    const recognised = recogniseHref(href);
    expect(withoutPersonal(new URL(recognised?.href ?? ''))).not.toContain('ada');
    expect(JSON.stringify(recognised?.link)).not.toContain('ada');
  });

  it.each(['https://verifierplus.org/#verify?vc=https%3A%2F%2Fbob.example%2F7', 'https://bob.example/#/@ada/7'])(
    'is not in %s, which stays as it is',
    (href) => {
      expect(withoutPersonal(new URL(href))).toBe(href);
    },
  );
});
