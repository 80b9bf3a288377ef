import { describe, expect, it } from 'vitest';
import { listRecords } from '../../lib/history/queries';
import { observation } from '../history/history';

import { ID, pageIn, setUp } from './world';

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
    ['an unknown platform', observation({ platform: 'nobody' })],
    ['another site’s address', observation({ url: 'https://evil.example/course/view.php?id=2' })],
    ['another site’s id', observation({ itemId: 'evil.example/2' })],
  ])('drops an item with %s, says so, and stores the others', async (_, bad) => {
    const { send, db, errors } = setUp();
    expect(await send('capture.observed', { observations: [bad, observation()] }, pageIn(7, COURSE))).toEqual({
      ok: true,
      value: { logged: ['moodle:learn.campus.example/2'], toast: null },
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
      value: { logged: [], toast: null },
    });
    expect(await db.records.count()).toBe(0);
    expect(errors).toHaveLength(1);
  });

  it.each([
    ['about:blank', 'https://learn.campus.example', 1],
    ['about:srcdoc', 'https://learn.campus.example', 1],
    ['about:blank', 'https://evil.example', 0],
    ['about:blank', 'null', 0],
    ['about:blank', undefined, 0],
    ['https://evil.example/', 'https://learn.campus.example', 0],
  ])('takes a frame at %s for one of the origin %s', async (url, origin, count) => {
    const { send, db } = setUp();
    await send('capture.observed', { observations: [observation()] }, { ...pageIn(7, url), frameId: 3, origin });
    expect(await db.records.count()).toBe(count);
  });

  it('answers once it is stored, and the badge shows what is news', async () => {
    const { send, db, badges } = setUp();
    const reply = await send(
      'capture.observed',
      { observations: [observation(), observation({ own: 'no', itemId: 'learn.campus.example/3' })] },
      pageIn(7, COURSE),
    );
    expect(reply).toEqual({ ok: true, value: { logged: ['moodle:learn.campus.example/2'], toast: null } });
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

describe('capture.platform', () => {
  const COURSE = 'https://learn.campus.example/course/view.php?id=2';

  it('has the adapter run in the frame that wants it', async () => {
    const { send, loaded } = setUp();
    expect(await send('capture.platform', { id: 'moodle' }, pageIn(7, COURSE))).toEqual({ ok: true, value: null });
    expect(loaded).toEqual(['moodle in 7.0']);
  });

  it.each([
    ['no platform of ours', '../content-scripts/marks', pageIn(7, COURSE), 'malformed'],
    ['a sender whose tab is no longer known', 'moodle', { id: ID, url: COURSE, frameId: 0 }, 'private-window'],
    ['a sender that is in no tab', 'moodle', { id: ID, url: COURSE, frameId: 0, tab: {} }, 'malformed'],
  ])('is refused for %s', async (_, id, sender, code) => {
    const { send, loaded } = setUp();
    expect(await send('capture.platform', { id }, sender)).toMatchObject({ ok: false, error: { code } });
    expect(loaded).toEqual([]);
  });
});
