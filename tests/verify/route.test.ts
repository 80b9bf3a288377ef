import { describe, expect, it } from 'vitest';
import { badge, DID_KEY, reasonOf, signedByDidKey, verifyFound } from './mint';

describe('what is no credential', () => {
  it.each<[string, unknown]>([
    ['a message with a payload and a signature', { payload: 'x', signature: 'y', id: '1' }],
    ['a signed message of another kind', { payload: '{"event":"push"}', signatures: [{ signature: 'x' }] }],
  ])('%s is not called false', async (_, document) => {
    expect((await verifyFound(document)).verdict).toBe('unverifiable');
  });

  it('a Merkle proof leads to Blockcerts, whatever the contexts are', async () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'merkle-proof-2019', proofValue: 'z' };
    expect((await verifyFound({ ...badge(DID_KEY), proof })).format).toBe('blockcerts');
  });
});

describe('an unsigned credential', () => {
  it('asks nobody: no answer would prove it', async () => {
    const report = await verifyFound(
      badge('https://issuer.example/about', {
        credentialSchema: [{ id: 'https://issuer.example/schema.json', type: 'JsonSchema' }],
        credentialStatus: {
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: '1',
          statusListCredential: 'https://issuer.example/status/1',
        },
      }),
    );
    expect([report.verdict, report.requests]).toEqual(['unverifiable', []]);
  });
});

describe('a report', () => {
  it('never repeats how a subject is named', async () => {
    const { credentialSubject } = badge(DID_KEY);
    const report = await verifyFound(
      badge(DID_KEY, { credentialSubject: { ...Object(credentialSubject), id: 'ada@learner.example' } }),
    );
    expect(report.verdict).toBe('invalid');
    expect(JSON.stringify(report)).not.toContain('ada@learner.example');
  });

  it('says of an issuer that is its own key that no document vouches for it', async () => {
    expect(reasonOf(await verifyFound(await signedByDidKey()), 'key')).toBe('key-is-issuer');
  });
});
