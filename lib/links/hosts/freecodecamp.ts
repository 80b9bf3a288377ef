import * as v from 'valibot';
import type { IssuerPage } from '../../verify/types';
import { answersFor, NO_ANSWER, recipientNamed, recordRequest } from '../answer';
import { fieldsOf, textField } from '../fields';
import { FOR_DAYS } from '../record';
import { matchShapes } from '../shapes';
import type { Absence, BadgeHost, CredentialLink, DocumentRequest, DocumentResponse, HostAnswer } from '../types';

const USER = '(?<user>[\\w.+-]+)';
/** The certification is the same in every language of the page. */
const PAGE =
  '(?:/(?:espanol|chinese(?:-traditional)?|italian|portuguese|ukrainian|japanese|german|swahili|korean))?/certification/';
/** What freeCodeCamp moves on to a new address (the tests of its own redirects, until 2025). */
const RENAMED = [
  ['front-end-libraries', 'front-end-development-libraries'],
  ['apis-and-microservices', 'back-end-development-and-apis'],
] as const;
/** The same for addresses of before 2018 (its redirects of that year). */
const LEGACY = [
  ['front-end', 'legacy-front-end'],
  ['back-end', 'legacy-back-end'],
] as const;

/**
 * freeCodeCamp: certifications, known by the person's user name and the certification's slug. What its page shows comes
 * from `showCert`, which anybody may ask (freeCodeCamp's own source, `api/src/routes/public/certificate.ts`, 2025): every
 * no is a 200 with `messages`, only an unknown slug is 404.
 */
export const freecodecamp: BadgeHost = {
  id: 'freecodecamp',
  label: 'freeCodeCamp',
  match: matchShapes({
    id: 'freecodecamp',
    // Links of 2016 and 2017 name its first domain.
    hosts: ['freecodecamp.org', 'freecodecamp.com'],
    shapes: [
      {
        kind: 'placeholder',
        path: new RegExp(`^${PAGE}(?:(?:user-?name|your[\\w-]*)/|[^/]+$)`, 'i'),
      },
      ...[...RENAMED, ...LEGACY].map(([old, now]) =>
        award(new RegExp(`^/${USER}/${old}-certification$`, 'i'), { id: `$<user>/${now}` }),
      ),
      ...RENAMED.map(([old, now]) => award(new RegExp(`^${PAGE}${USER}/${old}$`), { id: `$<user>/${now}` })),
      award(new RegExp(`^${PAGE}(?<id>[\\w.+-]+/[\\w-]+)$`)),
      award(/^\/(?<id>[\w.+-]+\/data-visualization)-certification$/i, {
        url: 'https://www.freecodecamp.org/$<id>-certification',
      }),
      // Until 2021, and only the certifications of that time: articles end on "-certification" as well.
      award(
        /^\/(?<id>[\w.+-]+\/(?:responsive-web-design|javascript-algorithms-and-data-structures|full-stack|information-security-and-quality-assurance))-certification$/i,
      ),
    ],
  }),
  record: {
    asks: ['api.freecodecamp.org'],
    // A certification has no end; taking one back, which is rare, is noticed within days.
    keep: FOR_DAYS,
    documents,
    read,
  },
};

function award(path: RegExp, { id = '$<id>', url = 'https://www.freecodecamp.org/certification/$<id>' } = {}) {
  return { kind: 'award', path, id, url, fold: 'lower' } as const;
}

function documents({ kind, id }: CredentialLink): readonly DocumentRequest[] {
  if (kind !== 'award' || id === null) return [];
  const path = id.split('/').map(encodeURIComponent).join('/');
  return [recordRequest(`https://api.freecodecamp.org/certificate/showCert/${path}`)];
}

const REFUSAL = v.object({ messages: v.pipe(v.array(v.object({ message: v.string() })), v.minLength(1)) });
/** `name` is left out where its holder hides it; `date` is the moment of asking where none is known. */
const CERTIFICATION = v.object({
  certSlug: v.string(),
  certTitle: textField,
  username: v.string(),
  name: textField,
  date: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(8e15))), null),
});

/** May mean the certification that has been called `legacy-data-visualization` since 2018. */
const AMBIGUOUS = /\/data-visualization-certification$/;

function read({ url }: CredentialLink, responses: readonly DocumentResponse[]): HostAnswer {
  const [answer] = answersFor('page', responses);
  if (answer?.status === 404) return { ...NO_ANSWER, absence: 'not-found' };
  const refusal = fieldsOf(answer, REFUSAL)?.messages[0]?.message;
  const means = refusal === undefined ? null : (MEANS[refusal] ?? null);
  // Who has the one need not have the other.
  if (refusal !== undefined)
    return { ...NO_ANSWER, absence: means === 'denied' && AMBIGUOUS.test(url) ? 'not-found' : means };
  const stated = fieldsOf(answer, CERTIFICATION);
  return answer === undefined || stated === null ? NO_ANSWER : { ...NO_ANSWER, page: pageOf(stated, answer.url) };
}

const MEANS: Readonly<Record<string, Absence>> = {
  'flash.username-not-found': 'not-found',
  'flash.cert-not-found': 'not-found',
  // The account was closed for cheating, and what it earned with it.
  'flash.not-eligible': 'revoked',
  // Nothing is shown of an account that didn't promise honesty; whether it earned anything isn't said.
  'flash.not-honest': 'not-found',
  'flash.user-not-certified': 'denied',
  'flash.profile-private': 'private',
  'flash.certs-private': 'private',
  'flash.timeline-private': 'private',
  'flash.add-name': 'private',
};

function pageOf(
  { certSlug, certTitle, username, name, date }: v.InferOutput<typeof CERTIFICATION>,
  url: string,
): IssuerPage {
  return {
    url,
    how: 'record',
    isKnownHost: true,
    // The server makes no difference between names that differ in case.
    id: `${username}/${certSlug}`.toLowerCase(),
    recipient: recipientNamed(name ?? '', url)?.name ?? null,
    achievement: certTitle,
    issuer: { id: 'https://www.freecodecamp.org', name: 'freeCodeCamp' },
    issuedAt: date === null ? null : new Date(date).toISOString().slice(0, 10),
    expiresAt: null,
    doubts: ['date-may-be-today'],
  };
}
