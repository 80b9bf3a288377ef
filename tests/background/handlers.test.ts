import { describe, expect, it, vi } from 'vitest';
import { findPage } from '../../lib/history/pages';
import { listRecords } from '../../lib/history/queries';
import { findReport, putReport, reportKey } from '../../lib/history/reports';
import { withoutPersonal } from '../../lib/links/normalise';
import { FOR_A_DAY } from '../../lib/links/record';
import type { CredentialLink, LinkKind } from '../../lib/links/types';
import { createChecker } from '../../lib/messages/checker';
import type { Reply } from '../../lib/messages/envelope';
import { createHandlers } from '../../lib/messages/handlers';
import { createJobs } from '../../lib/messages/jobs';
import type { PagePanel } from '../../lib/messages/protocol';
import { createListener, type Sender } from '../../lib/messages/router';
import { createTabList } from '../../lib/platform/tab-list';
import type { Checking } from '../../lib/settings/marking';
import { createTexts } from '../../lib/text/texts';
import type { IssuerPage, Report } from '../../lib/verify/types';
import { AT, minutesLater, observation, testHistory } from '../history/history';
import { linkTo, reportOf } from '../messages/reports';
import { fakeStorage } from '../platform/browser';

const ID = 'abcdefgh';
const POPUP: Sender = { id: ID, url: `chrome-extension://${ID}/popup.html`, origin: `chrome-extension://${ID}` };

function pageIn(tabId: number, url = 'https://github.com/ida'): Sender {
  return { id: ID, url, frameId: 0, tab: { id: tabId } };
}

/** The whole background, without a browser or a network. A second one on the same state is a worker that was restarted. */
function setUp(state = { db: testHistory(), storage: fakeStorage() }, budget = 1000) {
  const jobs = createJobs(budget);
  const failures: string[] = [];
  const clock = { now: Date.parse(AT) };
  const badges: number[] = [];
  const asked: string[] = [];
  const compared: string[] = [];
  const sites: string[] = [];
  const shown: string[] = [];
  const told: string[] = [];
  const leave: string[] = [];
  const site: { checking: Checking } = { checking: 'automatic' };
  const addresses = new Map<number, string>();
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
    jobs,
    badge: {
      showLogged: async (count) => void badges.push(count),
      showFailure: async (title) => void failures.push(title),
    },
    sites: {
      turnOn: async (origin, tabId) => void sites.push(`on ${origin} ${tabId}`),
      turnOff: async (origin) => void sites.push(`off ${origin}`),
    },
    once: {
      begin: async (tabId, origin) => void sites.push(`once ${origin} ${tabId}`),
      end: async (tabId) => void sites.push(`no more in ${tabId}`),
    },
    restartMarks: async () => void sites.push('marks ask anew'),
    checker,
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
    askLeave: async (origins) => {
      leave.push(...origins);
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
    shown,
    told,
    addresses,
    answers,
    redirects,
    followed,
    leave,
    site,
    permitted: background.permitted,
  };
}

const DAY = 24 * 60 * 60 * 1000;

/** The award of an opened page: its last part is its id. */
function opened(href: string): CredentialLink {
  return { ...linkTo(href), id: href.split('/').at(-1) ?? null };
}

function pageOf(url: string, achievement: string): IssuerPage {
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

function check(ref: number, href = `https://guild.example/a/${ref}`, holder: string | null = 'Ida Holm') {
  return { ref, href, text: 'Weaving', holder };
}

describe('capture.observed', () => {
  const COURSE = 'https://learn.campus.example/course/view.php?id=2';

  it.each<[string, unknown]>([
    ['a script for an address', observation({ url: 'javascript:alert(1)' })],
    ['a title without end', observation({ title: 'x'.repeat(2001) })],
    ['no title', observation({ title: '' })],
    ['an id that is too long for a record', observation({ itemId: `learn.campus.example/${'x'.repeat(500)}` })],
    ['a day that is none', observation({ completedAt: 'yesterday' })],
    ['a time that is none', observation({ completedAt: '2024-05-03T25:00Z' })],
    ['a progress of 50', observation({ progress: 50 })],
    ['an unknown status', { ...observation(), status: 'certified' }],
    ['nothing', null],
    ['an unknown platform', observation({ platform: 'udemy' })],
    ['another site’s address', observation({ url: 'https://evil.example/course/view.php?id=2' })],
    ['another site’s id', observation({ itemId: 'evil.example/2' })],
  ])('drops an item with %s, says so, and stores the others', async (_, bad) => {
    const { send, db, errors } = setUp();
    expect(await send('capture.observed', { observations: [bad, observation()] }, pageIn(7, COURSE))).toEqual({
      ok: true,
      value: { logged: ['moodle:learn.campus.example/2'] },
    });
    expect(await listRecords(db)).toHaveLength(1);
    expect(errors).toMatchObject([{ code: 'malformed' }]);
  });

  it.each([
    ['another site', pageIn(7, 'https://evil.example/course/view.php?id=2')],
    ['nobody knows where', { id: ID, frameId: 0, tab: { id: 7 } }],
  ])('stores nothing that %s states of a site', async (_, sender) => {
    const { send, db, errors } = setUp();
    expect(await send('capture.observed', { observations: [observation()] }, sender)).toEqual({
      ok: true,
      value: { logged: [] },
    });
    expect(await db.records.count()).toBe(0);
    expect(errors).toHaveLength(1);
  });

  it('answers once it is stored, and the badge shows what is news', async () => {
    const { send, db, badges } = setUp();
    const reply = await send(
      'capture.observed',
      { observations: [observation(), observation({ own: 'no', itemId: 'learn.campus.example/3' })] },
      pageIn(7, COURSE),
    );
    expect(reply).toEqual({ ok: true, value: { logged: ['moodle:learn.campus.example/2'] } });
    expect(await listRecords(db)).toHaveLength(1);
    await send('capture.observed', { observations: [observation()] }, pageIn(8, COURSE));
    expect(badges).toEqual([1, 0]);
  });

  it('answers an error when nothing could be stored, so that the page sends it again', async () => {
    const { send, db, failures } = setUp();
    db.changes.hook('creating', () => {
      throw new Error('killed');
    });
    expect(await send('capture.observed', { observations: [observation()] }, pageIn(7, COURSE))).toMatchObject({
      ok: false,
      error: { code: 'write-failed' },
    });
    expect(await listRecords(db)).toEqual([]);
    expect(failures).toEqual([
      'Touchstone could not log what you did here: the browser could not read or write. Nothing was changed.',
    ]);
  });
});

describe('marks.check', () => {
  it('answers what the mark shows, and the popup’s list has the evidence', async () => {
    const { send } = setUp();
    await send('marks.page', { holder: 'Ida Holm' }, pageIn(7));
    expect(await send('marks.check', check(1), pageIn(7))).toMatchObject({
      ok: true,
      value: { verdict: 'verified', word: 'Verified' },
    });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toEqual({
      ok: true,
      value: {
        url: 'https://github.com/ida',
        holder: 'Ida Holm',
        skipped: 0,
        fought: 0,
        checking: 'automatic',
        identified: false,
        entries: [
          {
            ref: 1,
            href: 'https://guild.example/a/1',
            text: 'Weaving',
            link: linkTo('https://guild.example/a/1'),
            report: reportOf(),
          },
        ],
      } satisfies PagePanel,
    });
  });

  it('asks once for one credential on two pages of one person, and again for another person', async () => {
    const { send, asked } = setUp();
    const href = 'https://guild.example/a/1';
    await Promise.all([send('marks.check', check(1, href), pageIn(7)), send('marks.check', check(9, href), pageIn(8))]);
    await send('marks.check', check(2, href), pageIn(7));
    await send('marks.check', check(3, href, 'Jon Berg'), pageIn(9));
    expect(asked).toEqual([`${href} for Ida Holm`, `${href} for Jon Berg`]);
  });

  it('recognises the link itself: nothing else is asked', async () => {
    const { send, asked } = setUp();
    expect(await send('marks.check', check(1, 'https://intranet.example/secret'), pageIn(7))).toMatchObject({
      ok: true,
      value: { verdict: 'not-an-award' },
    });
    expect(asked).toEqual([]);
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ ok: true, value: { entries: [] } });
  });

  it('lists what is nobody’s award without asking', async () => {
    const { send, asked } = setUp();
    await send('marks.check', check(1, 'https://guild.example/badges/1'), pageIn(7));
    expect(asked).toEqual([]);
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({
      ok: true,
      value: { entries: [{ ref: 1, link: { kind: 'achievement' }, report: null }] },
    });
  });

  it('is refused to a frame within the page, and to a page without a tab', async () => {
    const { send, asked } = setUp();
    expect(await send('marks.check', check(1), { ...pageIn(7), frameId: 4 })).toMatchObject({
      error: { code: 'not-top-frame' },
    });
    expect(await send('marks.check', check(1), { id: ID, url: 'https://github.com/ida' })).toMatchObject({
      error: { code: 'no-tab' },
    });
    expect(asked).toEqual([]);
  });

  it('keeps no address that names a person, and compares the person with it', async () => {
    const { send, compared, state } = setUp();
    await send('marks.check', check(1, 'https://guild.example/a/1?identity__email=ida%40x.example&v=2'), pageIn(7));
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({
      value: { entries: [{ href: 'https://guild.example/a/1?v=2', report: { verdict: 'verified' } }] },
    });
    expect(compared).toEqual(['ida@x.example']);
    expect(await state.db.reports.count()).toBe(0);
  });

  it('starts no check again that ends while its list is being read', async () => {
    const { area, ...storage } = fakeStorage();
    let isSlow = false;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: typeof area = {
      ...area,
      get: async (keys) => {
        const items = await area.get(keys);
        if (isSlow && Array.isArray(keys)) await held;
        return items;
      },
    };
    const { send, asked, answers, jobs } = setUp({ db: testHistory(), storage: { ...storage, area: slow } });
    let answer = (_: Report) => {};
    answers.set(
      'https://guild.example/a/1',
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const reply = send('marks.check', check(1, 'https://guild.example/a/1?identity__email=ida%40x.example'), pageIn(7));
    await until(async () => asked.length === 1);
    isSlow = true;
    const list = send('panel.list', { tabId: 7 }, POPUP);
    await settled();
    answer(reportOf());
    await settled();
    release();
    await Promise.all([list, reply]);
    await until(async () => !jobs.isRunning(7, 1));
    expect(asked.length).toBe(1);
  });

  it.each<[string, (world: ReturnType<typeof setUp>) => unknown]>([
    ['link', ({ send }) => send('marks.gone', { ref: 2 }, pageIn(7))],
    ['page', ({ send }) => send('marks.page', { holder: null }, pageIn(7))],
    ['tab', ({ jobs }) => jobs.dropTab(7)],
  ])('asks nothing for a %s that went while it waited its turn', async (_, leave) => {
    const world = setUp();
    const { send, asked, answers } = world;
    let answer: (report: Report) => void = () => undefined;
    answers.set('https://guild.example/a/1', () => new Promise((resolve) => (answer = resolve)));
    void send('marks.check', check(1), pageIn(8));
    await until(async () => asked.length === 1);
    const waiting = send('marks.check', check(2), pageIn(7));
    await settled();
    await leave(world);
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'dropped' } });
    answer(reportOf());
    await settled();
    expect(asked).toHaveLength(1);
  });

  it('asked again in the middle is still asked once', async () => {
    const { send, asked, answers } = setUp();
    let answer: (report: Report) => void = () => undefined;
    answers.set('https://guild.example/a/1', () => new Promise((resolve) => (answer = resolve)));
    const first = send('marks.check', check(1), pageIn(7));
    await until(async () => asked.length === 1);
    const again = send('marks.check', check(1), pageIn(7));
    const recheck = send('panel.recheck', { tabId: 7, ref: 1 }, POPUP);
    await settled();
    answer(reportOf());
    expect(await first).toMatchObject({ ok: true, value: { verdict: 'verified' } });
    expect(await again).toMatchObject({ ok: true, value: { verdict: 'verified' } });
    expect(await recheck).toMatchObject({ ok: true, value: { report: { verdict: 'verified' } } });
    expect(asked).toHaveLength(1);
  });

  it('asks no more for a page that alters its links without end, until a person wants to know', async () => {
    const { send, asked } = setUp(undefined, 3);
    for (let at = 0; at < 10; at++) {
      const reply = await send('marks.check', check(1, `https://guild.example/a/${at}`), pageIn(7));
      expect(reply).toMatchObject({ ok: true, value: { verdict: at < 3 ? 'verified' : 'unreachable' } });
    }
    expect(asked).toHaveLength(3);
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({
      value: { report: { verdict: 'verified' } },
    });
    await send('marks.page', { holder: null }, pageIn(7));
    expect(await send('marks.check', check(2, 'https://guild.example/a/new'), pageIn(7))).toMatchObject({
      value: { verdict: 'verified' },
    });
  });

  it('is listed no more once the element is gone', async () => {
    const { send } = setUp();
    await send('marks.check', check(1), pageIn(7));
    await send('marks.gone', { ref: 1 }, pageIn(7));
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [] } });
  });
});

describe('panel.list', () => {
  it('has each link that is checked, also one that is longer without what names a person', async () => {
    const { send } = setUp();
    const href = `https://guild.example/a/1?x=${'~'.repeat(4000)}&identity__email=ida%40x.example`;
    expect(await send('marks.check', check(1, href), pageIn(7))).toMatchObject({ value: { verdict: 'verified' } });
    const list = await send('panel.list', { tabId: 7 }, POPUP);
    expect(list).toMatchObject({ value: { entries: [{ ref: 1, report: { verdict: 'verified' } }] } });
    expect(JSON.stringify(list)).not.toContain('x.example');
  });

  it('is of the page the tab shows, and forgotten once the tab has left it', async () => {
    const { send, addresses, clock } = setUp();
    await send('marks.page', { holder: null }, pageIn(7));
    await send('marks.check', check(1), pageIn(7));
    clock.now += 60_000;
    addresses.set(7, 'https://github.com/ida#readme');
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [{ ref: 1 }] } });
    addresses.set(7, 'https://other.example/');
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { url: null, entries: [] } });
  });

  it('takes up the checks of a worker that was killed', async () => {
    const killed = setUp();
    killed.answers.set('https://guild.example/a/1', () => new Promise(() => undefined));
    void killed.send('marks.check', check(1), pageIn(7));
    await until(async () => killed.asked.length === 1);
    const restarted = setUp(killed.state);
    const list = () => restarted.send('panel.list', { tabId: 7 }, POPUP);
    expect(await list()).toMatchObject({ value: { entries: [{ ref: 1, report: null }] } });
    await until(async () => JSON.stringify(await list()).includes('"verdict":"verified"'));
    expect(restarted.asked).toHaveLength(1);
  });
});

describe('an answer past its time', () => {
  const HREF = 'https://guild.example/a/1';
  const DAY = 24 * 60 * 60_000;
  const unreachable = (result: string, checkedAt: number) =>
    reportOf({
      verdict: 'unreachable',
      checkedAt: new Date(checkedAt).toISOString(),
      requests: [{ url: HREF, result }],
    });

  /** A tab in which a credential was checked, and another, some time later, with a host that has not answered yet. */
  async function daysLater(days: number, first: Partial<Report> = {}) {
    const world = setUp();
    const { send, answers, clock } = world;
    answers.set(HREF, async () => reportOf(first));
    await send('marks.check', check(1, HREF), pageIn(7));
    clock.now += days * DAY;
    let answer: (report: Report) => void = () => undefined;
    answers.set(HREF, () => new Promise((resolve) => (answer = resolve)));
    await send('marks.page', { holder: 'Ida Holm' }, pageIn(8));
    const listed = async () => {
      const reply = await send('panel.list', { tabId: 8 }, POPUP);
      return reply.ok ? reply.value : null;
    };
    return { ...world, answer: (report: Report) => answer(report), listed };
  }

  it.each<[string, Partial<Report>]>([
    ['Verified', {}],
    ['Revoked', { verdict: 'revoked' }],
    ['Issued to someone else', { verdict: 'other-person' }],
    ['Not genuine', { verdict: 'invalid' }],
  ])('is given at once with its age (%s), asked for again behind that, and told', async (word, first) => {
    const { send, asked, told, answer, listed, clock } = await daysLater(3, first);
    const reply = await send('marks.check', check(5, HREF), pageIn(8));
    expect(reply).toMatchObject({ ok: true, value: { word } });
    expect(JSON.stringify(reply)).toContain('Checked 3 days ago, being checked again');
    expect(await listed()).toMatchObject({ entries: [{ report: reportOf(first), aged: { missed: null } }] });
    await until(async () => asked.length === 2);
    expect(told).toEqual([]);
    answer(reportOf({ verdict: 'revoked', checkedAt: new Date(clock.now).toISOString() }));
    await until(async () => told.length === 1);
    expect(told).toEqual(['8 5']);
    const [entry] = (await tabEntries(listed)) ?? [];
    expect(entry).toMatchObject({ report: { verdict: 'revoked' } });
    expect(entry).not.toHaveProperty('aged');
    // The mark asks for what it was told of: nothing more is asked or told.
    const after = await send('marks.check', check(5, HREF), pageIn(8));
    expect(after).toMatchObject({ value: { verdict: 'revoked' } });
    expect(JSON.stringify(after)).not.toContain('Checked');
    await settled();
    expect([asked.length, told.length]).toEqual([2, 1]);
  });

  it.each<[string, number, string, string]>([
    ['stays with its age where the host is down', 1.5, 'timeout', 'verified'],
    ['gives way where it is too old for that', 3, 'timeout', 'unreachable'],
    ['stays while we are offline', 13, 'offline', 'verified'],
  ])('%s', async (_, days, result, verdict) => {
    const { send, told, answer, listed, clock, asked } = await daysLater(days);
    await send('marks.check', check(5, HREF), pageIn(8));
    await until(async () => asked.length === 2);
    answer(unreachable(result, clock.now));
    await until(async () => told.length === 1);
    const reply = await send('marks.check', check(5, HREF), pageIn(8));
    expect(reply).toMatchObject({ value: { verdict } });
    const stays = verdict === 'verified';
    expect(JSON.stringify(reply).includes('could not be checked again just now')).toBe(stays);
    const [entry] = (await tabEntries(listed)) ?? [];
    expect(entry).toMatchObject({
      report: { verdict },
      ...(stays && { aged: { missed: { verdict: 'unreachable' } } }),
    });
    await settled();
    expect([asked.length, told.length]).toEqual([2, 1]);
  });

  it('is asked for again by the popup where the worker was killed meanwhile', async () => {
    const killed = await daysLater(3);
    await killed.send('marks.check', check(5, HREF), pageIn(8));
    await until(async () => killed.asked.length === 2);
    const restarted = setUp(killed.state);
    restarted.clock.now = killed.clock.now;
    restarted.answers.set(HREF, async () => reportOf({ checkedAt: new Date(killed.clock.now).toISOString() }));
    await restarted.send('panel.list', { tabId: 8 }, POPUP);
    await until(async () => restarted.told.length === 1);
    expect(restarted.asked).toHaveLength(1);
    const list = await restarted.send('panel.list', { tabId: 8 }, POPUP);
    expect(JSON.stringify(list)).not.toContain('aged');
  });

  const inTab7 = { tabId: 7 };

  it.each<[string, number, Partial<Report>, Record<string, unknown>]>([
    ['with its age', 3, {}, { report: { verdict: 'verified' }, aged: { missed: null } }],
    ['no more where it is too old for that', 15, {}, { report: null }],
    ['no more where the credential has ended since', 0.5, { expiresAt: minutesLater(60) }, { report: null }],
    ['no more, bad news too, where it is too old', 15, { verdict: 'revoked' }, { report: null }],
  ])('is shown in a tab that stayed open %s, and asked for again when a person looks', async (...row) => {
    const [, days, first, entry] = row;
    const { send, asked, told, answer, clock } = await daysLater(days, first);
    expect(await send('panel.list', inTab7, POPUP)).toMatchObject({ value: { entries: [entry] } });
    await until(async () => asked.length === 2);
    expect(await send('panel.list', inTab7, POPUP)).toMatchObject({ value: { entries: [entry] } });
    answer(reportOf({ verdict: 'suspended', checkedAt: new Date(clock.now).toISOString() }));
    await until(async () => told.length === 1);
    const list = await send('panel.list', inTab7, POPUP);
    expect(list).toMatchObject({ value: { entries: [{ report: { verdict: 'suspended' } }] } });
    await settled();
    expect([JSON.stringify(list).includes('aged'), asked.length, told]).toEqual([false, 2, ['7 1']]);
  });

  it.each<[string, number, Partial<Report>]>([
    ['good news that still counts', 0.9, {}],
    ['bad news, which may be asked for again by hand', 3, { verdict: 'revoked' }],
    ['what could not be checked', 20, { verdict: 'unreachable' }],
  ])('is left as it was found in a tab that stayed open: %s', async (_, days, first) => {
    const { send, asked } = await daysLater(days, first);
    const list = await send('panel.list', inTab7, POPUP);
    await settled();
    expect(list).toMatchObject({ value: { entries: [{ report: reportOf(first) }] } });
    expect([JSON.stringify(list).includes('aged'), asked.length]).toEqual([false, 1]);
  });

  it('in a tab that stayed open is asked for once, where its host is down', async () => {
    const { send, asked, told, answer, clock } = await daysLater(1.5);
    await send('panel.list', inTab7, POPUP);
    await until(async () => asked.length === 2);
    answer(unreachable('timeout', clock.now));
    await until(async () => told.length === 1);
    clock.now += 10 * 60_000;
    const entry = { report: { verdict: 'verified' }, aged: { missed: { verdict: 'unreachable' } } };
    expect(await send('panel.list', inTab7, POPUP)).toMatchObject({ value: { entries: [entry] } });
    await settled();
    expect(asked).toHaveLength(2);
  });

  it('is asked for no more once the page is gone', async () => {
    const { send, asked, told, answers, answer } = await daysLater(3);
    const busy = 'https://guild.example/a/2';
    answers.set(busy, () => new Promise(() => undefined));
    void send('marks.check', check(9, busy), pageIn(9));
    await until(async () => asked.length === 2);
    await send('marks.check', check(5, HREF), pageIn(8));
    await send('marks.page', { holder: null }, pageIn(8));
    answer(reportOf());
    await settled();
    expect([asked.length, told.length]).toEqual([2, 0]);
  });

  it('where an identity is compared there is none: nothing of it was kept', async () => {
    const { send, asked, answer } = await daysLater(3);
    const reply = send('marks.check', check(5, `${HREF}?identity__email=ida%40x.example`), pageIn(8));
    await until(async () => asked.length === 2);
    answer(reportOf());
    expect(JSON.stringify(await reply)).not.toContain('Checked');
  });

  it.each([
    ['is given as one that could not be checked again', 1.5, 'verified'],
    ['is too old for that, as where the host is down', 3, 'unreachable'],
  ])('of a page that has had enough asked %s', async (_, days, verdict) => {
    const state = { db: testHistory(), storage: fakeStorage() };
    await setUp(state).send('marks.check', check(1, HREF), pageIn(7));
    const poor = setUp(state, 0);
    poor.clock.now += days * DAY;
    const reply = await poor.send('marks.check', check(5, HREF), pageIn(8));
    expect(reply).toMatchObject({ value: { verdict } });
    expect(JSON.stringify(reply).includes('could not be checked again just now')).toBe(verdict === 'verified');
    await settled();
    expect([poor.asked, poor.told]).toEqual([[], []]);
  });
});

describe('marks.recognise', () => {
  it('answers in order, and one address that can’t be read takes nothing from the others', async () => {
    const { send, errors, asked } = setUp();
    const hrefs = ['/a/1', 'https://[', 'https://ada.example/', '/b/1'];
    const reply = await send('marks.recognise', { hrefs, base: 'https://guild.example/' }, pageIn(7));
    const kinds = [{ link: { kind: 'award' } }, null, null, { link: { kind: 'achievement' } }];
    expect(reply).toMatchObject({ ok: true, value: kinds });
    expect([errors.length, asked.length]).toEqual([1, 0]);
  });
});

describe('panel.follow', () => {
  const SHORT = 'https://guild.example/s/1';
  const world = async (target: string | null) => {
    const made = setUp();
    if (target !== null) made.redirects.set(SHORT, target);
    await made.send('marks.check', check(1, SHORT), pageIn(7));
    return made;
  };

  it('is asked by a person only: until then a short link is listed and nothing more', async () => {
    const { send, asked, followed } = await world('https://guild.example/a/1');
    expect(await send('panel.follow', { tabId: 7, ref: 1 }, pageIn(7))).toMatchObject({
      error: { code: 'not-allowed' },
    });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({
      value: { entries: [{ href: SHORT, link: { kind: 'short-link' }, report: null }] },
    });
    expect([asked, followed]).toEqual([[], []]);
  });

  it('an award it leads to is checked, and stands in its place with both addresses', async () => {
    const { send, asked, followed, told } = await world('https://guild.example/a/1');
    const entry = {
      ref: 1,
      href: SHORT,
      text: 'Weaving',
      link: linkTo('https://guild.example/a/1'),
      followed: { url: 'https://guild.example/a/1' },
      report: reportOf(),
    };
    expect(await send('panel.follow', { tabId: 7, ref: 1 }, POPUP)).toEqual({ ok: true, value: entry });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [entry] } });
    expect(asked).toEqual(['https://guild.example/a/1 for Ida Holm']);
    // It can be checked again like any other; the page has no mark to tell.
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({ value: entry });
    expect(await send('panel.follow', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({ value: entry });
    expect([asked.length, followed, told]).toEqual([2, [SHORT], []]);
  });

  it.each<[string, string | null, Record<string, unknown>]>([
    [
      'a badge’s description is listed as that',
      'https://guild.example/b/1',
      { link: { kind: 'achievement' }, followed: { url: 'https://guild.example/b/1' } },
    ],
    [
      'a page of no badge host is named',
      'https://ada.example/me',
      { link: { kind: 'short-link' }, followed: { url: 'https://ada.example/me' } },
    ],
    ['nowhere is said', null, { link: { kind: 'short-link' }, followed: { url: null } }],
    ['itself is said', SHORT, { link: { kind: 'short-link' }, followed: { url: SHORT } }],
  ])('%s', async (_, target, entry) => {
    const { send, asked } = await world(target);
    const led = { ref: 1, href: SHORT, report: null, ...entry };
    expect(await send('panel.follow', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({ value: led });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [led] } });
    expect(asked).toEqual([]);
  });

  it('keeps no address that names a person, and compares the person with it', async () => {
    const { send, compared } = await world('https://guild.example/a/1?identity__email=ida%40x.example');
    const reply = await send('panel.follow', { tabId: 7, ref: 1 }, POPUP);
    expect(reply).toMatchObject({ value: { followed: { url: 'https://guild.example/a/1' } } });
    expect(JSON.stringify([reply, await send('panel.list', { tabId: 7 }, POPUP)])).not.toContain('x.example');
    expect(compared).toEqual(['ida@x.example']);
  });

  it.each([
    ['an award', 'https://guild.example/a/1', true],
    ['an entry that is gone', null, false],
  ])('is not done for %s', async (_, href, isListed) => {
    const { send, followed } = setUp();
    if (href !== null) await send('marks.check', check(1, href), pageIn(7));
    const reply = await send('panel.follow', { tabId: 7, ref: 1 }, POPUP);
    expect(reply).toMatchObject({ ok: true, value: isListed ? { href } : null });
    expect(followed).toEqual([]);
  });
});

describe('whom a link says its badge was issued to', () => {
  const HREF = 'https://guild.example/a/1?identity__email=ida%40x.example';

  it('is compared again when a person asks again, and forgotten with the link', async () => {
    const { send, compared } = setUp();
    await send('marks.check', check(1, HREF), pageIn(7));
    await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP);
    expect(compared).toEqual(['ida@x.example', 'ida@x.example']);
    await send('marks.check', check(1, 'https://guild.example/a/1'), pageIn(7));
    await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP);
    expect(compared.length).toBe(2);
  });

  it('is compared once where the popup looks while the page’s check is under way', async () => {
    const { send, asked, compared, answers } = setUp();
    let release = () => {};
    answers.set('https://guild.example/a/1', () => new Promise((resolve) => (release = () => resolve(reportOf()))));
    const answer = send('marks.check', check(1, HREF), pageIn(7));
    await vi.waitFor(async () => {
      expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [{ report: null }] } });
    });
    release();
    await answer;
    await send('panel.list', { tabId: 7 }, POPUP);
    expect([asked.length, compared]).toEqual([1, ['ida@x.example']]);
  });
});

describe('panel.recheck', () => {
  it('asks past the cache and keeps the new report', async () => {
    const { send, answers, asked, told } = setUp();
    await send('marks.check', check(1), pageIn(7));
    answers.set('https://guild.example/a/1', async () => reportOf({ verdict: 'revoked' }));
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toMatchObject({
      value: { report: { verdict: 'revoked' } },
    });
    // The mark on the page asks again, and hears the same.
    expect(told).toEqual(['7 1']);
    expect(await send('marks.check', check(1), pageIn(7))).toMatchObject({ value: { verdict: 'revoked' } });
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({
      value: { entries: [{ report: { verdict: 'revoked' } }] },
    });
    expect(asked).toHaveLength(2);
  });

  it('answers null for an entry that is gone', async () => {
    const { send } = setUp();
    expect(await send('panel.recheck', { tabId: 7, ref: 1 }, POPUP)).toEqual({ ok: true, value: null });
  });
});

describe('the rest', () => {
  it('shows the panel for the tab that asks', async () => {
    const { send, shown } = setUp();
    await send('marks.open', { ref: 3 }, pageIn(7));
    expect(shown).toEqual(['7 3']);
  });

  it('shows it once a second at most, for each tab', async () => {
    const { send, shown, clock } = setUp();
    for (const [tabId, later] of [
      [7, 0],
      [7, 999],
      [8, 0],
      [7, 1],
    ] as const) {
      clock.now += later;
      await send('marks.open', { ref: 3 }, pageIn(tabId));
    }
    expect(shown).toEqual(['7 3', '8 3', '7 3']);
  });

  it('lists how many links were not looked at', async () => {
    const { send } = setUp();
    await send('marks.page', { holder: null }, pageIn(7));
    await send('marks.skipped', { count: 12 }, pageIn(7));
    expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { skipped: 12 } });
  });

  it('turns sites on and off for our own pages only', async () => {
    const { send, sites } = setUp();
    await send('sites.set', { origin: 'https://learn.campus.example', on: true, tabId: 7 }, POPUP);
    await send('sites.set', { origin: 'https://learn.campus.example', on: false, tabId: null }, POPUP);
    expect(await send('sites.set', { origin: 'https://x.example', on: true, tabId: 7 }, pageIn(7))).toMatchObject({
      ok: false,
    });
    expect(sites).toEqual(['on https://learn.campus.example 7', 'off https://learn.campus.example', 'marks ask anew']);
  });

  it('has marks in one tab for our own pages only', async () => {
    const { send, sites } = setUp();
    await send('sites.once', { origin: 'https://ada.example', on: true, tabId: 7 }, POPUP);
    await send('sites.once', { origin: 'https://ada.example', on: false, tabId: 7 }, POPUP);
    const refused = await send('sites.once', { origin: 'https://ada.example', on: true, tabId: 7 }, pageIn(7));
    expect([refused.ok, sites]).toEqual([false, ['once https://ada.example 7', 'no more in 7', 'marks ask anew']]);
  });
});

/** The entries of a list as the popup got it. */
async function tabEntries(listed: () => Promise<unknown>): Promise<readonly unknown[] | null> {
  const panel = await listed();
  return typeof panel === 'object' && panel !== null && 'entries' in panel && Array.isArray(panel.entries)
    ? panel.entries
    : null;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not come about');
}

describe('opened.read', () => {
  const CERTIFICATE = 'https://guild.example/o/weaving-7';
  const facts = (texts: readonly (readonly [string, string])[]) => ({
    facts: { language: 'en', metas: [], texts, attributes: [], states: [] },
  });
  const shows = facts([['course', 'Weaving']]);

  it('keeps what the page at the sender’s own address shows, whatever the message says', async () => {
    const { send, db, clock } = setUp();
    const reply = await send('opened.read', { ...shows, url: 'https://guild.example/o/other' }, pageIn(9, CERTIFICATE));
    expect(reply).toEqual({ ok: true, value: null });
    expect(await findPage(db, opened(CERTIFICATE), new Date(clock.now))).toEqual({
      ...pageOf(CERTIFICATE, 'Weaving'),
      readAt: AT,
    });
    expect(await db.pages.count()).toBe(1);
  });

  it('checks again, past the cache, wherever that award is listed, and tells the marks there', async () => {
    const { send, told, asked, db, answers, clock } = setUp();
    await send('marks.check', check(1, CERTIFICATE), pageIn(7));
    await send('marks.check', check(2, `${CERTIFICATE}b`), pageIn(7));
    await send('marks.check', check(4, CERTIFICATE, 'Bea Baker'), pageIn(8, 'https://github.com/bea'));
    expect(asked).toHaveLength(3);
    answers.set(CERTIFICATE, async () =>
      reportOf({ verdict: 'confirmed', checkedAt: new Date(clock.now).toISOString() }),
    );
    await send('opened.read', shows, pageIn(9, CERTIFICATE));
    await vi.waitFor(() => expect(told.toSorted()).toEqual(['7 1', '8 4']));
    expect(asked.slice(3).toSorted()).toEqual([`${CERTIFICATE} for Bea Baker`, `${CERTIFICATE} for Ida Holm`]);
    const list = await send('panel.list', { tabId: 7 }, POPUP);
    expect(list).toMatchObject({
      value: { entries: [{ report: { verdict: 'confirmed' } }, { report: { verdict: 'verified' } }] },
    });
    expect(await findReport(db, reportKey(`${CERTIFICATE}b`, 'Ida Holm'))).toMatchObject({
      report: { verdict: 'verified' },
    });
  });

  it('leaves the award of a short link that was followed in its place, and tells no mark, for it has none', async () => {
    const { send, told, answers, redirects } = setUp();
    const short = 'https://guild.example/s/1';
    redirects.set(short, CERTIFICATE);
    await send('marks.check', check(1, short), pageIn(7));
    await send('panel.follow', { tabId: 7, ref: 1 }, POPUP);
    answers.set(CERTIFICATE, async () => reportOf({ verdict: 'confirmed' }));
    await send('opened.read', shows, pageIn(9, CERTIFICATE));
    const entry = { href: short, followed: { url: CERTIFICATE }, report: { verdict: 'confirmed' } };
    await vi.waitFor(async () =>
      expect(await send('panel.list', { tabId: 7 }, POPUP)).toMatchObject({ value: { entries: [entry] } }),
    );
    await settled();
    expect(told).toEqual([]);
  });

  it('forgets what it showed before when its host says that there is none any more', async () => {
    const { send, told, asked, db } = setUp();
    await send('opened.read', shows, pageIn(9, CERTIFICATE));
    await send('marks.check', check(1, CERTIFICATE), pageIn(7));
    const none = facts([['course', 'none']]);
    await send('opened.read', none, pageIn(9, CERTIFICATE));
    await vi.waitFor(() => expect(told).toEqual(['7 1']));
    expect([await db.pages.count(), asked.length]).toEqual([0, 2]);
    // Said again it is no news, and nothing is asked.
    await send('opened.read', none, pageIn(9, CERTIFICATE));
    expect([told.length, asked.length]).toEqual([1, 2]);
  });

  it('drops a report kept for a tab that is closed by now', async () => {
    const { send, db } = setUp();
    await putReport(db, reportKey(CERTIFICATE, 'Ida Holm'), { report: reportOf(), missed: null }, new Date(AT));
    await send('opened.read', shows, pageIn(9, CERTIFICATE));
    expect(await findReport(db, reportKey(CERTIFICATE, 'Ida Holm'))).toBeNull();
  });

  it.each<[string, unknown, Sender]>([
    ['shows no award', facts([]), pageIn(9, CERTIFICATE)],
    ['stands in a frame', shows, { ...pageIn(9, CERTIFICATE), frameId: 3 }],
    ['is in no tab', shows, { id: ID, url: CERTIFICATE, frameId: 0 }],
  ])('keeps nothing of a page that %s', async (_, data, sender) => {
    const { send, db, told } = setUp();
    await send('opened.read', data, sender);
    expect(await db.pages.count()).toBe(0);
    expect(told).toEqual([]);
  });
});
