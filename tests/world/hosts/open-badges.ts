import { image, json, openJson } from '../answers';
import { SET_INDEX } from '../issuers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { png } from '../png';
import { type Award, signedBadge } from '../signed';
import { type Case, type HostWorld, hashed, trouble } from './host-world';

/** Any site: nothing is known of it. */
const CLUB = 'https://badges.club.example';
const href = (number: number) => `${CLUB}/credentials/mooring-${number}.json`;
const hostedHref = (number: number) => `${CLUB}/assertions/mooring-${number}.json`;
const bakedHref = (number: number) => `${CLUB}/badges/mooring-${number}.png`;

const badge = (path: string, more: Partial<Award> = {}) => signedBadge({ name: 'Mooring', path, ...more });

async function signed(number: number, more?: Partial<Award>): Promise<Case['answers']> {
  return [[href(number), openJson(await badge(href(number), more))]];
}

function hosted(number: number, more: object = {}) {
  const context = 'https://w3id.org/openbadges/v2';
  const issuer = {
    '@context': context,
    type: 'Issuer',
    id: `${CLUB}/issuer.json`,
    name: 'Mooring Club',
    url: CLUB,
    email: 'badges@club.example',
  };
  const badgeClass = {
    '@context': context,
    type: 'BadgeClass',
    id: `${CLUB}/class-mooring.json`,
    name: 'Mooring',
    description: 'Moors in wind.',
    image: `${CLUB}/mooring.png`,
    criteria: { narrative: 'Moored.' },
    issuer: issuer.id,
  };
  const assertion = {
    '@context': context,
    type: 'Assertion',
    id: hostedHref(number),
    recipient: { type: 'email', hashed: true, salt: 'club', identity: hashed(`${LEARNER.email}club`) },
    badge: badgeClass.id,
    verification: { type: 'hosted' },
    issuedOn: '2024-05-03T00:00:00Z',
    ...more,
  };
  const answers: Case['answers'] = [assertion, badgeClass, issuer].map((part) => [part.id, json(part)]);
  return { assertion, answers };
}

const copied = hosted(4);

/** The general case: an address that answers with a credential. */
export const openBadges: HostWorld = {
  id: 'open-badges',
  allow: [CLUB],
  cases: {
    valid: { href: href(1), verdict: 'verified', recipient: LEARNER.name, answers: await signed(1) },
    revoked: {
      href: href(2),
      verdict: 'revoked',
      recipient: LEARNER.name,
      answers: await signed(2, { status: { purpose: 'revocation', index: SET_INDEX } }),
    },
    expired: {
      href: href(3),
      verdict: 'expired',
      recipient: LEARNER.name,
      answers: await signed(3, { validUntil: '2025-05-03T00:00:00Z' }),
    },
    'unknown id': { href: href(4), verdict: 'unverifiable', answers: [[href(4), json({}, 404)]] },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: await signed(5, { recipient: SOMEBODY_ELSE.name }),
    },
    ...trouble((number) => ({ href: href(number), asked: [href(number)] })),
  },
  more: [
    { what: 'hosted assertion, valid', href: hostedHref(1), verdict: 'verified', answers: hosted(1).answers },
    {
      what: 'hosted assertion, revoked',
      href: hostedHref(2),
      verdict: 'revoked',
      answers: hosted(2, { revoked: true }).answers,
    },
    {
      what: 'hosted assertion, expired',
      href: hostedHref(3),
      verdict: 'expired',
      answers: hosted(3, { expires: '2025-05-03T00:00:00Z' }).answers,
    },
    {
      what: 'signed and baked into an image',
      href: bakedHref(1),
      verdict: 'verified',
      recipient: LEARNER.name,
      answers: [
        [
          bakedHref(1),
          image(png([40, 70, 60], { keyword: 'openbadgecredential', text: JSON.stringify(await badge(bakedHref(1))) })),
        ],
      ],
    },
    {
      what: 'hosted assertion baked into an image',
      href: bakedHref(2),
      verdict: 'verified',
      answers: [
        [bakedHref(2), image(png([70, 40, 60], { keyword: 'openbadges', text: JSON.stringify(copied.assertion) }))],
        ...copied.answers,
      ],
    },
    {
      what: 'image with nothing in it',
      href: bakedHref(3),
      verdict: 'unverifiable',
      answers: [[bakedHref(3), image(png([70, 70, 70]))]],
    },
    {
      what: 'changed after it was signed',
      href: href(0),
      verdict: 'invalid',
      recipient: LEARNER.name,
      answers: [[href(0), openJson({ ...(await badge(href(0))), name: 'Sea Rescue' })]],
    },
  ],
};
