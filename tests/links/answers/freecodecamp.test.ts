import { describe, expect, it } from 'vitest';
import { type Answer, NOTHING, readAnswers, reportOf, verdictOf, WALL } from './answers';

const HREF = 'https://www.freecodecamp.org/certification/AdaLearner/responsive-web-design';
const API = 'https://api.freecodecamp.org/certificate/showCert/adalearner/responsive-web-design';

const certification = (change: object = {}): Answer => ({
  body: {
    certSlug: 'responsive-web-design',
    certTitle: 'Responsive Web Design',
    username: 'adalearner',
    name: 'Ada Learner',
    date: Date.UTC(2024, 4, 3, 9, 30),
    completionTime: 300,
    ...change,
  },
});
const no = (message: string, status = 200): Answer => ({
  status,
  body: { messages: [{ type: 'info', message: `flash.${message}`, variables: { username: 'adalearner' } }] },
});

describe('freeCodeCamp', () => {
  it('states who was certified, what for and when', () => {
    expect(readAnswers(HREF, [certification()])).toEqual({
      document: null,
      absence: null,
      recipient: null,
      page: {
        url: API,
        how: 'record',
        isKnownHost: true,
        id: 'adalearner/responsive-web-design',
        recipient: 'Ada Learner',
        achievement: 'Responsive Web Design',
        issuer: { id: 'https://www.freecodecamp.org', name: 'freeCodeCamp' },
        issuedAt: '2024-05-03',
        expiresAt: null,
        doubts: ['date-may-be-today'],
      },
    });
  });

  it.each([
    ['user-not-certified', 200, 'denied'],
    ['not-eligible', 200, 'revoked'],
    ['username-not-found', 200, 'not-found'],
    ['cert-not-found', 404, 'not-found'],
    ['not-honest', 200, 'not-found'],
    ['profile-private', 200, 'private'],
    ['certs-private', 200, 'private'],
    ['timeline-private', 200, 'private'],
    ['add-name', 200, 'private'],
    ['something-new', 200, null],
  ] as const)('means by %s (%s): %s', (message, status, absence) => {
    expect(readAnswers(HREF, [no(message, status)])).toEqual({ document: null, absence, recipient: null });
  });

  it('takes no denial for a link that may mean the certification of the same name of earlier years', () => {
    const old = 'https://www.freecodecamp.org/AdaLearner/data-visualization-certification';
    expect(readAnswers(old, [no('user-not-certified')]).absence).toBe('not-found');
    expect(readAnswers(old, [no('not-eligible')]).absence).toBe('revoked');
    const stated = certification({ certSlug: 'data-visualization', username: 'AdaLearner' });
    expect(readAnswers(old, [stated]).page?.id).toBe('adalearner/data-visualization');
    const later = 'https://www.freecodecamp.org/certification/AdaLearner/data-visualization';
    expect(readAnswers(later, [no('user-not-certified')]).absence).toBe('denied');
  });

  it.each([
    ['nothing', NOTHING],
    ['a wall', WALL],
    ['another host’s word', { ...certification(), url: 'https://evil.example/record' }],
    ['429', { status: 429 }],
    ['JSON of another kind', { body: { certTitle: 'Responsive Web Design' } }],
    ['a list', { body: '[]', type: 'application/json' }],
  ] as const)('makes nothing of %s', (_, answer) => {
    expect(readAnswers(HREF, [answer])).toEqual({ document: null, absence: null, recipient: null });
  });

  it.each([
    ['no date', null],
    ['a date beyond all time', 9e15],
    ['a text', '2024'],
  ])('takes no date from %s', (_, date) => {
    expect(readAnswers(HREF, [certification({ date })]).page?.issuedAt).toBeNull();
  });
});

describe('the verdict on a freeCodeCamp link', () => {
  it.each([
    ['that stands', certification(), 'Ada Learner', 'confirmed', []],
    ['of another person', certification(), 'Bea Baker', 'other-person', ['different-person']],
    [
      'whose holder hides the name',
      certification({ name: undefined }),
      'Ada Learner',
      'unverifiable',
      ['page-without-recipient', 'name-not-readable'],
    ],
    [
      'dated today for want of a date',
      certification({ date: Date.UTC(2026, 10, 26, 11, 59) }),
      'Ada Learner',
      'confirmed',
      ['date-may-be-today'],
    ],
    [
      'answered with another award',
      certification({ certSlug: 'data-visualization' }),
      'Ada Learner',
      'unverifiable',
      ['page-of-another-award', 'name-not-readable'],
    ],
    ['that was never awarded', no('user-not-certified'), 'Ada Learner', 'invalid', ['issuer-denies']],
    ['that is private', no('certs-private'), 'Ada Learner', 'unverifiable', ['private-at-host']],
    ['of a closed account', no('not-eligible'), 'Ada Learner', 'revoked', ['revoked']],
  ] as const)('%s', async (_, answer, holder, verdict, reasons) => {
    const [said, why] = await verdictOf(reportOf(HREF, { [API]: answer }, holder));
    expect([said, why.filter((reason) => reason !== 'no-holder-known')]).toEqual([verdict, reasons]);
  });
});
