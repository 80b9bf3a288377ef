import { describe, expect, it } from 'vitest';
import type { Observation } from '../../lib/capture/types';
import { listRecords } from '../../lib/history/queries';
import { pausedForAnHour } from '../../lib/settings/capturing';
import { AT, observation } from '../history/history';
import { POPUP, pageIn, setUp } from './world';

const LIST = 'https://learn.campus.example/my/courses.php';
const at = (part: number) => (part === 0 ? LIST : `${LIST}?page=${part}`);
const course = (id: number, status: Observation['status'] = 'completed') =>
  observation({ itemId: `learn.campus.example/${id}`, title: `Course ${id}`, status, signal: 'my-courses' });
const part = (number: number, fields: object = {}) => ({
  number,
  url: at(number),
  observations: [course(2 * number), course(2 * number + 1, 'in-progress')],
  total: 6,
  next: { go: at(number + 1) },
  ...fields,
});
const begun = { platform: 'moodle', parts: 0, total: null, read: 0, completed: 0, fresh: 0, end: null };

/** A tab on its list of courses, in which the reader pressed "Catch up". */
async function catchingUp(state?: Parameters<typeof setUp>[0]) {
  const world = setUp(state);
  world.addresses.set(7, LIST);
  const start = await world.send('catchup.start', { tabId: 7, platform: 'moodle' }, POPUP);
  const step = (number: number, fields?: object) =>
    world.send('catchup.step', part(number, fields), pageIn(7, at(number)));
  const report = async () => {
    const reply = await world.send('catchup.state', { tabId: 7 }, POPUP);
    return reply.ok ? reply.value : reply.error;
  };
  return { ...world, start, step, report };
}

describe('catching up', () => {
  it('begins on the reader’s click, goes through the list, logs it and counts', async () => {
    const { start, catching, step, report, db, badges } = await catchingUp();
    expect(start).toEqual({ ok: true, value: begun });
    expect(catching.loaded).toEqual(['moodle in 7']);
    expect(await step(0)).toEqual({ ok: true, value: { step: { go: at(1) }, part: 1 } });
    expect(await step(1)).toEqual({ ok: true, value: { step: { go: at(2) }, part: 2 } });
    expect(await report()).toEqual({ ...begun, parts: 2, total: 6, read: 4, completed: 2, fresh: 2 });
    expect(await step(2, { next: null })).toEqual({ ok: true, value: { step: 'end', part: 3 } });
    expect(await report()).toEqual({ ...begun, parts: 3, total: 6, read: 6, completed: 3, fresh: 3, end: 'complete' });
    expect(await listRecords(db)).toHaveLength(6);
    expect(badges).toEqual([2, 2, 2]);
  });

  it('counts as new what was not known, and says nothing of each on the page', async () => {
    const known = setUp();
    await known.send('capture.observed', { observations: [course(0)] }, pageIn(7, LIST));
    const { send, step, report } = await catchingUp(known.state);
    // What the page's own script states first is as new as what the reading states.
    const reply = await send('capture.observed', { observations: [course(2)] }, pageIn(7, LIST));
    expect(reply).toEqual({ ok: true, value: { logged: ['moodle:learn.campus.example/2'], toast: null } });
    await step(0);
    await step(1, { next: null });
    expect(await report()).toMatchObject({ completed: 2, fresh: 1, end: 'complete' });
    const after = await send('capture.observed', { observations: [course(9)] }, pageIn(7, LIST));
    expect(after).toMatchObject({ value: { toast: { text: 'Touchstone logged this as completed: Course 9' } } });
  });

  it('goes on where it was, in a page that was loaded and under another worker', async () => {
    const first = await catchingUp();
    await first.step(0);
    const { send, pageLoaded, catching } = setUp(first.state);
    await pageLoaded(7);
    await pageLoaded(8);
    expect(catching.loaded).toEqual(['moodle in 7']);
    expect(await send('catchup.resume', null, pageIn(7, at(1)))).toEqual({ ok: true, value: 1 });
    expect(await send('catchup.resume', null, pageIn(8, at(1)))).toEqual({ ok: true, value: null });
    expect(await send('catchup.step', part(1), pageIn(7, at(1)))).toMatchObject({ value: { part: 2 } });
  });

  it('answers a part the same that is told again, and counts it once', async () => {
    const { step, report } = await catchingUp();
    const first = await step(0);
    expect(await step(0)).toEqual(first);
    expect(await report()).toMatchObject({ parts: 1, read: 2 });
  });

  it('is stopped by the reader, and dismissed', async () => {
    const { send, step, report, storage } = await catchingUp();
    await step(0);
    expect(await send('catchup.stop', { tabId: 7 }, POPUP)).toMatchObject({ value: { end: 'stopped', read: 2 } });
    expect(await step(1)).toEqual({ ok: true, value: { step: 'end', part: 0 } });
    expect(await send('catchup.resume', null, pageIn(7, at(1)))).toEqual({ ok: true, value: null });
    expect(await report()).toMatchObject({ end: 'stopped', read: 2 });
    await send('catchup.stop', { tabId: 7 }, POPUP);
    expect(await report()).toBeNull();
    expect(storage.keys()).toEqual([]);
  });

  it.each<[string, string, boolean]>([
    ['the next part', at(1), false],
    ['a course', 'https://learn.campus.example/course/view.php?id=2', true],
    ['another site', 'https://evil.example/', true],
  ])('in a tab that goes to %s', async (_, url, isOver) => {
    const { movedTo, report } = await catchingUp();
    await movedTo(7, url);
    expect(await report()).toMatchObject({ end: isOver ? 'left' : null });
  });

  it('ends where logging is paused meanwhile, and logs nothing more', async () => {
    const { step, report, capturing, db } = await catchingUp();
    await step(0);
    await capturing.change((now) => pausedForAnHour(now, new Date(AT)));
    expect(await step(1)).toEqual({ ok: true, value: { step: 'end', part: 1 } });
    expect(await report()).toMatchObject({ end: 'paused', read: 2 });
    expect(await listRecords(db)).toHaveLength(2);
  });

  it.each<[string, string | null, string]>([
    ['is no list', 'https://learn.campus.example/course/view.php?id=2', 'moodle'],
    ['is of no platform', LIST, 'nobody'],
    ['isn’t shown to us', null, 'moodle'],
  ])('does not begin on a page that %s', async (_, address, platform) => {
    const { send, addresses, storage } = setUp();
    if (address !== null) addresses.set(7, address);
    expect(await send('catchup.start', { tabId: 7, platform }, POPUP)).toMatchObject({ error: { code: 'no-list' } });
    expect(storage.keys()).toEqual([]);
  });

  it('says so where the browser does not let us into the page', async () => {
    const { send, addresses, storage, catching } = setUp();
    addresses.set(7, LIST);
    catching.isClosed = true;
    const reply = await send('catchup.start', { tabId: 7, platform: 'moodle' }, POPUP);
    expect(reply).toMatchObject({ ok: false, error: { code: 'no-access' } });
    expect(storage.keys()).toEqual([]);
  });

  it('ends where the browser does not let us into the next page', async () => {
    const { step, report, catching, pageLoaded } = await catchingUp();
    await step(0);
    catching.isClosed = true;
    await pageLoaded(7);
    expect(await report()).toMatchObject({ end: 'left', read: 2 });
  });

  it('begins anew, and what is left of the one before comes to nothing', async () => {
    const { send, step, report } = await catchingUp();
    await step(0);
    await send('catchup.stop', { tabId: 7 }, POPUP);
    await send('catchup.start', { tabId: 7, platform: 'moodle' }, POPUP);
    expect(await step(1)).toEqual({ ok: true, value: { step: 'end', part: 0 } });
    expect(await report()).toEqual(begun);
  });

  it('takes nothing from a frame, from a tab in which there is none, nor of another site', async () => {
    const { send, step, report, db } = await catchingUp();
    expect(await send('catchup.step', part(0), { ...pageIn(7, LIST), frameId: 3 })).toMatchObject({ ok: false });
    expect(await send('catchup.step', part(0), pageIn(8, LIST))).toEqual({ ok: true, value: { step: 'end', part: 0 } });
    await step(0, { observations: [observation({ url: 'https://evil.example/', itemId: 'evil.example/1' })] });
    expect(await report()).toMatchObject({ read: 0 });
    expect(await listRecords(db)).toEqual([]);
  });

  it('is stored, or told again: a part that could not be stored is not counted', async () => {
    const { step, report, db } = await catchingUp();
    db.changes.hook('creating', () => {
      throw new Error('killed');
    });
    expect(await step(0)).toMatchObject({ ok: false, error: { code: 'write-failed' } });
    expect(await report()).toMatchObject({ parts: 0, read: 0 });
  });
});
