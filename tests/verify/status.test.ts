import { constants, deflateRawSync } from 'node:zlib';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeList, valueAt } from '../../lib/verify/status/encoded-list';
import { type Json, signCredential, signJwt } from '../world/sign';
import {
  badge,
  controller,
  DID_KEY,
  ISSUER,
  KEY,
  METHOD,
  type Network,
  OTHER_KEY,
  outcomeOf,
  signedByDidKey,
  verifyFound,
} from './mint';

const LIST = 'https://issuer.example/status/1';
const SECOND = 'https://issuer.example/status/2';
const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const OB3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

const entry = (more: Json = {}): Json => ({
  id: `${LIST}#94567`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: LIST,
  ...more,
});

function gzipped(set: readonly number[], bytes = 16_384): Buffer {
  const bits = new Uint8Array(bytes);
  for (const index of set) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return Buffer.from(gzipSync(bits));
}
const encodedList = (set: readonly number[], bytes?: number) => `u${gzipped(set, bytes).toString('base64url')}`;

const unsignedList = (encoded: unknown, more: Json = {}, subject: Json = {}, issuer: unknown = DID_KEY): Json => ({
  '@context': [V2],
  id: LIST,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer,
  validFrom: '2024-01-01T00:00:00Z',
  credentialSubject: {
    id: `${LIST}#list`,
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: encoded,
    ...subject,
  },
  ...more,
});

/** As it would be served: without members that are undefined. */
const written = (document: Json): Json => JSON.parse(JSON.stringify(document));

function list(encoded: unknown, more: Json = {}, subject: Json = {}, key = KEY): Promise<Json> {
  const issuer = `did:key:${key.multibase}`;
  const document = unsignedList(encoded, more, subject, issuer);
  return signCredential(written(document), key, `${issuer}#${key.multibase}`);
}

/** As a JWT: JSON-LD has no way to write some of what is tried here. */
const jwtOf = (document: Json, key = KEY) =>
  signJwt(
    { ...document, issuer: { id: `did:key:${key.multibase}` } },
    key,
    `did:key:${key.multibase}#${key.multibase}`,
  );
const jwtWith = (credentialStatus: unknown) =>
  signJwt(badge(DID_KEY, { credentialStatus }), KEY, `${DID_KEY}#${KEY.multibase}`);

/** Verifies a badge with these status entries, where these lists are served. */
const verifyWith = async (credentialStatus: unknown, network: Network) =>
  verifyFound(await signedByDidKey({ credentialStatus }), { network });

const statusOf = ({ checks }: Awaited<ReturnType<typeof verifyFound>>) =>
  checks.filter(({ id }) => id === 'status').map(({ outcome, reason }) => (reason ? `${outcome} ${reason}` : outcome));

describe('a credential with a status entry', () => {
  it.each<[string, () => unknown, string, string]>([
    ['its bit is not set', () => list(encodedList([94566, 94568])), 'verified', 'pass'],
    ['its bit is set', () => list(encodedList([94567])), 'revoked', 'fail revoked'],
    ['the list is short, its bit not set', () => list(encodedList([], 12_500)), 'verified', 'pass status-list-short'],
    ['the list is short, its bit set', () => list(encodedList([94567], 12_500)), 'revoked', 'fail revoked'],
    ['the list has no id', () => list(encodedList([]), { id: undefined }), 'verified', 'pass'],
    [
      'the list has its id with http',
      () => list(encodedList([]), { id: LIST.replace('https', 'http') }),
      'verified',
      'pass',
    ],
    ['the list has another id', () => list(encodedList([]), { id: SECOND }), 'verified', 'warn status-list-elsewhere'],
    [
      'the list has another id, its bit set',
      () => list(encodedList([94567]), { id: SECOND }),
      'revoked',
      'fail revoked',
    ],
    [
      'the list is for several purposes',
      () => list(encodedList([]), {}, { statusPurpose: ['suspension', 'revocation'] }),
      'verified',
      'pass',
    ],
    ['the list has a time to live', () => list(encodedList([]), {}, { ttl: 1 }), 'verified', 'pass'],
    ['the list ends before its bit', () => list(encodedList([], 100)), 'unverifiable', 'unknown status-malformed'],
    ['the list is no gzip', () => list('uAAAA'), 'unverifiable', 'unknown status-malformed'],
    [
      'the list is cut off',
      () => list(encodedList([1, 500, 9999]).slice(0, -20)),
      'unverifiable',
      'unknown status-malformed',
    ],
    [
      'the list is in another base',
      () => list(`z${gzipped([]).toString('hex')}`),
      'unverifiable',
      'unknown status-malformed',
    ],
    ['the list unpacks to 40 MB', () => list(encodedList([], 40_000_000)), 'unverifiable', 'unknown status-malformed'],
    ['the list has no bits', () => list(undefined), 'unverifiable', 'unknown status-malformed'],
    [
      'the list is for another purpose',
      () => list(encodedList([94567]), {}, { statusPurpose: 'suspension' }),
      'unverifiable',
      'unknown status-malformed',
    ],
    [
      'the list names no purpose',
      () => list(encodedList([]), {}, { statusPurpose: undefined }),
      'unverifiable',
      'unknown status-malformed',
    ],
    [
      'the list is no list credential',
      () => list(encodedList([]), { type: ['VerifiableCredential'] }),
      'unverifiable',
      'unknown status-malformed',
    ],
    [
      'the list’s subject is no list',
      () => jwtOf(unsignedList(encodedList([]), {}, { type: 'StatusList' })),
      'unverifiable',
      'unknown status-malformed',
    ],
    [
      'the list is two',
      () => list(encodedList([]), { credentialSubject: [{ id: 'urn:a' }, { id: 'urn:b' }] }),
      'unverifiable',
      'unknown status-malformed',
    ],
    [
      'the list is another issuer’s',
      () => list(encodedList([]), {}, {}, OTHER_KEY),
      'unverifiable',
      'unknown status-list-not-proven',
    ],
    [
      'the list is another issuer’s, its bit set',
      () => list(encodedList([94567]), {}, {}, OTHER_KEY),
      'revoked',
      'fail revoked',
    ],
    [
      'the list has expired',
      () => list(encodedList([]), { validUntil: '2025-01-01T00:00:00Z' }),
      'unreachable',
      'unknown status-list-outdated',
    ],
    [
      'the list has expired, its bit set',
      () => list(encodedList([94567]), { validUntil: '2025-01-01T00:00:00Z' }),
      'unreachable',
      'unknown status-list-outdated',
    ],
    [
      'the list is not valid yet',
      () => list(encodedList([]), { validFrom: '2030-01-01T00:00:00Z' }),
      'unreachable',
      'unknown status-list-outdated',
    ],
    [
      'the list is tampered with',
      async () => ({
        ...(await list(encodedList([94567]))),
        credentialSubject: (await list(encodedList([]))).credentialSubject,
      }),
      'unverifiable',
      'unknown status-list-not-proven',
    ],
    ['the list has no proof', () => unsignedList(encodedList([])), 'unverifiable', 'unknown status-list-not-proven'],
    ['the list can’t be reached', () => undefined, 'unreachable', 'unknown status-unreachable'],
    ['the list is gone', () => 404, 'unreachable', 'unknown status-unreachable'],
    ['the list is a page', () => '<html></html>', 'unverifiable', 'unknown status-malformed'],
    [
      'the list is JSON with a name twice',
      async () => JSON.stringify(await list(encodedList([]))).replace('{', '{"issuer":"x",'),
      'unverifiable',
      'unknown status-malformed',
    ],
  ])('where %s', async (_, made, verdict, status) => {
    const document = await made();
    const report = await verifyWith(entry(), document === undefined ? {} : { [LIST]: document });
    expect([report.verdict, statusOf(report)], JSON.stringify(report.checks)).toEqual([verdict, [status]]);
  });

  it('whose list says that it is itself revoked is asked about nothing further', async () => {
    const own = { credentialStatus: entry({ statusListIndex: '1' }) };
    const report = await verifyWith(entry(), { [LIST]: await list(encodedList([1]), own) });
    expect([report.verdict, report.requests.length]).toEqual(['verified', 1]);
  });

  it('is suspended where the suspension list says so', async () => {
    const network = { [LIST]: await list(encodedList([94567]), {}, { statusPurpose: 'suspension' }) };
    const report = await verifyWith(entry({ statusPurpose: 'suspension' }), network);
    expect([report.verdict, statusOf(report)]).toEqual(['suspended', ['fail suspended']]);
  });

  it.each([
    ['-1'],
    ['+1'],
    ['1.5'],
    ['x'],
    ['99999999999'],
    [''],
    [' 1'],
    ['1 '],
    ['0x1'],
    ['1e3'],
    ['01'],
    ['１'],
    [null],
    [true],
    [['1']],
    [-1],
    [1.5],
    [131_072],
    ['131072'],
  ])('with index %j is not verified', async (statusListIndex) => {
    const token = await jwtWith(entry({ statusListIndex }));
    const report = await verifyFound(token, { network: { [LIST]: await list(encodedList([])) } });
    expect([report.verdict, statusOf(report)]).toEqual(['unverifiable', ['unknown status-malformed']]);
  });

  it.each([
    [0, 'revoked'],
    [1, 'verified'],
    ['0', 'revoked'],
    ['7', 'verified'],
    ['8', 'revoked'],
    ['131071', 'revoked'],
    ['131070', 'verified'],
  ])('with index %j is %s where the first, ninth and last bits are set', async (statusListIndex, verdict) => {
    const token = await jwtWith(entry({ statusListIndex }));
    const network = { [LIST]: await list(encodedList([0, 8, 131_071])) };
    expect((await verifyFound(token, { network })).verdict).toBe(verdict);
  });

  it.each(['did:example:list', 'data:application/json,{}', 'ftp://issuer.example/1', 'status/1', 'https://', 7, null])(
    'with its list at %j asks nothing and is not verified',
    async (statusListCredential) => {
      const token = await jwtWith(entry({ statusListCredential }));
      const report = await verifyFound(token);
      expect([report.verdict, report.requests.length]).toEqual(['unverifiable', 0]);
    },
  );

  it('without one has no status to ask', async () => {
    for (const none of [undefined, []])
      expect(outcomeOf(await verifyFound(await signedByDidKey({ credentialStatus: none })), 'status')).toBe(
        'not-applicable',
      );
  });

  it('does not ask for the list of a credential whose signature is wrong', async () => {
    const bad = { ...(await signedByDidKey({ credentialStatus: entry() })), validFrom: '2024-05-04T09:00:00Z' };
    const report = await verifyFound(bad, { network: { [LIST]: await list(encodedList([])) } });
    expect(report).toMatchObject({ verdict: 'invalid', requests: [] });
  });
});

describe('a list served as a JWT', () => {
  const envelope = (token: string) => ({
    '@context': [V2],
    id: `data:application/vc+jwt,${token}`,
    type: 'EnvelopedVerifiableCredential',
  });
  it.each<[string, () => Promise<unknown>, string, string]>([
    ['its bit not set', () => jwtOf(unsignedList(encodedList([]))), 'verified', 'pass'],
    ['its bit set', () => jwtOf(unsignedList(encodedList([94567]))), 'revoked', 'fail revoked'],
    [
      'in an envelope, its bit not set',
      async () => envelope(await jwtOf(unsignedList(encodedList([])))),
      'verified',
      'pass',
    ],
    [
      'in an envelope, its bit set',
      async () => envelope(await jwtOf(unsignedList(encodedList([94567])))),
      'revoked',
      'fail revoked',
    ],
    [
      'by another issuer',
      () => jwtOf(unsignedList(encodedList([]), {}, {}, `did:key:${OTHER_KEY.multibase}`), OTHER_KEY),
      'unverifiable',
      'unknown status-list-not-proven',
    ],
    [
      'signed by somebody else',
      () => signJwt(unsignedList(encodedList([]), {}, {}, { id: DID_KEY }), OTHER_KEY, `${DID_KEY}#${KEY.multibase}`),
      'unverifiable',
      'unknown status-list-not-proven',
    ],
    [
      'expired',
      () => jwtOf(unsignedList(encodedList([]), { validUntil: '2025-01-01T00:00:00Z' })),
      'unreachable',
      'unknown status-list-outdated',
    ],
    [
      'expired by its envelope alone',
      async () => expiredToken(unsignedList(encodedList([]))),
      'unreachable',
      'unknown status-list-outdated',
    ],
    [
      'changed',
      async () => (await jwtOf(unsignedList(encodedList([])))).replace(/\.[^.]+$/, '.AAAA'),
      'unverifiable',
      'unknown status-list-not-proven',
    ],
    [
      'in an envelope of an unknown kind',
      async () => ({ ...envelope('a.b.c'), id: 'data:text/plain,a.b.c' }),
      'unverifiable',
      'unknown status-malformed',
    ],
  ])('%s', async (_, made, verdict, status) => {
    const report = await verifyWith(entry(), { [LIST]: await made() });
    expect([report.verdict, statusOf(report)], JSON.stringify(report.checks)).toEqual([verdict, [status]]);
  });

  /** `exp` in the JWT, no `validUntil` in the credential inside. */
  async function expiredToken(document: Json): Promise<string> {
    const { id, validFrom, issuer } = document;
    const inside = { id, validFrom, vc: document, issuer: { id: issuer } };
    return signJwt({ ...inside, validUntil: '2025-01-01T00:00:00Z' }, KEY, `${DID_KEY}#${KEY.multibase}`);
  }
});

describe('a list that another keeps', () => {
  const elsewhere = 'https://lists.example/1';
  const ofSchool = async (url: string, more: Json = {}) =>
    signCredential(badge(ISSUER, { credentialStatus: entry({ statusListCredential: url, ...more }) }), KEY, METHOD);
  const kept = (set: readonly number[], url: string, subject: Json = {}) =>
    list(encodedList(set), { id: url }, subject, OTHER_KEY);

  it.each<[string, string, readonly number[], string, string]>([
    ['on the issuer’s own host', LIST, [], 'verified', 'pass status-list-by-another'],
    ['on the issuer’s own host, its bit set', LIST, [94567], 'revoked', 'fail revoked'],
    ['on another host', elsewhere, [], 'unverifiable', 'unknown status-list-not-proven'],
    ['on another host, its bit set', elsewhere, [94567], 'revoked', 'fail revoked'],
  ])('%s', async (_, url, set, verdict, status) => {
    const network = { [ISSUER]: controller(ISSUER, METHOD), [url]: await kept(set, url) };
    const report = await verifyFound(await ofSchool(url), { network });
    expect([report.verdict, statusOf(report)], JSON.stringify(report.checks)).toEqual([verdict, [status]]);
  });

  it('on the issuer’s own host, with a proof that does not hold, is not believed', async () => {
    const network = {
      [ISSUER]: controller(ISSUER, METHOD),
      [LIST]: { ...(await kept([], LIST)), validFrom: '2023-01-01T00:00:00Z' },
    };
    expect(statusOf(await verifyFound(await ofSchool(LIST), { network }))).toEqual(['unknown status-list-not-proven']);
  });

  it('on another host says nothing by a note either', async () => {
    const network = {
      [ISSUER]: controller(ISSUER, METHOD),
      [elsewhere]: await kept([94567], elsewhere, { statusPurpose: 'refresh' }),
    };
    const credential = await ofSchool(elsewhere, { statusPurpose: 'refresh' });
    expect(statusOf(await verifyFound(credential, { network }))).toEqual(['unknown status-list-not-proven']);
  });
});

describe('a list of an issuer whose keys can’t be read', () => {
  it('is tried again later', async () => {
    const credential = await signCredential(badge(ISSUER, { credentialStatus: entry() }), KEY, METHOD);
    const made = await signCredential(unsignedList(encodedList([]), {}, {}, 'https://elsewhere.example/'), KEY, METHOD);
    const network = { [ISSUER]: controller(ISSUER, METHOD), [LIST]: made };
    const report = await verifyFound(credential, { network });
    expect([report.verdict, statusOf(report)]).toEqual(['unreachable', ['unknown status-unreachable']]);
  });
});

describe('several status entries', () => {
  it('are each shown, the worst first', async () => {
    const network = {
      [LIST]: await list(encodedList([])),
      [SECOND]: await list(encodedList([94567]), { id: SECOND }, { statusPurpose: ['suspension', 'revocation'] }),
    };
    const suspended = entry({ statusPurpose: 'suspension', statusListCredential: SECOND });
    const report = await verifyWith([entry(), suspended, entry({ statusListCredential: SECOND })], network);
    expect([report.verdict, statusOf(report)]).toEqual(['revoked', ['fail revoked', 'pass', 'fail suspended']]);
  });

  it('are not verified when one of them is of a kind we do not know', async () => {
    const other = { id: 'https://issuer.example/r', type: 'https://issuer.example/types#RevocationByPigeon' };
    const report = await verifyWith([entry(), other], { [LIST]: await list(encodedList([])) });
    expect([report.verdict, statusOf(report)]).toEqual(['unverifiable', ['unknown status-type-unknown', 'pass']]);
  });

  it('of one list have it asked and proven once', async () => {
    const entries = ['1', '2', '3', '4', '5', '6', '7', '8'].map((statusListIndex) =>
      entry({ id: `${LIST}#${statusListIndex}`, statusListIndex }),
    );
    const report = await verifyWith(entries, { [LIST]: await list(encodedList([])) });
    expect([report.verdict, report.requests.length, statusOf(report).length]).toEqual(['verified', 1, 8]);
  });

  it('of a thousand are not asked at all', async () => {
    const token = await jwtWith(Array.from({ length: 1000 }, () => entry()));
    const report = await verifyFound(token, { network: { [LIST]: await list(encodedList([])) } });
    expect([report.verdict, statusOf(report), report.requests.length]).toEqual([
      'unverifiable',
      ['unknown status-too-many'],
      0,
    ]);
  });

  it.each<[string, unknown]>([
    ['an entry of two kinds', entry({ type: ['BitstringStatusListEntry', '1EdTechRevocationList'] })],
    ['an entry with an unknown purpose', entry({ statusPurpose: 'decoration' })],
    ['an entry without purpose', entry({ statusPurpose: undefined })],
  ])('with %s are never a pass', async (_, credentialStatus) => {
    const token = await jwtWith(credentialStatus);
    const report = await verifyFound(token, { network: { [LIST]: await list(encodedList([])) } });
    expect([report.verdict, statusOf(report)]).toEqual(['unverifiable', ['unknown status-type-unknown']]);
  });

  it.each<[string, unknown]>([
    ['null in a list', [null]],
    ['a text', 'https://issuer.example/status'],
    ['a number', 7],
    ['an empty object', {}],
    ['an entry without type', entry({ type: undefined })],
    ['an entry with an empty type', entry({ type: [] })],
    ['an entry with a type that is an object', entry({ type: { id: 'BitstringStatusListEntry' } })],
    ['a list in a list', [[entry()]]],
  ])('with %s is not what the data model demands, and nothing is asked', async (_, credentialStatus) => {
    const report = await verifyFound(await jwtWith(credentialStatus));
    expect([report.verdict, outcomeOf(report, 'format'), report.requests]).toEqual(['invalid', 'fail', []]);
  });
});

describe('a status of more than one bit', () => {
  const messages = (count: number) =>
    Array.from({ length: count }, (_, value) => ({
      status: `0x${value.toString(16).toUpperCase()}`,
      message: `state ${value}`,
    }));
  const message = (more: Json = {}): Json =>
    entry({
      statusPurpose: 'message',
      statusListIndex: '5',
      statusSize: 4,
      statusMessage: messages(16),
      statusReference: ['https://issuer.example/states', 'https://issuer.example/more'],
      ...more,
    });
  // Entry 5 of four bits stands at bits 20 to 23: 0b1011 is 0xb.
  const served = async () => ({ [LIST]: await list(encodedList([20, 22, 23]), {}, { statusPurpose: 'message' }) });

  it('is read at its index times its size, and shown with the issuer’s words', async () => {
    const report = await verifyWith(message(), await served());
    expect([report.verdict, statusOf(report)]).toEqual(['verified', ['warn status-message']]);
    expect(report.checks.find(({ id }) => id === 'status')?.detail).toEqual({
      list: LIST,
      type: 'message',
      value: 'state 11 (0xb)',
      url: 'https://issuer.example/states',
    });
  });

  it.each<[string, Json, string]>([
    ['none set', { statusListIndex: '4' }, 'pass status-message'],
    ['beyond the end of the list', { statusListIndex: '32768' }, 'unknown status-malformed'],
    ['at the end of the list', { statusListIndex: '32767' }, 'pass status-message'],
    ['a message too few', { statusMessage: messages(15) }, 'unknown status-malformed'],
    ['no messages', { statusMessage: undefined }, 'unknown status-malformed'],
    [
      'two messages for one value',
      { statusMessage: [...messages(15), { status: '0xb', message: 'other' }] },
      'warn status-message',
    ],
    ['messages that are no objects', { statusMessage: Array.from({ length: 16 }, () => 1) }, 'warn status-message'],
    ['size zero', { statusSize: 0 }, 'unknown status-malformed'],
    ['a negative size', { statusSize: -1 }, 'unknown status-malformed'],
    ['a size that is no number', { statusSize: '4' }, 'unknown status-malformed'],
    ['half a bit', { statusSize: 0.5 }, 'unknown status-malformed'],
    ['a size of a million', { statusSize: 1e6 }, 'unknown status-malformed'],
    [
      'one bit and no messages',
      { statusSize: undefined, statusMessage: undefined, statusListIndex: '20' },
      'warn status-message',
    ],
    ['one bit and one message', { statusSize: 1, statusMessage: messages(1) }, 'unknown status-malformed'],
  ])('with %s', async (_, more, status) => {
    const report = await verifyFound(await jwtWith(message(more)), {
      network: await served(),
    });
    expect([report.verdict, statusOf(report)]).toEqual([
      status.startsWith('unknown') ? 'unverifiable' : 'verified',
      [status],
    ]);
  });

  it.each([
    ['5', 'revoked'],
    ['6', 'verified'],
  ])('for revocation: entry %s is %s', async (statusListIndex, verdict) => {
    const revocation = message({ statusPurpose: 'revocation', statusListIndex });
    expect((await verifyWith(revocation, { [LIST]: await list(encodedList([23])) })).verdict).toBe(verdict);
  });

  it('that the list states otherwise is not believed', async () => {
    const network = {
      [LIST]: await jwtOf(unsignedList(encodedList([]), {}, { statusPurpose: 'message', statusSize: 2 })),
    };
    expect(statusOf(await verifyWith(message(), network))).toEqual(['unknown status-malformed']);
  });

  it.each([
    ['9', 'warn status-newer-available'],
    ['10', 'pass'],
  ])('a newer form is offered: entry %s says %s, and either is verified', async (statusListIndex, status) => {
    const network = { [LIST]: await list(encodedList([9]), {}, { statusPurpose: 'refresh' }) };
    const report = await verifyWith(entry({ statusPurpose: 'refresh', statusListIndex }), network);
    expect([report.verdict, statusOf(report)]).toEqual(['verified', [status]]);
  });
});

describe('lists of older standards', () => {
  const OLD = {
    StatusList2021Entry: {
      context: 'https://w3id.org/vc/status-list/2021/v1',
      entry: {
        type: 'StatusList2021Entry',
        statusPurpose: 'revocation',
        statusListIndex: '94567',
        statusListCredential: LIST,
      },
      list: { type: ['VerifiableCredential', 'StatusList2021Credential'] },
      subject: { type: 'StatusList2021' },
    },
    RevocationList2020Status: {
      context: 'https://w3id.org/vc-revocation-list-2020/v1',
      entry: { type: 'RevocationList2020Status', revocationListIndex: '94567', revocationListCredential: LIST },
      list: { type: ['VerifiableCredential', 'RevocationList2020Credential'] },
      subject: { type: 'RevocationList2020', statusPurpose: undefined },
    },
  };
  type Kind = keyof typeof OLD;
  // They were written for the first version of the data model.
  const contexts = (kind: Kind) => [V1, OLD[kind].context, 'https://w3id.org/security/data-integrity/v2'];
  const dated = { validFrom: undefined, issuanceDate: '2024-01-01T00:00:00Z' };
  const credentialOf = (kind: Kind, more: Json = {}) =>
    signCredential(
      written(
        badge(DID_KEY, {
          '@context': [...contexts(kind), 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'],
          ...dated,
          credentialStatus: { id: `${LIST}#94567`, ...OLD[kind].entry, ...more },
        }),
      ),
      KEY,
      `${DID_KEY}#${KEY.multibase}`,
    );
  const listOf = (kind: Kind, encoded: string, more: Json = {}, subject: Json = {}, key = KEY) =>
    list(
      encoded,
      { '@context': contexts(kind), ...dated, ...OLD[kind].list, ...more },
      { ...OLD[kind].subject, ...subject },
      key,
    );
  const url = (set: readonly number[]) => gzipped(set).toString('base64url');

  describe.each<Kind>(['StatusList2021Entry', 'RevocationList2020Status'])('%s', (kind) => {
    it.each<[string, (kind: Kind) => Promise<unknown>, string, string]>([
      ['its bit not set', () => listOf(kind, url([])), 'verified', 'pass'],
      ['its bit set', () => listOf(kind, url([94567])), 'revoked', 'fail revoked'],
      [
        'in padded base64',
        () => listOf(kind, gzipped([1, 77, 5000, 9001, 70_000]).toString('base64')),
        'verified',
        'pass',
      ],
      [
        'in padded base64, its bit set',
        () => listOf(kind, gzipped([94567, 77, 5000, 9001]).toString('base64')),
        'revoked',
        'fail revoked',
      ],
      [
        'its bit set if counted from the right',
        () => listOf(kind, url([94560])),
        'unverifiable',
        'unknown status-bit-order',
      ],
      [
        'by another issuer',
        () => listOf(kind, url([]), {}, {}, OTHER_KEY),
        'unverifiable',
        'unknown status-list-not-proven',
      ],
      [
        'of another type',
        () => listOf(kind, url([]), { type: ['VerifiableCredential'] }),
        'unverifiable',
        'unknown status-malformed',
      ],
      [
        'expired',
        () => listOf(kind, url([]), { expirationDate: '2025-01-01T00:00:00Z' }),
        'unreachable',
        'unknown status-list-outdated',
      ],
      [
        'without proof',
        async () => ({ ...(await listOf(kind, url([]))), proof: undefined }),
        'unverifiable',
        'unknown status-list-not-proven',
      ],
      ['of the newer standard', () => list(encodedList([])), 'unverifiable', 'unknown status-malformed'],
    ])('%s', async (_, made, verdict, status) => {
      const report = await verifyFound(await credentialOf(kind), { network: { [LIST]: await made(kind) } });
      expect([report.verdict, statusOf(report)], JSON.stringify(report.checks)).toEqual([verdict, [status]]);
    });
  });

  it('StatusList2021: suspended', async () => {
    const network = { [LIST]: await listOf('StatusList2021Entry', url([94567]), {}, { statusPurpose: 'suspension' }) };
    const report = await verifyFound(await credentialOf('StatusList2021Entry', { statusPurpose: 'suspension' }), {
      network,
    });
    expect(report.verdict).toBe('suspended');
  });

  it('StatusList2021: for another purpose', async () => {
    const network = { [LIST]: await listOf('StatusList2021Entry', url([]), {}, { statusPurpose: 'suspension' }) };
    const report = await verifyFound(await credentialOf('StatusList2021Entry'), { network });
    expect(statusOf(report)).toEqual(['unknown status-malformed']);
  });

  it.each([
    ['RevocationList2021', [], 'verified'],
    ['RevocationList2021', [94567], 'revoked'],
    ['SuspensionList2021', [94567], 'suspended'],
  ])('%sStatus with %j set: %s', async (type, set, verdict) => {
    const made = unsignedList(url(set), OLD.StatusList2021Entry.list, { type, statusPurpose: undefined });
    const token = await jwtWith(entry({ type: `${type}Status`, statusPurpose: undefined }));
    expect((await verifyFound(token, { network: { [LIST]: await jwtOf(made) } })).verdict).toBe(verdict);
  });

  it('a revocation entry that says it is about suspension is not believed', async () => {
    const token = await jwtWith(entry({ type: 'RevocationList2021Status', statusPurpose: 'suspension' }));
    expect(statusOf(await verifyFound(token))).toEqual(['unknown status-malformed']);
  });
});

describe('a 1EdTech revocation list', () => {
  const ID = 'https://issuer.example/credentials/1';
  const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
  const revocations = (more: Json = {}): Json => ({ id: LIST, issuer: ISSUER, revokedCredential: [], ...more });
  const verifyAt = async (network: Network, { issuer = ISSUER, method = METHOD, more = {} } = {}) =>
    verifyFound(
      await signCredential(
        written(
          badge(issuer, {
            '@context': [V2, OB3, extensions],
            credentialStatus: { id: LIST, type: '1EdTechRevocationList' },
            ...more,
          }),
        ),
        KEY,
        method,
      ),
      { network: { [ISSUER]: controller(ISSUER, METHOD), ...network } },
    );

  it.each<[string, unknown, string, string]>([
    ['is empty', revocations(), 'verified', 'pass'],
    [
      'names others',
      revocations({ revokedCredential: [{ id: `${ID}0` }, { id: 'https://issuer.example/credentials' }] }),
      'verified',
      'pass',
    ],
    ['names it', revocations({ revokedCredential: [{ id: 'urn:x' }, { id: ID }] }), 'revoked', 'fail revoked'],
    ['names it as revoked', revocations({ revokedCredential: [{ id: ID, revoked: true }] }), 'revoked', 'fail revoked'],
    [
      'names it with a reason',
      revocations({ revokedCredential: [{ id: ID, revocationReason: 'Issued in error' }] }),
      'revoked',
      'fail revoked-with-reason',
    ],
    ['names it by its id alone', revocations({ revokedCredential: [ID] }), 'revoked', 'fail revoked'],
    [
      'names it under the validator’s name',
      revocations({ revokedCredential: undefined, revokedCredentials: [{ id: ID }] }),
      'revoked',
      'fail revoked',
    ],
    [
      'names it under the second of both names',
      revocations({ revokedCredentials: [{ id: ID }] }),
      'revoked',
      'fail revoked',
    ],
    ['names it as not revoked', revocations({ revokedCredential: [{ id: ID, revoked: false }] }), 'verified', 'pass'],
    [
      'names it as not revoked and as revoked',
      revocations({ revokedCredential: [{ id: ID, revoked: false }, { id: ID }] }),
      'revoked',
      'fail revoked',
    ],
    [
      'names it as revoked in an unclear way',
      revocations({ revokedCredential: [{ id: ID, revoked: 'no' }] }),
      'revoked',
      'fail revoked',
    ],
    ['names its issuer as a profile', revocations({ issuer: { id: ISSUER } }), 'verified', 'pass'],
    [
      'has no entries to read',
      revocations({ revokedCredential: undefined }),
      'unverifiable',
      'unknown status-malformed',
    ],
    [
      'has entries that are no list',
      revocations({ revokedCredential: { id: ID } }),
      'unverifiable',
      'unknown status-malformed',
    ],
    [
      'has an entry without id',
      revocations({ revokedCredential: [{ revoked: true }] }),
      'unverifiable',
      'unknown status-malformed',
    ],
    ['has another id', revocations({ id: SECOND }), 'unverifiable', 'unknown status-malformed'],
    ['has no id', revocations({ id: undefined }), 'unverifiable', 'unknown status-malformed'],
    [
      'names another issuer',
      revocations({ issuer: 'https://issuer.example/other' }),
      'unverifiable',
      'unknown status-list-not-proven',
    ],
    ['names no issuer', revocations({ issuer: undefined }), 'unverifiable', 'unknown status-list-not-proven'],
    [
      'names another issuer, and it',
      revocations({ issuer: 'https://x.example/', revokedCredential: [{ id: ID }] }),
      'unverifiable',
      'unknown status-list-not-proven',
    ],
    ['is a page', '<html>', 'unverifiable', 'unknown status-malformed'],
    ['is not there', 404, 'unreachable', 'unknown status-unreachable'],
    ['can’t be reached', undefined, 'unreachable', 'unknown status-unreachable'],
  ])('that %s', async (_, document, verdict, status) => {
    const report = await verifyAt(document === undefined ? {} : { [LIST]: document });
    expect([report.verdict, statusOf(report)], JSON.stringify(report.checks)).toEqual([verdict, [status]]);
  });

  it('served by another host than the issuer’s proves nothing', async () => {
    const elsewhere = 'https://lists.example/1';
    const report = await verifyAt(
      { [elsewhere]: revocations({ id: elsewhere }) },
      { more: { credentialStatus: { id: elsewhere, type: '1EdTechRevocationList' } } },
    );
    expect([report.verdict, statusOf(report)]).toEqual(['unverifiable', ['unknown status-list-not-proven']]);
  });

  it.each([
    ['did:web:issuer.example', 'verified'],
    ['did:web:issuer.example:school', 'verified'],
    ['did:web:other.example', 'unverifiable'],
  ])('of the issuer %s: %s', async (issuer, verdict) => {
    const method = `${issuer}#key-1`;
    const [, , host, path] = issuer.split(':');
    const document = `https://${host}/${path ?? '.well-known'}/did.json`;
    const network = { [document]: controller(issuer, method), [LIST]: revocations({ issuer }) };
    expect((await verifyAt(network, { issuer, method })).verdict).toBe(verdict);
  });

  it('of an issuer that is a key stands on nobody’s host', async () => {
    const report = await verifyAt(
      { [LIST]: revocations({ issuer: DID_KEY }) },
      { issuer: DID_KEY, method: `${DID_KEY}#${KEY.multibase}` },
    );
    expect(statusOf(report)).toEqual(['unknown status-list-not-proven']);
  });

  it('can’t be asked about a credential without id', async () => {
    const report = await verifyAt({ [LIST]: revocations() }, { more: { id: undefined } });
    // Open Badges 3.0 demands one.
    expect([report.verdict, outcomeOf(report, 'format')]).toEqual(['invalid', 'fail']);
  });

  it.each([7, null, 'urn:uuid:1', 'revocations', undefined])('at %j asks nothing', async (id) => {
    const credentialStatus = { id, type: '1EdTechRevocationList' };
    const report = await verifyFound(await jwtWith(credentialStatus));
    expect([['unverifiable', 'invalid'].includes(report.verdict), report.requests]).toEqual([true, []]);
  });
});

describe('an encoded list', () => {
  it('that would unpack to a gigabyte is refused at once, whatever it says about its size', { timeout: 20_000 }, () => {
    // A thousand and twenty-four megabytes of zeros, each packed by itself.
    const megabyte = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
    const packedAs = (size: number) => {
      const trailer = Buffer.alloc(8);
      trailer.writeUInt32LE(size, 4);
      const header = Buffer.from('1f8b08000000000000ff', 'hex');
      return Buffer.concat([header, Buffer.alloc(1024 * megabyte.length, megabyte), deflateRawSync(''), trailer]);
    };
    const bomb = packedAs(1024 * 1024 * 1024);
    const lying = packedAs(16_384);
    for (const packed of [bomb, lying]) expect(decodeList(`u${packed.toString('base64url')}`)).toBeNull();
    // A tenth of a second where nothing else runs; all of it would take many seconds, and a gigabyte.
  });

  it('is unpacked once for all credentials that it is asked about', () => {
    const encoded = encodedList([3]);
    expect(decodeList(encoded)).toBe(decodeList(`${encoded}`));
    expect(decodeList(encoded)).not.toBe(decodeList(encodedList([4])));
  });

  it('is forgotten when many others were asked since', () => {
    const encoded = encodedList([5]);
    const bits = decodeList(encoded);
    for (let index = 0; index < 100; index++) decodeList(encodedList([1000 + index]));
    expect(decodeList(encoded)).not.toBe(bits);
    expect(decodeList(encoded)).toEqual(bits);
  });

  it.each([
    [0, 1, 1],
    [1, 1, 0],
    [0, 2, 2],
    [3, 2, 3],
    [1, 3, 0],
    [2, 3, 6],
    [1, 8, 0x10],
    [15, 1, 0],
    [16, 1, null],
    [5, 3, null],
    [2, 8, null],
  ])('has at index %d with %d bits the value %j', (index, size, value) => {
    expect(valueAt(Uint8Array.of(0b1000_0011, 0b0001_0000), index, size)).toBe(value);
  });

  it.each(['', 'u', 'é', '=', '====', 'u====', 'H4sI', null, 7, {}])('%j is broken', (text) => {
    expect(decodeList(text)).toBeNull();
  });
});
