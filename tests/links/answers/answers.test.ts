import { describe, expect, it } from 'vitest';
import { recipientNamed } from '../../../lib/links/answer';
import { recognise, recogniserFor } from '../../../lib/links/registry';
import { type Answer, NOTHING, readAnswers as read } from './answers';

const JSON_TYPE = 'application/json';
const HTML = 'text/html';

const OK: Answer = { status: 200, type: JSON_TYPE, body: '{"type":"Assertion"}' };

describe('a name on a page', () => {
  it.each(['User 12345678', 'user #7', 'Deleted User', 'Anonymous  learner', 'Former Member', ' ', 'A'.repeat(201)])(
    'is none: %s',
    (text) => {
      expect(recipientNamed(text, 'https://academy.example/7')).toBeNull();
    },
  );

  it.each([
    ['Ada O&#39;Learner', "Ada O'Learner"],
    ['Ada O&amp;#x27;Learner', "Ada O'Learner"],
    ['Ren&#xE9;e Baker', 'Renée Baker'],
    ['Baker &amp; Learner', 'Baker & Learner'],
    ['Ren&eacute;e Baker', null],
    ['Ada &#1114112; Learner', null],
    ['Ada&nbsp;Learner', null],
    ['AT&T Learner; Ada', 'AT&T Learner; Ada'],
  ])('that was escaped once more than it should be is read, or not taken: %s', (text, name) => {
    expect(recipientNamed(text, 'https://academy.example/7')?.name ?? null).toBe(name);
  });

  it.each(['Ada Learner', 'User Deleted', 'Privat Usermann', 'Ada User 7'])('is one: %s', (text) => {
    expect(recipientNamed(text, 'https://academy.example/7')?.name).toBe(text);
  });
});

describe('Credly', () => {
  const HREF = 'https://www.credly.com/badges/3f1c2b7a-9d04-4e61-8a55-c0ffee123456';
  const page = (title: string): Answer => ({
    status: 200,
    type: HTML,
    body: `<!doctype html><html lang="en"><head><meta property="og:title" content="${title}"></head><body></body></html>`,
  });

  it('asks for the assertion, and for the page that names the holder', () => {
    const link = recognise(HREF);
    expect(
      link &&
        recogniserFor('credly')
          ?.documents(link)
          .map(({ role, url, accept }) => [role, url, accept]),
    ).toEqual([
      [
        'credential',
        'https://api.credly.com/v1/obi/v2/badge_assertions/3f1c2b7a-9d04-4e61-8a55-c0ffee123456',
        JSON_TYPE,
      ],
      ['page', `${HREF}/public_url`, HTML],
    ]);
  });

  it.each([
    ['Tide Reading was issued by Example Academy to Ada Learner.', 'Ada Learner'],
    ['From Ebb to Flow (Expired) was issued by Harbour to Sea School to Ada Learner.', 'Ada Learner'],
    ['What was issued by whom to whom was issued by Example Academy to J. R. Learner Jr..', 'J. R. Learner Jr.'],
    ['Tide &amp; Moon was issued by Example &quot;Academy&quot; to Zo&euml; O&#39;Hara.', "Zoë O'Hara"],
  ])('reads the holder from the right end of "%s"', (title, name) => {
    const { document, recipient } = read(HREF, [OK, page(title)]);
    expect(document).toMatchObject({ type: JSON_TYPE });
    expect(recipient).toEqual({
      name,
      url: `${HREF}/public_url`,
      speaksFor: ['api.credly.com', 'www.credly.com'],
    });
  });

  it.each([
    ['a title of another form', page('Credly')],
    ['no title', { status: 200, type: HTML, body: '<html>' }],
    ['an error', { ...page('A was issued by B to C.'), status: 500 }],
    ['another badge', { ...page('A was issued by B to C.'), url: 'https://www.credly.com/badges/other' }],
    ['another host', { ...page('A was issued by B to C.'), url: `https://evil.example${new URL(HREF).pathname}` }],
    ['a name that is no name', page(`A was issued by B to ${'C'.repeat(300)}.`)],
  ])('reads no holder where the page is %s', (_, answer) => {
    expect(read(HREF, [OK, answer]).recipient).toBeNull();
  });

  it('the page answers 200 for an id that nobody has: only the assertion counts', () => {
    const answer = read(HREF, [
      { status: 404, type: JSON_TYPE, body: '{"data":{"message":"…"}}' },
      page('A was issued by B to C.'),
    ]);
    expect(answer).toEqual({ document: null, absence: 'not-found', recipient: null });
  });

  it.each([
    ['nothing', NOTHING],
    ['a bot wall', { status: 200, type: HTML, body: '<html>Just a moment' }],
    ['403', { status: 403, type: HTML }],
    ['429', { status: 429 }],
    ['503', { status: 503 }],
  ])('%s is no answer', (_, answer) => {
    expect(read(HREF, [answer, NOTHING])).toEqual({ document: null, absence: null, recipient: null });
  });
});

describe('Badgr', () => {
  const HREF = 'https://eu.badgr.com/public/assertions/Tid3Reader_AbC-dEf0123?identity__email=ada%40example.test';

  it('asks for the record itself, without the e-mail in the link', () => {
    const link = recognise(HREF);
    expect(
      link &&
        recogniserFor('badgr')
          ?.documents(link)
          .map(({ url }) => url),
    ).toEqual(['https://api.eu.badgr.io/public/assertions/Tid3Reader_AbC-dEf0123.json?v=2_0']);
  });

  it('hands on a record, also one that says it is revoked', () => {
    const body = '{"id":"x","revoked":true}';
    expect(read(HREF, [{ status: 200, type: JSON_TYPE, body }]).document?.bytes).toEqual(
      new TextEncoder().encode(body),
    );
  });

  it.each(['text/html', 'application/octet-stream'])('hands on a record that is only called %s', (type) => {
    const body = '\ufeff\n{"type":"Assertion"}';
    expect(read(HREF, [{ status: 200, type, body }]).document).not.toBeNull();
    expect(
      read(HREF, [{ status: 200, type: HTML, body: '<script>{"type":"Assertion"}</script>' }]).document,
    ).toBeNull();
  });

  it.each([
    [404, 'not-found'],
    [410, 'revoked-or-never-issued'],
    [401, 'private'],
    [500, null],
    [0, null],
  ])('reads %s as %s', (status, absence) => {
    expect(read(HREF, [{ status }])).toEqual({ document: null, absence, recipient: null });
  });
});

describe('Moodle', () => {
  const HASH = '00112233445566778899aabbccddeeff00112233';
  const SITE = 'https://www.uni.example/lms';
  const HREF = `${SITE}/badges/badge.php?hash=${HASH}`;
  const PAGE = `${HREF}&lang=en`;
  const GONE: Answer = { status: 410, type: JSON_TYPE, body: '{"id":"x","revoked":true}' };
  const MISSING: Answer = { status: 404, type: HTML };
  const page = (lang: string, inside: string): Answer => ({
    status: 200,
    type: HTML,
    body: `<!DOCTYPE html><html dir="ltr" lang="${lang}"><body id="page-badges-badge"><div id="badge"><img src="x.png"><h2>Tides</h2>
      <div id="badge-awardedto" class="pt-1">
        ${inside}
      </div><div id="badge-issued-expire">Issued today</div></div></body></html>`,
  });

  it('asks at the old and the new address of the record, and for the page', () => {
    const link = recognise(HREF);
    expect(
      link &&
        recogniserFor('moodle')
          ?.documents(link)
          .map(({ role, url }) => [role, url]),
    ).toEqual([
      ['credential', `${SITE}/badges/assertion.php?b=${HASH}&obversion=2`],
      ['credential', `${SITE}/badges/json/assertion.php?b=${HASH}&obversion=v2p0`],
      ['page', PAGE],
    ]);
  });

  it.each([
    ['the old', [OK, MISSING]],
    ['the new', [MISSING, OK]],
  ])('takes the record from %s address', (_, records) => {
    const { document, recipient } = read(HREF, [...records, page('en', 'Awarded to Ada Learner')]);
    expect(document).not.toBeNull();
    expect(recipient).toEqual({ name: 'Ada Learner', url: PAGE, speaksFor: [new URL(HREF).host] });
  });

  it.each([
    ['another language', page('de', 'Verliehen an Ada Learner')],
    ['another language with a name that begins so', page('de', 'Awarded to Ada Learner')],
    ['a site with its own sentence', page('en', 'Holder: Ada Learner')],
    ['a deleted account', page('en', 'Awarded to Ada Learner (This user no longer exists in Uni)')],
    ['an empty name', page('en', 'Awarded to ')],
    ['an error page', { ...page('en', 'Awarded to Ada Learner'), status: 404 }],
    ['another host', { ...page('en', 'Awarded to Ada Learner'), url: 'https://evil.example/badges/badge.php' }],
  ])('takes no name from %s', (_, answer) => {
    expect(read(HREF, [OK, MISSING, answer]).recipient).toBeNull();
  });

  it.each([
    ['410: revoked, or never issued', [GONE, MISSING], 'revoked-or-never-issued'],
    ['410 from the newer Moodle', [MISSING, GONE], 'revoked-or-never-issued'],
    ['404 from both: no such site', [MISSING, MISSING], 'not-found'],
    ['404 and no answer: not known', [MISSING, NOTHING], null],
    ['a login form', [{ status: 200, type: HTML, url: `${SITE}/login/index.php` }, MISSING], 'private'],
    ['nothing', [NOTHING, NOTHING], null],
  ])('%s', (_, records, absence) => {
    expect(read(HREF, [...records, NOTHING])).toEqual({ document: null, absence, recipient: null });
  });
});

describe('any other address', () => {
  const HREF = 'https://academy.example/credentials/tides.json';

  it('is asked for a credential before anything else', () => {
    const link = recognise(HREF);
    const [request] = (link && recogniserFor('open-badges')?.documents(link)) ?? [];
    expect(request).toMatchObject({ role: 'credential', url: HREF });
    expect(request?.accept).toMatch(/^application\/vc\+ld\+json, application\/ld\+json/);
  });

  it.each(['application/vc+ld+json', 'application/jwt', 'image/png', HTML])(
    'leaves it to the verifier what a 200 of %s is',
    (type) => {
      expect(read(HREF, [{ status: 200, type, body: 'x' }]).document).toMatchObject({ type, url: HREF });
    },
  );

  it.each([
    [404, 'not-found'],
    [410, 'revoked-or-never-issued'],
    [401, 'private'],
    [403, null],
    [503, null],
    [0, null],
  ])('reads %s as %s', (status, absence) => {
    expect(read(HREF, [{ status }])).toEqual({ document: null, absence, recipient: null });
  });
});

describe('Open Badge Passport and Factory', () => {
  const ID = '5f0c9a1e7b3d48629e05d1c4b8a7f236c81e04f7';

  it.each([
    ['an assertion', `v1/assertion/${ID}`],
    ['a credential of version 3.0', `obv3/credentials/${ID}`],
  ])('asks the factory for %s, also where its page is linked', (_, path) => {
    for (const href of [`https://openbadgefactory.com/${path}`, `https://openbadgefactory.com/${path}.html`]) {
      const link = recognise(href);
      expect(link && recogniserFor('open-badge-passport')?.documents(link)).toEqual([
        { role: 'credential', url: `https://openbadgefactory.com/${path}`, accept: JSON_TYPE },
      ]);
    }
  });

  it('has nobody to ask of a badge in the passport', () => {
    const link = recognise('https://openbadgepassport.com/app/badge/info/703415');
    expect(link && recogniserFor('open-badge-passport')?.documents(link)).toEqual([]);
  });

  it.each([
    ['a badge', OK, true, null],
    ['a page for people', { status: 200, type: HTML, body: '<!doctype html>' }, false, null],
    ['never issued', { status: 404 }, false, 'not-found'],
    ['gone', { status: 410 }, false, 'revoked-or-never-issued'],
    ['nothing', NOTHING, false, null],
    ['an error', { status: 500 }, false, null],
  ])('understands the factory’s answer: %s', (_, answer, isDocument, absence) => {
    const result = read(`https://openbadgefactory.com/v1/assertion/${ID}`, [answer]);
    expect(result.document !== null).toBe(isDocument);
    expect(result.absence).toBe(absence);
    expect(result.recipient).toBeNull();
  });
});
