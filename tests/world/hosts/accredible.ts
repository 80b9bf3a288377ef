import { json } from '../answers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Case, type HostWorld, hashed, trouble } from './host-world';

const API = 'https://api.accredible.com/v1';
const uuid = (number: number) => `8d2f61c${number.toString(16)}-4b07-4e9a-a1d3-5c90e7b3f24${number.toString(16)}`;
const assertionUrl = (number: number) => `${API}/obi/badge_assertions/${uuid(number)}`;
const recordUrl = (number: number) => `${API}/credential-net/credentials/${uuid(number)}`;
const href = (number: number) => `https://www.credential.net/${uuid(number)}`;
/** A domain that an issuer brought, so that Accredible shows its credentials there. */
const ownHref = (number: number, host = 'credentials.harbour.example') => `https://${host}/${uuid(number)}`;

/** The record that the page is drawn from, which names the person, and an assertion that doesn't. */
function award(number: number, name: string, more: object = {}, dates: object = {}): Case['answers'] {
  const context = 'https://w3id.org/openbadges/v2';
  const badge = `${API}/obi/issuer_badge_classes/${uuid(number)}`;
  const issuer = `${API}/obi/issuers/4711`;
  const profile = {
    '@context': context,
    id: issuer,
    type: 'Issuer',
    name: 'Open Harbour Academy',
    url: 'https://issuer.example',
  };
  return [
    [
      recordUrl(number),
      json({
        data: {
          uuid: uuid(number),
          name: 'Radar Plotting',
          description: '<p>Plots what others do.</p>',
          issued_on: '2024-05-03',
          expired_on: null,
          expired: false,
          revoked_at: null,
          private: false,
          url: href(number),
          recipient: { name, email: 'a**@mail.example' },
          issuer: { id: 4711, name: 'Open Harbour Academy', url: 'https://issuer.example' },
          group: { course_name: 'Radar Plotting' },
          ...more,
        },
      }),
    ],
    [
      assertionUrl(number),
      json({
        '@context': context,
        id: assertionUrl(number),
        type: 'Assertion',
        uid: uuid(number),
        recipient: { type: 'email', hashed: true, identity: hashed(LEARNER.email) },
        issuedOn: '2024-05-03T00:00:00.000Z',
        verification: { type: 'hosted' },
        badge,
        ...dates,
      }),
    ],
    [
      badge,
      json({
        '@context': context,
        id: badge,
        type: 'BadgeClass',
        name: 'Radar Plotting',
        description: 'Plots what others do.',
        image: `${API}/obi/image/${uuid(number)}.png`,
        criteria: { narrative: 'Plotted a crossing.' },
        issuer,
      }),
    ],
    [issuer, json(profile)],
  ];
}

export const accredible: HostWorld = {
  id: 'accredible',
  cases: {
    valid: {
      href: `${href(1)}#gs.a1b2c3`,
      verdict: 'verified',
      recipient: LEARNER.name,
      answers: award(1, LEARNER.name),
    },
    revoked: {
      href: href(2),
      verdict: 'revoked',
      answers: award(2, LEARNER.name, { revoked_at: '2025-01-01T00:00:00Z' }),
    },
    expired: {
      href: `https://skillshop.credential.net/${uuid(3)}#acc.Ab12Cd34`,
      verdict: 'expired',
      recipient: LEARNER.name,
      answers: award(
        3,
        LEARNER.name,
        { expired: true, expired_on: '2025-05-03' },
        { expires: '2025-05-03T00:00:00.000Z' },
      ),
    },
    'unknown id': {
      href: href(4),
      verdict: 'unverifiable',
      answers: [recordUrl(4), assertionUrl(4)].map((url) => [
        url,
        json({ success: false, data: 'No credential with this id' }, 404),
      ]),
    },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: award(5, SOMEBODY_ELSE.name),
    },
    ...trouble((number) => ({ href: href(number), asked: [recordUrl(number), assertionUrl(number)] })),
  },
  more: [
    {
      what: 'on an issuer’s own domain, which the record names',
      href: ownHref(0),
      verdict: 'verified',
      recipient: LEARNER.name,
      answers: award(0, LEARNER.name, { url: ownHref(0) }),
    },
    {
      what: 'on a domain that the record does not name',
      href: ownHref(10, 'credentials.look-alike.example'),
      verdict: 'unverifiable',
      why: 'No record could be found that names this site (credentials.look-alike.example)',
      answers: award(10, LEARNER.name),
    },
  ],
};
