import type { IssuerPage } from '../../verify/types';
import { answersFor, NO_ANSWER, pageRequest, recipientNamed } from '../answer';
import { englishDay } from '../dates';
import { FOR_DAYS } from '../record';
import { matchShapes } from '../shapes';
import type { BadgeHost, CredentialLink, DocumentResponse, HostAnswer, HtmlFacts, ReadHtml } from '../types';

/**
 * Certificates of edX and of any other site that runs Open edX: of courses (`/certificates/ID`, served by the learning
 * site) and of programmes (`/credentials/ID/`, by openedx/credentials). A stranger is given no JSON, only the page: its
 * class names are the same in the oldest and the newest template, and on edx.org's own theme (2018 to 2026); sites may
 * have themes without them, and are then not read. Anybody can run such a site, so only known ones confirm by themselves.
 */
export const openEdx: BadgeHost = {
  id: 'open-edx',
  label: 'Open edX',
  foundOn: 'any site',
  match: (url) => matchKnown(url) ?? matchOld(url) ?? matchOldFile(url) ?? matchAnywhere(url),
  record: {
    // Its own; other sites are asked once the reader allows it.
    asks: ['courses.edx.org', 'credentials.edx.org'],
    // Certificates have no end; an invalidated one is 404 from then on.
    keep: FOR_DAYS,
    documents: ({ kind, url }) => (kind === 'award' ? [pageRequest(url)] : []),
    read,
  },
};

const KNOWN = [
  'courses.edx.org',
  'credentials.edx.org',
  'courses.cognitiveclass.ai',
  // IBM's, for its own learners and for Simplilearn's.
  'courses.skillsnetwork.site',
  'courses.skillsbuild.skillsnetwork.site',
  'courses.skillsnet.simplilearn.com',
];
const COURSE = {
  kind: 'award',
  path: /^\/certificates\/(?<id>[0-9a-f]{32})$/i,
  url: 'https://$<host>/certificates/$<id>',
  fold: 'hex',
} as const;
const PROGRAM = {
  kind: 'award',
  path: /^\/credentials\/(?<id>[0-9a-f]{32})$/i,
  url: 'https://$<host>/credentials/$<id>/',
  fold: 'hex',
} as const;

const matchKnown = matchShapes({
  id: 'open-edx',
  hosts: KNOWN,
  shapes: [
    COURSE,
    PROGRAM,
    { ...PROGRAM, path: /^\/credentials\/(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i },
    { kind: 'collection', path: /^\/records\/(?:programs\/)?shared\/./ },
    { kind: 'placeholder', path: /^\/(?:certificates|credentials)\/[^/]+$/ },
    // Its old address, no longer served.
    { kind: 'unknown', path: /^\/certificates\/user\/\d+\/course\/./ },
  ],
});
/** edX's of 2012 to 2015, and their files. Whether an id of then leads anywhere on its site of now isn't known (2026-11). */
const matchOld = matchShapes({
  id: 'open-edx',
  hosts: ['verify.edx.org'],
  shapes: [{ kind: 'unknown', path: /^\/cert\/[0-9a-f]{32}$/i }],
});
const matchOldFile = matchShapes({
  id: 'open-edx',
  hosts: ['s3.amazonaws.com'],
  shapes: [{ kind: 'file', path: /^\/verify\.edx\.org\/downloads\/[0-9a-f]{32}\/[^/]+\.pdf$/i }],
});
/** An address that asks for JSON is another's: Open edX has none to give. */
const matchAnywhere = matchShapes({ id: 'open-edx', hosts: /./, query: ['format', 'type'], shapes: [COURSE, PROGRAM] });

/**
 * 404: no certificate that stands has this id, for it was revoked, is not shown yet, or never was; the page says which
 * neither way (`render_cert_by_uuid`, openedx/edx-platform; `RenderCredential`, openedx/credentials).
 */
function read(link: CredentialLink, responses: readonly DocumentResponse[], readHtml: ReadHtml): HostAnswer {
  const [answer] = answersFor('page', responses);
  if (answer === undefined || link.id === null) return NO_ANSWER;
  if (answer.status === 404 || answer.status === 410) return { ...NO_ANSWER, absence: 'not-found' };
  const { hostname, pathname } = new URL(answer.url);
  // A site that wants a log-in sends every page there, on this host or on another.
  if (answer.status === 401 || /\/login(?:\/|$)/.test(pathname)) return { ...NO_ANSWER, absence: 'private' };
  if (answer.status !== 200 || hostname !== new URL(link.url).hostname || !pathname.includes(link.id)) return NO_ANSWER;
  const ownLink = OWN_LINKS.map((start) => `a[href="${start}${hostname}/certificates/${link.id}"]`);
  const { texts } = readHtml(answer.bytes, { metas: [], texts: [...TEXTS, ...ownLink] });
  if (texts.has(INVALID)) return { ...NO_ANSWER, absence: 'not-found' };
  const page = pageOf(link, texts, ownLink, answer.url);
  return page.recipient === null && page.achievement === null ? NO_ANSWER : { ...NO_ANSWER, page };
}

/** How a page of edx.org's theme links to itself; the link's text is the id. */
const OWN_LINKS = ['https://', 'http://', '//'];

const INVALID = '#validation-status';
const RECIPIENT = 'strong.accomplishment-recipient';
const NAMES = ['.accomplishment-course-name', '.accomplishment-program-name'];
const ORG = '.accomplishment-course-org';
const IDS = ['.accomplishment-id', '.accomplishment-stamp-validity'];
const DATES = ['.accomplishment-date', '.copy-micro.emphasized'];
const TEXTS = [INVALID, RECIPIENT, ORG, ...NAMES, ...IDS, ...DATES];

function pageOf(link: CredentialLink, texts: HtmlFacts['texts'], ownLink: readonly string[], url: string): IssuerPage {
  const first = (selectors: readonly string[]) => selectors.map((each) => texts.get(each)).find((text) => text);
  const { origin, hostname } = new URL(link.url);
  return {
    url,
    how: 'page',
    isKnownHost: KNOWN.includes(hostname),
    id:
      /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/.exec(first([...IDS, ...ownLink])?.replaceAll('-', '') ?? '')?.[0] ?? null,
    recipient: recipientNamed(texts.get(RECIPIENT), url)?.name ?? null,
    achievement: first(NAMES) ?? null,
    issuer: { id: origin, name: texts.get(ORG) || null },
    // The day as an English page writes it; of a programme the month alone, which is no day.
    issuedAt: englishDay(first(DATES)),
    expiresAt: null,
  };
}
