import { json } from '../answers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Case, type HostWorld, hashed, trouble } from './host-world';

const ROOT = 'https://api.badgr.io/public';
const ID = (number: number) => `Vb${number}w8xLmR0yWc5nZbHs1UgK`.slice(0, 22);
const href = (number: number) => `${ROOT}/assertions/${ID(number)}`;
const asked = (number: number) => `${href(number)}.json?v=2_0`;

/** An assertion with its badge and issuer expanded, as `v=2_0` answers, and both at addresses of their own. */
function award(number: number, more: object = {}): Case['answers'] {
  const context = 'https://w3id.org/openbadges/v2';
  const issuer = {
    '@context': context,
    type: 'Issuer',
    id: `${ROOT}/issuers/${ID(number)}`,
    name: 'Open Harbour Academy',
    url: 'https://issuer.example',
    email: 'badges@issuer.example',
  };
  const badge = {
    '@context': context,
    type: 'BadgeClass',
    id: `${ROOT}/badges/${ID(number)}`,
    name: 'Signal Flags',
    description: 'Reads the flags.',
    image: `${ROOT}/badges/${ID(number)}/image`,
    criteria: { narrative: 'Read a hoist.' },
    issuer,
  };
  const assertion = {
    '@context': context,
    type: 'Assertion',
    id: href(number),
    recipient: { type: 'email', hashed: true, salt: '0a1b2c3d', identity: hashed(`${LEARNER.email}0a1b2c3d`) },
    image: `${href(number)}/image`,
    issuedOn: '2024-05-03T18:05:51.710973+00:00',
    verification: { type: 'HostedBadge' },
    badge,
    ...more,
  };
  return [
    [asked(number), json(assertion)],
    [href(number), json(assertion)],
    [badge.id, json(badge)],
    [issuer.id, json(issuer)],
  ];
}

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
      answers: [[asked(4), json({ detail: 'Not found.' }, 404)]],
    },
    // No name anywhere: all there is to compare is the address that the link itself carries, and it may only warn.
    'wrong name': {
      href: `${href(5)}?identity__email=${encodeURIComponent(SOMEBODY_ELSE.email)}`,
      verdict: 'verified',
      caution: true,
      answers: award(5),
    },
    ...trouble((number) => ({ href: href(number), asked: [asked(number)] })),
  },
};
