import { describe, expect, it } from 'vitest';
import type { Observation } from '../../lib/capture/types';
import { listRecords } from '../../lib/history/queries';
import { observation } from '../history/history';
import { POPUP, pageIn, setUp } from './world';

const ORIGIN = 'https://learn.campus.example';
const PAGE = `${ORIGIN}/certificate/abc`;
const certificate = (fields: Partial<Observation> = {}) =>
  observation({
    status: 'completed',
    own: 'unknown',
    signal: 'certificate-page',
    provider: 'Campus Example',
    recipient: 'Ada Learner',
    credentials: [{ url: PAGE, id: 'abc' }],
    ...fields,
  });
const ASKED = { title: 'Rivers of the North', provider: 'Campus Example', recipient: 'Ada Learner', answer: null };

/** A background with that page open in tab 7. */
async function open(state?: Parameters<typeof setUp>[0], observations: readonly Observation[] = [certificate()]) {
  const world = setUp(state);
  world.addresses.set(7, PAGE);
  await world.send('capture.observed', { observations }, pageIn(7, PAGE));
  const list = async () =>
    (await world.send('doubts.list', { tabId: 7 }, POPUP)) as { value: readonly { key: string }[] };
  const say = async (answer: 'yes' | 'no') => {
    const [first] = (await list()).value;
    return world.send('doubts.answer', { tabId: 7, key: first?.key, answer }, POPUP);
  };
  return { ...world, list, say };
}

describe('a page that may be the viewer’s', () => {
  it('logs nothing, shows no badge, and is asked about', async () => {
    const { db, badges, list } = await open();
    expect(await list()).toMatchObject({ ok: true, value: [ASKED] });
    expect([await listRecords(db), badges]).toEqual([[], [0]]);
  });

  it('is not asked about on a page that the tab has gone to meanwhile', async () => {
    const { addresses, send } = await open(undefined, []);
    addresses.set(7, 'https://elsewhere.example/');
    await send('capture.observed', { observations: [certificate()] }, pageIn(7, PAGE));
    expect(await send('doubts.list', { tabId: 7 }, POPUP)).toEqual({ ok: true, value: [] });
  });

  it('is asked about also by a worker that was restarted', async () => {
    const { state } = await open();
    const restarted = setUp(state);
    restarted.addresses.set(7, PAGE);
    expect(await restarted.send('doubts.list', { tabId: 7 }, POPUP)).toMatchObject({ value: [ASKED] });
  });

  it('“Yes” logs it; it is not asked again, here or in another tab', async () => {
    const { db, say, send, addresses, list } = await open();
    expect(await say('yes')).toMatchObject({ ok: true, value: [{ ...ASKED, answer: 'yes' }] });
    expect(await listRecords(db)).toMatchObject([{ title: 'Rivers of the North', status: 'completed' }]);
    addresses.set(8, PAGE);
    await send('capture.observed', { observations: [certificate()] }, pageIn(8, PAGE));
    expect(await send('doubts.list', { tabId: 8 }, POPUP)).toMatchObject({ value: [{ answer: 'yes' }] });
    expect(await list()).toMatchObject({ value: [{ answer: 'yes' }] });
  });

  it('“No” is remembered, keeps the page’s word out, and can be changed', async () => {
    const { db, say, state } = await open();
    expect(await say('no')).toMatchObject({ ok: true, value: [{ ...ASKED, answer: 'no' }] });
    const later = await open(state, [certificate({ own: 'yes' })]);
    expect(await later.list()).toMatchObject({ value: [{ answer: 'no' }] });
    expect(await listRecords(db)).toEqual([]);
    expect(await later.say('yes')).toMatchObject({ value: [{ answer: 'yes' }] });
    expect(await listRecords(db)).toHaveLength(1);
  });

  it('of a hundred, opened one after the other, none is logged, and the last is asked about', async () => {
    const { db, send, addresses, list } = await open();
    for (let number = 0; number < 100; number++) {
      const url = `${ORIGIN}/certificate/${number}`;
      addresses.set(7, url);
      const other = certificate({ title: `Course ${number}`, credentials: [{ url, id: `${number}` }] });
      await send('capture.observed', { observations: [other] }, pageIn(7, url));
    }
    expect(await list()).toMatchObject({ value: [{ title: 'Course 99' }] });
    expect((await list()).value).toHaveLength(1);
    expect([await listRecords(db), await db.certificates.count()]).toEqual([[], 0]);
  });

  it('is not asked about once the tab is elsewhere, and an answer then is refused', async () => {
    const { list, send, addresses } = await open();
    const [first] = (await list()).value;
    addresses.set(7, `${ORIGIN}/my`);
    expect(await send('doubts.answer', { tabId: 7, key: first?.key, answer: 'yes' }, POPUP)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    addresses.set(7, PAGE);
    expect(await list()).toEqual({ ok: true, value: [] });
  });

  it('on another site is believed no more than any other word of it', async () => {
    const { list } = await open(undefined, [certificate({ itemId: 'evil.example/2' })]);
    expect(await list()).toEqual({ ok: true, value: [] });
  });

  it('is nothing that a page may ask, or answer', async () => {
    const { send } = await open();
    for (const [name, data] of [
      ['doubts.list', { tabId: 7 }],
      ['doubts.answer', { tabId: 7, key: 'x', answer: 'yes' }],
    ] as const)
      expect(await send(name, data, pageIn(7, PAGE))).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await send('doubts.answer', { tabId: 7, key: 'x', answer: 'perhaps' }, POPUP)).toMatchObject({
      error: { code: 'malformed' },
    });
  });
});
