import { describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/history/backup';
import { findDocument, MAX_DOCUMENT, MAX_DOCUMENTS, MAX_TOGETHER, pruneDocuments } from '../../lib/history/documents';
import { AT, minutesLater, testHistory } from './history';
import { putDocument } from './put';

const KEY = 'https://guild.example/a/1';
const DAY = 24 * 60;
const later = (minutes: number) => new Date(minutesLater(minutes));
const document = (size = 4, url = 'https://api.guild.example/1') => ({
  url,
  type: 'application/json',
  bytes: new Uint8Array(size).fill(65),
});

describe('the documents from which verdicts were reached', () => {
  it('are found by their link, the last one of each, byte for byte', async () => {
    const db = testHistory();
    expect(await findDocument(db, KEY, later(0))).toBeNull();
    await putDocument(db, KEY, document(9), later(0));
    const whole = new Uint8Array([1, 2, 3, 4]);
    expect(await putDocument(db, KEY, { ...document(), bytes: whole.subarray(1, 3) }, later(1))).toBe(true);
    const kept = await findDocument(db, KEY, later(1));
    expect(kept).toEqual({ ...document(), key: KEY, bytes: new Uint8Array([2, 3]), keptAt: minutesLater(1) });
    expect(kept?.bytes.buffer.byteLength).toBe(2);
    expect(await findDocument(db, 'https://guild.example/a/2', later(1))).toBeNull();
  });

  it('are not kept where they are too large, nor is the one before, which they take the place of', async () => {
    const db = testHistory();
    expect(await putDocument(db, KEY, document(MAX_DOCUMENT), later(0))).toBe(true);
    expect(await putDocument(db, KEY, document(MAX_DOCUMENT + 1), later(1))).toBe(false);
    expect(await findDocument(db, KEY, later(1))).toBeNull();
  });

  it.each([
    [14 * DAY - 1, true],
    [14 * DAY, false],
    [-1, false],
  ])('%i minutes later: %s', async (minutes, found) => {
    const db = testHistory();
    await putDocument(db, KEY, document(), later(0));
    expect((await findDocument(db, KEY, later(minutes))) !== null).toBe(found);
    await pruneDocuments(db, later(minutes + (minutes > 0 ? 1 : 0)));
    expect(await db.documents.count()).toBe(found ? 1 : 0);
  });

  it('are bounded in number, the oldest going first', async () => {
    const db = testHistory();
    const keptAt = AT;
    const rows = Array.from({ length: MAX_DOCUMENTS }, (_, index) => ({ ...document(), key: `${index}`, keptAt }));
    await db.documents.bulkPut([...rows.slice(1), { ...document(), key: '0', keptAt: minutesLater(-1) }]);
    await putDocument(db, KEY, document(), later(1));
    expect(await db.documents.count()).toBe(MAX_DOCUMENTS);
    expect(await findDocument(db, '0', later(1))).toBeNull();
    expect(await findDocument(db, '1', later(1))).not.toBeNull();
  });

  it('are bounded in size, the oldest going first', async () => {
    const db = testHistory();
    const fit = MAX_TOGETHER / MAX_DOCUMENT;
    for (let index = 0; index < fit; index++)
      await db.documents.put({ ...document(MAX_DOCUMENT), key: `${index}`, keptAt: minutesLater(index - fit) });
    await putDocument(db, 'small', document(), later(0));
    expect(await db.documents.count()).toBe(fit + 1);
    await putDocument(db, KEY, document(MAX_DOCUMENT), later(0));
    expect(await db.documents.where('key').anyOf(['0', '1', '2', 'small', KEY]).primaryKeys()).toEqual(
      ['2', 'small', KEY].toSorted(),
    );
  });

  it('never leave with the history', async () => {
    const db = testHistory();
    await putDocument(db, KEY, document(), later(0));
    expect(JSON.stringify(await exportHistory(db, AT))).not.toContain('guild.example');
  });
});
