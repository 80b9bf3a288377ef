/*
 * freeCodeCamp. Facts: November 2026, from first-party source of 2022 to 2026 (pages of two versions rendered from it; the
 * live site was not seen).
 *
 * Read: the page of a certification H (test labels of 2024; the markup of 2022 by its headings), the certifications on a
 * profile H (title by slug, from first-party lists), and two answers of its own server: the session's user H (who is signed
 * in, with a flag for each certification claimed and the moment it was claimed), a certification's record H.
 * Own: the page of a certification has share buttons for its owner alone; their test label is asked for, because the same
 * part of the page holds links that the owner chose (solutions of projects). The session's answer is the viewer's own. A
 * profile, and a record whose page hasn't shown its buttons yet: `unknown`.
 * Not known: flags of certifications that come after the list below (they give nothing until their page is opened); the
 * share buttons of before 2024, which have no label. Where a certification has no date of its own the server states the
 * moment of asking as one, on its page too. Hours are nominal, the same for most certifications.
 */
import { dateIn, instantFrom } from '../dates';
import { isObject, stringAt } from '../embedded';
import { address, all, decoded, first, language, text, tidy } from '../page';
import type { Adapter, Answer, Observation, Own, Page } from '../types';

export const freecodecamp: Adapter = {
  id: 'freecodecamp',
  label: 'freeCodeCamp',
  facts: '2026-11',
  hosts: ['*://*.freecodecamp.org/*'],
  pages: [
    {
      kind: 'certification',
      confidence: 'H',
      path: /^(?:\/[a-z-]+)?\/certification\/[^/]+\/[\w-]+\/?$/,
      read: readCertification,
    },
    { kind: 'profile', confidence: 'H', path: /^\/[\w.+-]+\/?$/, read: readProfile },
  ],
  answers: [
    {
      kind: 'session-user',
      confidence: 'H',
      address: /^api\.freecodecamp\.org\/user\/get-session-user(?:\?|$)/,
      read: readSessionUser,
    },
    {
      kind: 'certification-record',
      confidence: 'H',
      address: /^api\.freecodecamp\.org\/certificate\/showCert\/[^/]+\/[\w-]+(?:\?|$)/,
      read: readRecord,
    },
  ],
};

/** By slug: title, the flag on the session's user, and the id under which claiming it is kept among the challenges. */
const CERTIFICATIONS: Readonly<Record<string, readonly [title: string, flag: string, id: string]>> = {
  'responsive-web-design-v9': ['Responsive Web Design', 'isRespWebDesignCertV9', '68db314d3c11a8bff07c7535'],
  'javascript-v9': ['JavaScript', 'isJavascriptCertV9', '68c4069c1ef859270e17c495'],
  'front-end-development-libraries-v9': [
    'Frontend Development Libraries',
    'isFrontEndLibsCertV9',
    '68e008aa5f80c6099d47b3a2',
  ],
  'python-v9': ['Python', 'isPythonCertV9', '68e6bd5020effa1586e79855'],
  'relational-databases-v9': ['Relational Database', 'isRelationalDatabaseCertV9', '68e6bd5120effa1586e79856'],
  'back-end-development-and-apis-v9': [
    'Backend Development and APIs',
    'isBackEndDevApisCertV9',
    '68e6bd5120effa1586e79857',
  ],
  'full-stack-developer-v9': ['Full-Stack Developer', 'isFullStackDeveloperCertV9', '64514fda6c245de4d11eb7bb'],
  'a2-english-for-developers': ['A2 English for Developers', 'isA2EnglishCert', '651dd7e01d697d0aab7833b7'],
  'b1-english-for-developers': ['B1 English for Developers', 'isB1EnglishCert', '66607e53317411dd5e8aae21'],
  'a2-professional-spanish': ['A2 Professional Spanish', 'isA2SpanishCert', '681a6b22e5a782fe3459984a'],
  'a2-professional-chinese': ['A2 Professional Chinese', 'isA2ChineseCert', '682c3153086dd7cabe7f48bc'],
  'a1-professional-chinese': ['A1 Professional Chinese', 'isA1ChineseCert', '68f1268149f045a650d4229e'],
  'foundational-c-sharp-with-microsoft': [
    'Foundational C# with Microsoft',
    'isFoundationalCSharpCertV8',
    '647f7da207d29547b3bee1ba',
  ],
  'responsive-web-design': ['Legacy Responsive Web Design V8', 'isRespWebDesignCert', '561add10cb82ac38a17513bc'],
  'javascript-algorithms-and-data-structures-v8': [
    'Legacy JavaScript Algorithms and Data Structures V8',
    'isJsAlgoDataStructCertV8',
    '658180220947283cdc0689ce',
  ],
  'front-end-development-libraries': [
    'Frontend Development Libraries V8',
    'isFrontEndLibsCert',
    '561acd10cb82ac38a17513bc',
  ],
  'data-visualization': ['Data Visualization V8', 'is2018DataVisCert', '5a553ca864b52e1d8bceea14'],
  'relational-database-v8': ['Relational Database V8', 'isRelationalDatabaseCertV8', '606243f50267e718b1e755f4'],
  'back-end-development-and-apis': [
    'Backend Development and APIs V8',
    'isApisMicroservicesCert',
    '561add10cb82ac38a17523bc',
  ],
  'quality-assurance-v7': ['Quality Assurance', 'isQaCertV7', '5e611829481575a52dc59c0e'],
  'scientific-computing-with-python-v7': [
    'Scientific Computing with Python',
    'isSciCompPyCertV7',
    '5e44431b903586ffb414c951',
  ],
  'data-analysis-with-python-v7': ['Data Analysis with Python', 'isDataAnalysisPyCertV7', '5e46fc95ac417301a38fb934'],
  'information-security-v7': ['Information Security', 'isInfosecCertV7', '5e6021435ac9d0ecd8b94b00'],
  'machine-learning-with-python-v7': [
    'Machine Learning with Python',
    'isMachineLearningPyCertV7',
    '5e46fc95ac417301a38fb935',
  ],
  'college-algebra-with-python-v8': [
    'College Algebra with Python',
    'isCollegeAlgebraPyCertV8',
    '61531b20cc9dfa2741a5b800',
  ],
  'javascript-algorithms-and-data-structures': [
    'Legacy JavaScript Algorithms and Data Structures V7',
    'isJsAlgoDataStructCert',
    '561abd10cb81ac38a17513bc',
  ],
  'legacy-front-end': ['Legacy Frontend', 'isFrontEndCert', '561add10cb82ac38a17513be'],
  'legacy-back-end': ['Legacy Backend', 'isBackEndCert', '660add10cb82ac38a17513be'],
  'legacy-data-visualization': ['Legacy Data Visualization', 'isDataVisCert', '561add10cb82ac39a17513bc'],
  'information-security-and-quality-assurance': [
    'Legacy Information Security and Quality Assurance',
    'isInfosecQaCert',
    '561add10cb82ac38a17213bc',
  ],
  'full-stack': ['Legacy Full-Stack', 'isFullStackCert', '561add10cb82ac38a17213bd'],
};

/** Whose certification, and which. */
interface Claim {
  readonly user: string;
  readonly slug: string;
}

function observation(claim: Claim, title: string, own: Own, signal: string): Observation {
  const url = `https://www.freecodecamp.org/certification/${encodeURIComponent(claim.user)}/${claim.slug}`;
  return {
    platform: 'freecodecamp',
    itemId: claim.slug,
    kind: 'credential',
    title,
    url,
    status: 'completed',
    own,
    signal,
    credentials: [{ url, id: `${claim.user}/${claim.slug}` }],
  };
}

function claimIn({ pathname }: URL): Claim | null {
  const [, user, slug] = /\/(?:certification|showCert)\/([^/]+)\/([\w-]+)\/?$/.exec(pathname) ?? [];
  const name = decoded(user ?? '').toLowerCase();
  return name === '' || slug === undefined ? null : { user: name, slug };
}

function readCertification(page: Page): Observation[] {
  const { document, url } = page;
  const claim = claimIn(url);
  const wrapper = first(document, '[data-playwright-test-label="cert-wrapper"]', '.certificate-wrapper');
  if (claim === null || wrapper === null || !namesClaim(wrapper, claim)) return [];
  const [person, what] = all(wrapper, '.information-container h1', 5);
  const title = text(first(wrapper, '[data-playwright-test-label="certification-title"]') ?? what);
  if (title === '') return [];
  const issued = first(wrapper, '[data-playwright-test-label="issue-date"]', '[data-cy="issue-date"]');
  const completedAt = dateIn(text(issued), language(document));
  const hours = /^\D*(\d{2,4})\D*$/.exec(text(wrapper.querySelector('.information-container h5')))?.[1];
  const recipient = text(person);
  return [
    {
      ...observation(claim, title, certificationOwn(page, claim), 'certification-page'),
      ...(completedAt === null ? {} : { completedAt }),
      ...(hours === undefined ? {} : { hours: Number(hours) }),
      ...(recipient === '' ? {} : { recipient }),
    },
  ];
}

/** The page states its address; after a change of page it can still be that of the certification before. */
function namesClaim(wrapper: Element, { user, slug }: Claim): boolean {
  const stated = decoded(text(wrapper.querySelector('.verify'))).toLowerCase();
  return !stated.includes('/certification/') || stated.endsWith(`/certification/${user}/${slug}`);
}

function certificationOwn({ document, url }: Page, claim: Claim): Own {
  const button = document.querySelector('a[data-playwright-test-label="linkedin-share-btn"]');
  const link = address(button?.getAttribute('href'), url);
  const stated = address(link?.searchParams.get('certUrl'), url);
  const shared = stated && claimIn(stated);
  return shared?.user === claim.user && shared.slug === claim.slug ? 'yes' : 'unknown';
}

function readProfile({ document, url }: Page): Observation[] {
  const links = all(
    document,
    'ul[aria-labelledby="fcc-certifications"] a[href], ul[aria-labelledby="legacy-certifications"] a[href]',
    100,
  );
  return links.flatMap((link) => {
    const target = address(link.getAttribute('href'), url);
    const claim = target && claimIn(target);
    const [title] = claim && Object.hasOwn(CERTIFICATIONS, claim.slug) ? (CERTIFICATIONS[claim.slug] ?? []) : [];
    return claim && title !== undefined ? [observation(claim, title, 'unknown', 'profile')] : [];
  });
}

/** `{ user: { [username]: {…} }, result: username }`; both empty for a visitor. */
function readSessionUser({ json }: Answer): Observation[] {
  const username = stringAt(json, 'result');
  const users = isObject(json) ? json.user : undefined;
  const user = username !== '' && isObject(users) && Object.hasOwn(users, username) ? users[username] : undefined;
  if (!isObject(user)) return [];
  const challenges: readonly unknown[] = Array.isArray(user.completedChallenges) ? user.completedChallenges : [];
  return Object.entries(CERTIFICATIONS).flatMap(([slug, [title, flag, id]]) => {
    if (user[flag] !== true) return [];
    const claimed = challenges.find((challenge) => stringAt(challenge, 'id') === id);
    const completedAt = instantFrom(isObject(claimed) ? claimed.completedDate : undefined);
    const seen = observation({ user: username.toLowerCase(), slug }, title, 'yes', 'session-user');
    return [{ ...seen, ...(completedAt === null ? {} : { completedAt }) }];
  });
}

/** Refusals are 200 too, with `messages` and without `certSlug`. */
function readRecord({ url, json }: Answer, page: Page): Observation[] {
  const asked = claimIn(url);
  const slug = stringAt(json, 'certSlug') || (asked?.slug ?? '');
  const title = tidy(stringAt(json, 'certTitle'));
  if (asked === null || !isObject(json) || slug !== asked.slug || title === '') return [];
  if (stringAt(json, 'username').toLowerCase() !== asked.user) return [];
  const completedAt = instantFrom(json.date);
  const recipient = tidy(stringAt(json, 'name'));
  return [
    {
      ...observation(asked, title, certificationOwn(page, asked), 'certification-record'),
      ...(completedAt === null ? {} : { completedAt }),
      ...(typeof json.completionTime === 'number' ? { hours: json.completionTime } : {}),
      ...(recipient === '' ? {} : { recipient }),
    },
  ];
}
