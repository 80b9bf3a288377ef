import { moodle } from '../../lib/capture/adapters/moodle';
import type { LearningList } from '../../lib/capture/types';
import type { SeenDocument } from '../../lib/history/documents';
import { findReport } from '../../lib/history/reports';
import { withoutPersonal } from '../../lib/links/normalise';
import { FOR_A_DAY } from '../../lib/links/record';
import type { CredentialLink, LinkKind } from '../../lib/links/types';
import { reportBeside } from '../../lib/messages/beside';
import { createChecker } from '../../lib/messages/checker';
import type { Reply } from '../../lib/messages/envelope';
import { createHandlers } from '../../lib/messages/handlers';
import { createJobs } from '../../lib/messages/jobs';
import { createListener, type Sender } from '../../lib/messages/router';
import { createCapturing } from '../../lib/platform/capturing';
import { createCatchUps } from '../../lib/platform/catch-ups';
import { createDoubts } from '../../lib/platform/doubts';
import { createTabList } from '../../lib/platform/tab-list';
import type { Checking } from '../../lib/settings/marking';
import { createTexts } from '../../lib/text/texts';
import type { IssuerPage, Report } from '../../lib/verify/types';
import { AT, testHistory } from '../history/history';
import { putReport } from '../history/put';
import { linkTo, reportOf } from '../messages/reports';
import { fakeStorage } from '../platform/browser';

export const ID = 'abcdefgh';
export const POPUP: Sender = { id: ID, url: `chrome-extension://${ID}/popup.html`, origin: `chrome-extension://${ID}` };

export function pageIn(tabId: number, url = 'https://github.com/ida'): Sender {
  return { id: ID, url, frameId: 0, tab: { id: tabId } };
}

/** My courses, on the invented Moodle; how it goes on is the page's business. */
const LIST: LearningList = { path: /^\/my\/courses\.php$/, next: () => null, total: () => null };

/** The whole background, without a browser or a network. A second one on the same state is a worker that was restarted. */
export function setUp(state = { db: testHistory(), storage: fakeStorage() }, budget = 1000) {
  const jobs = createJobs(budget);
  const failures: string[] = [];
  const clock = { now: Date.parse(AT) };
  const badges: number[] = [];
  const asked: string[] = [];
  const compared: string[] = [];
  const given: string[] = [];
  const sites: string[] = [];
  const loaded: string[] = [];
  const shown: string[] = [];
  const told: string[] = [];
  const leave: string[] = [];
  const verified: string[] = [];
  const documents = new Map<string, SeenDocument>();
  const kept: string[] = [];
  const keptAnswers = new Map<string, Report>();
  const own = { isAutomatic: true, isOnline: true };
  const site: { checking: Checking } = { checking: 'automatic' };
  const addresses = new Map<number, string>();
  const privateTabs = new Set<number>();
  const capturing = createCapturing(fakeStorage().area);
  const catching = { loaded: [] as string[], isClosed: false };
  const answers = new Map<string, () => Promise<Report>>();
  const redirects = new Map<string, string>();
  const followed: string[] = [];
  const now = () => new Date(clock.now);
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const checker = createChecker({
    check: (link, holder, _, identities) => {
      asked.push(`${link.url} for ${holder}`);
      compared.push(...identities.link);
      given.push(...identities.given);
      return answers.get(link.url)?.() ?? Promise.resolve(reportOf());
    },
    cache: {
      find: (key) => findReport(state.db, key),
      put: (key, kept) => putReport(state.db, key, kept, now()),
    },
    keepOf: () => FOR_A_DAY,
    now,
    wait: () => new Promise(() => undefined),
    onError,
  });
  const background = createHandlers({
    db: state.db,
    tabs: createTabList(state.storage.area, () => clock.now),
    doubts: createDoubts(state.storage.area, () => clock.now),
    jobs,
    badge: {
      showLogged: async (count) => void badges.push(count),
      showFailure: async (title) => void failures.push(title),
    },
    capturing,
    catchUps: createCatchUps(state.storage.area),
    adapterBy: (id) => (id === moodle.id ? { ...moodle, lists: [LIST] } : null),
    loadCatchUp: async (tabId, platform) => {
      if (catching.isClosed) throw new Error('Cannot access contents of the page.');
      catching.loaded.push(`${platform} in ${tabId}`);
    },
    isPrivate: async (tabId) => privateTabs.has(tabId),
    sites: {
      turnOn: async (origin, tabId) => void sites.push(`on ${origin} ${tabId}`),
      turnOff: async (origin) => void sites.push(`off ${origin}`),
    },
    loadAdapter: async (id, tabId, frameId) => void loaded.push(`${id} in ${tabId}.${frameId}`),
    once: {
      begin: async (tabId, origin) => void sites.push(`once ${origin} ${tabId}`),
      end: async (tabId) => void sites.push(`no more in ${tabId}`),
    },
    restartMarks: async () => void sites.push('marks ask anew'),
    checker,
    checkSaved: async (link, holder, { bytes }) => {
      verified.push(`${link.url} for ${holder}: ${new TextDecoder().decode(bytes)}`);
      return reportOf();
    },
    checkKept: async (link, { bytes }) => {
      kept.push(`${link.url}: ${new TextDecoder().decode(bytes)}`);
      return keptAnswers.get(link.url) ?? reportOf();
    },
    seenDocument: async ({ url }) => documents.get(url) ?? null,
    mayAsk: async () => own.isAutomatic,
    isOnline: () => own.isOnline,
    wait: async () => undefined,
    recognise: (href, base) => {
      const url = new URL(href, base);
      if (url.hostname !== 'guild.example') return null;
      if (url.pathname.startsWith('/o/')) return { href: url.href, link: opened(url.href) };
      const kinds: Readonly<Record<string, LinkKind>> = { a: 'award', s: 'short-link' };
      return { href: url.href, link: linkTo(withoutPersonal(url), kinds[url.pathname[1] ?? ''] ?? 'achievement') };
    },
    locate: async (url) => {
      followed.push(url);
      return redirects.get(url) ?? null;
    },
    readOpened: (href, facts) => {
      const course = facts.texts.get('course');
      if (course === undefined) return null;
      return { link: opened(href), page: course === 'none' ? null : pageOf(href, course), keptFor: DAY };
    },
    showPanel: async (tabId, ref) => void shown.push(`${tabId} ${ref}`),
    askLeave: async (origins, wanted) => {
      leave.push(...origins, 'of', ...(await wanted));
      return null;
    },
    checkingOf: async () => site.checking,
    tellMarks: async (tabId, ref) => void told.push(`${tabId} ${ref}`),
    addressOf: async (tabId) => addresses.get(tabId) ?? null,
    texts: createTexts('en'),
    now,
    onError,
  });
  const listener = createListener({
    extensionId: ID,
    ownUrl: `chrome-extension://${ID}/`,
    handlers: background.handlers,
    inPrivate: background.inPrivate,
    onError: () => undefined,
  });
  const send = (name: string, data: unknown, sender: Sender) =>
    new Promise<Reply<unknown>>((resolve) => void listener({ name, data }, sender, resolve));
  return {
    ...state,
    state,
    clock,
    jobs,
    errors,
    failures,
    send,
    badges,
    asked,
    compared,
    sites,
    loaded,
    shown,
    told,
    addresses,
    answers,
    redirects,
    followed,
    leave,
    verified,
    given,
    site,
    documents,
    kept,
    keptAnswers,
    own,
    kick: background.kick,
    capturing,
    privateTabs,
    catching,
    pageLoaded: background.loaded,
    movedTo: background.movedTo,
    permitted: background.permitted,
  };
}

export const DAY = 24 * 60 * 60 * 1000;

/** The award of an opened page: its last part is its id. */
export function opened(href: string): CredentialLink {
  return { ...linkTo(href), id: href.split('/').at(-1) ?? null };
}

export function pageOf(url: string, achievement: string): IssuerPage {
  return {
    url,
    how: 'opened',
    isKnownHost: true,
    id: url.split('/').at(-1) ?? null,
    recipient: 'Ida Holm',
    achievement,
    issuer: { id: null, name: 'Guild' },
    issuedAt: null,
    expiresAt: null,
  };
}

export function check(ref: number, href = `https://guild.example/a/${ref}`, holder: string | null = 'Ida Holm') {
  return { ref, href, text: 'Weaving', holder };
}

/** The entries of a list as the popup got it. */
export async function tabEntries(listed: () => Promise<unknown>): Promise<readonly unknown[] | null> {
  const panel = await listed();
  return typeof panel === 'object' && panel !== null && 'entries' in panel && Array.isArray(panel.entries)
    ? panel.entries
    : null;
}

export const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not come about');
}

/** A report as it is listed beside the text of `check`. */
export const listed = (fields: Partial<Report> = {}): Report => reportBeside(reportOf(fields), 'Weaving', []);
