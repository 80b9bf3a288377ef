import { describe, expect, it } from 'vitest';
import type { Json } from '../world/sign';
import { signJwt } from '../world/sign';
import {
  badge,
  controller,
  DID_KEY,
  ISSUER,
  KEY,
  METHOD,
  outcomeOf,
  reasonOf,
  signedByDidKey,
  verifyFound,
} from './mint';
import { didKeyOf, proofBy, type SuiteSigner, signBy } from './suite-signers';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const SIGNER: SuiteSigner = { suite: 'eddsa-jcs-2022', curve: 'Ed25519' };
const DID = didKeyOf('Ed25519');
const CLR = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

const tampered = (document: Json): Json =>
  JSON.parse(JSON.stringify(document).replace('Coastal Navigation', 'Stellar Navigation'));

const enveloped = (token: string): Json => ({
  '@context': V2,
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${token}`,
});

/** A learner record by the signer, signed over its letters: its own vocabulary need not be at hand. */
const record = (members: readonly unknown[], more: Json = {}) =>
  signBy(SIGNER, {
    '@context': [V2, CLR, OB],
    id: 'urn:uuid:record',
    type: ['VerifiableCredential', 'ClrCredential'],
    issuer: { id: DID, type: ['Profile'], name: 'Harbour University' },
    name: 'Record of Ada Learner',
    validFrom: '2024-06-01T00:00:00Z',
    credentialSubject: { id: 'did:example:ada', type: ['ClrSubject'], verifiableCredential: members },
    ...more,
  });

describe('a comprehensive learner record', () => {
  it('is verified with every credential in it, each reported', async () => {
    const report = await verifyFound(
      await record([await signedByDidKey(), await signedByDidKey({ id: 'urn:uuid:2' })]),
    );
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(report.format).toBe('clr-2');
    expect(report.inside.map(({ role, verdict, achievement }) => [role, verdict, achievement.name])).toEqual([
      ['credential', 'verified', 'Coastal Navigation'],
      ['credential', 'verified', 'Coastal Navigation'],
    ]);
    expect(outcomeOf(report, 'inside')).toBe('pass');
  });

  it('is not genuine when a credential in it isn’t, although its own signature holds', async () => {
    const report = await verifyFound(await record([await signedByDidKey(), tampered(await signedByDidKey())]));
    expect([report.verdict, reasonOf(report, 'inside'), outcomeOf(report, 'proof')]).toEqual([
      'invalid',
      'member-not-genuine',
      'pass',
    ]);
    expect(report.inside.map(({ verdict }) => verdict)).toEqual(['verified', 'invalid']);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['expired', () => signedByDidKey({ validUntil: '2025-01-01T00:00:00Z' }), 'expired'],
    ['without a proof', async () => badge(DID_KEY), 'unverifiable'],
    ['whose issuer is unreachable', async () => signBy(SIGNER, badge(ISSUER)), 'unreachable'],
    ['that is no credential', async () => ({ hello: 'world' }), 'unverifiable'],
  ])('carries a caution for one that is %s', async (_, member, verdict) => {
    const report = await verifyFound(await record([await signedByDidKey(), await member()]));
    expect([report.verdict, outcomeOf(report, 'inside')]).toEqual(['verified', 'warn']);
    expect(report.inside[1]?.verdict).toBe(verdict);
  });

  it('carries a caution for a credential of another person than the holder', async () => {
    const other = {
      id: 'urn:uuid:record',
      credentialSubject: { ...Object(badge(DID).credentialSubject), identifier: [] },
    };
    const signed = await record([await signedByDidKey()], { id: other.id });
    const report = await verifyFound(signed, { holder: 'Zoe Stranger' });
    expect(report.inside[0]?.verdict).toBe('other-person');
    expect(outcomeOf(report, 'inside')).toBe('warn');
  });

  it('may hold a credential secured as a JWT, as text or in an envelope', async () => {
    const token = await signJwt(badge(DID_KEY), KEY, `${DID_KEY}#${KEY.multibase}`);
    const report = await verifyFound(await record([enveloped(token), token]));
    expect(report.inside.map(({ verdict }) => verdict)).toEqual(['verified', 'verified']);
  });

  it('has at most fifty of its credentials read, and says that there are more', async () => {
    const member = await signedByDidKey();
    const report = await verifyFound(await record(Array.from({ length: 120 }, () => member)));
    expect(report.inside).toHaveLength(50);
    expect([report.verdict, outcomeOf(report, 'inside')]).toEqual(['verified', 'warn']);
  });

  it('is not read without end: records in records stop at the third', async () => {
    let nested = await record([await signedByDidKey()]);
    for (let depth = 0; depth < 6; depth++) nested = await record([nested], { id: `urn:uuid:record-${depth}` });
    const report = await verifyFound(nested);
    expect([report.verdict, outcomeOf(report, 'inside')]).toEqual(['verified', 'warn']);
  });
});

describe('endorsements', () => {
  const endorsement = (about: string, more: Json = {}): Json => ({
    '@context': [V2, OB],
    id: 'urn:uuid:endorsement',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: didKeyOf('P-256'), type: ['Profile'], name: 'Guild of Pilots' },
    name: 'Endorsement',
    validFrom: '2024-06-02T00:00:00Z',
    credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Asks what we ask of our own.' },
    ...more,
  });
  const signed = (about: string, more: Json = {}) =>
    signBy({ suite: 'ecdsa-jcs-2019', curve: 'P-256' }, endorsement(about, more));
  const ACHIEVEMENT = 'https://issuer.example/achievements/1';
  const withEndorsement = (value: unknown, member = 'endorsement') => {
    const { credentialSubject, ...rest } = badge(DID);
    const { achievement, ...subject } = Object(credentialSubject);
    return signBy(SIGNER, {
      ...rest,
      credentialSubject: { ...subject, achievement: { ...achievement, [member]: [value] } },
    });
  };

  it('are verified and listed with what they say, and leave the verdict alone', async () => {
    const report = await verifyFound(await withEndorsement(await signed(ACHIEVEMENT)));
    expect(report.verdict, JSON.stringify(report.checks)).toBe('verified');
    expect(outcomeOf(report, 'endorsement')).toBe('pass');
    expect(report.inside.map(({ role, verdict, comment, issuer }) => [role, verdict, comment, issuer.name])).toEqual([
      ['endorsement', 'verified', 'Asks what we ask of our own.', 'Guild of Pilots'],
    ]);
  });

  it('of something else, glued on, are not genuine: a caution', async () => {
    const report = await verifyFound(await withEndorsement(await signed('https://issuer.example/achievements/2')));
    expect([report.verdict, outcomeOf(report, 'endorsement'), report.inside[0]?.verdict]).toEqual([
      'verified',
      'warn',
      'invalid',
    ]);
  });

  it('that were changed are not genuine: a caution', async () => {
    const changed = { ...(await signed(ACHIEVEMENT)), name: 'Praise' };
    const report = await verifyFound(await withEndorsement(changed));
    expect([report.verdict, outcomeOf(report, 'endorsement')]).toEqual(['verified', 'warn']);
  });

  it('that are no endorsements, but some credential, are not counted', async () => {
    const report = await verifyFound(await withEndorsement(await signedByDidKey({ id: 'urn:uuid:badge' })));
    expect(report.inside.map(({ verdict }) => verdict)).toEqual(['invalid']);
  });

  it('that can’t be checked are said to be so', async () => {
    const report = await verifyFound(await withEndorsement(endorsement(ACHIEVEMENT)));
    expect([report.verdict, outcomeOf(report, 'endorsement')]).toEqual(['verified', 'unknown']);
  });

  it('are read as JWTs too', async () => {
    const token = await signJwt(
      endorsement(ACHIEVEMENT, { issuer: { id: DID_KEY, type: ['Profile'], name: 'Guild of Pilots' } }),
      KEY,
      `${DID_KEY}#${KEY.multibase}`,
    );
    const report = await verifyFound(await withEndorsement(token, 'endorsementJwt'));
    expect([report.verdict, outcomeOf(report, 'endorsement'), report.inside[0]?.comment]).toEqual([
      'verified',
      'pass',
      'Asks what we ask of our own.',
    ]);
  });
});

describe('a presentation', () => {
  const presentation = (members: readonly unknown[], more: Json = {}): Json => ({
    '@context': [V2],
    type: ['VerifiablePresentation'],
    verifiableCredential: members,
    ...more,
  });

  it('without a proof is as good as what it holds', async () => {
    const report = await verifyFound(presentation([await signedByDidKey()]));
    expect([report.verdict, report.format, report.achievement.name]).toEqual([
      'verified',
      'verifiable-presentation',
      'Coastal Navigation',
    ]);
  });

  it.each<[string, () => Promise<readonly unknown[]>, string]>([
    ['one not genuine', async () => [await signedByDidKey(), tampered(await signedByDidKey())], 'invalid'],
    [
      'one expired',
      async () => [await signedByDidKey(), await signedByDidKey({ validUntil: '2025-01-01T00:00:00Z' })],
      'expired',
    ],
    ['one unproven', async () => [await signedByDidKey(), badge(DID_KEY)], 'unverifiable'],
    ['none', async () => [], 'unverifiable'],
    ['more than are read', async () => Array.from({ length: 60 }, () => SIGNED), 'unverifiable'],
  ])('holding %s is %s', async (_, members, verdict) => {
    SIGNED = await signedByDidKey();
    expect((await verifyFound(presentation(await members()))).verdict).toBe(verdict);
  });
  let SIGNED: Json = {};

  const shown = async (more: Json = {}, proof: Json = {}) => {
    const document = presentation([await signedByDidKey()], { holder: DID, ...more });
    return { ...document, proof: await proofBy(SIGNER, document, { proofPurpose: 'authentication', ...proof }) };
  };

  it('with its holder’s proof is verified', async () => {
    const report = await verifyFound(await shown());
    expect([report.verdict, outcomeOf(report, 'proof'), outcomeOf(report, 'key')]).toEqual([
      'verified',
      'pass',
      'pass',
    ]);
  });

  it('whose proof is wrong is not genuine, whatever it holds', async () => {
    const report = await verifyFound({ ...(await shown()), id: 'urn:uuid:other' });
    expect(report.verdict).toBe('invalid');
  });

  it('signed by somebody else than its holder is not genuine', async () => {
    expect((await verifyFound(await shown({ holder: DID_KEY }))).verdict).toBe('invalid');
  });

  it('whose holder can’t be reached could not be checked', async () => {
    expect((await verifyFound(await shown({ holder: ISSUER }))).verdict).toBe('unreachable');
  });

  it('needs a key for showing oneself, not one for issuing', async () => {
    const document = presentation([await signedByDidKey()], { holder: ISSUER });
    const proof = await proofBy(SIGNER, document, { proofPurpose: 'authentication', verificationMethod: METHOD });
    const lists = controller(ISSUER, METHOD, KEY);
    const report = await verifyFound({ ...document, proof }, { network: { [ISSUER]: lists } });
    expect([report.verdict, reasonOf(report, 'key')]).toEqual(['invalid', 'key-not-authorised']);
  });

  it('of another person’s credential says so', async () => {
    const report = await verifyFound(presentation([await signedByDidKey()]), { holder: 'Zoe Stranger' });
    expect(report.verdict).toBe('other-person');
  });

  it('may be a JWT that holds JWTs', async () => {
    const token = await signJwt(badge(DID_KEY), KEY, `${DID_KEY}#${KEY.multibase}`);
    const vp = await signJwt(
      {
        id: 'urn:uuid:vp',
        validFrom: '2024-05-03T09:00:00Z',
        issuer: { id: DID_KEY },
        ...presentation([enveloped(token)]),
      },
      KEY,
      `${DID_KEY}#${KEY.multibase}`,
    );
    const report = await verifyFound(vp);
    expect([report.verdict, report.inside.map(({ verdict }) => verdict)]).toEqual(['verified', ['verified']]);
  });
});

describe('an enveloped credential', () => {
  it('is its token', async () => {
    const token = await signJwt(badge(DID_KEY), KEY, `${DID_KEY}#${KEY.multibase}`);
    expect((await verifyFound(enveloped(token))).verdict).toBe('verified');
  });

  it.each(['data:text/html,<b>x</b>', 'https://evil.example/token', 'data:application/vc+jwt,not a token', 7])(
    'in “%s” is none',
    async (id) => {
      expect((await verifyFound({ '@context': V2, type: 'EnvelopedVerifiableCredential', id })).verdict).toBe(
        'invalid',
      );
    },
  );
});
