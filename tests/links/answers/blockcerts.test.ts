import { describe, expect, it } from 'vitest';
import { signedByDidKey } from '../../verify/mint';
import { NOTHING, readAnswers, reportOf, WALL } from './answers';

const HREF = 'https://blockcerts.learningmachine.com/certificate/9d3f0b7c2e5a4186b0c4d71a2f6e8359';
const JSON_AT = `${HREF}?format=json`;

describe('a page of Blockcerts', () => {
  it('is asked for the document behind it', () => {
    expect(readAnswers(HREF, [{ body: { id: HREF } }]).document?.url).toBe(JSON_AT);
  });

  it.each([
    ['404', { status: 404 }, 'not-found'],
    ['410', { status: 410 }, 'revoked-or-never-issued'],
    ['an error', { status: 503 }, null],
    ['nothing', NOTHING, null],
  ] as const)('reads %s', (_, answer, absence) => {
    expect(readAnswers(HREF, [answer])).toEqual({ document: null, absence, recipient: null });
  });

  it.each([
    ['what stands there', async () => await signedByDidKey(), 'Ada Learner', 'verified'],
    ['somebody else’s', async () => await signedByDidKey(), 'Bea Baker', 'other-person'],
    ['what has expired', () => signedByDidKey({ validUntil: '2025-01-01T00:00:00Z' }), 'Ada Learner', 'expired'],
    [
      'what was changed',
      async () => ({ ...(await signedByDidKey()), validFrom: '2020-01-01T00:00:00Z' }),
      'Ada Learner',
      'invalid',
    ],
    ['a wall', async () => WALL.body ?? '', 'Ada Learner', 'unverifiable'],
  ] as const)('gets the verdict on %s', async (_, body, holder, verdict) => {
    expect((await reportOf(HREF, { [JSON_AT]: { body: await body() } }, holder)).verdict).toBe(verdict);
  });
});
