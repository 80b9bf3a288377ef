// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { LogView } from '../../entrypoints/popup/log-view';
import type { LearningRecord } from '../../lib/capture/types';
import { listRecords } from '../../lib/history/queries';
import { toRow } from '../../lib/history/row';
import { createHistory, type HistoryDb } from '../../lib/history/schema';
import { mount } from './mount';
import { learningRecord } from './samples';

const url = 'https://learn.campus.example/course/view.php?id=2';
let number = 0;

function database(): HistoryDb {
  number += 1;
  const db = createHistory(`log-view-${number}`);
  onTestFinished(() => db.dexie.delete());
  return db;
}

/** "Log this page" opened over the course's page. */
async function open(db: HistoryDb, title = 'Introduction to Local History') {
  const onLogged = vi.fn();
  const description = {
    url,
    title,
    provider: null,
    instructors: [],
    hours: null,
    completedAt: null,
    credentialUrl: null,
    platform: null,
  };
  const page = { state: { kind: 'loading' }, tab: null, url, description, doubts: [], wanted: null } as const;
  const now = () => new Date('2026-11-23T14:00:00Z');
  const ui = mount(<LogView page={page} db={db} now={now} onLogged={onLogged} onCancel={vi.fn()} />);
  await vi.waitFor(() => ui.find('form'));
  const send = async () => {
    ui.click(ui.find('[type=submit]'));
    await vi.waitFor(() => expect(onLogged).toHaveBeenCalledOnce());
  };
  return { ui, send };
}

describe('logging a page by hand', () => {
  it('a second time keeps what was typed the first time', async () => {
    const db = database();
    const first = await open(db);
    first.ui.type('[name=note]', 'With Jon.');
    first.ui.type('[name=hours]', '9');
    first.ui.type('[name=provider]', 'Night School');
    first.ui.type('[name=date]', '2024-05');
    await first.send();
    const logged = await listRecords(db);
    const second = await open(db);
    expect(second.ui.find('[type=submit]').textContent).toBe('Save');
    await second.send();
    expect(await listRecords(db)).toEqual(logged);
    expect(logged).toMatchObject([{ note: 'With Jon.', hours: 9, provider: 'Night School', completedAt: '2024-05' }]);
  });

  it('edits the record that the page itself gave, instead of making a second', async () => {
    const db = database();
    const captured: LearningRecord = learningRecord({ url, status: 'in-progress', completedAt: null, progress: 0.5 });
    await db.records.put(toRow(captured));
    const { ui, send } = await open(db, 'Local History | Campus Example');
    ui.type('[name=note]', 'With Jon.');
    await send();
    expect(await listRecords(db)).toEqual([{ ...captured, note: 'With Jon.', editedByUser: ['note'] }]);
  });
});
