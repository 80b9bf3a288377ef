import { type Answer, html, json } from '../answers';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Case, type HostWorld, hashed, trouble } from './host-world';

const API = 'https://api.credly.com/v1/obi/v2';
const uuid = (number: number) => `4c1d7e${number}0-83b2-4f5a-9c60-2e7d1b9a4f3${number}`;
const assertionUrl = (id: string) => `${API}/badge_assertions/${id}`;
const pageUrl = (id: string) => `https://www.credly.com/badges/${id}/public_url`;

/** An assertion with a hashed e-mail, a badge class with its issuer, and the page whose `og:title` names the holder. */
function award(
  id: string,
  holder: { readonly name: string; readonly email: string },
  more: object = {},
): Case['answers'] {
  const issuer = `${API}/issuers/7c6b5a49-3827-4165-9504-f3e2d1c0b9a8`;
  const badge = `${issuer}/badge_classes/${id.replace(/^.{8}/, '0badc1a5')}`;
  const context = 'https://w3id.org/openbadges/v2';
  const profile = { id: issuer, type: 'Issuer', name: 'Open Harbour Academy', url: 'https://issuer.example' };
  return [
    [
      assertionUrl(id),
      json({
        '@context': context,
        id: assertionUrl(id),
        type: 'Assertion',
        recipient: { type: 'email', hashed: true, identity: hashed(holder.email) },
        issuedOn: '2024-05-03T14:11:46.000Z',
        verification: { type: 'hosted' },
        badge,
        ...more,
      }),
    ],
    [
      badge,
      json({
        '@context': context,
        id: badge,
        type: 'BadgeClass',
        name: 'Lead Line',
        description: 'Sounds the depth.',
        image: { id: `https://images.credly.com/images/${id}/badge.png` },
        criteria: { narrative: 'Sounded a channel.' },
        issuer: profile,
      }),
    ],
    [issuer, json({ '@context': context, ...profile })],
    [pageUrl(id), page(`Lead Line was issued by Open Harbour Academy to ${holder.name}.`)],
  ];
}

function page(title: string | null): Answer {
  return html(
    `<!doctype html><html lang="en"><head><title>Credly</title>${title === null ? '' : `<meta property="og:title" content="${title}">`}</head><body></body></html>`,
  );
}

export const credly: HostWorld = {
  id: 'credly',
  cases: {
    valid: { href: pageUrl(uuid(1)), verdict: 'verified', recipient: LEARNER.name, answers: award(uuid(1), LEARNER) },
    revoked: {
      href: `https://www.credly.com/badges/${uuid(2)}`,
      verdict: 'revoked',
      recipient: LEARNER.name,
      answers: award(uuid(2), LEARNER, { revoked: true, revocationReason: 'Issued by mistake' }),
    },
    expired: {
      href: `http://credly.com/badges/${uuid(3)}/linked_in_profile?trk=public_profile_see-credential`,
      verdict: 'expired',
      recipient: LEARNER.name,
      answers: award(uuid(3), LEARNER, { expires: '2025-05-03T14:11:46.000Z' }),
    },
    // The page is there for every id; only the record says no.
    'unknown id': {
      href: `https://www.youracclaim.com/badges/${uuid(4)}`,
      verdict: 'unverifiable',
      answers: [
        [assertionUrl(uuid(4)), json({ data: { message: 'Not found' } }, 404)],
        [pageUrl(uuid(4)), page(null)],
      ],
    },
    'wrong name': {
      href: pageUrl(uuid(5)),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: award(uuid(5), SOMEBODY_ELSE),
    },
    ...trouble((number) => ({
      href: pageUrl(uuid(number)),
      asked: [assertionUrl(uuid(number)), pageUrl(uuid(number))],
    })),
  },
};
