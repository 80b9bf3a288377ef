import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Json, signCredential } from '../world/sign';
import { KEY, OTHER_KEY, outcomeOf, reasonOf, signedByDidKey, verifyFound } from './mint';

const LIST = 'https://issuer.example/status/1';

const entry = (more: Json = {}): Json => ({
  id: `${LIST}#94567`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: LIST,
  ...more,
});

function encodedList(set: readonly number[], bytes = 16_384): string {
  const bits = new Uint8Array(bytes);
  for (const index of set) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return `u${Buffer.from(gzipSync(bits)).toString('base64url')}`;
}

function list(encoded: string, more: Json = {}, subject: Json = {}, key = KEY): Promise<Json> {
  const issuer = `did:key:${key.multibase}`;
  return signCredential(
    {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
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
    },
    key,
    `${issuer}#${key.multibase}`,
  );
}

describe('a credential with a status entry', () => {
  it.each([
    ['its bit is not set', () => list(encodedList([94566, 94568])), 'verified'],
    ['its bit is set', () => list(encodedList([94567])), 'revoked'],
    ['the list is short, its bit not set', () => list(encodedList([], 12_500), {}, {}), 'verified'],
    ['the list ends before its bit', () => list(encodedList([], 100)), 'unverifiable'],
    ['the list is no gzip', () => list('uAAAA'), 'unverifiable'],
    ['the list unpacks to 40 MB', () => list(encodedList([], 40_000_000)), 'unverifiable'],
    [
      'the list is for another purpose',
      () => list(encodedList([94567]), {}, { statusPurpose: 'suspension' }),
      'unverifiable',
    ],
    ['the list is another issuer’s', () => list(encodedList([]), {}, {}, OTHER_KEY), 'unverifiable'],
    ['the list has expired', () => list(encodedList([]), { validUntil: '2025-01-01T00:00:00Z' }), 'unverifiable'],
    [
      'the list is tampered with',
      async () => ({
        ...(await list(encodedList([94567]))),
        credentialSubject: (await list(encodedList([]))).credentialSubject,
      }),
      'unverifiable',
    ],
    ['the list has no proof', async () => ({ ...(await list(encodedList([]))), proof: undefined }), 'unverifiable'],
    ['the list can’t be reached', async () => undefined, 'unreachable'],
    ['the list is a page', async () => '<html></html>', 'unverifiable'],
  ])('where %s', async (_, made, verdict) => {
    const document = await made();
    const report = await verifyFound(await signedByDidKey({ credentialStatus: entry() }), {
      network: document === undefined ? {} : { [LIST]: document },
    });
    expect(report.verdict, JSON.stringify(report.checks)).toBe(verdict);
  });

  it('is suspended where the suspension list says so', async () => {
    const network = { [LIST]: await list(encodedList([94567]), {}, { statusPurpose: 'suspension' }) };
    const report = await verifyFound(
      await signedByDidKey({ credentialStatus: entry({ statusPurpose: 'suspension' }) }),
      { network },
    );
    expect(report.verdict).toBe('suspended');
  });

  it('is not verified when one of two entries is of a kind we do not know', async () => {
    const network = { [LIST]: await list(encodedList([])) };
    const other = { id: 'https://issuer.example/r', type: 'https://issuer.example/types#RevocationByPigeon' };
    const report = await verifyFound(await signedByDidKey({ credentialStatus: [entry(), other] }), { network });
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'status')).toBe('status-type-unknown');
  });

  it('is revoked when the second of two entries says so', async () => {
    const second = 'https://issuer.example/status/2';
    const network = { [LIST]: await list(encodedList([])), [second]: await list(encodedList([94567])) };
    const credential = await signedByDidKey({
      credentialStatus: [entry(), entry({ id: `${second}#94567`, statusListCredential: second })],
    });
    expect((await verifyFound(credential, { network })).verdict).toBe('revoked');
  });

  it.each(['-1', '1.5', 'x', '99999999999'])('with index %s is not verified', async (statusListIndex) => {
    const network = { [LIST]: await list(encodedList([])) };
    const report = await verifyFound(await signedByDidKey({ credentialStatus: entry({ statusListIndex }) }), {
      network,
    });
    expect(report.verdict).toBe('unverifiable');
    expect(reasonOf(report, 'status')).toBe('status-malformed');
  });

  it('without one has no status to ask', async () => {
    expect(outcomeOf(await verifyFound(await signedByDidKey()), 'status')).toBe('not-applicable');
  });

  it('does not ask for the list of a credential whose signature is wrong', async () => {
    const bad = { ...(await signedByDidKey({ credentialStatus: entry() })), validFrom: '2024-05-04T09:00:00Z' };
    const report = await verifyFound(bad, { network: { [LIST]: await list(encodedList([])) } });
    expect(report).toMatchObject({ verdict: 'invalid', requests: [] });
  });
});
