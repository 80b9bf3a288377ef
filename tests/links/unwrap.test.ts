// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findLinks } from '../../lib/links/find';
import { httpUrl } from '../../lib/links/normalise';
import { recognise, recogniseHref } from '../../lib/links/registry';
import { unwrap } from '../../lib/links/unwrap';

const AWARD = 'https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-c0ffee123456';
const ENC = encodeURIComponent(AWARD);

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

function base64Url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** As Proofpoint's second version writes it. */
function proofpoint2(target: string): string {
  return encodeURIComponent(target).replaceAll('-', '%2D').replaceAll('_', '%5F').replaceAll('%', '-');
}

const LINKEDIN = (target: string) =>
  `https://www.linkedin.com/safety/go?url=${encodeURIComponent(target)}&urlhash=x&lipi=urn%3Ali`;
const GOOGLE = (target: string) => `https://www.google.com/url?sa=D&q=${encodeURIComponent(target)}&ust=1`;
const OUTLOOK = (target: string) =>
  `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(target)}&data=05%7Cada%40example.test`;
const CAMO = (target: string) => `https://camo.githubusercontent.com/${'0a'.repeat(32)}/${hex(target)}`;

function nested(target: string, ...wrappers: readonly ((target: string) => string)[]): string {
  return wrappers.reduceRight((inside, wrap) => wrap(inside), target);
}

describe('wrappers are opened without being fetched', () => {
  it.each([
    ['LinkedIn, redir/redirect', `https://www.linkedin.com/redir/redirect?url=${ENC}&urlhash=SJR0&trk=x`],
    ['LinkedIn, safety/go', `https://www.linkedin.com/safety/go?url=${ENC}&isSdui=true&lipi=urn%3Ali`],
    ['LinkedIn, a slash before the query', `https://www.linkedin.com/safety/go/?url=${ENC}`],
    ['LinkedIn, the target not first', `https://www.linkedin.com/safety/go?trk=x&url=${ENC}`],
    ['LinkedIn, http and no www', `http://linkedin.com/redir/redirect?url=${ENC}`],
    ['LinkedIn, a country of its own', `https://de.linkedin.com/safety/go?url=${ENC}`],
    ['LinkedIn, dots as %2E', `https://www.linkedin.com/redir/redirect?url=${ENC.replaceAll('.', '%2E')}`],
    ['LinkedIn, dots as %252E', `https://www.linkedin.com/redir/redirect?url=${ENC.replaceAll('.', '%252E')}`],
    ['LinkedIn, no scheme', `https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(AWARD.slice(8))}`],
    [
      'LinkedIn, no scheme and encoded twice',
      `https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(encodeURIComponent(AWARD.slice(8)))}`,
    ],
    ['LinkedIn, encoded twice', `https://www.linkedin.com/safety/go?url=${encodeURIComponent(ENC)}`],
    [
      'LinkedIn, encoded three times',
      `https://www.linkedin.com/safety/go?url=${encodeURIComponent(encodeURIComponent(ENC))}`,
    ],
    ['LinkedIn, not encoded', `https://www.linkedin.com/safety/go?url=${AWARD}`],
    ['GitHub’s image proxy', CAMO(AWARD)],
    [
      'GitHub’s image proxy, old key',
      `https://camo.githubusercontent.com/${'0a'.repeat(20)}/${hex(AWARD).toUpperCase()}`,
    ],
    ['Google', `https://www.google.com/url?q=${ENC}&sa=U`],
    ['Google, of a country', `https://www.google.co.uk/url?sa=t&url=${ENC}&usg=x`],
    ['Google, an empty q', `https://google.de/url?q=&url=${ENC}`],
    ['Facebook', `https://l.facebook.com/l.php?u=${ENC}%3Ffbclid%3Dx&h=x`],
    ['Facebook, mobile', `https://lm.facebook.com/l.php?u=${ENC}`],
    ['Messenger', `https://l.messenger.com/l.php?u=${ENC}`],
    ['Instagram', `https://l.instagram.com/?u=${ENC}&e=x`],
    ['Outlook', OUTLOOK(AWARD)],
    [
      'Outlook, copied with its entities',
      `https://eur01.safelinks.protection.outlook.com/ap/x-1/?url=${ENC}&amp;data=05`,
    ],
    ['Proofpoint 1', `https://urldefense.proofpoint.com/v1/url?u=${ENC}&k=x`],
    ['Proofpoint 2', `https://urldefense.proofpoint.com/v2/url?u=${proofpoint2(AWARD)}&d=x&c=y`],
    ['Proofpoint 3', `https://urldefense.com/v3/__${AWARD}__;!!abc!def$`],
    ['Proofpoint 3, one slash lost', `https://urldefense.com/v3/__${AWARD.replace('//', '/')}__;!!abc!def$`],
    ['Proofpoint 3, a character kept apart', `https://urldefense.us/v3/__${AWARD}*top__;${base64Url('#')}!!abc!def$`],
    [
      'Proofpoint 3, a run kept apart',
      `https://urldefense.proofpoint.com/v3/__${AWARD.replace('badges/', 'badg**Bx').replace('x3f1c', '3f1c')}__;${base64Url('es/')}!!a!b$`,
    ],
    ['Bing', `https://www.bing.com/ck/a?!&&p=x&u=a1${base64Url(AWARD)}&ntb=1`],
    ['DuckDuckGo', `https://duckduckgo.com/l/?uddg=${ENC}&rut=x`],
    ['DuckDuckGo, plain', `https://html.duckduckgo.com/l/?kh=-1&uddg=${ENC}`],
    ['Yahoo', `https://r.search.yahoo.com/_ylt=A;_ylu=B/RV=2/RE=1/RO=10/RU=${ENC.toLowerCase()}/RK=2/RS=x-`],
    ['YouTube', `https://www.youtube.com/redirect?event=x&q=${ENC}&v=1`],
    ['Slack', `https://slack-redir.net/link?url=${ENC}&v=3`],
    ['VK', `https://vk.com/away.php?to=${ENC}&cc_key=`],
    ['Steam', `https://steamcommunity.com/linkfilter/?u=${ENC}`],
    ['Steam, not encoded', `https://steamcommunity.com/linkfilter/?url=${AWARD}`],
    ['Medium', `https://medium.com/r/?url=${ENC}`],
    ['an archived copy', `https://web.archive.org/web/20240503120000/${AWARD}`],
    [
      'an archived copy as it was sent',
      `http://web.archive.org/web/20240503120000id_/http://www.credly.com:80/badges/${AWARD.slice(-36)}?x=1`,
    ],
    ['wrappers in wrappers, five deep', nested(AWARD, LINKEDIN, LINKEDIN, LINKEDIN, LINKEDIN, LINKEDIN)],
    ['wrappers of every kind, five deep', nested(AWARD, OUTLOOK, LINKEDIN, GOOGLE, CAMO, GOOGLE)],
  ])('%s', (_, href) => {
    expect(recogniseHref(href)?.link.url).toBe(AWARD);
    // Nothing of the wrapper is left, whom it was sent to least of all.
    expect(recogniseHref(href)?.href).not.toMatch(/data=|urlhash|example\.test/);
  });

  it('keeps the target’s own query where it was not encoded', () => {
    const moodle = 'https://learn.school.example/badges/badge.php?hash=00112233445566778899aabbccddeeff00112233';
    expect(recognise(`https://web.archive.org/web/2024/${moodle}`)?.url).toBe(moodle);
    expect(recognise(`https://urldefense.com/v3/__${moodle}__;!!a!b$`)?.url).toBe(moodle);
  });

  it('keeps foreign letters in what was kept apart', () => {
    const url = httpUrl(`https://urldefense.com/v3/__https://ada.example/*/**A.json__;${base64Url('ä語b')}!!a!b$`);
    expect(url && decodeURI(unwrap(url).href)).toBe('https://ada.example/ä/語b.json');
  });
});

describe('what is no wrapper, or leads nowhere, stays what it is', () => {
  it.each([
    ['six deep', nested(AWARD, LINKEDIN, LINKEDIN, LINKEDIN, LINKEDIN, LINKEDIN, LINKEDIN)],
    ['six deep, of several kinds', nested(AWARD, OUTLOOK, LINKEDIN, GOOGLE, CAMO, GOOGLE, GOOGLE)],
    ['a script inside', 'https://www.linkedin.com/safety/go?url=javascript%3Aalert(1).x'],
    ['a script inside, with a line break', 'https://www.linkedin.com/safety/go?url=java%0Ascript%3Aalert(1)%2F.x'],
    ['data inside', 'https://www.google.com/url?q=data%3Atext%2Fhtml%2C<b>.x'],
    ['a file inside', 'https://www.google.com/url?q=file%3A%2F%2F%2Fetc%2Fpasswd'],
    ['mail inside', 'https://www.google.com/url?q=mailto%3Aada%40x.example'],
    ['somebody’s address inside', 'https://www.google.com/url?q=ada%40x.example%2Fbadges'],
    ['a script in hexadecimal', CAMO('javascript:alert(1)')],
    ['a script in base64', `https://www.bing.com/ck/a?u=a1${base64Url('javascript:alert(1)')}`],
    ['no scheme and no host', 'https://www.linkedin.com/safety/go?url=%2F%2F127.0.0.1%2Fassertions%2F123456'],
    ['a path', 'https://www.google.com/url?q=%2Fsearch%3Fq%3Dada'],
    ['a word', 'https://www.google.com/url?q=ada'],
    ['nothing inside', 'https://www.linkedin.com/safety/go?url='],
    ['no target', 'https://www.linkedin.com/safety/go?urlhash=x'],
    ['half an escape inside', 'https://www.linkedin.com/safety/go?url=https%253A%25'],
    ['hexadecimal of an odd length', `${CAMO(AWARD)}6`],
    ['hexadecimal that is no text', `https://camo.githubusercontent.com/0a0a/${'ff'.repeat(40)}`],
    ['base64 that is none', 'https://www.bing.com/ck/a?u=a1%3D%3D%3D%3D'],
    ['a target of Bing’s own', `https://www.bing.com/ck/a?u=a1${base64Url('/images/search?q=ada')}`],
    ['more kept apart than there is', `https://urldefense.com/v3/__${AWARD}**Z__;${base64Url('#')}!!a!b$`],
    ['Proofpoint 3 without an end', `https://urldefense.com/v3/__${AWARD}`],
    ['a user name before the wrapper', `https://ada@www.google.com/url?q=${ENC}`],
    ['a port on the wrapper', `https://www.google.com:8443/url?q=${ENC}`],
    ['a user name in the target', LINKEDIN('https://www.credly.com@evil.example/badges')],
    ['a port in the target', LINKEDIN(AWARD.replace('.com', '.com:8443'))],
    ['a look-alike of LinkedIn', `https://linkedin.com.evil.example/safety/go?url=${ENC}`],
    ['a host that ends like LinkedIn', `https://mylinkedin.com/safety/go?url=${ENC}`],
    ['a path of that name elsewhere', `https://evil.example/safety/go?url=${ENC}`],
    ['another page of LinkedIn', `https://www.linkedin.com/in/ada?url=${ENC}`],
    ['a look-alike of Google', `https://google.evil.example/url?q=${ENC}`],
    ['another page of Google', `https://www.google.com/search?q=${ENC}`],
    ['a translation', `https://translate.google.com/translate?u=${ENC}`],
    ['a look-alike of Outlook', `https://safelinks.protection.outlook.com.evil.example/?url=${ENC}`],
    ['a look-alike of GitHub’s proxy', CAMO(AWARD).replace('camo.', 'camo-')],
    ['all copies that an archive has', `https://web.archive.org/web/*/${AWARD}`],
    ['Mimecast, which does not say where it leads', 'https://protect-eu.mimecast.com/s/abcDEF?domain=credly.com'],
  ])('%s', (_, href) => {
    expect(recognise(href)).toBeNull();
  });

  it('leads no further than a short link, which would have to be fetched', () => {
    expect(recognise(LINKEDIN('https://lnkd.in/dKw3vTq7'))).toMatchObject({ kind: 'short-link', id: null });
  });

  it.each([
    'https://127.0.0.1/assertions/123456',
    'https://[::1]/assertions/123456',
    'https://localhost/assertions/123456',
    'https://2130706433/assertions/123456',
  ])('gives %s no more than it would be given bare', (href) => {
    expect(recognise(LINKEDIN(href))).toEqual(recognise(href));
  });

  it('answers with the wrapper itself where the nesting is too deep', () => {
    const deep = new URL(nested(AWARD, LINKEDIN, LINKEDIN, LINKEDIN, LINKEDIN, LINKEDIN, LINKEDIN));
    expect(unwrap(deep)).toBe(deep);
  });

  it('does not turn in circles', () => {
    const self = new URL('https://www.google.com/url?q=https%3A%2F%2Fwww.google.com%2Furl');
    expect(unwrap(self).href).toBe('https://www.google.com/url');
  });
});

describe('addresses made to take long', () => {
  const LONGEST = 4096;
  const filled = (start: string, filling: string, end = '') =>
    start + filling.repeat(Math.floor((LONGEST - start.length - end.length) / filling.length)) + end;

  it.each([
    ['stars', filled('https://urldefense.com/v3/__https://x.example/', '**_', `__;${base64Url('x')}!!$`)],
    [
      'stars and as many characters',
      filled('https://urldefense.com/v3/__https://x.example/', '*', `__;${'YWFh'.repeat(500)}!!$`),
    ],
    ['ends', filled('https://urldefense.com/v3/__', '__;')],
    ['starts', filled('https://urldefense.com/', 'v3/__')],
    ['RU=', filled('https://r.search.yahoo.com/', '/RU=')],
    ['escapes of escapes', filled('https://www.linkedin.com/safety/go?url=', '%25')],
    ['dots', filled('https://www.linkedin.com/safety/go?url=', '.')],
    ['dots and letters', filled('https://www.linkedin.com/safety/go?url=', 'a.', ':')],
    ['hexadecimal', filled('https://camo.githubusercontent.com/0a/', '68')],
    ['base64', filled('https://www.bing.com/ck/a?u=a1', 'aGh0')],
    ['parameters', filled('https://www.google.com/url?', 'q=&')],
    ['folders', filled('https://github.com/ada/ada/blob/', 'a/')],
    ['years', filled('https://web.archive.org/web/', '2')],
    ['archives of archives', filled('', 'https://web.archive.org/web/2/')],
    ['blanks', filled('https://www.google.com/url?q=', '%20')],
  ])('%s are read once, and lead nowhere', (_, href) => {
    expect(href.length).toBeLessThanOrEqual(LONGEST);
    for (let time = 0; time < 20; time++) expect(recognise(href)).toBeNull();
  });
});

describe('GitHub', () => {
  it.each([
    ['blob', 'https://github.com/ada/ada/blob/main/img/badge.png'],
    ['raw', 'https://github.com/ada/ada/raw/main/img/badge.png'],
    ['?raw=true', 'https://www.github.com/ada/ada/blob/main/img/badge.png?raw=true'],
  ])('%s is the page round a file', (_, page) => {
    expect(unwrap(new URL(page)).href).toBe('https://raw.githubusercontent.com/ada/ada/main/img/badge.png');
  });

  it.each([
    'https://github.com/ada/ada',
    'https://github.com/ada/ada/blob/main',
    'https://github.com/ada/ada/tree/main/img',
  ])('%s is no file’s', (page) => {
    expect(unwrap(new URL(page)).href).toBe(page);
  });

  it('an image of a README is found by its proxy’s address where the page says no other', () => {
    const camo = CAMO('https://ada.example/credentials/tides.png');
    const page = new DOMParser().parseFromString(
      `<p><a href="${camo}"><img src="${camo}" alt="Tides"></a></p>`,
      'text/html',
    );
    expect(
      findLinks(page, (href) => recogniseHref(href, 'https://github.com/ada')).map(({ link }) => link.url),
    ).toEqual(['https://ada.example/credentials/tides.png']);
  });
});
