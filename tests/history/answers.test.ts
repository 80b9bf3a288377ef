import { describe, expect, it } from 'vitest';
import type { Observation } from '../../lib/capture/types';
import { claim, disclaim, doubtKey, isDoubt, settle, standingOf } from '../../lib/history/answers';
import { exportHistory, importHistory } from '../../lib/history/backup';
import { removeRecord } from '../../lib/history/edit';
import { lastUndoable } from '../../lib/history/journal';
import { listRecords } from '../../lib/history/queries';
import { recordObservations } from '../../lib/history/recorder';
import { undo } from '../../lib/history/undo';
import { AT, findRecord, minutesLater, observation, testHistory } from './history';

const ID = 'moodle:learn.campus.example/2';
const CERTIFICATE = 'https://learn.campus.example/certificate/abc';
const certificate = (fields: Partial<Observation> = {}) =>
  observation({
    status: 'completed',
    own: 'unknown',
    signal: 'certificate-page',
    credentials: [{ url: CERTIFICATE, id: 'abc' }],
    recipient: 'Ada Learner',
    ...fields,
  });

/** What the recorder stores of what a page states. */
async function see(db: ReturnType<typeof testHistory>, observations: readonly Observation[], minutes: number) {
  const settled = await settle(db, observations);
  await recordObservations(db, settled.own, minutesLater(minutes));
  return settled;
}

describe('what may be the viewer’s', () => {
  it.each<[boolean, string, Partial<Observation>]>([
    [true, 'completed and open whose', {}],
    [false, 'somebody else’s', { own: 'no' }],
    [false, 'the viewer’s', { own: 'yes' }],
    [false, 'begun only', { status: 'in-progress' }],
    [false, 'on show', { status: 'seen' }],
  ])('%s: what is %s', (expected, _, fields) => {
    expect(isDoubt(certificate(fields))).toBe(expected);
  });

  it('is not recorded, and is asked about', async () => {
    const db = testHistory();
    expect(await see(db, [certificate(), observation({ own: 'no' }), observation({ status: 'seen' })], 0)).toEqual({
      own: [],
      doubts: [certificate()],
    });
    expect(await listRecords(db)).toEqual([]);
    expect(await standingOf(db, certificate())).toBe('open');
  });

  it('is not asked about where the history rests on that very page', async () => {
    const db = testHistory();
    await see(db, [certificate({ own: 'yes' })], 0);
    expect(await standingOf(db, certificate())).toBe('none');
    const another = certificate({ credentials: [{ url: `${CERTIFICATE}d`, id: 'abcd' }] });
    expect(await standingOf(db, another)).toBe('open');
  });

  it('is not asked about where the user took it out of the history', async () => {
    const db = testHistory();
    await see(db, [certificate({ own: 'yes' })], 0);
    await removeRecord(db, ID, minutesLater(1));
    expect(await standingOf(db, certificate())).toBe('none');
  });
});

describe('“Yes”', () => {
  it('records what the page shows, says that the user said so, and is remembered', async () => {
    const db = testHistory();
    expect(await claim(db, certificate(), AT)).toEqual([ID]);
    const logged = await findRecord(db, ID);
    expect(logged).toMatchObject({
      status: 'completed',
      credentials: [{ url: CERTIFICATE, id: 'abc' }],
      evidence: [{ adapter: 'moodle', signal: 'certificate-page-said-mine', url: CERTIFICATE, at: AT }],
    });
    expect(JSON.stringify(logged)).not.toContain('Ada Learner');
    expect(await standingOf(db, certificate())).toBe('yes');
    await see(db, [certificate({ completedAt: '2024-05-03' })], 5);
    expect(await listRecords(db)).toMatchObject([{ id: ID, completedAt: '2024-05-03' }]);
  });

  it('keeps a signal within what a history file holds', async () => {
    const db = testHistory();
    await claim(db, certificate({ signal: 's'.repeat(100) }), AT);
    const file = await exportHistory(db, AT);
    expect((await importHistory(testHistory(), JSON.stringify(file), AT)).added).toBe(1);
    expect(file.records[0]?.evidence[0]?.signal).toMatch(/^s+-said-mine$/);
  });

  it('is taken back by Undo, and then neither asked again nor logged by the page that is still open', async () => {
    const db = testHistory();
    await claim(db, certificate(), AT);
    await undo(db, (await lastUndoable(db))?.batch ?? 0, minutesLater(1));
    expect(await listRecords(db)).toEqual([]);
    await see(db, [certificate()], 2);
    expect(await listRecords(db)).toEqual([]);
    expect(await standingOf(db, certificate())).toBe('none');
  });

  it('counts also where the user removed the record before, or took the status back', async () => {
    const db = testHistory();
    await see(db, [observation()], 0);
    await removeRecord(db, ID, minutesLater(1));
    expect(await claim(db, certificate(), minutesLater(2))).toEqual([ID]);
    expect(await listRecords(db)).toMatchObject([{ id: ID, status: 'completed' }]);
    await undo(db, (await lastUndoable(db))?.batch ?? 0, minutesLater(3));
    expect(await listRecords(db)).toMatchObject([{ id: ID, status: 'in-progress' }]);
    expect(await claim(db, certificate(), minutesLater(4))).toEqual([ID]);
  });

  it('stores all or nothing', async () => {
    const db = testHistory();
    db.changes.hook('creating', () => {
      throw new Error('killed');
    });
    await expect(claim(db, certificate(), AT)).rejects.toMatchObject({ code: 'write-failed' });
    expect([await db.answers.count(), await db.records.count()]).toEqual([0, 0]);
  });
});

describe('“No”', () => {
  it('keeps that page’s evidence out, also where it is called the viewer’s own later', async () => {
    const db = testHistory();
    await disclaim(db, certificate(), AT);
    const own = certificate({ own: 'yes' });
    expect(await see(db, [certificate(), own], 1)).toEqual({ own: [], doubts: [certificate(), own] });
    expect(await listRecords(db)).toEqual([]);
    expect(await standingOf(db, certificate())).toBe('no');
  });

  it('keeps no other evidence out', async () => {
    const db = testHistory();
    await disclaim(db, certificate(), AT);
    const progress = observation({ status: 'completed', signal: 'progress-page' });
    await see(db, [progress], 1);
    expect(await listRecords(db)).toMatchObject([{ id: ID, status: 'completed' }]);
    const another = certificate({ credentials: [{ url: `${CERTIFICATE}d`, id: 'abcd' }] });
    expect([doubtKey(another) === doubtKey(certificate()), await standingOf(db, another)]).toEqual([false, 'open']);
  });

  it('gives way to a later yes', async () => {
    const db = testHistory();
    await disclaim(db, certificate(), AT);
    expect(await claim(db, certificate(), minutesLater(1))).toEqual([ID]);
    expect(await standingOf(db, certificate())).toBe('yes');
  });
});
