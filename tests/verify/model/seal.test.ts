import { constants, createHash, sign, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyElm } from '../../../lib/verify/checks/sealed';
import { isElm, openSealed, readElm, readElmEvidence } from '../../../lib/verify/formats/elm';
import { NO_REGISTRY } from '../../../lib/verify/issuers/known';
import { isObject } from '../../../lib/verify/json';
import { readCertificate } from '../../../lib/verify/rare/certificate';
import { oidOf, readDer, timeOfDer } from '../../../lib/verify/rare/der';
import { verifySeal } from '../../../lib/verify/rare/seal';
import { startRun } from '../../../lib/verify/run';
import { foldVerdict } from '../../../lib/verify/verdict';
import { loadRare } from '../../load-rare';
import type { Json } from '../../world/sign';
import { NOW, networkOf } from '../mint';
import { certificate, der, ec, type Keys, oid, rsa, sequence } from './certificates';

const LANGUAGE = 'http://publications.europa.eu/resource/authority/language';

const elm = (more: Json = {}): Json => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:1',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  displayParameter: {
    id: 'urn:epass:displayParameter:1',
    type: 'DisplayParameter',
    title: { en: 'Coastal Navigation', pt: 'Navegação costeira' },
    description: { pt: ['Encontra o caminho.'] },
    primaryLanguage: { id: `${LANGUAGE}/POR`, type: 'Concept' },
  },
  issuanceDate: '2024-05-03T09:00:00Z',
  issued: '2024-05-03T09:00:00Z',
  issuer: { id: 'urn:epass:org:1', type: 'Organisation', legalName: { pt: 'Escola do Porto', en: 'Harbour School' } },
  credentialSubject: {
    id: 'urn:epass:person:1',
    type: 'Person',
    givenName: { pt: 'Ada' },
    familyName: { pt: 'Aprendiz' },
    hasClaim: {
      id: 'urn:epass:learningAchievement:1',
      type: 'LearningAchievement',
      title: { pt: 'Outra coisa' },
      provenBy: { type: 'LearningAssessment', title: { pt: 'Exame' }, grade: { noteLiteral: { pt: '18' } } },
      supplementaryDocument: { type: 'WebResource', title: { en: 'Syllabus' }, contentURL: 'https://school.example/s' },
    },
  },
  ...more,
});

const b64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const RSA = rsa();
const EC = ec();

interface Wish {
  readonly keys?: Keys;
  readonly chain?: readonly Buffer[];
  readonly header?: Json;
  readonly unprotected?: Json;
  readonly credential?: Json;
  readonly plain?: boolean;
  readonly alg?: string;
}

/** A sealed credential. Written apart from the product on purpose. */
function seal(wish: Wish = {}): { readonly payload: string; readonly signatures: readonly Json[] } {
  const { keys = RSA, chain = [certificate({ keys })], plain = true } = wish;
  const alg = wish.alg ?? (keys.privateKey.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256');
  const header = {
    alg,
    'x5t#S256': createHash('sha256')
      .update(chain[0] ?? '')
      .digest('base64url'),
    x5c: chain.map((one) => one.toString('base64')),
    sigT: '2024-05-03T09:00:00Z',
    ...(plain ? { b64: false, crit: ['b64', 'sigT'] } : { crit: ['sigT'] }),
    ...wish.header,
  };
  const text = JSON.stringify(wish.credential ?? elm());
  const payload = plain ? text : b64(text);
  const protectedText = b64(header);
  const signature = sign(`sha${alg.slice(2)}`, Buffer.from(`${protectedText}.${payload}`), {
    key: keys.privateKey,
    dsaEncoding: 'ieee-p1363',
    ...(alg.startsWith('PS')
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : {}),
  }).toString('base64url');
  return {
    payload,
    signatures: [
      {
        protected: protectedText,
        header: { etsiU: ['x'] },
        ...(wish.unprotected ? { header: wish.unprotected } : {}),
        signature,
      },
    ],
  };
}

const run = () => startRun({ fetch: networkOf({}), now: NOW, registry: NO_REGISTRY, rare: loadRare });
async function checked(document: Json): Promise<{ proof: unknown; key: unknown; verdict: string; keyDetail: unknown }> {
  const answer = await verifyElm(run(), document);
  const checks = answer?.checks ?? [];
  const of = (id: string) => checks.find((check) => check.id === id);
  const said = (id: string) => `${of(id)?.outcome} ${of(id)?.reason ?? ''}`.trim();
  return { proof: said('proof'), key: said('key'), verdict: foldVerdict(checks), keyDetail: of('key')?.detail };
}

describe('a European Digital Credential', () => {
  it('is read in its own primary language', () => {
    expect(readElm(elm())).toEqual({
      format: 'elm-3',
      issuer: { id: 'urn:epass:org:1', name: 'Escola do Porto' },
      achievement: { name: 'Navegação costeira', description: 'Encontra o caminho.' },
      recipient: { name: 'Ada Aprendiz' },
      issuedAt: '2024-05-03T09:00:00Z',
      expiresAt: null,
      identities: [],
    });
  });

  it('tells its evidence', () => {
    expect(readElmEvidence(elm())).toEqual([
      { name: 'Exame', description: '18', url: null },
      { name: 'Syllabus', description: null, url: 'https://school.example/s' },
    ]);
  });

  it('with nothing in it is read as nothing, and nothing throws', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'displayParameter',
            'credentialSubject',
            'issuer',
            'payload',
            'signatures',
            'signature',
            'protected',
          ),
          fc.jsonValue(),
        ),
        (document) => {
          expect(readElm(document).format).toBe('elm-3');
          readElmEvidence(document);
          openSealed(document);
        },
      ),
    );
  });

  it('without a seal proves nothing', async () => {
    expect(await checked(elm())).toMatchObject({ proof: 'unknown no-proof', verdict: 'unverifiable' });
  });

  it('that breaks its own model is refused', async () => {
    expect((await checked(elm({ credentialSubject: {} }))).verdict).toBe('invalid');
  });

  it('is none of ours with another type, or with a proof of another kind', async () => {
    expect(await verifyElm(run(), elm({ type: ['VerifiableCredential'] }))).toBeNull();
    expect(await verifyElm(run(), elm({ proof: {} }))).toBeNull();
    expect(await verifyElm(run(), seal({ credential: { a: 1 } }))).toBeNull();
  });
});

describe('a seal that fits', () => {
  it.each<[string, Wish]>([
    ['RS256', {}],
    ['RS384', { alg: 'RS384' }],
    ['RS512', { alg: 'RS512' }],
    ['PS256', { alg: 'PS256' }],
    ['ES256', { keys: EC }],
    ['ES384', { keys: ec('P-384'), alg: 'ES384' }],
    ['a payload in base64url', { plain: false }],
    ['a time stamp that we do not read', { header: { adoTst: {}, crit: ['b64', 'sigT', 'adoTst'] } }],
    ['`iat` in place of `sigT`', { header: { sigT: undefined, iat: 1714726800, crit: ['b64'] } }],
  ])('%s: the proof holds, the authority stays unchecked, the verdict is no verdict', async (_, wish) => {
    expect(await checked(seal(wish))).toMatchObject({
      proof: 'pass signed-by',
      key: 'unknown seal-authority-unchecked',
      verdict: 'unverifiable',
    });
  });

  it('names whose seal it is, and who certified it', async () => {
    const root = rsa();
    const by = { keys: root, name: 'Harbour Root' };
    const chain = [certificate({ keys: EC, by }), certificate({ keys: root, name: 'Harbour Root', authority: true })];
    expect((await checked(seal({ keys: EC, chain }))).keyDetail).toEqual({
      name: 'Harbour School Seal, Harbour Trust, PT',
      other: 'Harbour Root, Harbour Trust, PT',
    });
  });

  it('in the flattened form', async () => {
    const { payload, signatures } = seal();
    expect(await checked({ payload, ...signatures[0] })).toMatchObject({ proof: 'pass signed-by' });
  });
});

describe('a seal that does not fit', () => {
  const changed = (change: (document: { payload: string; signatures: Record<string, unknown>[] }) => void) => {
    const document = JSON.parse(JSON.stringify(seal()));
    change(document);
    return document;
  };
  const by = (keys: Keys) => ({ keys, name: 'Harbour Root' });
  const other = rsa();

  it.each<[string, () => Json, string, string, string]>([
    [
      'the text changed',
      () =>
        changed((d) => {
          d.payload = d.payload.replace('Ada', 'Eva');
        }),
      'fail signature-wrong',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'white space added',
      () =>
        changed((d) => {
          d.payload = ` ${d.payload}`;
        }),
      'fail signature-wrong',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'somebody else’s certificate',
      () => seal({ chain: [certificate({ keys: other })] }),
      'fail signature-wrong',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'a second signature that is wrong',
      () =>
        changed((d) => {
          d.signatures.push({ ...d.signatures[0], signature: 'AAAA' });
        }),
      'fail signature-wrong',
      'unknown seal-authority-unchecked',
      'invalid',
    ],
    [
      'another certificate than its thumbprint says',
      () => seal({ header: { 'x5t#S256': 'x' } }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'an algorithm for another key',
      () => seal({ keys: EC, chain: [certificate({ keys: RSA })] }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'a certificate that is none',
      () => seal({ header: { x5c: ['AAAA'], 'x5t#S256': undefined } }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'nine certificates',
      () => seal({ chain: Array.from({ length: 9 }, () => certificate({ keys: RSA })) }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'no certificate',
      () => seal({ header: { x5c: undefined } }),
      'unknown signature-unchecked',
      'unknown signature-unchecked',
      'unverifiable',
    ],
    [
      'no algorithm',
      () => seal({ header: { alg: 'none' } }),
      'unknown proof-type-unsupported',
      'unknown signature-unchecked',
      'unverifiable',
    ],
    [
      'a shared secret',
      () => seal({ header: { alg: 'HS256' } }),
      'unknown proof-type-unsupported',
      'unknown signature-unchecked',
      'unverifiable',
    ],
    [
      'something critical that we do not know',
      () => seal({ header: { exp: 1, crit: ['b64', 'exp'] } }),
      'unknown proof-type-unsupported',
      'unknown signature-unchecked',
      'unverifiable',
    ],
    [
      'something else that is signed',
      () => seal({ header: { sigD: {} } }),
      'unknown proof-type-unsupported',
      'unknown signature-unchecked',
      'unverifiable',
    ],
    [
      'a critical name that is not there',
      () => seal({ header: { crit: ['b64', 'sigPl'] } }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'a critical name twice',
      () => seal({ header: { crit: ['b64', 'b64'] } }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'no critical names',
      () => seal({ header: { crit: [] } }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'a plain payload that it does not call critical',
      () => seal({ header: { crit: undefined } }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'a header outside that speaks of certificates',
      () => seal({ unprotected: { x5c: [] } }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'a time that is none',
      () => seal({ header: { sigT: 'noon' } }),
      'fail proof-malformed',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'a time to come',
      () => seal({ header: { sigT: '2029-01-01T00:00:00Z' } }),
      'fail proof-dates',
      'unknown signature-unchecked',
      'invalid',
    ],
    [
      'a certificate that had run out',
      () => seal({ chain: [certificate({ keys: RSA, until: '2024-01-01T00:00:00Z' })] }),
      'pass signed-by',
      'fail seal-outside-validity',
      'invalid',
    ],
    [
      'a certificate not yet valid',
      () => seal({ chain: [certificate({ keys: RSA, from: '2025-01-01T00:00:00Z' })] }),
      'pass signed-by',
      'fail seal-outside-validity',
      'invalid',
    ],
    [
      'a certificate only for encryption',
      () => seal({ chain: [certificate({ keys: RSA, usage: 0x20 })] }),
      'pass signed-by',
      'fail proof-purpose',
      'invalid',
    ],
    [
      'an authority that did not sign it',
      () =>
        seal({
          chain: [
            certificate({ keys: RSA, by: by(EC) }),
            certificate({ keys: other, name: 'Harbour Root', authority: true }),
          ],
        }),
      'pass signed-by',
      'fail seal-certificate-malformed',
      'invalid',
    ],
    [
      'an authority that is none',
      () =>
        seal({
          chain: [certificate({ keys: RSA, by: by(other) }), certificate({ keys: other, name: 'Harbour Root' })],
        }),
      'pass signed-by',
      'fail seal-certificate-malformed',
      'invalid',
    ],
    [
      'an authority that had run out',
      () =>
        seal({
          chain: [
            certificate({ keys: RSA, by: by(other) }),
            certificate({ keys: other, name: 'Harbour Root', authority: true, until: '2023-01-01T00:00:00Z' }),
          ],
        }),
      'pass signed-by',
      'fail seal-outside-validity',
      'invalid',
    ],
    ['no signature at all', () => ({ ...seal(), signatures: [] }), 'fail proof-malformed', 'undefined', 'invalid'],
    [
      'claims beside what is sealed',
      () => ({ ...seal(), credentialSubject: {} }),
      'fail proof-malformed',
      'undefined',
      'invalid',
    ],
    ['a payload that is no JSON', () => ({ ...seal(), payload: 'x' }), 'fail proof-malformed', 'undefined', 'invalid'],
    [
      'half a character',
      () =>
        changed((d) => {
          d.payload = d.payload.replace('Ada', '\ud800');
        }),
      'fail proof-malformed',
      'undefined',
      'invalid',
    ],
    [
      'signatures that mean different texts',
      () => ({ ...seal(), signatures: [...seal().signatures, ...seal({ plain: false }).signatures] }),
      'fail proof-malformed',
      'undefined',
      'invalid',
    ],
  ])('%s', async (_, document, proof, key, verdict) => {
    expect(await checked(document())).toMatchObject({ proof, key, verdict });
  });

  it('short keys are not trusted', async () => {
    expect(await checked(seal({ keys: rsa(1024) }))).toMatchObject({
      proof: 'unknown signature-unchecked',
      key: 'unknown key-unsupported',
    });
  });

  it('any change of any character of text, header or signature is noticed', async () => {
    const document = seal();
    const [first] = document.signatures;
    const members = {
      payload: document.payload,
      protected: String(first?.protected),
      signature: String(first?.signature),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('payload', 'protected', 'signature' as const),
        fc.nat(),
        fc.constantFrom('A', 'b', '7', '_', ' '),
        async (member, at, char) => {
          const text = members[member as keyof typeof members];
          const place = at % text.length;
          // The last character of base64url may hold unused bits.
          fc.pre(text[place] !== char && place < text.length - 1);
          const changedText = text.slice(0, place) + char + text.slice(place + 1);
          const changedSeal =
            member === 'payload'
              ? { ...document, payload: changedText }
              : { ...document, signatures: [{ ...first, [member]: changedText }] };
          expect((await checked(changedSeal)).proof).not.toContain('pass');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('certificates', () => {
  it('are read as Node reads them', () => {
    for (const keys of [RSA, EC]) {
      const bytes = certificate({ keys });
      const ours = readCertificate(bytes);
      const theirs = new X509Certificate(bytes);
      expect(theirs.verify(keys.publicKey)).toBe(true);
      expect(ours?.notAfter.getTime()).toBe(Date.parse(theirs.validTo));
      expect(ours?.notBefore.getTime()).toBe(Date.parse(theirs.validFrom));
      expect(Buffer.from(ours?.keyInfo ?? [])).toEqual(theirs.publicKey.export({ type: 'spki', format: 'der' }));
      expect(theirs.subject.split('\n').toSorted()).toEqual(['C=PT', 'CN=Harbour School Seal', 'O=Harbour Trust']);
      expect(ours?.subjectName).toBe('Harbour School Seal, Harbour Trust, PT');
    }
  });

  it('cut, lengthened or changed anywhere never throw', () => {
    const bytes = certificate({ keys: EC });
    for (let i = 0; i < bytes.length; i++) {
      expect(readCertificate(bytes.subarray(0, i))).toBeNull();
      for (const byte of [0, 0x1f, 0x30, 0x80, 0x84, 0xff]) {
        const changed = Uint8Array.from(bytes);
        changed[i] = byte;
        readCertificate(changed);
      }
    }
    expect(readCertificate(Buffer.concat([bytes, bytes]))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => void readCertificate(noise)));
  });

  it('nested without end, or larger than any certificate, are none', () => {
    let deep: Uint8Array = new Uint8Array();
    for (let i = 0; i < 5000; i++) deep = sequence(deep.subarray(0, 4000));
    expect(readCertificate(deep)).toBeNull();
    expect(readCertificate(Buffer.alloc(1_000_000, 0x30))).toBeNull();
  });

  it.each([
    ['indefinite length', [0x30, 0x80, 0, 0]],
    ['a length longer than need be', [0x30, 0x81, 0x01, 0x00]],
    ['a length beyond the end', [0x30, 0x05, 0x00]],
    ['a tag of several bytes', [0x1f, 0x81, 0x01, 0x00]],
  ])('%s is no DER', (_, bytes) => {
    expect(readDer(Uint8Array.from(bytes))).toBeNull();
  });

  it('identifiers and times', () => {
    const one = (bytes: Buffer) => readDer(bytes)?.[0] ?? null;
    expect(oidOf(one(oid('1.2.840.113549.1.1.11')))).toBe('1.2.840.113549.1.1.11');
    expect(timeOfDer(one(der(0x17, Buffer.from('240503090000Z'))))?.toISOString()).toBe('2024-05-03T09:00:00.000Z');
    expect(timeOfDer(one(der(0x17, Buffer.from('500503090000Z'))))?.getUTCFullYear()).toBe(1950);
    expect(timeOfDer(one(der(0x18, Buffer.from('20240503090000.5Z'))))).toBeNull();
    expect(timeOfDer(one(der(0x18, Buffer.from('20241303090000Z'))))).toBeNull();
  });
});

const OFFICIAL = path.join(path.resolve(process.env.TOUCHSTONE_SHARED ?? '../shared'), 'schemas/elm');
describe.skipIf(!existsSync(OFFICIAL))('the European Commission’s own samples', () => {
  const read = (file: string): Json => {
    const value: unknown = JSON.parse(readFileSync(path.join(OFFICIAL, file), 'utf8'));
    if (!isObject(value)) throw new Error(`${file} holds no object`);
    return value;
  };

  it('the sealed one: the seal fits, and its authority is named', async () => {
    const document = read('AA-Annex1-MC-signed.official.jsonld');
    expect(await checked(document)).toMatchObject({
      proof: 'pass signed-by',
      key: 'unknown seal-authority-unchecked',
      keyDetail: { name: 'TEST SEAL, ORGANIZACION TEST, VATES-A00000000, ES' },
      verdict: 'unverifiable',
    });
    const sealed = openSealed(document);
    expect(sealed && sealed !== 'malformed' && readElm(sealed.credential)).toMatchObject({
      achievement: { name: 'Micro-Credential' },
      recipient: { name: 'Ana Andromeda' },
    });
  });

  it('the sealed one with another name: false', async () => {
    const document = read('AA-Annex1-MC-signed.official.jsonld');
    const changed = { ...document, payload: String(document.payload).replaceAll('Andromeda', 'Perseus') };
    expect(await checked(changed)).toMatchObject({ proof: 'fail signature-wrong', verdict: 'invalid' });
  });

  it.each([
    ['credential-sample.official.jsonld', 'expired'],
    ['Sample-MC-Annex1-unsigned.official.jsonld', 'unverifiable'],
  ])('%s: read, and not proven (%s)', async (file, verdict) => {
    const document = read(file);
    expect(isElm(document)).toBe(true);
    expect(readElm(document).achievement.name).not.toBeNull();
    expect(await checked(document)).toMatchObject({ proof: 'unknown no-proof', verdict });
  });
});

it('a thousand signatures are not all tried', async () => {
  const { payload, signatures } = seal();
  const [first] = signatures;
  const many = openSealed({ payload, signatures: Array.from({ length: 99 }, () => first) });
  if (!many || many === 'malformed') throw new Error('not opened');
  expect(await verifySeal(many, run())).toMatchObject([{ id: 'proof', outcome: 'fail', reason: 'proof-malformed' }]);
  expect(openSealed({ payload, signatures: Array.from({ length: 1000 }, () => first) })).toBe('malformed');
});
