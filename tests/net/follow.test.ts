import { describe, expect, it } from 'vitest';
import { createLocate } from '../../lib/net/follow';

const AWARD = 'https://guild.example/a/1';

/** A web in which each address redirects, answers with a status, or isn't there. */
function web(answers: Readonly<Record<string, string | number>>, maxBytes?: number) {
  const noted: string[] = [];
  const asked: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  const cancelled: string[] = [];
  const locate = createLocate(
    {
      fetch: async (input, init) => {
        const url = String(input);
        asked.push({ url, init });
        const answer = answers[url];
        if (answer === undefined) throw new TypeError('no such host');
        if (typeof answer === 'string') return new Response(null, { status: 302, headers: { location: answer } });
        const body = new ReadableStream({ cancel: () => void cancelled.push(url) });
        return new Response(body, { status: answer });
      },
      onRequest: ({ url, reason, page, result }) => noted.push(`${url} ${reason} ${page} ${result}`),
      ...(maxBytes !== undefined && { maxBytes }),
    },
    (url) => url.startsWith('https://guild.example/'),
  );
  return {
    locate,
    noted,
    asked: () => asked.map(({ url }) => url),
    asking: () => asked.map(({ init }) => init),
    cancelled,
  };
}

/** Short links one after the other, the last of which leads to the award. */
const hops = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at): [string, string] => [
      `https://s.example/${at}`,
      at === count - 1 ? AWARD : `/${at + 1}`,
    ]),
  );

describe('a short link', () => {
  it.each<[string, Readonly<Record<string, string | number>>, string | null]>([
    ['to an award', { 'https://s.example/0': AWARD }, AWARD],
    ['to an award over others', hops(5), AWARD],
    ['to an award over too many others', hops(6), null],
    [
      'to a page of somebody’s',
      { 'https://s.example/0': 'https://ada.example/', 'https://ada.example/': 200 },
      'https://ada.example/',
    ],
    [
      'to a page that keeps us out',
      { 'https://s.example/0': 'https://ada.example/', 'https://ada.example/': 403 },
      'https://ada.example/',
    ],
    ['to a page that is not there', { 'https://s.example/0': 'https://ada.example/' }, null],
    ['to a page in trouble', { 'https://s.example/0': 'https://ada.example/', 'https://ada.example/': 429 }, null],
    ['that answers for itself', { 'https://s.example/0': 200 }, 'https://s.example/0'],
    ['that is dead', { 'https://s.example/0': 404 }, null],
    ['that is not there', {}, null],
    ['in a circle', { 'https://s.example/0': '/1', 'https://s.example/1': '/0' }, null],
    ['into the reader’s network', { 'https://s.example/0': 'https://192.168.0.1/' }, null],
    ['to a local name', { 'https://s.example/0': 'https://router.local/' }, null],
    ['to another scheme', { 'https://s.example/0': 'javascript:alert(1)' }, null],
  ])('%s', async (_, answers, address) => {
    expect(await web(answers).locate('https://s.example/0', null)).toBe(address);
  });

  it('asks hop by hop, as nobody, and not where it knows what is there', async () => {
    const { locate, asked, asking } = web({ 'https://s.example/0': '/1', 'https://s.example/1': AWARD });
    await locate('https://s.example/0', null);
    expect(asked()).toEqual(['https://s.example/0', 'https://s.example/1']);
    for (const init of asking()) {
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' });
    }
  });

  it('is noted with each address that was asked, and none that was not', async () => {
    const { locate, noted } = web({ 'https://s.example/0': '/1', 'https://s.example/1': AWARD });
    await locate('https://s.example/0', 'ada.example');
    expect(noted).toEqual([
      'https://s.example/0 short-link ada.example led-on',
      'https://s.example/1 short-link ada.example led-on',
    ]);
  });

  it('reads no page', async () => {
    const { locate, cancelled } = web({ 'https://s.example/0': 200 }, 0);
    expect(await locate('https://s.example/0', null)).toBe('https://s.example/0');
    expect(cancelled).toEqual(['https://s.example/0']);
  });

  it('is asked for in a public address only', async () => {
    const { locate, asked } = web({});
    expect(await locate('https://10.0.0.1/x', null)).toBeNull();
    expect(asked()).toEqual([]);
  });
});
