import { bls12_381 } from '@noble/curves/bls12-381.js';
import { p256 } from '@noble/curves/nist.js';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../../lib/verify/json';
import {
  bytesOfValue,
  type Derived,
  derive,
  type Key,
  makeKey,
  ours,
  type Pointers,
  parted,
  partsOf,
  type SelectiveSuite,
  signBase,
  theirs,
  withBytes,
  withParts,
} from './derive';
import { badge, ISSUER, KEY } from './mint';

const SUITES = ['ecdsa-sd-2023', 'bbs-2023'] as const;

const regatta = (more: JsonObject = {}): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', { '@vocab': 'https://harbour.example/terms#' }],
  type: ['VerifiableCredential'],
  issuer: ISSUER,
  validFrom: '2024-05-03T09:00:00Z',
  credentialSubject: {
    name: 'Ada Learner',
    boats: [{ sail: 'Kelp', crew: [{ name: 'Bo' }, { name: 'Cy' }] }, { sail: 'Brine' }],
  },
  ...more,
});

const SHOWN: readonly [name: string, document: JsonObject, pointers: Pointers][] = [
  [
    'an Open Badge with its issuer mandatory and its name chosen',
    badge(ISSUER),
    { mandatory: ['/issuer', '/validFrom'], selective: ['/credentialSubject/achievement/name'] },
  ],
  ['mandatory parts alone', badge(ISSUER), { mandatory: ['/issuer', '/credentialSubject/achievement'] }],
  ['chosen parts alone', badge(ISSUER), { selective: ['/credentialSubject/achievement'] }],
  [
    'single elements of nested arrays',
    regatta(),
    { mandatory: ['/credentialSubject/name'], selective: ['/credentialSubject/boats/0/crew/1'] },
  ],
  [
    'everything shown',
    badge(ISSUER),
    { mandatory: ['/issuer'], selective: ['/type', '/validFrom', '/credentialSubject'] },
  ],
  [
    'nodes that look alike',
    regatta({ credentialSubject: { boats: [{ sail: 'Kelp' }, { sail: 'Kelp' }, { sail: 'Kelp', lap: 2 }] } }),
    { mandatory: ['/issuer'], selective: ['/credentialSubject/boats'] },
  ],
  [
    'two of three subjects',
    regatta({ credentialSubject: [{ name: 'Ada' }, { name: 'Bo' }, { name: 'Cy', pet: { name: 'Dab' } }] }),
    { mandatory: ['/credentialSubject/0'], selective: ['/credentialSubject/2/pet'] },
  ],
  [
    'text that holds quotes, line ends and letters beyond the first plane',
    regatta({ credentialSubject: { name: 'Ada "the\nAnchor" \\ 航海 🧭', note: ['a .', '> .', '🧭', 'ﬀ'] } }),
    { mandatory: ['/credentialSubject/name'], selective: ['/credentialSubject/note'] },
  ],
];

describe.each(SUITES)('%s', (suite) => {
  let key: Key;
  let other: Key;
  let derived: Derived;
  beforeAll(async () => {
    [key, other] = [await makeKey(suite), await makeKey(suite)];
    derived = await derive(suite, regatta(), key, { mandatory: ['/issuer'] });
  });

  // Statements are read alike for both; a BBS signature takes its reference implementation seconds.
  it.each(suite === 'bbs-2023' ? SHOWN.slice(0, 4) : SHOWN)('holds: %s', async (_name, document, pointers) => {
    const shown = await derive(suite, document, key, pointers);
    expect(await ours(suite, shown, key.jwk)).toBe('holds');
  });

  it('never takes the issuer’s own base proof, which is not for verifiers', async () => {
    const base = parted(await signBase(suite, badge(ISSUER), key, ['/issuer']));
    expect(await ours(suite, base, key.jwk)).toBe('malformed');
  });

  it('is wrong by another key of the same kind', async () => {
    expect(await ours(suite, derived, other.jwk)).toBe('wrong');
  });

  it.each([
    ['Ed25519', { kty: 'OKP', crv: 'Ed25519', x: KEY.jwk.x }],
    ['P-384', { kty: 'EC', crv: 'P-384', x: 'A'.repeat(64), y: 'A'.repeat(64) }],
    ['G2 cut short', { kty: 'OKP', crv: 'Bls12381G2', x: 'AAAA' }],
    ['no letters of base64url', { kty: 'OKP', crv: 'Bls12381G2', x: '!' }],
    ['RSA', { kty: 'RSA', n: 'AQAB', e: 'AQAB' }],
  ])('does not fit a key of another kind: %s', async (_name, jwk) => {
    expect(await ours(suite, derived, jwk)).toBe('key-unfit');
  });
});

/** What is done to a derived credential, and what it must then be. `lax`: the reference implementation takes it all the same. */
type Mutation = readonly [name: string, change: (derived: Derived) => Derived, verdict: string, lax?: 'lax'];

const inDocument = (change: (document: JsonObject) => JsonObject) => (derived: Derived) => ({
  ...derived,
  document: change(derived.document),
});
const inProof = (more: JsonObject) => (derived: Derived) => ({ ...derived, proof: { ...derived.proof, ...more } });
const inPart = (at: number, change: (part: unknown) => unknown) => (derived: Derived) =>
  withParts(derived, (parts) => parts.map((part, index) => (index === at ? change(part) : part)));
const inBytes = (change: (bytes: Uint8Array) => Uint8Array) => (derived: Derived) =>
  withBytes(derived, change(bytesOfValue(derived.proof.proofValue)));

const flipped = (part: unknown, at = 40): Uint8Array => {
  if (!(part instanceof Uint8Array)) throw new Error('no bytes');
  return part.map((byte, index) => (index === at ? byte ^ 1 : byte));
};
const bytes = (part: unknown): Uint8Array => (part instanceof Uint8Array ? part : new Uint8Array());
const list = (part: unknown): readonly unknown[] => (Array.isArray(part) ? part : []);
const map = (part: unknown): ReadonlyMap<unknown, unknown> => (part instanceof Map ? part : new Map());
const first = (part: unknown) => [...map(part)][0] ?? [];

/** The same scalar modulo the order of the group, written otherwise. It fits: the order has 255 bits. */
function withOrderAdded(part: Uint8Array, at: number): Uint8Array {
  const number = BigInt(`0x${Buffer.from(part.subarray(at, at + 32)).toString('hex')}`) + bls12_381.fields.Fr.ORDER;
  const written = Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
  return Uint8Array.of(...part.subarray(0, at), ...written, ...part.subarray(at + 32));
}

/** Of either suite: a text, the options, and the bytes around the CBOR. */
const ALIKE: readonly Mutation[] = [
  ['a mandatory text changed', inDocument((document) => ({ ...document, validFrom: '2020-05-03T09:00:00Z' })), 'wrong'],
  [
    'a chosen text changed',
    inDocument(({ credentialSubject, ...document }) => ({
      ...document,
      credentialSubject: { ...Object(credentialSubject), boats: { sail: 'Pearl' } },
    })),
    'malformed',
  ],
  ['a statement added', inDocument((document) => ({ ...document, name: 'Master of all seas' })), 'malformed'],
  ['a statement taken away', inDocument(({ validFrom: _, ...document }) => document), 'malformed'],
  ['another date of the proof', inProof({ created: '2023-05-03T09:00:00Z' }), 'wrong'],
  ['another method of the proof', inProof({ verificationMethod: 'https://other.example/about#key-1' }), 'wrong'],
  ['an expiry of the proof moved in', inProof({ expires: '2030-05-03T09:00:00Z' }), 'wrong'],
  ['no proof value', inProof({ proofValue: undefined }), 'malformed'],
  ['a proof value that is no text', inProof({ proofValue: 7 }), 'malformed'],
  ['another multibase', (derived) => inProof({ proofValue: `z${derived.proof.proofValue}` })(derived), 'malformed'],
  ['padding', (derived) => inProof({ proofValue: `${derived.proof.proofValue}=` })(derived), 'malformed', 'lax'],
  ['no letters of base64url', inProof({ proofValue: 'u$' }), 'malformed'],
  ['the bare header', inBytes((whole) => whole.subarray(0, 3)), 'malformed'],
  ['another tag', inBytes((whole) => Uint8Array.of(0xd9, 0x5e, ...whole.subarray(2))), 'malformed'],
  ['something behind the CBOR', inBytes((whole) => Uint8Array.of(...whole, 0)), 'malformed'],
  ['CBOR cut short', inBytes((whole) => whole.subarray(0, whole.length - 1)), 'malformed'],
  [
    'an array of open length',
    inBytes((whole) => Uint8Array.of(...whole.subarray(0, 3), 0x9f, ...whole.subarray(4), 0xff)),
    'malformed',
    'lax',
  ],
  [
    'a length longer written than it need be',
    inBytes((whole) => Uint8Array.of(...whole.subarray(0, 3), 0x98, 5, ...whole.subarray(4))),
    'malformed',
    'lax',
  ],
  [
    'a tag around the array',
    inBytes((whole) => Uint8Array.of(...whole.subarray(0, 3), 0xc1, ...whole.subarray(3))),
    'malformed',
  ],
  [
    'nothing but nesting',
    inBytes((whole) => Uint8Array.of(...whole.subarray(0, 3), ...new Uint8Array(100_000).fill(0x81))),
    'malformed',
  ],
  [
    'an array as long as it says it is not',
    inBytes((whole) => Uint8Array.of(...whole.subarray(0, 3), 0x9a, 255, 255, 255, 255)),
    'malformed',
  ],
  ['four parts', (derived) => withParts(derived, (parts) => parts.slice(0, 4)), 'malformed'],
  ['six parts', (derived) => withParts(derived, (parts) => [...parts, 0]), 'malformed', 'lax'],
  ['a map instead of the array', inBytes((whole) => Uint8Array.of(...whole.subarray(0, 3), 0xa0)), 'malformed'],
];

const POINTERS: Pointers = {
  mandatory: ['/issuer', '/validFrom'],
  selective: ['/credentialSubject/boats/0/sail', '/credentialSubject/boats/0/crew/1'],
};

/** Suite by suite: the parts in order of the specification, and what becomes of each. */
const OWN: Readonly<Record<SelectiveSuite, readonly Mutation[]>> = {
  'ecdsa-sd-2023': [
    ['the base signature changed', inPart(0, flipped), 'wrong'],
    ['the base signature cut short', inPart(0, (part) => bytes(part).subarray(1)), 'malformed'],
    ['a base signature of zeros', inPart(0, () => new Uint8Array(64)), 'wrong'],
    [
      'the credential’s key of another curve',
      inPart(1, (part) => Uint8Array.of(0x81, 0x24, ...bytes(part).subarray(2))),
      'malformed',
    ],
    [
      'the credential’s key off the curve',
      inPart(1, () => Uint8Array.of(0x80, 0x24, 2, ...new Uint8Array(32).fill(255))),
      'malformed',
    ],
    ['the credential’s key cut short', inPart(1, (part) => bytes(part).subarray(0, 34)), 'malformed'],
    ['a statement’s signature changed', inPart(2, (part) => [flipped(list(part)[0]), ...list(part).slice(1)]), 'wrong'],
    ['two statements’ signatures swapped', inPart(2, (part) => list(part).toReversed()), 'wrong'],
    ['a signature too few', inPart(2, (part) => list(part).slice(1)), 'malformed'],
    ['a signature too many', inPart(2, (part) => [...list(part), list(part)[0]]), 'malformed'],
    ['a signature cut short', inPart(2, (part) => list(part).map((one) => bytes(one).subarray(1))), 'malformed'],
    ['signatures that are no list', inPart(2, () => 7), 'malformed'],
    ['a label missing', inPart(3, (part) => new Map([...map(part)].slice(1))), 'malformed'],
    [
      'a label changed',
      inPart(3, (part) => new Map([...map(part)].map(([k, v], i) => [k, i ? v : flipped(v, 3)]))),
      'wrong',
    ],
    [
      'one label for all nodes',
      inPart(3, (part) => new Map([...map(part)].map(([k]) => [k, first(part)[1]]))),
      'malformed',
    ],
    [
      'a label cut short',
      inPart(3, (part) => new Map([...map(part)].map(([k, v]) => [k, bytes(v).subarray(1)]))),
      'malformed',
    ],
    [
      'labels under texts',
      inPart(3, (part) => new Map([...map(part)].map(([k, v]) => [String(k), v]))),
      'malformed',
      'lax',
    ],
    ['labels as an array', inPart(3, () => []), 'malformed'],
    ['an index beyond the document', inPart(4, (part) => [...list(part), 99]), 'malformed', 'lax'],
    ['an index said twice', inPart(4, (part) => [list(part)[0], ...list(part)]), 'malformed', 'lax'],
    ['a negative index', inPart(4, (part) => [-1, ...list(part)]), 'malformed', 'lax'],
    ['a broken index', inPart(4, (part) => [0.5, ...list(part)]), 'malformed'],
    ['a mandatory statement too few', inPart(4, (part) => list(part).slice(1)), 'malformed'],
    ['indexes that are no list', inPart(4, () => new Map()), 'malformed'],
  ],
  'bbs-2023': [
    ['a point changed', inPart(0, (part) => flipped(part, 60)), 'malformed'],
    ['a scalar changed', inPart(0, (part) => flipped(part, 200)), 'wrong'],
    [
      'a scalar of zero',
      inPart(0, (part) => bytes(part).map((byte, i) => (i >= 144 && i < 176 ? 0 : byte))),
      'malformed',
    ],
    [
      'a scalar beyond the order',
      inPart(0, (part) => bytes(part).map((byte, i) => (i >= 144 && i < 176 ? 255 : byte))),
      'malformed',
    ],
    ['a scalar and the order added to it', inPart(0, (part) => withOrderAdded(bytes(part), 144)), 'malformed'],
    ['a scalar too few', inPart(0, (part) => bytes(part).subarray(0, -32)), 'wrong or malformed'],
    ['a scalar too many', inPart(0, (part) => Uint8Array.of(...bytes(part), ...bytes(part).subarray(-32))), 'wrong'],
    ['a byte too few', inPart(0, (part) => bytes(part).subarray(1)), 'malformed'],
    ['hardly a proof', inPart(0, (part) => bytes(part).subarray(0, 240)), 'malformed'],
    ['a proof that is no bytes', inPart(0, () => 'proof'), 'malformed'],
    [
      'a point of the curve outside the group',
      inPart(0, (part) => Uint8Array.of(0x80, ...new Uint8Array(47), ...bytes(part).subarray(48))),
      'malformed',
    ],
    [
      'the identity for a point',
      inPart(0, (part) => Uint8Array.of(0xc0, ...new Uint8Array(47), ...bytes(part).subarray(48))),
      'malformed',
    ],
    ['a label missing', inPart(1, (part) => new Map([...map(part)].slice(1))), 'malformed'],
    ['a label changed', inPart(1, (part) => new Map([...map(part)].map(([k, v], i) => [k, i ? v : 77]))), 'wrong'],
    [
      'one label for all nodes',
      inPart(1, (part) => new Map([...map(part)].map(([k]) => [k, first(part)[1]]))),
      'malformed',
    ],
    [
      'a label that is text',
      inPart(1, (part) => new Map([...map(part)].map(([k, v]) => [k, String(v)]))),
      'malformed',
      'lax',
    ],
    ['an index beyond the document', inPart(2, (part) => [...list(part), 99]), 'malformed', 'lax'],
    ['a mandatory index said twice', inPart(2, (part) => [list(part)[0], ...list(part)]), 'malformed', 'lax'],
    ['a mandatory statement too few', inPart(2, (part) => list(part).slice(1)), 'malformed'],
    ['a chosen index too few', inPart(3, (part) => list(part).slice(1)), 'malformed'],
    ['a chosen index moved', inPart(3, (part) => list(part).map((one) => Number(one) + 1)), 'wrong or malformed'],
    ['a chosen index beyond the signature', inPart(3, (part) => [...list(part).slice(0, -1), 399]), 'malformed'],
    ['chosen indexes turned round', inPart(3, (part) => list(part).toReversed()), 'malformed'],
    ['another presentation header', inPart(4, () => Uint8Array.of(1, 2, 3)), 'wrong'],
    ['a presentation header that is text', inPart(4, () => 'header'), 'malformed'],
    [
      'a signature over more statements than are checked',
      inPart(0, (part) =>
        Uint8Array.of(
          ...bytes(part),
          ...Array(400)
            .fill([...bytes(part).subarray(-32)])
            .flat(),
        ),
      ),
      'unsupported',
    ],
  ],
};

describe.each(SUITES)('%s, tampered with', (suite) => {
  let key: Key;
  let derived: Derived;
  beforeAll(async () => {
    key = await makeKey(suite);
    derived = await derive(suite, regatta(), key, POINTERS);
  });

  it.each([...ALIKE, ...OWN[suite]].map(([name, ...mutation]) => ({ name, mutation })))(
    '$name',
    async ({ mutation }) => {
      const [change, verdict, lax] = mutation;
      const mutated = change(derived);
      expect(verdict.split(' or ')).toContain(await ours(suite, mutated, key.jwk));
      // A BBS proof takes them half a second: only where the answer isn't ours already by the form.
      if (suite === 'ecdsa-sd-2023' || lax || verdict.startsWith('wrong'))
        expect(await theirs(suite, mutated, key.pair)).toBe(lax === 'lax');
    },
  );
});

describe('what a holder might try', () => {
  it('a key of one’s own that signs other statements fails at the issuer’s signature', async () => {
    const key = await makeKey('ecdsa-sd-2023');
    const derived = await derive('ecdsa-sd-2023', badge(ISSUER), key, {
      mandatory: ['/issuer'],
      selective: ['/validFrom'],
    });
    expect(list(partsOf(derived)[2])).toHaveLength(1);
    const secret = p256.utils.randomSecretKey();
    const line = `<https://issuer.example/credentials/1> <https://www.w3.org/2018/credentials#validFrom> "2030-05-03T09:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n`;
    const forged = withParts(
      { ...derived, document: { ...derived.document, validFrom: '2030-05-03T09:00:00Z' } },
      ([base, , signatures, labels, mandatory]) => [
        base,
        Uint8Array.of(0x80, 0x24, ...p256.getPublicKey(secret)),
        list(signatures).map(() => p256.sign(new TextEncoder().encode(line), secret)),
        labels,
        mandatory,
      ],
    );
    expect(await ours('ecdsa-sd-2023', forged, key.jwk)).toBe('wrong');
  });

  it('an index said twice hides no statement from a BBS proof, as it does from the reference implementation', async () => {
    const key = await makeKey('bbs-2023');
    const document = regatta({
      id: 'https://issuer.example/credentials/1',
      credentialSubject: { id: 'https://people.example/ada', name: 'Ada Learner' },
    });
    const derived = await derive('bbs-2023', document, key, {
      mandatory: ['/issuer'],
      selective: ['/credentialSubject/name'],
    });
    // Only the last statement under an index is looked at there. This one, which nobody signed, sorts before it.
    const award = { id: 'https://people.example/ada', award: 'First', name: 'Ada Learner' };
    const forged = withParts(
      inDocument((shown) => ({ ...shown, credentialSubject: award }))(derived),
      ([proof, labels, mandatory, selective, header]) => [
        proof,
        labels,
        mandatory,
        [...list(selective), list(selective).at(-1)],
        header,
      ],
    );
    expect(await theirs('bbs-2023', forged, key.pair)).toBe(true);
    expect(await ours('bbs-2023', forged, key.jwk)).toBe('malformed');
  });

  it.each(SUITES)('a text that looks like the name of a blank node cannot be exchanged: %s', async (suite) => {
    const key = await makeKey(suite);
    const document = regatta({ credentialSubject: { name: 'Ada Learner', berth: 'see _:b7' } });
    const { proof, document: shown } = await derive(suite, document, key, { mandatory: ['/credentialSubject'] });
    const forged = { ...shown, credentialSubject: { name: 'Ada Learner', berth: 'see _:b8' } };
    // The reference implementation relabels inside texts, so that it signs and takes either.
    expect(await theirs(suite, { proof, document: forged }, key.pair)).toBe(true);
    expect(await ours(suite, { proof, document: forged }, key.jwk)).toBe('wrong');
  });

  it('a BBS proof with an optional feature is said to be unsupported, and one of an unknown mode malformed', async () => {
    const key = await makeKey('bbs-2023');
    const derived = await derive('bbs-2023', regatta(), key, { mandatory: ['/issuer'] });
    const verdicts: string[] = [];
    for (const mode of [0x01, 0x05, 0x07, 0x09, 0x0b]) {
      const marked = inBytes((whole) => Uint8Array.of(0xd9, 0x5d, mode, ...whole.subarray(3)))(derived);
      verdicts.push(await ours('bbs-2023', marked, key.jwk));
    }
    expect(verdicts).toEqual(['malformed', 'unsupported', 'unsupported', 'unsupported', 'malformed']);
  });

  it('a byte string under tag 64 says what it says without', async () => {
    const key = await makeKey('ecdsa-sd-2023');
    const derived = await derive('ecdsa-sd-2023', badge(ISSUER), key, { mandatory: ['/issuer'] });
    const tagged = inBytes((whole) => Uint8Array.of(...whole.subarray(0, 4), 0xd8, 64, ...whole.subarray(4)))(derived);
    expect(await ours('ecdsa-sd-2023', tagged, key.jwk)).toBe('holds');
  });
});

describe('where WebCrypto does not know the curve', () => {
  afterEach(() => vi.restoreAllMocks());

  it('nothing is told', async () => {
    const key = await makeKey('ecdsa-sd-2023');
    const derived = await derive('ecdsa-sd-2023', regatta(), key, POINTERS);
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('unknown', 'NotSupportedError'));
    expect(await ours('ecdsa-sd-2023', derived, key.jwk)).toBe('unsupported');
  });
});
