import { describe, expect, it } from 'vitest';
import { recognise } from '../../lib/links/registry';
import { checkLink, checkSavedDocument } from '../../lib/resolve/resolve';
import { NO_REGISTRY } from '../../lib/verify/issuers/known';
import type { FetchResult, IssuerPage, IssuerRegistry, Report } from '../../lib/verify/types';
import { isToOpen } from '../../lib/verify/verdict';
import { loadRare } from '../load-rare';
import {
  badge as badge3,
  bytesOf,
  controller,
  DID_KEY,
  KEY,
  NOW,
  outcomeOf,
  reasonOf,
  signedByDidKey,
} from '../verify/mint';
import { signCredential } from '../world/sign';

const CREDLY = '0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0';
const API = `https://api.credly.com/v1/obi/v2/badge_assertions/${CREDLY}`;
const PAGE = `https://www.credly.com/badges/${CREDLY}/public_url`;
const HASH = '0123456789abcdef0123456789abcdef01234567';
const MOODLE = 'https://learn.campus.example/badges';

const assertion = (id: string, issuer: string) => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id,
  recipient: { type: 'email', hashed: true, identity: 'sha256$00' },
  badge: { type: 'BadgeClass', name: 'Knots', criteria: issuer, issuer: { type: 'Issuer', name: 'Campus' } },
  issuedOn: '2024-05-03T09:00:00Z',
  verification: { type: 'hosted' },
});
const titled = (name: string) =>
  `<html><head><meta property="og:title" content="Knots was issued by Campus to ${name}."></head></html>`;
const awarded = (name: string) =>
  `<html lang="en"><body><h1 id="badge-awardedto">Awarded to ${name}</h1></body></html>`;

type Network = Readonly<Record<string, string | object | number>>;

function check(
  href: string,
  network: Network,
  holder: string | null = null,
  opened?: NonNullable<Parameters<typeof checkLink>[1]['opened']>,
) {
  const link = recognise(href);
  if (!link) throw new Error(`not recognised: ${href}`);
  const fetch = async (url: string): Promise<FetchResult> => {
    const answer = network[url.replace(/#.*/, '')];
    if (answer === undefined) return { ok: false, url, reason: 'network' };
    if (typeof answer === 'number') return { ok: true, url, status: answer, type: '', bytes: new Uint8Array() };
    return {
      ok: true,
      url,
      status: 200,
      type: typeof answer === 'string' ? 'text/html' : 'application/json',
      bytes: bytesOf(answer),
    };
  };
  return checkLink(link, {
    fetch,
    now: NOW,
    registry: NO_REGISTRY,
    rare: loadRare,
    holder,
    ...(opened ? { opened } : {}),
  });
}

const CREDLY_NETWORK = { [API]: assertion(API, API), [PAGE]: titled('Ada Learner') };

describe('a link on a badge host', () => {
  it.each([
    ['Ada Learner', 'verified', 'pass'],
    ['Grace Example', 'other-person', 'fail'],
  ])('of Credly, on the profile of %s: %s', async (holder, verdict, outcome) => {
    const report = await check(`https://www.credly.com/badges/${CREDLY}`, CREDLY_NETWORK, holder);
    expect([report.verdict, outcomeOf(report, 'holder'), report.recipient.name]).toEqual([
      verdict,
      outcome,
      'Ada Learner',
    ]);
    expect(report.requests.map(({ url }) => url)).toEqual(expect.arrayContaining([API, PAGE]));
  });

  it.each([
    ['404', { [API]: 404 }, 'unverifiable', 'not-found-at-host'],
    ['nothing', {}, 'unreachable', 'hosted-unreachable'],
    [
      'a record of another badge',
      {
        [API]: assertion(API.replace('0f1e', 'ffff'), API),
        [API.replace('0f1e', 'ffff')]: assertion(API.replace('0f1e', 'ffff'), API),
      },
      'invalid',
      'id-differs',
    ],
  ])('that answers %s', async (_, network, verdict, reason) => {
    const report = await check(`https://www.credly.com/badges/${CREDLY}`, network);
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
    expect(report.checks.map((one) => one.reason)).toContain(reason);
  });

  const answering = (result: (url: string) => FetchResult, href = `https://www.credly.com/badges/${CREDLY}`) => {
    const link = recognise(href);
    if (!link) throw new Error(`not recognised: ${href}`);
    return checkLink(link, {
      fetch: async (url) => result(url),
      now: NOW,
      registry: NO_REGISTRY,
      rare: loadRare,
      holder: null,
    });
  };

  it('that asks to be left alone: until then it could not be checked', async () => {
    const retryAt = '2026-11-26T12:10:00.000Z';
    const report = await answering((url) => ({ ok: false, url, reason: 'rate-limited', retryAt }));
    expect(report.verdict).toBe('unreachable');
    expect(report.checks.find(({ id }) => id === 'hosted')).toEqual({
      id: 'hosted',
      outcome: 'unknown',
      reason: 'host-asks-to-wait',
      detail: { url: API, host: 'api.credly.com', until: retryAt },
    });
    expect(report.requests).toContainEqual({ url: API, result: 'rate-limited' });
  });

  it.each([404, 410, 401])(
    'that sends us to another host, which answers %i: nothing is known of the award',
    async (status) => {
      for (const href of [
        `https://www.credly.com/badges/${CREDLY}`,
        `${MOODLE}/badge.php?hash=${HASH}`,
        'https://bob.example/credentials/knots.json',
      ]) {
        const report = await answering(
          (url) => ({ ok: true, url: 'https://moved.example/', via: [url], status, type: '', bytes: new Uint8Array() }),
          href,
        );
        expect(report.verdict, href).toBe('unreachable');
        expect(report.checks.map(({ reason }) => reason)).toContain('hosted-unreachable');
        expect(report.requests).toContainEqual({ url: 'https://moved.example/', result: String(status) });
      }
    },
  );

  it('of Moodle that answers 410 is revoked, or never was', async () => {
    const report = await check(`${MOODLE}/badge.php?hash=${HASH}`, {
      [`${MOODLE}/assertion.php?b=${HASH}&obversion=2`]: 410,
    });
    expect([report.verdict, reasonOf(report, 'status')]).toEqual(['revoked', 'revoked-or-never-issued']);
  });
});

describe('a copy of somebody’s badge', () => {
  it.each([
    ['on one’s own site', 'https://bob.example/credentials/knots.json'],
    ['shown by VerifierPlus', 'https://verifierplus.org/#verify?vc=https://bob.example/credentials/knots.json'],
    ['shown by VerifierPlus, under any name', 'https://verifierplus.org/#verify?vc=https://bob.example/knots'],
  ])('%s is compared with the name its real host gives', async (_, href) => {
    const copies = ['credentials/knots.json', 'knots'].map((path) => [
      `https://bob.example/${path}`,
      assertion(API, API),
    ]);
    const report = await check(href, { ...CREDLY_NETWORK, ...Object.fromEntries(copies) }, 'Bob Forger');
    expect([report.verdict, report.recipient.name], JSON.stringify(report.checks)).toEqual([
      'other-person',
      'Ada Learner',
    ]);
  });

  const CODE = 'Vq3nT0b8Rk-2sYw7LdHx_A';
  it.each([
    ['Badgr’s server', `https://bob.example/public/assertions/${CODE}`, `public/assertions/${CODE}.json?v=2_0`, CODE],
    ['Moodle', `https://bob.example/badges/badge.php?hash=${HASH}`, `badges/assertion.php?b=${HASH}&obversion=2`, HASH],
  ])(
    'on a site that plays %s, and names its id behind that of the copy, is compared too',
    async (_, href, path, id) => {
      const copy = { [`https://bob.example/${path}`]: assertion(`${API}#${id}`, API) };
      const report = await check(href, { ...CREDLY_NETWORK, ...copy }, 'Bob Forger');
      expect([report.verdict, report.recipient.name], JSON.stringify(report.checks)).toEqual([
        'other-person',
        'Ada Learner',
      ]);
    },
  );

  it('on a site that plays Moodle, of a badge of another Moodle, is compared with the name that one gives', async () => {
    const id = `${MOODLE}/assertion.php?b=${HASH}`;
    const network = {
      [`https://bob.example/badges/assertion.php?b=${HASH}&obversion=2`]: assertion(id, id),
      [id]: assertion(id, id),
      [`${MOODLE}/assertion.php?b=${HASH}&obversion=2`]: assertion(id, id),
      [`${MOODLE}/badge.php?hash=${HASH}&lang=en`]: awarded('Ada Learner'),
    };
    const report = await check(`https://bob.example/badges/badge.php?hash=${HASH}`, network, 'Bob Forger');
    expect([report.verdict, report.recipient.name], JSON.stringify(report.checks)).toEqual([
      'other-person',
      'Ada Learner',
    ]);
  });

  it('of two sites that each send us to the other is followed once', async () => {
    const [one, other] = ['one', 'other'].map((name) => `https://${name}.example/badges/assertion.php?b=${HASH}`);
    const network = {
      [`${one}&obversion=2`]: assertion(`${other}`, `${other}`),
      [`${other}&obversion=2`]: assertion(`${one}`, `${one}`),
      [`${one}`]: assertion(`${one}`, `${one}`),
      [`${other}`]: assertion(`${other}`, `${other}`),
    };
    const report = await check(`https://one.example/badges/badge.php?hash=${HASH}`, network, 'Bob Forger');
    expect(report.requests.length).toBeLessThan(12);
  });

  it.each([
    ['mallory', null],
    ['guild', 'Bob Forger'],
  ])('on a host where anybody may put files is named by its own issuer’s pages alone: by %s', async (place, named) => {
    // A permanent address on such hosts holds forty letters of hash, as Moodle's do.
    const raw = (path: string) => `https://raw.githubusercontent.com/${path}`;
    const id = raw(`guild/records/${HASH}/7.json`);
    const played = raw(`${place}/x/main/badges`);
    const network = {
      [`${played}/assertion.php?b=${HASH}&obversion=2`]: assertion(id, id),
      [`${played}/badge.php?hash=${HASH}&lang=en`]: awarded('Bob Forger'),
      [id]: assertion(id, id),
    };
    const report = await check(`${played}/badge.php?hash=${HASH}`, network, 'Bob Forger');
    expect([report.verdict, report.recipient.name], JSON.stringify(report.checks)).toEqual(['verified', named]);
  });

  it('on a site that plays Moodle is not named by that site', async () => {
    const evil = MOODLE.replace('learn.campus', 'evil');
    const id = `${MOODLE}/assertion.php?b=${HASH}&obversion=2`;
    const network = {
      [`${evil}/assertion.php?b=${HASH}&obversion=2`]: assertion(id, id),
      [`${evil}/badge.php?hash=${HASH}&lang=en`]: awarded('Bob Forger'),
      [id]: assertion(id, id),
    };
    const report = await check(`${evil}/badge.php?hash=${HASH}`, network, 'Bob Forger');
    expect([outcomeOf(report, 'holder'), report.recipient.name], JSON.stringify(report.checks)).toEqual([
      'unknown',
      null,
    ]);
  });
});

describe('an award of a host that keeps automated readers out', () => {
  const CODE = 'K7QW2M9XT4RB';
  const VERIFY = `https://www.coursera.org/account/accomplishments/verify/${CODE}`;
  const SHARE = 'https://coursera.org/share/9f3ac41d7be24c08a6105d2e8b7f93c4';
  const shown: IssuerPage = {
    url: VERIFY,
    how: 'opened',
    readAt: '2026-11-20T10:00:00Z',
    isKnownHost: true,
    id: CODE,
    recipient: 'Ada Learner',
    achievement: 'Tides',
    issuer: { id: 'https://www.coursera.org', name: 'Coursera' },
    issuedAt: '2024-05-03',
    expiresAt: null,
  };

  it('is for the reader to open, and nobody is asked', async () => {
    const report = await check(`https://coursera.org/verify/${CODE}`, {}, 'Ada Learner', async () => null);
    expect([report.verdict, reasonOf(report, 'hosted'), report.requests]).toEqual(['unreachable', 'open-to-check', []]);
    expect(isToOpen(report)).toBe(true);
  });

  it.each<[string, Partial<IssuerPage>, string, string]>([
    ['names the profile’s owner', {}, 'Ada Learner', 'confirmed'],
    ['names another', {}, 'Bea Baker', 'other-person'],
    ['names nobody', { recipient: null }, 'Ada Learner', 'unverifiable'],
    ['names no achievement', { achievement: null }, 'Ada Learner', 'unverifiable'],
    ['does not say which it is', { id: null }, 'Ada Learner', 'unverifiable'],
    ['is another award’s', { id: 'ZP3HT8VLQ6NC' }, 'Ada Learner', 'unverifiable'],
  ])('once opened, on a page that %s', async (_, fields, holder, verdict) => {
    const report = await check(VERIFY, {}, holder, async () => ({ ...shown, ...fields }));
    expect([report.verdict, report.requests]).toEqual([verdict, []]);
    expect(isToOpen(report)).toBe(false);
  });

  it('is never tied to a link that doesn’t say which it is', async () => {
    const report = await check(SHARE, {}, 'Ada Learner', async () => shown);
    expect([report.verdict, reasonOf(report, 'hosted')]).toEqual(['unverifiable', 'link-hides-award']);
  });
});

describe('the document from which a verdict is reached', () => {
  const seenOf = async (href: string, network: Network) => {
    const seen: (readonly [string, string])[] = [];
    const link = recognise(href);
    if (!link) throw new Error(`not recognised: ${href}`);
    const fetch = async (url: string): Promise<FetchResult> => {
      const answer = network[url];
      if (answer === undefined || typeof answer === 'number') return { ok: false, url, reason: 'network' };
      return { ok: true, url, status: 200, type: 'application/json', bytes: bytesOf(answer) };
    };
    const note = (document: { readonly url: string; readonly bytes: Uint8Array }) =>
      seen.push([document.url, new TextDecoder().decode(document.bytes)]);
    await checkLink(link, { fetch, now: NOW, registry: NO_REGISTRY, rare: loadRare, seen: note });
    return seen;
  };
  const badge = assertion(API, API);

  it.each<[string, string, Network, readonly (readonly [string, string])[]]>([
    ['the credential', `https://www.credly.com/badges/${CREDLY}`, CREDLY_NETWORK, [[API, JSON.stringify(badge)]]],
    ['none where nothing came', `https://www.credly.com/badges/${CREDLY}`, {}, []],
    ['none where only a page came', `https://www.credly.com/badges/${CREDLY}`, { [PAGE]: titled('Ada Learner') }, []],
  ])('is told of: %s', async (_, href, network, seen) => {
    expect(await seenOf(href, network)).toEqual(seen);
  });
});

describe('a document of a saved report, whose host can’t be asked', () => {
  const checkSaved = async (
    href: string,
    document: unknown,
    holder: string | null = null,
    registry: IssuerRegistry = NO_REGISTRY,
    network: Network = {},
    from?: Parameters<typeof checkSavedDocument>[3],
  ) => {
    const link = recognise(href);
    if (!link) throw new Error(`not recognised: ${href}`);
    const fetch = async (url: string): Promise<FetchResult> => {
      const found = network[url];
      if (found === undefined) return { ok: false, url, reason: 'network' };
      return { ok: true, url, status: 200, type: 'application/json', bytes: bytesOf(found) };
    };
    const options = { fetch, now: NOW, registry, rare: loadRare, holder };
    return checkSavedDocument(link, { bytes: bytesOf(document), type: 'application/json' }, options, from);
  };
  const href = `https://www.credly.com/badges/${CREDLY}`;
  const ofThis = () => signedByDidKey({ id: `https://www.credly.com/api/v1/obi/v3/${CREDLY}` });
  const ofAnother = () => signedByDidKey({ id: 'https://www.credly.com/api/v1/obi/v3/other' });
  const nameless = () => {
    const { id: _, ...rest } = badge3(DID_KEY);
    return signCredential(rest, KEY, `${DID_KEY}#${KEY.multibase}`);
  };
  const unnamed = () => signedByDidKey({ id: 'urn:uuid:5b0c1f9e-0000-4000-8000-000000000000' });

  const linkChecks = ({ checks }: Report) => checks.filter(({ id }) => id === 'link').map(({ outcome }) => outcome);
  const listed: IssuerRegistry = {
    lookup: async () => ({
      listings: [{ registry: 'Guilds', name: null }],
      consulted: ['Guilds'],
      unread: [],
    }),
  };
  const address = 'https://badges.campus.example/credentials/1.jsonld';

  it.each([
    ['the link’s award', href, ofThis],
    ['the link’s own address, where that promises nothing', address, () => signedByDidKey({ id: address })],
  ])('that names %s is verified, with a caution, where its issuer is vouched for', async (_, at, mint) => {
    const report = await checkSaved(at, await mint(), 'Ada Learner', listed);
    expect([report.verdict, linkChecks(report)]).toEqual(['verified', ['pass', 'warn']]);
  });

  it('is verified where its issuer is of the link’s site', async () => {
    const did = 'did:web:campus.example';
    const method = `${did}#key-1`;
    const document = await signCredential({ ...badge3(did), id: address }, KEY, method);
    const network = { 'https://campus.example/.well-known/did.json': controller(did, method) };
    const report = await checkSaved(address, document, null, NO_REGISTRY, network);
    expect([report.verdict, linkChecks(report)]).toEqual(['verified', ['pass', 'warn']]);
    const shared = 'https://raw.githubusercontent.com/ada/badges/1.json';
    const mallory = 'https://raw.githubusercontent.com/mallory/issuer.json';
    const strangers = await signCredential({ ...badge3(mallory), id: shared }, KEY, `${mallory}#key-1`);
    const theirs = { [mallory]: controller(mallory, `${mallory}#key-1`) };
    expect((await checkSaved(shared, strangers, null, NO_REGISTRY, theirs)).verdict).toBe('unreachable');
    const elsewhere = 'https://badges.campus.example.evil.example/credentials/1.jsonld';
    const other = await signCredential({ ...badge3(did), id: elsewhere }, KEY, method);
    expect((await checkSaved(elsewhere, other, null, NO_REGISTRY, network)).verdict).toBe('unreachable');
  });

  it.each([
    ['the link’s award', href, ofThis],
    ['the link’s own address', address, () => signedByDidKey({ id: address })],
  ])('that anybody can have signed is no good news, though it names %s', async (_, at, mint) => {
    const report = await checkSaved(at, await mint());
    expect([report.verdict, linkChecks(report)]).toEqual(['unreachable', ['pass', 'warn']]);
  });

  it.each([
    ['of another award', ofAnother, href, 'invalid', 'id-differs'],
    ['of an id that is nobody’s', unnamed, href, 'invalid', 'id-differs'],
    [
      'of a host whose links promise nothing',
      ofThis,
      'https://badges.campus.example/credentials/1.jsonld',
      'unreachable',
      'document-from-report',
    ],
    ['without an id', nameless, href, 'invalid', 'document-from-report'],
    ['that is none', async () => 'hello', href, 'unreachable', 'document-from-report'],
  ])('%s is never good news', async (_, mint, address, verdict, reason) => {
    const report = await checkSaved(address, await mint());
    expect([report.verdict, reasonOf(report, 'link')]).toEqual([verdict, reason]);
  });

  it('that was kept of one’s own says so', async () => {
    const report = await checkSaved(address, await signedByDidKey({ id: address }), null, listed, {}, 'document-kept');
    expect([report.verdict, report.checks.at(-1)]).toMatchObject(['verified', { id: 'link', reason: 'document-kept' }]);
  });

  it('that lives on its host is not taken for what its host serves', async () => {
    const hosted = assertion(API, API);
    expect((await checkSaved(href, hosted)).verdict).toBe('unreachable');
  });
});
