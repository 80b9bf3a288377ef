import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { zlibSync } from 'fflate';
import { importJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { readBakedPng } from '../../lib/verify/formats/png';
import { type Json, signCredential, signJwt } from '../world/sign';
import { badge, DID_KEY, KEY, NOW, OTHER_KEY, outcomeOf, reasonOf, signedByDidKey, verifyFound } from './mint';
import { didKeyOf, type SuiteSigner, signBy } from './suite-signers';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const METHOD = `${DID_KEY}#${KEY.multibase}`;
const SECONDS = Math.floor(NOW.getTime() / 1000);

const token = async (claims: Json, header: Json = {}) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: METHOD, ...header })
    .sign(await importJWK(KEY.jwk, 'EdDSA'));

describe('a JWT that says by the claim `status` where it may be revoked', () => {
  const LIST = 'https://issuer.example/statuslists/1';
  const list = (byte: number) =>
    token(
      {
        iss: DID_KEY,
        sub: LIST,
        iat: SECONDS - 60,
        status_list: { bits: 1, lst: base64urlnopad.encode(zlibSync(Uint8Array.of(byte))) },
      },
      { typ: 'statuslist+jwt' },
    );
  const status = { status_list: { idx: 5, uri: LIST } };

  it.each<[string, Json]>([
    ['beside the members of the credential', { ...badge(DID_KEY), status }],
    ['beside `vc`', { iss: DID_KEY, vc: badge(DID_KEY), status }],
  ])('is asked about, %s', async (_, claims) => {
    const credential = await token(claims);
    const verdictBy = async (network: Json) => (await verifyFound(credential, { network })).verdict;
    expect(await verdictBy({ [LIST]: await list(0b0010_0000) })).toBe('revoked');
    expect(await verdictBy({ [LIST]: await list(0b1101_1111) })).toBe('verified');
    expect(await verdictBy({})).toBe('unreachable');
  });

  it('is not verified where the claim can’t be understood', async () => {
    const report = await verifyFound(await token({ ...badge(DID_KEY), status: { other_list: {} } }));
    expect([report.verdict, reasonOf(report, 'status')]).toEqual(['unverifiable', 'status-type-unknown']);
  });
});

describe('a credential whose holder may have kept back that it was revoked or has ended', () => {
  const disclosure = (...parts: readonly unknown[]) => {
    const text = base64urlnopad.encode(utf8ToBytes(JSON.stringify(['salt', ...parts])));
    return { text, digest: base64urlnopad.encode(sha256(utf8ToBytes(text))) };
  };
  const END = disclosure('validUntil', '2025-01-01T00:00:00Z');
  const NAME = disclosure('name', 'Badge of Ada');
  const verdictOf = async (claims: Json, ...shown: readonly { readonly text: string }[]) =>
    (
      await verifyFound(
        `${[await token({ ...badge(DID_KEY), ...claims }, { typ: 'vc+sd-jwt' }), ...shown.map(({ text }) => text)].join('~')}~`,
      )
    ).verdict;

  it('is not verified', async () => {
    expect(await verdictOf({ _sd: [END.digest] })).toBe('unverifiable');
    expect(await verdictOf({ credentialStatus: [{ '...': END.digest }] })).toBe('unverifiable');
  });

  it('is not, either, where the token stands without its tildes', async () => {
    const report = await verifyFound(await token({ ...badge(DID_KEY), _sd: [END.digest] }, { typ: 'vc+sd-jwt' }));
    expect([report.verdict, reasonOf(report, 'status')]).toEqual(['unverifiable', 'status-withheld']);
  });

  it('is what it is, where all is shown', async () => {
    expect(await verdictOf({ _sd: [END.digest] }, END)).toBe('expired');
    expect(await verdictOf({ _sd: [NAME.digest] }, NAME)).toBe('verified');
  });

  it('is verified where only what it says of its subject was kept back', async () => {
    const { credentialSubject } = badge(DID_KEY);
    expect(await verdictOf({ credentialSubject: { ...Object(credentialSubject), _sd: [NAME.digest] } })).toBe(
      'verified',
    );
  });
});

describe('a credential of VC Data Model 1.1 whose registered claims stand for its members', () => {
  const vc = {
    '@context': [V1],
    type: ['VerifiableCredential'],
    credentialSubject: { name: 'Ada Learner', degree: 'Master of Tides' },
  };
  const claims = { iss: DID_KEY, jti: 'urn:uuid:1', sub: 'did:example:ada', nbf: 1_714_726_800, vc };

  it('is verified, and dated by them', async () => {
    const report = await verifyFound(await token(claims));
    expect([report.verdict, report.issuedAt], JSON.stringify(report.checks)).toEqual([
      'verified',
      '2024-05-03T09:00:00.000Z',
    ]);
  });

  it('may be dated by `iat` alone', async () => {
    const { nbf, ...rest } = claims;
    expect((await verifyFound(await token({ ...rest, iat: nbf }))).verdict).toBe('verified');
  });

  it('shows when it ends, and has ended then', async () => {
    const report = await verifyFound(await token({ ...claims, exp: 1_740_000_000 }));
    expect([report.verdict, report.expiresAt]).toEqual(['expired', '2025-02-19T21:20:00.000Z']);
  });

  it('keeps what it says itself', async () => {
    const dated = { ...vc, issuanceDate: '2024-01-01T00:00:00Z' };
    expect((await verifyFound(await token({ ...claims, vc: dated }))).issuedAt).toBe('2024-01-01T00:00:00Z');
    const other = { ...vc, credentialSubject: { ...vc.credentialSubject, id: 'did:example:grace' } };
    expect((await verifyFound(await token({ ...claims, vc: other }))).verdict).toBe('invalid');
    const listed = { ...vc, credentialSubject: [{ ...vc.credentialSubject, id: 'did:example:grace' }] };
    expect((await verifyFound(await token({ ...claims, vc: listed }))).verdict).toBe('invalid');
  });

  it('has no date where nothing gives one', async () => {
    const { nbf: _, ...rest } = claims;
    expect((await verifyFound(await token(rest))).verdict).toBe('invalid');
  });
});

describe('one thing under two names', () => {
  const SELF = 'https://issuer.example/credentials/1';
  const ENDED = '2025-01-01T00:00:00Z';

  it('an end moved to where the credential is named by `uid` (ODRL) is not passed over', async () => {
    const document = await signCredential(
      {
        '@context': [V2],
        id: SELF,
        type: ['VerifiableCredential'],
        issuer: DID_KEY,
        validUntil: ENDED,
        credentialSubject: { id: 'did:example:ada', name: 'Ada Learner' },
        evidence: { id: SELF, type: ['VerifiableCredential'] },
      },
      KEY,
      METHOD,
    );
    expect((await verifyFound(document)).verdict).toBe('expired');
    const { validUntil: _, ...rest } = document;
    const moved = (name: Json): Json => ({
      ...rest,
      '@context': [V2, 'https://www.w3.org/ns/odrl.jsonld'],
      evidence: { ...name, type: ['VerifiableCredential'], validUntil: ENDED },
    });
    expect((await verifyFound(moved({ id: SELF }))).verdict).toBe('invalid');
    expect((await verifyFound(moved({ uid: SELF }))).verdict).toBe('invalid');
    const { id: __, ...unnamed } = moved({ id: SELF });
    expect((await verifyFound({ ...unnamed, uid: SELF })).verdict).toBe('invalid');
  });

  it.each<[string, (document: Json) => Json]>([
    ['`@type` beside `type`', ({ type, ...rest }) => ({ ...rest, type: ['VerifiableCredential'], '@type': type })],
    ['`@id` beside `id`', (document) => ({ ...document, '@id': document.id })],
  ])('%s is refused', async (_, change) => {
    const jcs = await signBy(SIGNER, change(badge(DID)));
    expect((await verifyFound(jcs)).verdict).toBe('invalid');
    const rewritten = change(await signedByDidKey());
    expect((await verifyFound(rewritten)).verdict).toBe('invalid');
  });
});

const SIGNER: SuiteSigner = { suite: 'eddsa-jcs-2022', curve: 'Ed25519' };
const DID = didKeyOf('Ed25519');

describe('what passes for an endorsement', () => {
  const ABOUT = 'https://issuer.example/achievements/1';
  const endorsedBy = (value: unknown, member = 'endorsement') => {
    const { credentialSubject, ...rest } = badge(DID);
    const { achievement, ...subject } = Object(credentialSubject);
    return signBy(SIGNER, {
      ...rest,
      credentialSubject: { ...subject, achievement: { ...achievement, [member]: [value] } },
    });
  };
  const around = async (more: Json = {}): Promise<Json> => ({
    '@context': [V2],
    id: 'urn:uuid:2',
    type: ['VerifiableCredential', 'EndorsementCredential', 'VerifiablePresentation'],
    validFrom: '2024-05-03T09:00:00Z',
    issuer: { id: DID_KEY, type: ['Profile'] },
    credentialSubject: { id: ABOUT, type: ['EndorsementSubject'], endorsementComment: 'The best of all.' },
    verifiableCredential: [await signedByDidKey({ id: 'urn:uuid:3' })],
    ...more,
  });

  it('is no presentation of a genuine credential of the endorser', async () => {
    const report = await verifyFound(await endorsedBy(await around()));
    expect([outcomeOf(report, 'endorsement'), report.inside[0]?.verdict]).toEqual(['warn', 'invalid']);
  });

  it('is none as a token, either', async () => {
    const type = ['EndorsementCredential', 'VerifiablePresentation'];
    const report = await verifyFound(
      await endorsedBy(await signJwt(await around({ type }), KEY, METHOD), 'endorsementJwt'),
    );
    expect([outcomeOf(report, 'endorsement'), report.inside[0]?.verdict]).toEqual(['warn', 'invalid']);
  });

  it('is no SD-JWT VC about somebody', async () => {
    const sdJwt = `${await token({ iss: DID_KEY, vct: 'x', iat: SECONDS - 60 }, { typ: 'dc+sd-jwt' })}~`;
    const value = {
      '@context': V2,
      type: ['VerifiableCredential', 'EndorsementCredential', 'EnvelopedVerifiableCredential'],
      id: `data:application/vc+sd-jwt,${sdJwt}`,
    };
    const report = await verifyFound(await endorsedBy(value));
    expect([outcomeOf(report, 'endorsement'), report.inside[0]?.verdict]).toEqual(['warn', 'invalid']);
  });
});

describe('a presentation', () => {
  const presentation = (members: readonly unknown[], more: Json = {}): Json => ({
    '@context': [V2],
    type: ['VerifiablePresentation'],
    verifiableCredential: members,
    ...more,
  });

  it('gives what it holds no name of its own, for nobody has signed that', async () => {
    const report = await verifyFound(
      presentation([await signedByDidKey(), await signedByDidKey()], { name: 'Doctor of Laws' }),
    );
    expect([report.verdict, report.achievement.name]).toEqual(['verified', null]);
  });

  it('is no credential as well: whose words are those around it?', async () => {
    const report = await verifyFound(
      presentation([await signedByDidKey()], { type: ['VerifiableCredential', 'VerifiablePresentation'] }),
    );
    expect(report.verdict).toBe('invalid');
  });

  it('is not the award that its link promised, unless it says so', async () => {
    const document = presentation([await signedByDidKey()], { id: 'urn:uuid:another' });
    expect((await verifyFound(document, { promisedId: 'an-award' })).verdict).toBe('invalid');
    expect((await verifyFound(document, { promisedId: 'another' })).verdict).toBe('verified');
  });

  const shown = async (more: Json) =>
    token({
      iss: DID_KEY,
      vp: { '@context': [V1], type: ['VerifiablePresentation'], verifiableCredential: [await signedByDidKey()] },
      ...more,
    });

  it.each<[string, Json, string]>([
    ['without dates', {}, 'verified'],
    ['that has ended', { exp: SECONDS - 60 }, 'expired'],
    ['that has not begun', { nbf: SECONDS + 3600 }, 'not-yet-valid'],
    ['that still holds', { nbf: SECONDS - 60, exp: SECONDS + 60 }, 'verified'],
  ])('%s, as a token, is judged by its own dates', async (_, more, verdict) => {
    expect((await verifyFound(await shown(more))).verdict).toBe(verdict);
  });

  it('signed by another than the holder it names is not genuine', async () => {
    const vp = {
      '@context': [V1],
      type: ['VerifiablePresentation'],
      holder: `did:key:${OTHER_KEY.multibase}`,
      verifiableCredential: [await signedByDidKey()],
    };
    const report = await verifyFound(await token({ iss: DID_KEY, vp }));
    expect([report.verdict, reasonOf(report, 'format')]).toEqual(['invalid', 'payload-differs']);
  });
});

describe('no report tells who somebody is', () => {
  const ADDRESS = 'ada.learner@mail.example';
  const { credentialSubject } = badge(DID_KEY);
  const subject = (more: Json) => ({ credentialSubject: { ...Object(credentialSubject), ...more } });
  const v1 = (id: string): Json => ({
    '@context': [V1],
    type: ['VerifiableCredential'],
    issuer: DID_KEY,
    issuanceDate: '2024-05-03T09:00:00Z',
    credentialSubject: { id },
  });

  it('nor whom a credential is about that was glued on as an endorsement', async () => {
    const about = await token(badge(DID_KEY, { id: 'urn:uuid:4', ...subject({ id: `mailto:${ADDRESS}` }) }));
    const report = await verifyFound(await signBy(SIGNER, { ...badge(DID), endorsementJwt: [about] }));
    expect(report.inside.map(({ verdict }) => verdict)).toEqual(['invalid']);
    expect(JSON.stringify(report)).not.toContain(ADDRESS);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a subject whose id is an e-mail address', async () => badge(DID_KEY, subject({ id: ADDRESS }))],
    ['a subject that is one', async () => badge(DID_KEY, { credentialSubject: ADDRESS })],
    ['a holder that is one', async () => ({ '@context': [V2], type: ['VerifiablePresentation'], holder: ADDRESS })],
    ['an identifier that is one', async () => badge(DID_KEY, subject({ identifier: [ADDRESS] }))],
    [
      'an identity in a list',
      async () =>
        badge(
          DID_KEY,
          subject({ identifier: [{ type: 'IdentityObject', hashed: false, identityHash: [1, ADDRESS] }] }),
        ),
    ],
    [
      'a credential beside the credential',
      () => token({ ...badge(DID_KEY), vc: { credentialSubject: { id: ADDRESS } } }),
    ],
    [
      'an envelope of another kind',
      async () => ({
        '@context': V2,
        type: 'EnvelopedVerifiableCredential',
        id: `data:application/json,{"email":"${ADDRESS}"}`,
      }),
    ],
    [
      'a subject that JSON-LD can’t name so',
      async () => ({
        ...v1(ADDRESS),
        '@context': [V1, 'https://w3id.org/security/data-integrity/v2'],
        proof: {
          type: 'DataIntegrityProof',
          cryptosuite: 'eddsa-rdfc-2022',
          verificationMethod: METHOD,
          proofPurpose: 'assertionMethod',
          proofValue: 'z1',
        },
      }),
    ],
    [
      'a disclosure that is none',
      async () =>
        `${await token({ iss: DID_KEY, vct: 'x' }, { typ: 'dc+sd-jwt' })}~${base64urlnopad.encode(utf8ToBytes(JSON.stringify([ADDRESS, 'email', ADDRESS, 1])))}~`,
    ],
  ])('%s', async (_, make) => {
    const text = JSON.stringify(await verifyFound(await make()));
    expect(text).not.toContain(ADDRESS);
    expect(text).not.toContain(base64urlnopad.encode(utf8ToBytes(ADDRESS)).slice(3, -4));
    expect(text).toMatch(/"outcome":"(?:fail|unknown)"/);
  });
});

describe('a picture that carries many packed texts', () => {
  const chunk = (type: string, data: Uint8Array) => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, data.length);
    return [...length, ...utf8ToBytes(type), ...data, 0, 0, 0, 0];
  };
  const picture = (count: number, size: number) => {
    const text = Uint8Array.of(...utf8ToBytes('openbadges'), 0, 0, ...zlibSync(new Uint8Array(size).fill(0x20)));
    const chunks = Array.from({ length: count }, () => chunk('zTXt', text)).flat();
    return Uint8Array.from([
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      ...chunks,
      ...chunk('IEND', new Uint8Array()),
    ]);
  };

  it('is unpacked no further than one text may be', () => {
    expect(readBakedPng(picture(2, 1_000_000)).ok).toBe(true);
    expect(readBakedPng(picture(9, 1_000_000)).ok).toBe(false);
  });
});
