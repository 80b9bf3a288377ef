import { createHash } from 'node:crypto';
import { type Answer, html, image, json } from './answers';
import { LEARNER, SOMEBODY_ELSE } from './people';
import { png } from './png';

/** Links as people paste them. */
export const HOSTED = {
  credly: 'https://www.credly.com/badges/3f1d2c4b-5a69-4788-9a7b-6c5d4e3f2a10/public_url',
  credlyOther: 'https://www.credly.com/badges/91b0c7de-2f43-4d58-8a6c-0f1e2d3c4b5a/linked_in_profile',
  credlyTemplate: 'https://www.credly.com/org/open-harbour/badge/sail-making',
  badgr: 'https://api.eu.badgr.io/public/assertions/Tq2v8xLmR0yWc5nZbHs1Ug',
  badgrRevoked: 'https://api.eu.badgr.io/public/assertions/Zk9pQ4wXt7sEa1mVdYc3Rg',
  badgrUnreachable: 'https://api.ca.badgr.io/public/assertions/Mn5hJ8uBf2gLr6oKxPi0Tw',
  moodle: 'https://learn.campus.example/badges/badge.php?hash=1f0e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c',
  moodleRevoked: 'https://learn.campus.example/badges/badge.php?hash=2a1b0c9d8e7f60514233425160718293a4b5c6d7',
} as const;

/** Everything the badge hosts serve. No word to other origins, as in reality: only the extension may read it. */
export function hostedAnswers(): Map<string, Answer> {
  return new Map([
    ...credly('3f1d2c4b-5a69-4788-9a7b-6c5d4e3f2a10', 'Sail Making', LEARNER),
    ...credly('91b0c7de-2f43-4d58-8a6c-0f1e2d3c4b5a', 'Deep Sea Diving', SOMEBODY_ELSE),
    ...badgr('Tq2v8xLmR0yWc5nZbHs1Ug', 'Weather at Sea'),
    ...revokedBadgr('Zk9pQ4wXt7sEa1mVdYc3Rg'),
    ...moodleBadge('1f0e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c', 'Local Historian'),
    ...revokedMoodleBadge('2a1b0c9d8e7f60514233425160718293a4b5c6d7'),
    [bothBadgr('https://api.ca.badgr.io/public/assertions/Mn5hJ8uBf2gLr6oKxPi0Tw')[0], 'reset' as const],
  ]);
}

const sha256 = (text: string): string => `sha256$${createHash('sha256').update(text).digest('hex')}`;

/** Credly: an assertion that holds a hashed e-mail, and a page whose `og:title` names the holder. */
function credly(
  uuid: string,
  name: string,
  holder: { readonly name: string; readonly email: string },
): [string, Answer][] {
  const api = 'https://api.credly.com/v1/obi/v2';
  const issuer = `${api}/issuers/7c6b5a49-3827-4165-9504-f3e2d1c0b9a8`;
  const badge = `${issuer}/badge_classes/${uuid.replace(/^.{8}/, '0badc1a5')}`;
  const assertion = {
    '@context': 'https://w3id.org/openbadges/v2',
    id: `${api}/badge_assertions/${uuid}`,
    type: 'Assertion',
    recipient: { type: 'email', hashed: true, identity: sha256(holder.email) },
    issuedOn: '2024-05-03T14:11:46.000Z',
    verification: { type: 'hosted' },
    badge,
  };
  const badgeClass = {
    '@context': 'https://w3id.org/openbadges/v2',
    id: badge,
    type: 'BadgeClass',
    name,
    description: `${name}, with needle and palm.`,
    image: { id: `https://images.credly.com/images/${uuid}/badge.png` },
    criteria: { narrative: 'Made a sail.' },
    issuer: { id: issuer, type: 'Issuer', name: 'Open Harbour Academy', url: 'https://issuer.example' },
  };
  const page = `<!doctype html><html lang="en"><head><title>${name} - Credly</title>
<meta property="og:title" content="${name} was issued by Open Harbour Academy to ${holder.name}."></head><body><h1>${name}</h1></body></html>`;
  return [
    [assertion.id, json(assertion)],
    [`https://www.credly.com/api/v1/obi/v2/badge_assertions/${uuid}`, json(assertion)],
    [badge, json(badgeClass)],
    [issuer, json({ '@context': 'https://w3id.org/openbadges/v2', ...badgeClass.issuer })],
    ...[`/badges/${uuid}`, `/badges/${uuid}/public_url`].map((path): [string, Answer] => [
      `https://www.credly.com${path}`,
      html(page),
    ]),
    [`https://images.credly.com/images/${uuid}/badge.png`, image(png([20, 90, 80]))],
  ];
}

/** Badgr answers with and without `.json`; what is asked for in the query is up to the asker. */
function bothBadgr(url: string): [string, string] {
  return [`${url}.json`, url];
}

function badgr(id: string, name: string): [string, Answer][] {
  const root = 'https://api.eu.badgr.io/public';
  const assertion = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: `${root}/assertions/${id}`,
    recipient: { type: 'email', hashed: true, salt: '0a1b2c3d', identity: sha256(`${LEARNER.email}0a1b2c3d`) },
    image: `${root}/assertions/${id}/image`,
    issuedOn: '2024-05-03T18:05:51.710973+00:00',
    verification: { type: 'HostedBadge' },
    badge: {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'BadgeClass',
      id: `${root}/badges/${id}`,
      name,
      description: `${name}: reads the sky.`,
      image: `${root}/badges/${id}/image`,
      criteria: { narrative: 'Forecast a week.' },
      issuer: {
        '@context': 'https://w3id.org/openbadges/v2',
        type: 'Issuer',
        id: `${root}/issuers/${id}`,
        name: 'Open Harbour Academy',
        url: 'https://issuer.example',
        email: 'badges@issuer.example',
      },
    },
  };
  const answers = bothBadgr(assertion.id).map((url): [string, Answer] => [url, json(assertion)]);
  return [
    ...answers,
    [assertion.badge.id, json(assertion.badge)],
    [assertion.badge.issuer.id, json(assertion.badge.issuer)],
    [assertion.image, image(png([90, 40, 20]))],
  ];
}

function revokedBadgr(id: string): [string, Answer][] {
  const url = `https://api.eu.badgr.io/public/assertions/${id}`;
  const gone = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: url,
    revoked: true,
    revocationReason: 'Issued by mistake',
  };
  return bothBadgr(url).map((at) => [at, json(gone)]);
}

const CAMPUS = 'https://learn.campus.example';

/** Moodle writes `verify` for `verification`, embeds the badge class and gives each badge its own issuer address. */
function moodleBadge(hash: string, name: string): [string, Answer][] {
  const id = `${CAMPUS}/badges/assertion.php?b=${hash}&obversion=2`;
  const assertion = {
    recipient: { identity: sha256(`${LEARNER.email}campus-salt`), type: 'email', hashed: true, salt: 'campus-salt' },
    badge: {
      name,
      description: 'Knows the streets.',
      image: `data:image/png;base64,${png([60, 30, 90]).toString('base64')}`,
      criteria: { id: `${CAMPUS}/badges/badgeclass.php?id=1`, narrative: 'Complete the course.' },
      issuer: {
        name: 'Invented Campus',
        url: CAMPUS,
        email: 'badges@learn.campus.example',
        '@context': 'https://w3id.org/openbadges/v2',
        id: `${CAMPUS}/badges/issuer_json.php?id=1`,
        type: 'Issuer',
      },
      '@context': 'https://w3id.org/openbadges/v2',
      id: `${CAMPUS}/badges/badge_json.php?id=1`,
      type: 'BadgeClass',
      version: '1.0',
      '@language': 'en',
    },
    verify: { type: 'hosted', url: id },
    issuedOn: '2024-05-03T15:03:50+00:00',
    evidence: `${CAMPUS}/badges/badge.php?hash=${hash}`,
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id,
  };
  const page = moodleBadgePage(`<div id="badge" class="container-fluid"><div class="row">
<div id="badge-image-col" class="col"><img src="${assertion.badge.image}" alt=""></div>
<div id="badge-details-col" class="col"><h2>${name}</h2><div id="badge-awardedto">Awarded to ${LEARNER.name}</div>
<div id="badge-issued-expire">Issued on 3 May 2024</div></div></div></div>`);
  return [
    [`${CAMPUS}/badges/assertion.php?b=${hash}`, json(assertion)],
    [id, json(assertion)],
    [assertion.badge.id, json(assertion.badge)],
    [assertion.badge.issuer.id, json(assertion.badge.issuer)],
    [`${CAMPUS}/badges/badge.php?hash=${hash}`, page],
    [`${CAMPUS}/badges/badge.php?hash=${hash}&lang=en`, page],
  ];
}

/** Revoked and never issued look the same: 410 at the record, 200 and a notice on the page. */
function revokedMoodleBadge(hash: string): [string, Answer][] {
  const id = `${CAMPUS}/badges/assertion.php?b=${hash}`;
  const gone = json({ id, revoked: true }, 410);
  const page = moodleBadgePage(
    '<div id="notice" class="important"><span class="error">Cannot verify this awarded badge.</span></div>',
  );
  return [
    [id, gone],
    [`${id}&obversion=2`, gone],
    [`${CAMPUS}/badges/badge.php?hash=${hash}`, page],
    [`${CAMPUS}/badges/badge.php?hash=${hash}&lang=en`, page],
  ];
}

function moodleBadgePage(main: string): Answer {
  const body = `<!doctype html><html lang="en"><head><title>Issued badge information | campus</title><meta name="keywords" content="moodle, Issued badge information">
<script>var M = {}; M.cfg = {"wwwroot":"https:\\/\\/learn.campus.example","sesskey":"inv3nted","courseId":1,"userId":0};</script></head>
<body id="page-badges-badge" class="path-badges pagelayout-base notloggedin"><div role="main">${main}</div></body></html>`;
  return html(body);
}
