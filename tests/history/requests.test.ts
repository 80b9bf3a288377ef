import { describe, expect, it } from 'vitest';
import { exportHistory } from '../../lib/history/backup';
import {
  clearRequests,
  countRequests,
  createRequestLog,
  listRequests,
  MAX_REQUESTS,
  noteRequests,
  pruneRequests,
  REQUEST_DAYS,
} from '../../lib/history/requests';
import type { NotedRequest } from '../../lib/history/types';
import { AT, minutesLater, testHistory } from './history';

const request = (fields: Partial<NotedRequest> = {}): Omit<NotedRequest, 'seq'> => ({
  at: AT,
  url: 'https://guild.example/a/1',
  reason: 'credential',
  page: 'profiles.example',
  result: '200',
  ...fields,
});
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => request({ url: `https://guild.example/a/${at}` }));

describe('what was asked', () => {
  it('is listed newest first, some at a time', async () => {
    const db = testHistory();
    await noteRequests(db, many(3));
    await noteRequests(db, [request({ url: 'https://school.example/b' })]);
    const first = await listRequests(db, { limit: 2 });
    expect(first.map(({ url }) => url)).toEqual(['https://school.example/b', 'https://guild.example/a/2']);
    const rest = await listRequests(db, { limit: 50, before: first.at(-1)?.seq });
    expect(rest.map(({ url }) => url)).toEqual(['https://guild.example/a/1', 'https://guild.example/a/0']);
    expect(await countRequests(db)).toBe(4);
  });

  it('keeps the order of asking where the clock was set back', async () => {
    const db = testHistory();
    await noteRequests(db, [request({ url: 'https://a.example/' })]);
    await noteRequests(db, [request({ url: 'https://b.example/', at: minutesLater(-600) })]);
    expect((await listRequests(db, { limit: 1 }))[0]?.url).toBe('https://b.example/');
  });

  it.each([
    ['https://guild.example/a?identity__email=ada%40example.com&v=2', 'https://guild.example/a?v=2'],
    ['https://guild.example/a?to=ada@example.com', 'https://guild.example/a'],
    ['https://guild.example/a#email=ada@example.com', 'https://guild.example/a'],
    ['https://guild.example/a?v=2', 'https://guild.example/a?v=2'],
    [`https://guild.example/${'x'.repeat(9000)}`, `https://guild.example/${'x'.repeat(9000)}`.slice(0, 4096)],
  ])('names no person: %s', async (url, noted) => {
    const db = testHistory();
    await noteRequests(db, [request({ url })]);
    expect((await listRequests(db, { limit: 1 })).map((one) => one.url)).toEqual([noted]);
  });

  it.each([
    ['guild', 2],
    ['GUILD.example ', 2],
    ['profiles', 3],
    ['/a/', 0],
    [' ', 3],
  ])('can be narrowed to a host: “%s”', async (host, count) => {
    const db = testHistory();
    await noteRequests(db, [...many(2), request({ url: 'https://school.example/guild' })]);
    expect(await countRequests(db, { host })).toBe(count);
    expect(await listRequests(db, { host, limit: 50 })).toHaveLength(count);
  });

  it('is emptied as a whole', async () => {
    const db = testHistory();
    await noteRequests(db, many(5));
    await clearRequests(db);
    expect([await countRequests(db), await listRequests(db, { limit: 50 })]).toEqual([0, []]);
  });

  it('is the last five thousand', async () => {
    const db = testHistory();
    await noteRequests(db, many(MAX_REQUESTS));
    await noteRequests(db, [request({ url: 'https://school.example/' }), request({ url: 'https://school.example/2' })]);
    expect(await countRequests(db)).toBe(MAX_REQUESTS);
    expect((await listRequests(db, { limit: MAX_REQUESTS })).at(-1)?.url).toBe('https://guild.example/a/2');
  });

  it('is the last five thousand since it was emptied', async () => {
    const db = testHistory();
    await noteRequests(db, many(3));
    await clearRequests(db);
    await noteRequests(db, many(MAX_REQUESTS + 1));
    expect(await countRequests(db)).toBe(MAX_REQUESTS);
  });

  it('is that of ninety days', async () => {
    const db = testHistory();
    const days = (count: number) => minutesLater(count * 24 * 60);
    await noteRequests(db, [request(), request({ at: days(1), url: 'https://school.example/' })]);
    await pruneRequests(db, new Date(days(REQUEST_DAYS)));
    expect(await countRequests(db)).toBe(2);
    await pruneRequests(db, new Date(days(REQUEST_DAYS + 1)));
    expect((await listRequests(db, { limit: 50 })).map(({ url }) => url)).toEqual(['https://school.example/']);
  });

  it('is in no export', async () => {
    const db = testHistory();
    await noteRequests(db, many(1));
    expect(JSON.stringify(await exportHistory(db, AT))).not.toContain('guild.example');
  });
});

describe('the log', () => {
  it('writes at once, and what comes meanwhile together', async () => {
    const written: string[][] = [];
    const ends: (() => void)[] = [];
    const log = createRequestLog(
      (batch) => {
        written.push(batch.map(({ url }) => url));
        return new Promise((resolve) => ends.push(resolve));
      },
      (error) => {
        throw error;
      },
    );
    log.note(request({ url: 'a' }));
    await Promise.resolve();
    expect(written).toEqual([['a']]);
    for (const url of ['b', 'c']) log.note(request({ url }));
    ends[0]?.();
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(written).toEqual([['a'], ['b', 'c']]);
  });

  it('goes on after a write that fails', async () => {
    const errors: unknown[] = [];
    const written: string[] = [];
    let fails = true;
    const log = createRequestLog(
      async (batch) => {
        if (fails) throw new Error('full');
        written.push(...batch.map(({ url }) => url));
      },
      (error) => errors.push(error),
    );
    log.note(request({ url: 'a' }));
    await new Promise((resolve) => setTimeout(resolve));
    fails = false;
    log.note(request({ url: 'b' }));
    await new Promise((resolve) => setTimeout(resolve));
    expect([errors.length, written]).toEqual([1, ['b']]);
  });
});
