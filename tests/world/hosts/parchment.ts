import { json } from '../answers';
import { SET_INDEX } from '../issuers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Award, signedBadge } from '../signed';
import { type Case, type HostWorld, trouble } from './host-world';

const href = (number: number) =>
  `https://harbour.badges.parchment.com/public/credentials/Pc${number}w8xLmR0yWc5nZbHs1Ug`;

/** A signed credential, which names its holder itself. */
async function award(number: number, more: Partial<Award> = {}): Promise<Case['answers']> {
  return [[href(number), json(await signedBadge({ name: 'Signal Lamps', path: href(number), ...more }))]];
}

/** Parchment's Open Badges 3.0. */
export const parchment: HostWorld = {
  id: 'badgr',
  place: 'Parchment, Open Badges 3.0',
  cases: {
    valid: { href: href(1), verdict: 'verified', recipient: LEARNER.name, answers: await award(1) },
    revoked: {
      href: href(2),
      verdict: 'revoked',
      recipient: LEARNER.name,
      answers: await award(2, { status: { purpose: 'revocation', index: SET_INDEX } }),
    },
    expired: {
      href: href(3),
      verdict: 'expired',
      recipient: LEARNER.name,
      answers: await award(3, { validUntil: '2025-05-03T00:00:00Z' }),
    },
    'unknown id': { href: href(4), verdict: 'unverifiable', answers: [[href(4), json({ detail: 'Not found.' }, 404)]] },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: await award(5, { recipient: SOMEBODY_ELSE.name }),
    },
    ...trouble((number) => ({ href: href(number), asked: [href(number)] })),
  },
};
