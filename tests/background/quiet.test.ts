import { describe, expect, it } from 'vitest';
import type { Observation } from '../../lib/capture/types';
import { listRecords } from '../../lib/history/queries';
import type { Reply } from '../../lib/messages/envelope';
import type { MessageName, Toast } from '../../lib/messages/protocol';
import { RULES } from '../../lib/messages/schemas';
import { pausedForAnHour, resumed, withSitePaused } from '../../lib/settings/capturing';
import { AT, observation } from '../history/history';
import { check, DAY, pageIn, settled, setUp } from './world';

const COURSE = 'https://learn.campus.example/course/view.php?id=2';
const completed = (fields: Partial<Observation> = {}) => observation({ status: 'completed', ...fields });
const other = (number: number) => completed({ itemId: `learn.campus.example/${number}`, title: `Course ${number}` });

/** The toast of an answer to `capture.observed`. */
function toastOf(reply: Reply<unknown>): Toast | null {
  if (!reply.ok) throw new Error(reply.error.message);
  return (reply.value as { toast: Toast | null }).toast;
}

describe('the toast', () => {
  it('says what was completed, in words that are ready', async () => {
    const { send } = setUp();
    const reply = await send('capture.observed', { observations: [completed()] }, pageIn(7, COURSE));
    expect(toastOf(reply)).toEqual({
      language: 'en',
      direction: 'ltr',
      text: 'Touchstone logged this as completed: Rivers of the North',
      undo: {
        batch: 1,
        label: 'Undo',
        done: 'Taken back. It is no longer in your history.',
        failed: 'That could not be taken back here. Your history can undo it.',
      },
      dismiss: 'Dismiss',
    });
  });

  it('is one for all that a page states at once', async () => {
    const { send } = setUp();
    const reply = await send(
      'capture.observed',
      { observations: [other(1), other(2), observation()] },
      pageIn(7, COURSE),
    );
    expect(toastOf(reply)?.text).toBe('Touchstone logged 2 completions.');
  });

  it('comes once for a record: not for another page, another tab or a reload, nor after a restart', async () => {
    const first = setUp();
    const state = async (world: ReturnType<typeof setUp>, tabId: number, signal: string) =>
      toastOf(await world.send('capture.observed', { observations: [completed({ signal })] }, pageIn(tabId, COURSE)));
    expect(await state(first, 7, 'course-page')).not.toBeNull();
    expect(await state(first, 7, 'course-page')).toBeNull();
    expect(await state(first, 8, 'my-courses')).toBeNull();
    expect(await state(setUp(first.state), 9, 'certificate-page')).toBeNull();
  });

  it('comes in one of two tabs that state the same at once', async () => {
    const { send } = setUp();
    const replies = await Promise.all(
      [7, 8].map((tabId) => send('capture.observed', { observations: [completed()] }, pageIn(tabId, COURSE))),
    );
    expect(replies.map(toastOf).filter((toast) => toast !== null)).toHaveLength(1);
  });

  it.each<[string, readonly Observation[]]>([
    ['what was only begun', [observation()]],
    ['what is somebody else’s', [completed({ own: 'no' })]],
    ['what may be anybody’s', [completed({ own: 'unknown' })]],
    ['nothing', []],
  ])('says nothing of %s', async (_, observations) => {
    const { send } = setUp();
    expect(toastOf(await send('capture.observed', { observations }, pageIn(7, COURSE)))).toBeNull();
  });

  it('says nothing where the reader does not want it, and it is logged all the same', async () => {
    const { send, capturing, db } = setUp();
    await capturing.change((now) => ({ ...now, toast: false }));
    expect(toastOf(await send('capture.observed', { observations: [completed()] }, pageIn(7, COURSE)))).toBeNull();
    expect(await listRecords(db)).toHaveLength(1);
  });

  it('cuts a title without end, and lets none turn the words around it', async () => {
    const { send } = setUp();
    const title = `\u202E${'x'.repeat(1900)}`;
    const reply = await send('capture.observed', { observations: [completed({ title })] }, pageIn(7, COURSE));
    expect(toastOf(reply)?.text).toMatch(/^Touchstone logged this as completed: x{119}…$/);
  });
});

describe('taking back from a toast', () => {
  it('undoes what it said, for good: the page, still open, does not log it again', async () => {
    const { send, db } = setUp();
    const observations = [completed()];
    await send('capture.observed', { observations }, pageIn(7, COURSE));
    expect(await send('capture.undo', { batch: 1 }, pageIn(7, COURSE))).toEqual({ ok: true, value: null });
    expect(await listRecords(db)).toEqual([]);
    expect(toastOf(await send('capture.observed', { observations }, pageIn(7, COURSE)))).toBeNull();
    expect(await listRecords(db)).toEqual([]);
  });

  it('leaves what was known before', async () => {
    const { send, db } = setUp();
    await send('capture.observed', { observations: [observation()] }, pageIn(7, COURSE));
    await send('capture.observed', { observations: [completed()] }, pageIn(7, COURSE));
    await send('capture.undo', { batch: 2 }, pageIn(7, COURSE));
    expect(await listRecords(db)).toMatchObject([{ status: 'in-progress' }]);
  });

  it.each<[string, number, ReturnType<typeof pageIn>, number]>([
    ['another site', 1, pageIn(7, 'https://evil.example/'), 0],
    ['nobody knows where', 1, { ...pageIn(7), url: undefined }, 0],
    ['its own site, of what is long past', 1, pageIn(7, COURSE), DAY],
    ['its own site, of what there is not', 2, pageIn(7, COURSE), 0],
  ])('is refused to a page of %s', async (_, batch, sender, later) => {
    const { send, db, clock } = setUp();
    await send('capture.observed', { observations: [completed()] }, pageIn(7, COURSE));
    clock.now += later;
    expect(await send('capture.undo', { batch }, sender)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await listRecords(db)).toHaveLength(1);
  });

  it('is refused for what the user did', async () => {
    const { send, db } = setUp();
    await send('capture.observed', { observations: [completed()] }, pageIn(7, COURSE));
    await db.changes.toCollection().modify({ cause: 'by-hand' });
    expect(await send('capture.undo', { batch: 1 }, pageIn(7, COURSE))).toMatchObject({ ok: false });
  });
});

describe('a pause', () => {
  const observed = { observations: [completed()] };
  const NOTHING = { ok: true, value: { logged: [], toast: null } };

  it('logs nothing until it is over, and the page is told that all is well', async () => {
    const { send, capturing, db, clock, badges } = setUp();
    await capturing.change((now) => pausedForAnHour(now, new Date(AT)));
    expect(await send('capture.observed', observed, pageIn(7, COURSE))).toEqual(NOTHING);
    expect(await listRecords(db)).toEqual([]);
    expect(badges).toEqual([]);
    clock.now += 61 * 60_000;
    expect(toastOf(await send('capture.observed', observed, pageIn(7, COURSE)))).not.toBeNull();
  });

  it('ends when the reader says so', async () => {
    const { send, capturing, db } = setUp();
    await capturing.change((now) => pausedForAnHour(now, new Date(AT)));
    await capturing.change(resumed);
    await send('capture.observed', observed, pageIn(7, COURSE));
    expect(await listRecords(db)).toHaveLength(1);
  });

  it.each<[string, string, string, number]>([
    ['a site', 'https://learn.campus.example', COURSE, 0],
    ['a domain', 'https://*.campus.example', COURSE, 0],
    ['another site', 'https://campus.example', COURSE, 1],
  ])('of %s is its own alone', async (_, site, url, records) => {
    const { send, capturing, db } = setUp();
    await capturing.change((now) => withSitePaused(now, site));
    await send('capture.observed', observed, pageIn(7, url));
    expect(await listRecords(db)).toHaveLength(records);
  });

  it('of a site holds for its frames', async () => {
    const { send, capturing, db } = setUp();
    await capturing.change((now) => withSitePaused(now, 'https://host.example'));
    const frame = { ...pageIn(7, COURSE), frameId: 3, tab: { id: 7, url: 'https://host.example/' } };
    expect(await send('capture.observed', observed, frame)).toEqual(NOTHING);
    expect(await listRecords(db)).toEqual([]);
  });
});

describe('a private window', () => {
  const PRIVATE = { ...pageIn(7, COURSE), tab: { id: 7, incognito: true } };
  const NO_FACTS = { language: null, metas: [], texts: [['course', 'Weaving']], attributes: [], states: [] };
  const DATA: Partial<Record<MessageName, unknown>> = {
    'capture.observed': { observations: [completed()] },
    'capture.platform': { id: 'moodle' },
    'capture.undo': { batch: 1 },
    'catchup.resume': null,
    'catchup.step': { number: 0, url: COURSE, observations: [completed()], total: null, next: null },
    'marks.page': { holder: 'Ada Learner' },
    'marks.recognise': { hrefs: ['https://guild.example/a/1'], base: COURSE },
    'marks.check': { ...check(1), identities: [], ask: true },
    'marks.fought': { count: 1 },
    'marks.allow': { ref: 1, origins: ['https://guild.example'] },
    'marks.gone': { ref: 1 },
    'marks.skipped': { count: 1 },
    'marks.card': { ref: 1 },
    'marks.open': { ref: 1 },
    'opened.read': { facts: NO_FACTS },
  };
  const PAGES_MAY_SEND = Object.entries(RULES).flatMap(([name, { from }]) => (from === 'page' ? [name] : []));

  it('is tried with every message that a page may send', () => {
    expect(Object.keys(DATA).toSorted()).toEqual(PAGES_MAY_SEND.toSorted());
  });

  it.each(Object.entries(DATA))('has nothing done and nothing kept for it: %s', async (name, data) => {
    const world = setUp();
    const { send, db, keys, asked, shown, leave, badges, failures, told } = { ...world, keys: world.storage.keys };
    const reply = await send(name, data, PRIVATE);
    await settled();
    const harmless: Readonly<Record<string, unknown>> = {
      'marks.page': 'off',
      'capture.observed': { logged: [], toast: null },
      'catchup.resume': null,
    };
    expect(reply).toEqual(
      Object.hasOwn(harmless, name)
        ? { ok: true, value: harmless[name] }
        : { ok: false, error: { code: 'private-window', message: expect.any(String) } },
    );
    expect([asked, shown, leave, badges, failures, told]).toEqual([[], [], [], [], [], []]);
    expect(keys()).toEqual([]);
    for (const table of db.dexie.tables) expect(await table.count(), table.name).toBe(0);
  });

  it.each<[string, unknown]>([
    ['panel.recheck', { tabId: 7, ref: 1 }],
    ['panel.follow', { tabId: 7, ref: 1 }],
    ['panel.identify', { tabId: 7, identities: ['ada@learner.example'] }],
    ['saved.check', { href: 'https://guild.example/a/1', holder: null, document: null }],
    ['sites.set', { origin: 'https://learn.campus.example', on: true, tabId: 7 }],
    ['sites.once', { origin: 'https://learn.campus.example', on: true, tabId: 7 }],
    ['catchup.start', { tabId: 7, platform: 'moodle' }],
    ['catchup.stop', { tabId: 7 }],
  ])('has %s refused also to our own page there', async (name, data) => {
    const { send, asked, sites, storage } = setUp();
    const own = { id: 'abcdefgh', url: 'chrome-extension://abcdefgh/popup.html', tab: { id: 9, incognito: true } };
    expect(await send(name, data, own)).toMatchObject({ ok: false, error: { code: 'private-window' } });
    expect([asked, sites, storage.keys()]).toEqual([[], [], []]);
  });

  it.each<[string, unknown]>([
    ['sites.set', { origin: 'https://learn.campus.example', on: true, tabId: 7 }],
    ['sites.once', { origin: 'https://learn.campus.example', on: true, tabId: 7 }],
  ])('has %s refused for it, wherever our page is', async (name, data) => {
    const { send, privateTabs, sites } = setUp();
    privateTabs.add(7);
    const own = { id: 'abcdefgh', url: 'chrome-extension://abcdefgh/popup.html' };
    expect(await send(name, data, own)).toMatchObject({ ok: false, error: { code: 'private-window' } });
    expect(sites).toEqual([]);
  });

  it('is logged where the reader chose that, and nothing else is done there', async () => {
    const { send, capturing, db, storage } = setUp();
    await capturing.change((now) => ({ ...now, inPrivateWindows: true }));
    expect(toastOf(await send('capture.observed', { observations: [completed()] }, PRIVATE))).not.toBeNull();
    expect(await listRecords(db)).toHaveLength(1);
    expect(await send('capture.undo', { batch: 1 }, PRIVATE)).toMatchObject({ ok: true });
    expect(await send('marks.page', { holder: null }, PRIVATE)).toEqual({ ok: true, value: 'off' });
    expect(await send('opened.read', { facts: NO_FACTS }, PRIVATE)).toMatchObject({ ok: false });
    expect(storage.keys()).toEqual([]);
  });
});
