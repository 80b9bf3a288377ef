import { describe, expect, it } from 'vitest';
import type { Json } from '../world/sign';
import { type Network, verifyFound } from './mint';
import {
  ASSERTION,
  assertion,
  BADGE,
  badgeClass,
  EDDSA,
  GUILD,
  guild,
  KEY_URL,
  keyDocument,
  LIST,
  network,
  SITE,
  sign,
} from './ob2-world';

const PRAISE = `${SITE}/praise`;
const HOSTILE: readonly unknown[] = [
  null,
  true,
  17,
  '',
  '#',
  'https://guild.example:99999/',
  '\ud800',
  [null],
  [[]],
  { id: {} },
  { '@value': {} },
  JSON.parse('{ "__proto__": "x", "constructor": "y", "toString": 1 }'),
];

const praise: Json = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Endorsement',
  id: PRAISE,
  claim: { id: BADGE },
  issuer: GUILD,
  issuedOn: '2024-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
};
const world: Network = network({
  [BADGE]: badgeClass({ endorsement: PRAISE }),
  [GUILD]: guild({ revocationList: LIST, verification: { allowedOrigins: ['guild.example'], startsWith: SITE } }),
  [KEY_URL]: keyDocument({ publicKeyPem: EDDSA.pem }),
  [LIST]: { id: LIST, type: 'RevocationList', issuer: GUILD, revokedAssertions: [{ id: 'urn:uuid:1' }] },
  [PRAISE]: praise,
});
const SIGNED = assertion({ evidence: [{ id: `${SITE}/work` }], uid: '7' });
const HOSTED = assertion({ ...SIGNED, id: ASSERTION, verification: { type: 'HostedBadge' } });
const FIRST: Json = {
  uid: '7',
  recipient: SIGNED.recipient,
  badge: badgeClass({ '@context': undefined, type: undefined, id: undefined }),
  verify: { type: 'hosted', url: ASSERTION },
  issuedOn: 1_388_534_400,
  evidence: 'x',
};

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The document with each of its members, and each member of those, made hostile in every way. */
function* spoilt(document: Json): Generator<readonly [string, Json]> {
  for (const [member, value] of Object.entries(document)) {
    for (const hostile of HOSTILE) yield [member, { ...document, [member]: hostile }];
    if (isJson(value))
      for (const [at, inner] of spoilt(value)) yield [`${member}.${at}`, { ...document, [member]: inner }];
  }
}

describe('whatever stands where, a badge is answered', () => {
  it.each<[string, Json, boolean]>([
    ['hosted', HOSTED, false],
    ['of 1.0', FIRST, false],
    ['signed', SIGNED, true],
  ])('%s', async (_, document, isSigned) => {
    for (const [at, changed] of spoilt(document)) {
      const found = isSigned ? await sign(changed, EDDSA) : changed;
      const report = await verifyFound(found, { network: { ...world, [ASSERTION]: changed } });
      expect(JSON.stringify(report.checks), at).not.toContain('check-failed');
    }
  });

  it.each([BADGE, GUILD, KEY_URL, LIST, PRAISE])('with a document of nonsense at %s', async (url) => {
    const token = await sign(SIGNED, EDDSA);
    const original = world[url];
    for (const [at, changed] of spoilt(isJson(original) ? original : {})) {
      for (const [found, more] of [
        [token, {}],
        [HOSTED, { [ASSERTION]: HOSTED }],
      ] as const) {
        const report = await verifyFound(found, { network: { ...world, ...more, [url]: changed } });
        expect(JSON.stringify([report.checks, report.inside]), at).not.toContain('check-failed');
      }
    }
  });

  it('is signed by nobody’s key but the listed one: no change to what says whose it is stays verified', async () => {
    const token = await sign(SIGNED, EDDSA);
    const weighty: readonly (readonly [string, Json, RegExp])[] = [
      [GUILD, guild(), /^publicKey$/],
      [KEY_URL, keyDocument({ publicKeyPem: EDDSA.pem }), /^publicKeyPem$/],
      [BADGE, badgeClass(), /^issuer$/],
    ];
    for (const [url, original, members] of weighty) {
      for (const [at, changed] of spoilt(original)) {
        if (!members.test(at)) continue;
        const report = await verifyFound(token, { network: { ...world, [url]: changed } });
        expect(report.verdict, `${url} ${at} ${JSON.stringify(changed[at])}`).not.toBe('verified');
      }
    }
  });

  it('of a hosted copy, every change that makes it another badge is seen', async () => {
    for (const [at, changed] of spoilt(HOSTED)) {
      if (!/^(?:recipient|badge|issuedOn|type|id)$/.test(at)) continue;
      const report = await verifyFound(changed, { network: { ...world, [ASSERTION]: HOSTED } });
      expect(report.verdict, `${at} ${JSON.stringify(changed[at])}`).not.toBe('verified');
    }
  });
});
