import { describe, expect, it } from 'vitest';
import { findCertificate } from '../../lib/history/certificates';
import { logByHand } from '../../lib/history/edit';
import type { OwnCertificate } from '../../lib/history/types';
import type { Check, Report, Verdict } from '../../lib/verify/types';
import { AT, observation } from '../history/history';
import { linkTo, reportOf } from '../messages/reports';
import { opened, POPUP, pageIn, settled, setUp, until } from './world';

const COURSE = 'https://learn.campus.example/course/view.php?id=2';
const AWARD = 'https://guild.example/a/1';
const OPENED = 'https://guild.example/o/9';
const MINUTE = 60_000;

type World = ReturnType<typeof setUp>;

const document = (text: string) => ({ url: AWARD, type: 'application/json', bytes: new TextEncoder().encode(text) });
const unreachable = (result: string, checks: readonly Check[] = []): Report =>
  reportOf({
    verdict: 'unreachable',
    format: null,
    checks: [{ id: 'hosted', outcome: 'unknown', reason: 'hosted-unreachable' }, ...checks],
    requests: [{ url: AWARD, result }],
  });
const gone = (): Report =>
  reportOf({
    verdict: 'unverifiable',
    format: null,
    checks: [{ id: 'link', outcome: 'unknown', reason: 'not-found-at-host' }],
    requests: [{ url: AWARD, result: '404' }],
  });
const capture = (world: World, url = AWARD) =>
  world.send(
    'capture.observed',
    { observations: [observation({ status: 'completed', credentials: [{ url, id: null }] })] },
    pageIn(7, COURSE),
  );
const certificate = (world: World, key = AWARD) => findCertificate(world.db, key);
const ask = (world: World, url = AWARD) => world.send('certificates.check', { url }, POPUP);
const whenAsked = (world: World, wanted: (one: OwnCertificate) => boolean, key = AWARD) =>
  until(async () => {
    const one = await certificate(world, key);
    return one !== null && wanted(one);
  });
const hasVerdict = (verdict: Verdict) => (one: OwnCertificate) => one.report?.verdict === verdict;

describe('a captured certificate', () => {
  it('is checked as nobody’s but the user’s own, and its document is kept', async () => {
    const world = setUp();
    world.documents.set(AWARD, document('{"badge":1}'));
    await capture(world);
    await whenAsked(world, hasVerdict('verified'));
    expect(world.asked).toEqual([`${AWARD} for null`]);
    expect(await certificate(world)).toMatchObject({ from: 'host', missed: null, tries: 0 });
    await until(async () => (await world.db.credentials.count()) === 1);
    expect(await world.db.credentials.toArray()).toMatchObject([
      { id: AWARD, document: '{"badge":1}', report: reportOf() },
    ]);
  });

  it('is asked about once, however often its page is seen', async () => {
    const world = setUp();
    await capture(world);
    await whenAsked(world, hasVerdict('verified'));
    await capture(world);
    await settled();
    expect(world.asked).toHaveLength(1);
  });

  it('that no badge host knows is none', async () => {
    const world = setUp();
    await capture(world, 'https://elsewhere.example/certificate/1');
    await settled();
    expect([world.asked, await world.db.certificates.count()]).toEqual([[], 0]);
  });

  it('waits where the reader wants to be asked first, and is checked when they ask', async () => {
    const world = setUp();
    world.own.isAutomatic = false;
    await capture(world);
    await settled();
    expect([world.asked, await certificate(world)]).toMatchObject([[], { report: null, missed: null }]);
    expect(await ask(world)).toEqual({ ok: true, value: null });
    expect(await certificate(world)).toMatchObject({ report: { verdict: 'verified' } });
    expect(world.asked).toHaveLength(1);
  });

  it('of a private window waits, whether logged by itself or at the reader’s word, and is checked when they ask', async () => {
    const world = setUp();
    const sender = { ...pageIn(7, COURSE), tab: { id: 7, incognito: true } };
    world.privateTabs.add(7);
    world.addresses.set(7, COURSE);
    await world.capturing.change((now) => ({ ...now, inPrivateWindows: true }));
    const of = (own: 'yes' | 'unknown', url: string) =>
      observation({
        itemId: `learn.campus.example/${own}`,
        own,
        status: 'completed',
        credentials: [{ url, id: null }],
      });
    const said = { observations: [of('yes', AWARD), of('unknown', OPENED)] };
    await world.send('capture.observed', said, sender);
    const { value } = (await world.send('doubts.list', { tabId: 7 }, POPUP)) as { value: readonly { key: string }[] };
    await world.send('doubts.answer', { tabId: 7, key: value[0]?.key, answer: 'yes' }, POPUP);
    await settled();
    expect(world.asked).toEqual([]);
    expect([await certificate(world), await certificate(world, OPENED)]).toMatchObject([
      { report: null, missed: null },
      { report: null, missed: null },
    ]);
    await ask(world);
    expect(await certificate(world)).toMatchObject({ report: { verdict: 'verified' } });
    expect(world.asked).toEqual([`${AWARD} for null`]);
  });

  it('that was due when the reader’s wish changed waits from then on', async () => {
    const world = setUp();
    world.own.isOnline = false;
    await capture(world);
    Object.assign(world.own, { isOnline: true, isAutomatic: false });
    world.kick();
    await whenAsked(world, ({ due }) => due === undefined);
    expect(world.asked).toEqual([]);
  });

  it('is asked about once there is a network again, also by another worker', async () => {
    const world = setUp();
    world.own.isOnline = false;
    await capture(world);
    await settled();
    expect(world.asked).toEqual([]);
    const restarted = setUp(world.state);
    restarted.kick();
    await whenAsked(restarted, hasVerdict('verified'));
  });

  it('is asked about again where a worker died over it, but not at once', async () => {
    const world = setUp();
    world.answers.set(AWARD, () => new Promise(() => undefined));
    await capture(world);
    await until(async () => world.asked.length === 1);
    const restarted = setUp(world.state);
    restarted.kick();
    await settled();
    expect(restarted.asked).toEqual([]);
    restarted.clock.now += MINUTE;
    restarted.kick();
    await whenAsked(restarted, hasVerdict('verified'));
  });

  it('whose host doesn’t answer is asked about again, more and more rarely, and then no more', async () => {
    const world = setUp();
    world.answers.set(AWARD, async () => unreachable('network'));
    await capture(world);
    const waits: number[] = [];
    for (let tries = 1; ; tries++) {
      await whenAsked(world, (one) => one.tries === tries && one.missed !== null);
      await settled();
      const { due } = (await certificate(world)) ?? {};
      if (due === undefined) break;
      waits.push((Date.parse(due) - world.clock.now) / MINUTE);
      world.clock.now = Date.parse(due);
      world.kick();
    }
    expect(waits).toEqual([1, 10, 60, 360, 1440]);
    expect(await certificate(world)).toMatchObject({ report: null, missed: { verdict: 'unreachable' } });
  });

  it('that needs leave waits for it, and is checked when it is given', async () => {
    const world = setUp();
    world.answers.set(AWARD, async () => unreachable('permission'));
    await capture(world);
    await whenAsked(world, ({ missed }) => missed !== null);
    await settled();
    expect((await certificate(world))?.due).toBeUndefined();
    world.answers.delete(AWARD);
    await world.permitted(['https://elsewhere.example']);
    expect(world.asked).toHaveLength(1);
    await world.permitted(['https://guild.example']);
    await whenAsked(world, hasVerdict('verified'));
  });

  it('whose host shows it to people only is checked when its page was read', async () => {
    const world = setUp();
    world.answers.set(OPENED, async () =>
      unreachable('', [{ id: 'hosted', outcome: 'unknown', reason: 'open-to-check' }]),
    );
    await capture(world, OPENED);
    await whenAsked(world, ({ missed }) => missed !== null, OPENED);
    world.answers.set(OPENED, async () => reportOf({ verdict: 'confirmed', format: 'issuer-page' }));
    const facts = { language: null, metas: [], texts: [['course', 'Weaving']], attributes: [], states: [] };
    await world.send('opened.read', { facts }, pageIn(8, opened(OPENED).url));
    await whenAsked(world, hasVerdict('confirmed'), OPENED);
    expect(await world.db.credentials.count()).toBe(0);
  });
});

describe('a certificate of the history that is checked again', () => {
  async function checked(first: Report = reportOf()) {
    const world = setUp();
    world.documents.set(AWARD, document('{"badge":1}'));
    world.answers.set(AWARD, async () => first);
    await capture(world);
    await whenAsked(world, hasVerdict(first.verdict));
    await settled();
    return world;
  }

  it('and was withdrawn says so, and keeps its document', async () => {
    const world = await checked();
    world.answers.set(AWARD, async () => reportOf({ verdict: 'revoked' }));
    world.documents.set(AWARD, document('{"revoked":true}'));
    await ask(world);
    expect(await certificate(world)).toMatchObject({ report: { verdict: 'revoked' }, missed: null });
    expect(await world.db.credentials.toArray()).toMatchObject([
      { document: '{"badge":1}', report: { verdict: 'revoked' } },
    ]);
  });

  it.each<[string, () => Report]>([
    ['whose host is dead', () => unreachable('network')],
    ['whose host no longer has it', gone],
  ])('%s is verified by the document that was kept, and says so', async (_, answer) => {
    const world = await checked();
    world.answers.set(AWARD, async () => answer());
    world.keptAnswers.set(AWARD, reportOf({ checks: [{ id: 'link', outcome: 'warn', reason: 'document-kept' }] }));
    await ask(world);
    expect(world.kept).toEqual([`${AWARD}: {"badge":1}`]);
    expect(await certificate(world)).toMatchObject({
      from: 'kept',
      report: { verdict: 'verified', requests: answer().requests },
      missed: answer(),
    });
    expect(await world.db.credentials.toArray()).toMatchObject([
      { document: '{"badge":1}', report: { verdict: 'verified' } },
    ]);
  });

  it('shows what was last found where the kept document proves nothing alone', async () => {
    const world = await checked();
    world.answers.set(AWARD, async () => unreachable('timeout'));
    world.keptAnswers.set(AWARD, unreachable('network'));
    await ask(world);
    expect(await certificate(world)).toMatchObject({
      from: 'host',
      report: { verdict: 'verified' },
      missed: { verdict: 'unreachable' },
    });
  });

  it('says that its host doesn’t know it, where nothing kept says otherwise', async () => {
    const world = await checked(reportOf({ verdict: 'confirmed', format: 'issuer-page' }));
    world.answers.set(AWARD, async () => gone());
    await ask(world);
    expect(await certificate(world)).toMatchObject({ report: { verdict: 'unverifiable' }, missed: null });
    expect(world.kept).toEqual([]);
  });

  it('stays withdrawn when its host is gone, whatever was kept', async () => {
    const world = await checked();
    world.answers.set(AWARD, async () => reportOf({ verdict: 'revoked' }));
    await ask(world);
    world.answers.set(AWARD, async () => unreachable('network'));
    await ask(world);
    expect(await certificate(world)).toMatchObject({
      report: { verdict: 'revoked' },
      missed: { verdict: 'unreachable' },
    });
    expect(world.kept).toEqual([]);
  });

  it.each(['offline', 'permission', 'rate-limited'])('does not count as gone where it is %s', async (result) => {
    const world = await checked();
    world.answers.set(AWARD, async () => unreachable(result));
    await ask(world);
    expect(world.kept).toEqual([]);
    expect(await certificate(world)).toMatchObject({ report: { verdict: 'verified' } });
  });
});

describe('a certificate that a page of ours wrote into the history', () => {
  it('is checked when it was logged by hand', async () => {
    const world = setUp();
    const fields = { title: 'Weaving', url: COURSE, status: 'completed', credentialUrl: AWARD } as const;
    const recordId = await logByHand(world.db, fields, AT);
    await world.send('certificates.logged', { recordId }, POPUP);
    await whenAsked(world, hasVerdict('verified'));
  });

  it('waits for its reader when it was imported', async () => {
    const world = setUp();
    const fields = { title: 'Weaving', url: COURSE, status: 'completed', credentialUrl: AWARD } as const;
    await logByHand(world.db, fields, AT);
    await world.send('certificates.logged', { recordId: null }, POPUP);
    await settled();
    expect([world.asked, await certificate(world)]).toMatchObject([[], { link: linkTo(AWARD), report: null }]);
  });

  it('and that is none of a host we know can’t be checked', async () => {
    expect(await ask(setUp(), 'https://elsewhere.example/1')).toMatchObject({ ok: false, error: { code: 'no-award' } });
  });

  it('is nothing that a page may have checked', async () => {
    const world = setUp();
    for (const [name, data] of [
      ['certificates.check', { url: AWARD }],
      ['certificates.logged', { recordId: null }],
    ] as const)
      expect(await world.send(name, data, pageIn(7))).toMatchObject({ error: { code: 'not-allowed' } });
    expect(world.asked).toEqual([]);
  });
});

describe('what was learned in a private window', () => {
  it('is nothing that a host is asked about by itself, also where it is logged', async () => {
    const world = setUp();
    await world.capturing.change((now) => ({ ...now, inPrivateWindows: true }));
    const observations = [observation({ status: 'completed', credentials: [{ url: AWARD, id: null }] })];
    const sender = { ...pageIn(7, COURSE), tab: { id: 7, incognito: true } };
    expect(await world.send('capture.observed', { observations }, sender)).toMatchObject({ ok: true });
    await settled();
    expect(world.asked).toEqual([]);
    expect(await certificate(world)).toMatchObject({ report: null });
    expect((await certificate(world))?.due).toBeUndefined();
    await ask(world);
    expect(world.asked).toHaveLength(1);
  });
});

describe('what the viewer says is theirs', () => {
  it('is checked as what a page says is', async () => {
    const world = setUp();
    world.addresses.set(7, COURSE);
    const doubt = observation({ status: 'completed', own: 'unknown', credentials: [{ url: AWARD, id: null }] });
    await world.send('capture.observed', { observations: [doubt] }, pageIn(7, COURSE));
    await settled();
    expect(world.asked).toEqual([]);
    const listed = (await world.send('doubts.list', { tabId: 7 }, POPUP)) as { value: readonly { key: string }[] };
    await world.send('doubts.answer', { tabId: 7, key: listed.value[0]?.key, answer: 'yes' }, POPUP);
    await whenAsked(world, hasVerdict('verified'));
  });
});
