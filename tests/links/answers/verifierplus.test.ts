import { describe, expect, it } from 'vitest';
import { recognise } from '../../../lib/links/registry';
import { signedByDidKey } from '../../verify/mint';
import { type Answer, NOTHING, readAnswers, reportOf, WALL } from './answers';

const UUID = '7b1f0c3e-52ad-4c60-9e18-d40a6c2f8b35';
const STORED = `https://verifierplus.org/credentials/${UUID}`;
const API = `https://verifierplus.org/api/credentials/${UUID}`;
const TARGET = 'https://campus.example/download/7';
const LINK = `https://verifierplus.org/#verify?vc=${TARGET}`;

describe('VerifierPlus', () => {
  it.each([
    ['what it stores', STORED, API],
    ['what it points at', LINK, TARGET],
  ])('is asked for %s', (_, href, url) => {
    expect(readAnswers(href, [{ body: { type: 'VerifiablePresentation' } }]).document?.url).toBe(url);
  });

  it.each([
    ['404', { status: 404 }, 'not-found'],
    ['410', { status: 410 }, 'revoked-or-never-issued'],
    ['401', { status: 401 }, 'private'],
    ['an error', { status: 400 }, null],
    ['nothing', NOTHING, null],
  ] as const)('reads %s', (_, answer, absence) => {
    expect(readAnswers(STORED, [answer])).toEqual({ document: null, absence, recipient: null });
  });

  it('leaves an award to its own host, wherever the address is wrapped', () => {
    const credly = `https://www.credly.com/badges/${UUID}`;
    for (const inside of [
      credly,
      encodeURIComponent(credly),
      `https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(credly)}`,
    ])
      expect(recognise(`https://verifierplus.org/#verify?vc=${inside}`)?.url, inside).toBe(credly);
    expect(recognise('https://verifierplus.org/#verify?vc=https://campus.example/credentials/7.json')?.host).toBe(
      'open-badges',
    );
  });

  it('takes whatever else its host says of an address for that address', () => {
    const profile = 'https://www.credly.com/users/ada/badges';
    expect(recognise(`https://verifierplus.org/#verify?vc=${profile}`)).toMatchObject({
      host: 'verifierplus',
      kind: 'award',
      id: profile,
    });
  });
});

describe('the verdict on a VerifierPlus link', () => {
  const presentation = async (): Promise<Answer> => ({
    body: {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [await signedByDidKey()],
    },
  });

  it.each([
    ['Ada Learner', 'verified'],
    ['Bea Baker', 'other-person'],
  ])('that points at a signed badge, on the profile of %s: %s', async (holder, verdict) => {
    const network = { [TARGET]: { body: await signedByDidKey() } };
    expect((await reportOf(LINK, network, holder)).verdict).toBe(verdict);
  });

  it('to a stored presentation is that of the credential in it', async () => {
    expect((await reportOf(STORED, { [API]: await presentation() }, null)).achievement.name).toBe('Coastal Navigation');
  });

  it.each([
    ['that was changed', async () => ({ ...(await signedByDidKey()), validFrom: '2020-01-01T00:00:00Z' }), 'invalid'],
    ['that has expired', () => signedByDidKey({ validUntil: '2025-01-01T00:00:00Z' }), 'expired'],
    ['that is a wall', async () => WALL.body ?? '', 'unverifiable'],
  ] as const)('to a credential %s', async (_, body, verdict) => {
    expect((await reportOf(LINK, { [TARGET]: { body: await body() } }, null)).verdict).toBe(verdict);
  });
});
