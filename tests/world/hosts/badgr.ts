import { json } from '../answers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Case, type HostWorld, hashed, trouble } from './host-world';

const ROOT = 'https://api.badgr.io/public';
const ID = (number: number) => `Vb${number}w8xLmR0yWc5nZbHs1UgK`.slice(0, 22);
const href = (number: number) => `${ROOT}/assertions/${ID(number)}`;
const asked = (number: number) => `${href(number)}.json?v=2_0`;
/** Asked as well, for what is no longer at the old address. */
const NEWER = 'https://badges.parchment.com/public';
const newer = (number: number) => `${NEWER}/assertions/${ID(number)}`;

/** An assertion with its badge and issuer expanded, as `v=2_0` answers, and both at addresses of their own. */
function award(number: number, more: object = {}): Case['answers'] {
  const { assertion, parts } = recordOf(number, ROOT, more);
  return [[asked(number), json(assertion)], [href(number), json(assertion)], ...parts];
}

function recordOf(number: number, root: string, more: object = {}) {
  const context = 'https://w3id.org/openbadges/v2';
  const id = `${root}/assertions/${ID(number)}`;
  const issuer = {
    '@context': context,
    type: 'Issuer',
    id: `${root}/issuers/${ID(number)}`,
    name: 'Open Harbour Academy',
    url: 'https://issuer.example',
    email: 'badges@issuer.example',
  };
  const badge = {
    '@context': context,
    type: 'BadgeClass',
    id: `${root}/badges/${ID(number)}`,
    name: 'Signal Flags',
    description: 'Reads the flags.',
    image: `${root}/badges/${ID(number)}/image`,
    criteria: { narrative: 'Read a hoist.' },
    issuer,
  };
  const assertion = {
    '@context': context,
    type: 'Assertion',
    id,
    recipient: { type: 'email', hashed: true, salt: '0a1b2c3d', identity: hashed(`${LEARNER.email}0a1b2c3d`) },
    image: `${id}/image`,
    issuedOn: '2024-05-03T18:05:51.710973+00:00',
    verification: { type: 'HostedBadge' },
    badge,
    ...more,
  };
  const parts = [badge, issuer].map((part) => [part.id, json(part)] as const);
  return { assertion, parts };
}

const NO = json({ detail: 'Not found.' }, 404);

const moved = recordOf(0, NEWER);

export const badgr: HostWorld = {
  id: 'badgr',
  cases: {
    valid: { href: href(1), verdict: 'verified', answers: award(1) },
    // All that is left of a revoked one.
    revoked: {
      href: href(2),
      verdict: 'revoked',
      answers: [
        [
          asked(2),
          json({
            '@context': 'https://w3id.org/openbadges/v2',
            type: 'Assertion',
            id: href(2),
            revoked: true,
            revocationReason: 'Issued by mistake',
          }),
        ],
      ],
    },
    expired: {
      href: `https://badgr.com/public/assertions/${ID(3)}`,
      verdict: 'expired',
      answers: award(3, { expires: '2025-05-03T00:00:00+00:00' }),
    },
    'unknown id': {
      href: href(4),
      verdict: 'unverifiable',
      answers: [asked(4), newer(4)].map((url) => [url, NO]),
    },
    // No name anywhere: all there is to compare is the address that the link itself carries, and it may only warn.
    'wrong name': {
      href: `${href(5)}?identity__email=${encodeURIComponent(SOMEBODY_ELSE.email)}`,
      verdict: 'verified',
      caution: true,
      answers: award(5),
    },
    ...trouble((number) => ({ href: href(number), asked: [asked(number), newer(number)] })),
  },
  more: [
    {
      what: 'at Parchment’s address alone',
      href: newer(0),
      verdict: 'verified',
      answers: [[asked(0), NO], [newer(0), json(moved.assertion)], ...moved.parts],
    },
    // The badge may well be where nothing answers.
    {
      what: 'old address down, unknown at the new one',
      href: `https://harbour.badges.parchment.com/public/assertions/${ID(10)}`,
      verdict: 'unreachable',
      answers: [
        [asked(10), 'reset'],
        [newer(10), NO],
      ],
    },
  ],
};
