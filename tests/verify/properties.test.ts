import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../lib/verify/types';
import { canonicalOf, type Json, signJwt } from '../world/sign';
import { badge, DID_KEY, KEY, verifyFound } from './mint';
import { didKeyOf, proofBy, type SuiteSigner, signBy } from './suite-signers';

/**
 * The same tries each time, so that a change is what makes them fail;
 * `TOUCHSTONE_FUZZ=100 npx vitest run tests/verify/properties.test.ts` tries others, a hundred times as often.
 */
const FUZZ = process.env.TOUCHSTONE_FUZZ;
const RUNS = 120 * Number(FUZZ ?? 1);
if (FUZZ === undefined) fc.configureGlobal({ seed: 20_261_126 });
const TIMEOUT = RUNS * 200 + 10_000;

const SUITES: readonly SuiteSigner[] = [
  { suite: 'eddsa-rdfc-2022', curve: 'Ed25519' },
  { suite: 'eddsa-jcs-2022', curve: 'Ed25519' },
  { suite: 'ecdsa-rdfc-2019', curve: 'P-256' },
  { suite: 'ecdsa-jcs-2019', curve: 'P-384' },
];

const RICH: Json = {
  name: 'Badge of Navigation',
  description: 'For those who find their way.',
  validUntil: '2030-01-01T00:00:00Z',
  evidence: [
    { id: 'https://issuer.example/evidence/1', type: ['Evidence'], name: 'Logbook', narrative: 'Sailed alone.' },
  ],
};

type Path = readonly (string | number)[];

/** Every place in a document, leaves and branches alike. */
function placesOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, i) => [i, item] as const)
    : Object.entries(value);
  return [...(at.length > 0 ? [at] : []), ...inner.flatMap(([key, child]) => placesOf(child, [...at, key]))];
}

type Change =
  | { readonly kind: 'put'; readonly value: unknown }
  | { readonly kind: 'drop' }
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'add'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'twice' }
  | { readonly kind: 'letter'; readonly at: number };

const NAMES = [
  'id',
  'type',
  'name',
  'issuer',
  'validUntil',
  'expirationDate',
  'credentialStatus',
  'proof',
  '@id',
  '@type',
  '@graph',
  'extra',
  '__proto__',
  'https://www.w3.org/2018/credentials#validUntil',
];

const value = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(null, true, false, 0, 1, -1, 2 ** 53, '', '2031-01-01T00:00:00Z', 'https://other.example/', [], {}),
  fc.constantFrom<unknown>([''], { id: 'https://other.example/' }, { '@value': 'x' }, [[]], 'Coastal Navigation'),
);

const change: fc.Arbitrary<Change> = fc.oneof(
  value.map((given) => ({ kind: 'put' as const, value: given })),
  fc.constant({ kind: 'drop' as const }),
  fc.constantFrom(...NAMES).map((name) => ({ kind: 'rename' as const, name })),
  fc.tuple(fc.constantFrom(...NAMES), value).map(([name, given]) => ({ kind: 'add' as const, name, value: given })),
  fc.constant({ kind: 'twice' as const }),
  fc.nat(200).map((at) => ({ kind: 'letter' as const, at })),
);

/** The document with one thing in it changed. */
function apply(document: Json, path: Path, made: Change): Json {
  const copy = structuredClone(document);
  const parent = path.slice(0, -1).reduce<Record<string | number, unknown>>((inner, key) => Object(inner[key]), copy);
  const key = path.at(-1) ?? '';
  const old = parent[key];
  switch (made.kind) {
    case 'put':
      parent[key] = made.value;
      break;
    case 'drop':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
      break;
    case 'rename':
      if (!Array.isArray(parent)) {
        delete parent[key];
        Object.defineProperty(parent, made.name, { value: old, enumerable: true, configurable: true, writable: true });
      }
      break;
    case 'add':
      if (!Array.isArray(parent))
        Object.defineProperty(parent, made.name, {
          value: made.value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      break;
    case 'twice':
      parent[key] = Array.isArray(old) ? [...old, ...old] : [old, old];
      break;
    case 'letter':
      if (typeof old === 'string' && old.length > 0) {
        const at = made.at % old.length;
        parent[key] = `${old.slice(0, at)}${old[at] === 'x' ? 'y' : 'x'}${old.slice(at + 1)}`;
      }
  }
  return copy;
}

const claimsOf = ({ issuer, achievement, recipient, issuedAt, expiresAt, format }: Report) =>
  JSON.stringify({ issuer, achievement, recipient, issuedAt, expiresAt, format });

/**
 * What the proof covers, as the suite sees it: the meaning, or the letters. A proof over the letters names its own contexts;
 * what the document lists after those is outside of it (Data Integrity EdDSA 1.0, 3.3.2), and no reader of ours follows it.
 */
async function coveredBy({ suite }: SuiteSigner, { proof, ...document }: Json): Promise<string> {
  const { proofValue, ...options } = Object(proof);
  if (suite.includes('jcs')) return sorted([{ ...document, '@context': options['@context'] }, options, proofValue]);
  const config = { ...options, '@context': document['@context'] };
  return [await canonicalOf(document), await canonicalOf(config), proofValue].join('\n');
}

const sorted = (given: unknown): string =>
  JSON.stringify(given, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

describe.each(SUITES)('$suite ($curve): whatever one thing is changed', (signer) => {
  it(
    'the credential is no longer verified, unless it means the same and shows the same',
    async () => {
      const signed = await signBy(signer, badge(didKeyOf(signer.curve), RICH));
      const before = await verifyFound(signed);
      expect(before.verdict).toBe('verified');
      const covered = await coveredBy(signer, signed);
      const places = placesOf(signed);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...places), change, async (path, made) => {
          const changed = apply(signed, path, made);
          const report = await verifyFound(changed);
          if (report.verdict !== 'verified') return;
          expect(claimsOf(report), `${path.join('.')} ${JSON.stringify(made)}`).toBe(claimsOf(before));
          // A proof in a list of its own is the same proof.
          const [proof] = [changed.proof].flat();
          expect(await coveredBy(signer, { ...changed, proof }), `${path.join('.')} ${JSON.stringify(made)}`).toBe(
            covered,
          );
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it('its type under JSON-LD’s own name for it shows the same', async () => {
    const { type, ...rest } = await signBy(signer, badge(didKeyOf(signer.curve), RICH));
    const { verdict, format } = await verifyFound({ ...rest, '@type': type });
    expect([verdict, format]).toEqual([signer.suite.includes('jcs') ? 'invalid' : 'verified', 'open-badges-3']);
  });

  it('every single letter of every text counts', async () => {
    const signed = await signBy(signer, badge(didKeyOf(signer.curve), RICH));
    for (const path of placesOf(signed)) {
      const changed = apply(signed, path, { kind: 'letter', at: path.length });
      if (JSON.stringify(changed) === JSON.stringify(signed)) continue;
      expect((await verifyFound(changed)).verdict, path.join('.')).not.toBe('verified');
    }
  });
});

describe('whatever is done to its proofs', () => {
  const [one, two] = [SUITES[0], SUITES[2]];
  it(
    'a credential is verified only with good proofs of its issuer’s, and of nobody else',
    async () => {
      if (!one || !two) throw new Error('two suites are needed');
      const document = badge(didKeyOf('Ed25519'), RICH);
      const other = badge(didKeyOf('Ed25519'), { ...RICH, name: 'Another badge' });
      const good = await proofBy(one, document);
      const pool: readonly unknown[] = [
        good,
        { ...good, id: 'urn:uuid:other' },
        await proofBy(one, other),
        await proofBy(two, document),
        { ...good, verificationMethod: (await proofBy(two, document)).verificationMethod },
        { ...good, proofPurpose: 'authentication' },
        { ...good, cryptosuite: 'eddsa-jcs-2022' },
        { ...good, previousProof: 'urn:uuid:none' },
        {},
        null,
        'z',
        [good],
      ];
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...pool), { maxLength: 10 }), async (proofs) => {
          const { verdict } = await verifyFound({ ...document, proof: proofs });
          const allGood = proofs.length > 0 && proofs.length <= 8 && proofs.every((proof) => proof === good);
          expect(verdict === 'verified', JSON.stringify(proofs.map((proof) => pool.indexOf(proof)))).toBe(allGood);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});

describe('whatever is changed in a JWT', () => {
  it(
    'one letter makes it no longer verified',
    async () => {
      const token = await signJwt(badge(DID_KEY, RICH), KEY, `${DID_KEY}#${KEY.multibase}`);
      expect((await verifyFound(token)).verdict).toBe('verified');
      await fc.assert(
        fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'AbZ9-_.~= '), async (at, letter) => {
          if (token[at] === letter) return;
          const { verdict } = await verifyFound(`${token.slice(0, at)}${letter}${token.slice(at + 1)}`);
          expect(verdict, `${at} ${letter}`).not.toBe('verified');
        }),
        { numRuns: RUNS * 2 },
      );
    },
    TIMEOUT,
  );
});

describe('whatever is given', () => {
  it(
    'there is a report, and it is never a good one',
    async () => {
      const anything = fc.oneof(
        fc.json({ maxDepth: 6 }),
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ maxLength: 300 }),
        fc
          .object({
            key: fc.constantFrom(
              ...NAMES,
              '@context',
              'credentialSubject',
              'verifiableCredential',
              'badge',
              'recipient',
              'verification',
              'signature',
              'payload',
            ),
            maxDepth: 4,
          })
          .map((given) => JSON.stringify(given)),
      );
      await fc.assert(
        fc.asyncProperty(anything, async (given) => {
          const report = await verifyFound(given instanceof Uint8Array ? Uint8Array.from(given) : given);
          expect(['verified', 'confirmed']).not.toContain(report.verdict);
          expect(
            report.checks.some((check) => check.reason === 'check-failed'),
            JSON.stringify(report.checks),
          ).toBe(false);
        }),
        { numRuns: RUNS * 4 },
      );
    },
    TIMEOUT,
  );
});
