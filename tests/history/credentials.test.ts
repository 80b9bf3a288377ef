import { describe, expect, it } from 'vitest';
import { exportHistory, importHistory } from '../../lib/history/backup';
import { bytesOf, findCredential, keepCredential } from '../../lib/history/credentials';
import { MAX_DOCUMENT } from '../../lib/history/documents';
import { removeRecord } from '../../lib/history/edit';
import { recordObservations } from '../../lib/history/recorder';
import type { Report } from '../../lib/verify/types';
import { linkTo, reportOf } from '../messages/reports';
import { AT, minutesLater, observation, testHistory } from './history';

const LINK = linkTo('https://guild.example/a/1');
const bytes = (text: string) => new TextEncoder().encode(text);
const served = (text: string | Uint8Array) => ({
  url: 'https://api.guild.example/1',
  type: 'application/json',
  bytes: typeof text === 'string' ? bytes(text) : text,
});

describe('the document of one’s own credential', () => {
  it('is kept with its report, byte for byte, and travels with the history', async () => {
    const db = testHistory();
    const report = reportOf();
    expect(await keepCredential(db, LINK, served('\uFEFF{"é":1}'), report, AT)).toBe(true);
    const stored = await findCredential(db, LINK);
    expect(stored).toMatchObject({
      id: LINK.url,
      url: 'https://api.guild.example/1',
      encoding: 'utf-8',
      addedAt: AT,
      report,
    });
    expect(stored && bytesOf(stored)).toEqual(bytes('\uFEFF{"é":1}'));
    const other = testHistory();
    await importHistory(other, JSON.stringify(await exportHistory(db, AT)), AT);
    expect(await findCredential(other, LINK)).toEqual(stored);
  });

  it('is kept as base64 where it is a picture', async () => {
    const db = testHistory();
    const picture = new Uint8Array([0x89, 0x50, 0xff, 0xfe]);
    await keepCredential(db, LINK, { ...served(picture), type: 'image/png' }, reportOf(), AT);
    const stored = await findCredential(db, LINK);
    expect(stored?.encoding).toBe('base64');
    expect(stored && bytesOf(stored)).toEqual(picture);
  });

  it.each<[string, Partial<Report>, string | Uint8Array | null]>([
    ['none was given', {}, null],
    ['it is what a host’s page says', { format: 'issuer-page', verdict: 'confirmed' }, '<p>'],
    ['it is of no known format', { format: null, verdict: 'unverifiable' }, '{}'],
    ['it isn’t genuine', { verdict: 'invalid' }, '{}'],
    ['it is too large', {}, new Uint8Array(MAX_DOCUMENT + 1).fill(65)],
  ])('is not kept where %s', async (_, fields, document) => {
    const db = testHistory();
    const seen = document === null ? null : served(document);
    expect(await keepCredential(db, LINK, seen, reportOf(fields), AT)).toBe(false);
    expect(await db.credentials.count()).toBe(0);
  });

  it.each<[string, Partial<Report>, string | null, string]>([
    ['a good one', {}, '{"second":true}', '{"second":true}'],
    ['one that its host withdrew', { verdict: 'revoked' }, '{"revoked":true}', '{"first":true}'],
    ['one that isn’t genuine', { verdict: 'invalid' }, '{"second":true}', '{"first":true}'],
    ['none at all', { verdict: 'revoked' }, null, '{"first":true}'],
  ])('a good one gives way to %s only where that is as good', async (_, fields, text, kept) => {
    const db = testHistory();
    await keepCredential(db, LINK, served('{"first":true}'), reportOf(), AT);
    const report = reportOf(fields);
    expect(await keepCredential(db, LINK, text === null ? null : served(text), report, minutesLater(5))).toBe(true);
    expect(await findCredential(db, LINK)).toMatchObject({ document: kept, report });
  });

  it('stays where the record it belongs to is removed', async () => {
    const db = testHistory();
    const [id = ''] = await recordObservations(db, [observation({ credentials: [{ url: LINK.url, id: null }] })], AT);
    await keepCredential(db, LINK, served('{}'), reportOf(), AT);
    await removeRecord(db, id, minutesLater(1));
    expect(await findCredential(db, LINK)).not.toBeNull();
  });

  it('that an import brought and that is no base64 gives no bytes', () => {
    expect(
      bytesOf({ id: 'x', url: null, type: '', encoding: 'base64', document: '%%%', addedAt: AT, report: null }),
    ).toBeNull();
  });
});
