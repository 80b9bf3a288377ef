/*
 * Microsoft Learn. Facts: November 2026, from several public readers of shared transcripts, 2025 and 2026, one of them a live
 * measurement of July 2026; they spell some members differently, and all spellings are read.
 *
 * Read: the answer with a shared transcript H: modules and learning paths, exams, certifications, applied skills, with
 * their dates. The answer with one's own transcript L: no reader of it is known; its address is taken to say
 * `transcript`, its members to be those of a shared one. A credential's own page L: title and address only.
 * Own: `/users/me/transcript` is the viewer's. A shared transcript is anybody's to open, and so is a credential's page.
 * Never read: e-mail address, legal name and certification id of the person, which a transcript also holds.
 * Not known: what a module's page or its questions tell of progress; marks in the transcript's page itself.
 */
import { dateIn } from '../dates';
import { isObject, type JsonObject, stringAt } from '../embedded';
import { attribute, firstText, meta, plainAddress, tidy } from '../page';
import type { Adapter, Answer, LearningKind, Observation, Own, Page } from '../types';

/** Leads everybody to their own; with or without a language before it. */
const OWN_PAGE = /^(?:\/[a-z]{2}(?:-[a-z]+)?-[a-z]{2})?\/users\/me\/transcript\/?$/i;

export const microsoftLearn: Adapter = {
  id: 'microsoft-learn',
  label: 'Microsoft Learn',
  facts: '2026-11',
  hosts: ['*://learn.microsoft.com/*'],
  pages: [
    {
      kind: 'credential',
      confidence: 'L',
      path: /^(?:\/[a-z]{2}(?:-[a-z]+)?-[a-z]{2})?\/users\/(?!me\/)[^/]+\/credentials\/[0-9a-f]{14,16}\/?$/i,
      read: readCredentialPage,
    },
  ],
  answers: [
    {
      kind: 'shared-transcript',
      confidence: 'H',
      address: /^learn\.microsoft\.com\/api\/profiles\/transcript\/share\/[^/?]+\/?(?:\?|$)/,
      read: (answer, page) => readTranscript(answer, page, 'unknown'),
    },
    {
      kind: 'own-transcript',
      confidence: 'L',
      address: /^learn\.microsoft\.com\/api\/profiles\/(?!transcript\/share\/)(?:[\w.-]+\/)*transcript\/?(?:\?|$)/,
      read: (answer, page) => readTranscript(answer, page, isOwnPage(answer, page) ? 'yes' : 'unknown'),
    },
  ],
  // One answer holds all of it.
  lists: [{ path: OWN_PAGE, next: null, total: () => null }],
};

const ORIGIN = 'https://learn.microsoft.com';
/** Most entries taken of one list: the longest transcripts seen name a few hundred modules. */
const LIST_LIMIT = 300;

/** What all entries of one transcript share. */
interface Transcript {
  readonly own: Own;
  readonly page: string;
  readonly user: string;
}

/** The page itself, and the one that asked: another person's may have been left while its answer was under way. */
function isOwnPage({ asked }: Answer, { url }: Page): boolean {
  return [url, asked ?? url].every(({ pathname }) => OWN_PAGE.test(pathname));
}

function readTranscript({ json }: Answer, { url }: Page, own: Own): Observation[] {
  if (!isObject(json)) return [];
  const page = new URL(plainAddress(url));
  page.search = '';
  const user = stringAt(json, 'userName');
  const transcript: Transcript = { own, page: page.href, user: /^[\w.-]{1,100}$/.test(user) ? user : '' };
  const { certificationData: certified, appliedSkillsData: applied } = json;
  return [
    ...listAt(certified, 'activeCertifications').flatMap((entry) => certification(entry, transcript)),
    ...listAt(certified, 'historicalCertifications').flatMap((entry) => certification(entry, transcript)),
    ...listAt(applied, 'appliedSkillsCredentials').flatMap((entry) => appliedSkill(entry, transcript)),
    ...listAt(certified, 'passedExams').flatMap((entry) => exam(entry, transcript)),
    ...listAt(json, 'learningPathsCompleted').flatMap((entry) => training(entry, 'path', transcript)),
    ...listAt(json, 'modulesCompleted').flatMap((entry) => training(entry, 'module', transcript)),
  ];
}

/** A module or a learning path, under the uid it has in the catalogue (`learn.wwl.intro-to-x`). */
function training(entry: JsonObject, kind: 'module' | 'path', { own }: Transcript): Observation[] {
  const uid = stringAt(entry, 'uid');
  if (!/^[\w.-]{3,200}$/.test(uid)) return [];
  const slug = uid.slice(uid.lastIndexOf('.') + 1);
  const minutes = numberAt(entry, 'durationInMinutes') ?? numberAt(entry, 'duration');
  return achieved({
    itemId: uid,
    kind,
    title: stringAt(entry, 'title'),
    url: `${ORIGIN}/training/${kind === 'module' ? 'modules' : 'paths'}/${slug}/`,
    own,
    date: dateAt(entry, 'completedOn') ?? dateAt(entry, 'completionDate'),
    ...(minutes === null ? {} : { hours: Math.round((minutes / 60) * 100) / 100 }),
  });
}

function certification(entry: JsonObject, { own, page }: Transcript): Observation[] {
  const title = stringAt(entry, 'name') || stringAt(entry, 'title');
  const number = stringAt(entry, 'certificationNumber');
  return achieved({
    itemId: `certification/${number || slugOf(title)}`,
    kind: 'credential',
    title,
    url: page,
    own,
    date: dateAt(entry, 'dateEarned') ?? dateAt(entry, 'earnedOn'),
  });
}

function appliedSkill(entry: JsonObject, { own, page, user }: Transcript): Observation[] {
  const id = numberOf(stringAt(entry, 'credentialId'));
  if (!/^[0-9a-f]{16}$/.test(id)) return [];
  const credential = { url: `${ORIGIN}/en-us/users/${user}/credentials/${id}`, id };
  return achieved({
    itemId: `credential/${id}`,
    kind: 'credential',
    title: stringAt(entry, 'title') || stringAt(entry, 'name'),
    url: user === '' ? page : credential.url,
    own,
    date: dateAt(entry, 'awardedOn'),
    ...(user === '' ? {} : { credentials: [credential] }),
  });
}

function exam(entry: JsonObject, { own, page }: Transcript): Observation[] {
  const number = stringAt(entry, 'examNumber').toUpperCase();
  if (!/^[A-Z0-9-]{2,20}$/.test(number)) return [];
  return achieved({
    itemId: `exam/${number}`,
    kind: 'exam',
    title: stringAt(entry, 'examTitle'),
    url: page,
    own,
    date: dateAt(entry, 'examDateTaken'),
  });
}

type Achieved = Pick<Observation, 'itemId' | 'title' | 'url' | 'own' | 'hours' | 'credentials'> & {
  readonly kind: LearningKind;
  readonly date: string | null;
};

function achieved({ date, ...item }: Achieved): Observation[] {
  if (item.title === '') return [];
  return [
    {
      platform: 'microsoft-learn',
      status: 'completed',
      signal: 'transcript',
      provider: 'Microsoft',
      ...item,
      ...(date === null ? {} : { completedAt: date }),
    },
  ];
}

function readCredentialPage({ url, document }: Page): Observation[] {
  const [, user = '', number = ''] = /\/users\/([^/]+)\/credentials\/([0-9a-f]{14,16})\/?$/i.exec(url.pathname) ?? [];
  const id = numberOf(number);
  const head = `${meta(document, 'og:url')} ${attribute(document.querySelector('link[rel="canonical"]'), 'href', 1000)}`;
  // The shell of a page that isn't there has a title too; only a credential's own names its number.
  if (!head.toLowerCase().includes(number.toLowerCase())) return [];
  const title = tidy(meta(document, 'og:title') || firstText(document, 'main h1', 'h1')).replace(
    / (?:[-|] Credentials )?[-|] Microsoft Learn$/,
    '',
  );
  if (title === '' || title === 'Microsoft Learn') return [];
  const credential = `${ORIGIN}/en-us/users/${user}/credentials/${id}`;
  return [
    {
      platform: 'microsoft-learn',
      itemId: `credential/${id}`,
      kind: 'credential',
      title,
      url: credential,
      status: 'completed',
      own: 'unknown',
      signal: 'credential-page',
      provider: 'Microsoft',
      credentials: [{ url: credential, id }],
    },
  ];
}

/** A credential's number as Microsoft prints it: addresses lose its leading zeros. */
function numberOf(value: string): string {
  return value.toLowerCase().padStart(16, '0');
}

function listAt(value: unknown, key: string): JsonObject[] {
  const list: unknown = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.slice(0, LIST_LIMIT).filter(isObject) : [];
}

function dateAt(value: JsonObject, key: string): string | null {
  return dateIn(stringAt(value, key), 'en');
}

function numberAt(value: JsonObject, key: string): number | null {
  const member = value[key];
  return typeof member === 'number' && member > 0 && Number.isFinite(member) ? member : null;
}

function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 100);
}
