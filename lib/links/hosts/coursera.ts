import type { IssuerPage } from '../../verify/types';
import { recipientNamed } from '../answer';
import { stateIn } from '../embedded';
import { FOR_A_WEEK, openedRecord } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, HtmlFacts } from '../types';

const STATE = 'window.__APOLLO_STATE__';

/**
 * Coursera: certificates of courses, specializations and professional certificates. Its robots.txt keeps automated
 * readers off their pages (2026-07), so they are read when the person opens them, and no other way. A certificate never
 * expires; no mark of a revoked one is known (2026-11).
 *
 * The page's scripts assign `window.__APOLLO_STATE__`. Course certificates (measured by four readers, September and
 * October 2026): `ROOT_QUERY` holds the certificate under its code, or null where there is none. Specializations: the
 * same under another resource, by one reader (2026); what their state says of the title isn't known, so it is read from
 * `og:title`. The state also holds courses that have nothing to do with the certificate.
 */
export const coursera: BadgeHost = {
  id: 'coursera',
  label: 'Coursera',
  match: (url) => certificates(url) ?? pictures(url),
  record: openedRecord({
    keptFor: FOR_A_WEEK,
    matches: [
      'https://www.coursera.org/verify/*',
      ...['verify', 'certificate', 'records', 'specialization', 'professional-cert'].map(
        (kind) => `https://www.coursera.org/account/accomplishments/${kind}/*`,
      ),
    ],
    wanted: { metas: ['og:title', 'og:url'], texts: [], states: { [STATE]: takeCertificates } },
    // The page it moves on to has the certificate's own address, and nothing on it says by which link one came.
    hides: ({ url }) => url.includes('/share/'),
    read,
  }),
};

const certificates = matchShapes({
  id: 'coursera',
  hosts: ['coursera.org'],
  shapes: [
    {
      kind: 'award',
      path: /^\/(?:account\/accomplishments\/(?:verify|certificate|records)|verify)\/(?<id>[A-Z\d]{12})$/i,
      url: 'https://www.coursera.org/account/accomplishments/verify/$<id>',
      fold: 'upper',
    },
    {
      kind: 'award',
      path: /^\/(?:account\/accomplishments|verify)\/(?<of>specialization|professional-cert)(?:\/certificate)?\/(?<id>[A-Z\d]{12})$/i,
      url: 'https://www.coursera.org/account/accomplishments/$<of>/$<id>',
      fold: 'upper',
    },
    {
      kind: 'award',
      path: /^\/share\/(?<id>[\da-f]{32})$/i,
      url: 'https://www.coursera.org/share/$<id>',
      fold: 'lower',
    },
    // Its owner's list, whatever is written behind the slash.
    { kind: 'collection', path: /^\/account\/accomplishments(?:\/[a-z-]+)?$/ },
    { kind: 'placeholder', path: /^\/(?:account\/accomplishments|verify|share)\/.+$/ },
    { kind: 'file', path: /^\/api\/certificate\.v1\/pdf\/[^/]+$/ },
  ],
});

const pictures = matchShapes({
  id: 'coursera',
  hosts: ['s3.amazonaws.com'],
  shapes: [{ kind: 'file', path: /^\/coursera_assets\/meta_images\/generated\/CERTIFICATE_LANDING_PAGE\// }],
});

function read(link: CredentialLink, facts: HtmlFacts, url: string): IssuerPage | 'none' | null {
  const stated = statedIn(facts).find(({ code }) => code === link.id);
  if (stated === undefined) return null;
  if (!stated.exists) return 'none';
  const { code, name, course, grantedAt } = stated;
  return {
    url,
    how: 'opened',
    isKnownHost: true,
    id: code,
    recipient: recipientNamed(name, url)?.name ?? null,
    achievement: course === '' ? titleIn(facts, code) : course,
    issuer: { id: 'https://www.coursera.org', name: 'Coursera' },
    issuedAt: grantedAt === null ? null : new Date(grantedAt).toISOString(),
    expiresAt: null,
  };
}

/** The title that the head gives, if it is that certificate's. */
function titleIn({ metas }: HtmlFacts, code: string): string | null {
  const url = metas.get('og:url') ?? '';
  if (url !== '' && !url.toUpperCase().includes(code)) return null;
  return /^Completion Certificate for (.+)$/.exec(metas.get('og:title') ?? '')?.[1] ?? null;
}

/** What the page states of one certificate; '' and null where it doesn't. */
interface Stated {
  readonly code: string;
  readonly exists: boolean;
  readonly name: string;
  readonly course: string;
  /** Milliseconds since 1970. */
  readonly grantedAt: number | null;
}

type JsonObject = Readonly<Record<string, unknown>>;

const MAX_ENTRIES = 20;
/** Objects looked at in one walk. A real state holds a few thousand. */
const MAX_OBJECTS = 100_000;

function takeCertificates(state: unknown): readonly Stated[] {
  const query = isObject(state) ? state.ROOT_QUERY : null;
  if (!isObject(state) || !isObject(query)) return [];
  return Object.entries(query)
    .map(([key, entry]) => ({ code: /MembershipsV1Resource\(\{"code":"([A-Z\d]{12})"\}\)$/i.exec(key)?.[1], entry }))
    .filter(({ code }) => code !== undefined)
    .slice(0, MAX_ENTRIES)
    .flatMap(({ code = '', entry }) => certificateUnder(entry, code.toUpperCase(), state));
}

/** Only what hangs under the certificate's own entry is read: the rest of the state speaks of other courses and people. */
function certificateUnder(entry: unknown, code: string, state: JsonObject): readonly Stated[] {
  if (entry === null) return [{ code, exists: false, name: '', course: '', grantedAt: null }];
  const objects = [...objectsIn(entry, state)];
  const ofType = (type: string) => objects.filter((object) => object.__typename === type);
  const granted = ofType('AccomplishmentsVCMembership');
  const own = granted.find((membership) => membership.certificateCode === code);
  if (granted.length > 0 && own === undefined) return [];
  const names = new Set(
    ofType('AccomplishmentsSignatureTrackProfile').map((profile) =>
      [profile.firstName, profile.middleName, profile.lastName].map(textOf).join(' ').replace(/\s+/g, ' ').trim(),
    ),
  );
  const courses = new Set(ofType('AccomplishmentsMembership').map(({ courseId }) => textOf(courseId)));
  const [name = ''] = names;
  const [courseId = ''] = courses;
  return [
    {
      code,
      exists: true,
      name: names.size === 1 ? name : '',
      course: courses.size === 1 && courseId !== '' ? courseNamed(courseId, state) : '',
      grantedAt: timeOf(own?.grantedAt),
    },
  ];
}

/** '' where a course was retired: it has no name any more. */
function courseNamed(id: string, state: JsonObject): string {
  for (const object of objectsIn(state, {}))
    if (object.__typename === 'Course_Course' && object.id === id) return textOf(object.name);
  return '';
}

/** Every object of a part of the state, with those it refers to by `__ref`. */
function* objectsIn(part: unknown, state: JsonObject): Generator<JsonObject> {
  const open: unknown[] = [part];
  const followed = new Set<string>();
  for (let count = 0; count < MAX_OBJECTS && open.length > 0; count++) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    // One by one: a long list is more than a call takes.
    for (const part of Object.values(value)) open.push(part);
    if (!isObject(value)) continue;
    yield value;
    const reference = textOf(value.__ref);
    if (followed.has(reference) || !Object.hasOwn(state, reference)) continue;
    followed.add(reference);
    open.push(state[reference]);
  }
}

/** What `takeCertificates` took, as it comes back from the page. */
function statedIn({ states }: HtmlFacts): readonly Stated[] {
  const taken = stateIn(states, STATE);
  const items: readonly unknown[] = Array.isArray(taken) ? taken : [];
  return items.filter(isObject).map((item) => ({
    code: textOf(item.code),
    exists: item.exists === true,
    name: textOf(item.name),
    course: textOf(item.course),
    grantedAt: timeOf(item.grantedAt),
  }));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 1000) : '';
}

/** A moment in milliseconds; seconds would be thirty years of one day. */
function timeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 1e12 && value < 1e13 ? value : null;
}
