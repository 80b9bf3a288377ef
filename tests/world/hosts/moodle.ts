import { type Answer, html, json } from '../answers';
import { MOODLE } from '../pages/moodle';
import { LEARNER, SOMEBODY_ELSE } from '../people';
import { type Case, type HostWorld, hashed, trouble } from './host-world';

const ROOT = `${MOODLE.origin}/badges`;
const hash = (number: number) => `5f0e2d3c4b5a69788796a5b4c3d2e1f00f1e2d${number}${number}`;
const href = (number: number) => `${ROOT}/badge.php?hash=${hash(number)}`;
/** The page, asked for in English. */
const shown = (number: number) => `${href(number)}&lang=en`;
const asked = (number: number) => `${ROOT}/assertion.php?b=${hash(number)}&obversion=2`;
const askedNewer = (number: number) => `${ROOT}/json/assertion.php?b=${hash(number)}&obversion=v2p0`;

/** `verify` for `verification`, an embedded badge class, an issuer address for each badge; the page names the person. */
function award(
  number: number,
  holder: { readonly name: string; readonly email: string },
  more: object = {},
): Case['answers'] {
  const context = 'https://w3id.org/openbadges/v2';
  const issuer = {
    '@context': context,
    id: `${ROOT}/issuer_json.php?id=${number}1`,
    type: 'Issuer',
    name: 'Invented Campus',
    url: MOODLE.origin,
    email: 'badges@learn.campus.example',
  };
  const badge = {
    '@context': context,
    id: `${ROOT}/badge_json.php?id=${number}1`,
    type: 'BadgeClass',
    name: 'Archive Diver',
    description: 'Finds what was filed.',
    image: `${ROOT}/image.php?id=${number}1`,
    criteria: { id: `${ROOT}/badgeclass.php?id=${number}1`, narrative: 'Complete the course.' },
    issuer,
    version: '1.0',
    '@language': 'en',
  };
  const assertion = {
    '@context': context,
    type: 'Assertion',
    id: asked(number),
    recipient: { identity: hashed(`${holder.email}campus-salt`), type: 'email', hashed: true, salt: 'campus-salt' },
    badge,
    verify: { type: 'hosted', url: asked(number) },
    issuedOn: '2024-05-03T15:03:50+00:00',
    evidence: href(number),
    ...more,
  };
  return [
    [asked(number), json(assertion)],
    [badge.id, json(badge)],
    [issuer.id, json(issuer)],
    [shown(number), page(`<h2>Archive Diver</h2><div id="badge-awardedto">Awarded to ${holder.name}</div>`)],
  ];
}

function page(main: string): Answer {
  return html(
    `<!doctype html><html lang="en"><head><title>Issued badge information</title></head><body id="page-badges-badge"><div role="main">${main}</div></body></html>`,
  );
}

const refused = page(
  '<div id="notice" class="important"><span class="error">Cannot verify this awarded badge.</span></div>',
);

export const moodle: HostWorld = {
  id: 'moodle',
  allow: [MOODLE.origin],
  cases: {
    valid: { href: href(1), verdict: 'verified', recipient: LEARNER.name, answers: award(1, LEARNER) },
    // Moodle says 410 to a revoked badge and to one it never issued, and which it is not.
    revoked: {
      href: href(2),
      verdict: 'revoked',
      answers: [
        [asked(2), json({ id: asked(2), revoked: true }, 410)],
        [askedNewer(2), json({ id: asked(2), revoked: true }, 410)],
        [shown(2), refused],
      ],
    },
    expired: {
      href: href(3),
      verdict: 'expired',
      recipient: LEARNER.name,
      answers: award(3, LEARNER, { expires: '2025-05-03T00:00:00+00:00' }),
    },
    'unknown id': {
      href: href(4),
      verdict: 'revoked',
      answers: [
        [asked(4), json({}, 410)],
        [askedNewer(4), json({}, 410)],
        [shown(4), refused],
      ],
    },
    'wrong name': {
      href: href(5),
      verdict: 'other-person',
      recipient: SOMEBODY_ELSE.name,
      answers: award(5, SOMEBODY_ELSE),
    },
    ...trouble((number) => ({ href: href(number), asked: [asked(number), askedNewer(number), shown(number)] })),
  },
};
