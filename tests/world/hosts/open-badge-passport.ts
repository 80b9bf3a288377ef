import { json } from '../answers';
import { SET_INDEX } from '../issuers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Award, signedBadge } from '../signed';
import { type Case, type HostWorld, hashed, trouble } from './host-world';

const ROOT = 'https://openbadgefactory.com';
const hash = (number: number) => `7d1f0c3e52ad4c609e18d40a6c2f8b35e1f2a3${number}${number}`;
const href = (number: number) => `${ROOT}/v1/assertion/${hash(number)}`;
const newHref = (number: number) => `${ROOT}/obv3/credentials/${hash(number)}`;

/** A hosted assertion of the factory, which names nobody; badge class and issuer are at addresses of their own. */
function award(number: number, more: object = {}): Case['answers'] {
  const context = 'https://w3id.org/openbadges/v2';
  const badge = `${ROOT}/v1/badge/_/Qr${number}Harbour.json`;
  const issuer = `${ROOT}/v1/client/Harbour${number}.json`;
  return [
    [
      href(number),
      json({
        '@context': context,
        type: 'Assertion',
        id: href(number),
        recipient: { type: 'email', hashed: true, salt: 'harbour', identity: hashed(`${LEARNER.email}harbour`) },
        badge,
        verification: { type: 'hosted' },
        issuedOn: '2024-05-03T00:00:00Z',
        ...more,
      }),
    ],
    [
      badge,
      json({
        '@context': context,
        type: 'BadgeClass',
        id: badge,
        name: 'Buoyage',
        description: 'Knows the buoys.',
        image: `${ROOT}/v1/badge/_/Qr${number}Harbour.png`,
        criteria: { narrative: 'Named them all.' },
        issuer,
      }),
    ],
    [
      issuer,
      json({
        '@context': context,
        type: 'Issuer',
        id: issuer,
        name: 'Open Harbour Academy',
        url: 'https://issuer.example',
        email: 'badges@issuer.example',
      }),
    ],
  ];
}

async function signed(number: number, more: Partial<Award> = {}): Promise<Case['answers']> {
  return [[newHref(number), json(await signedBadge({ name: 'Buoyage', path: newHref(number), ...more }))]];
}

export const openBadgePassport: HostWorld = {
  id: 'open-badge-passport',
  cases: {
    valid: { href: `${href(1)}.html?v=2.0`, verdict: 'verified', answers: award(1) },
    revoked: {
      href: href(2),
      verdict: 'revoked',
      answers: [
        [
          href(2),
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
    expired: { href: href(3), verdict: 'expired', answers: award(3, { expires: '2025-05-03T00:00:00Z' }) },
    'unknown id': { href: href(4), verdict: 'unverifiable', answers: [[href(4), json({ error: 'not found' }, 404)]] },
    'wrong name': { never: 'an assertion names nobody, and no page does that may be read' },
    ...trouble((number) => ({ href: href(number), asked: [href(number)] })),
  },
  more: [
    { what: 'gone (410)', href: href(0), verdict: 'revoked', answers: [[href(0), json({}, 410)]] },
    {
      what: 'Open Badges 3.0, valid',
      href: `${newHref(1)}.html`,
      verdict: 'verified',
      recipient: LEARNER.name,
      answers: await signed(1),
    },
    {
      what: 'Open Badges 3.0, revoked',
      href: newHref(2),
      verdict: 'revoked',
      recipient: LEARNER.name,
      answers: await signed(2, { status: { purpose: 'revocation', index: SET_INDEX } }),
    },
    {
      what: 'Open Badges 3.0, wrong name',
      href: newHref(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: await signed(5, { recipient: SOMEBODY_ELSE.name }),
    },
  ],
};
