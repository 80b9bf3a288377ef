import { describe, expect, it } from 'vitest';
import { createSafeFetch, type SafeFetchOptions } from '../../lib/net/safe-fetch';

type Answer = (url: string, init: RequestInit) => Promise<Response> | Response;

function fetchWith(answer: Answer, more: Partial<SafeFetchOptions> = {}) {
  const asked: { url: string; init: RequestInit }[] = [];
  const safeFetch = createSafeFetch({
    fetch: async (input, init = {}) => {
      asked.push({ url: String(input), init });
      return answer(String(input), init);
    },
    ...more,
  });
  return { asked, get: (url: string) => safeFetch(url, { accept: 'application/json' }) };
}

const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });

describe('the only way to the network', () => {
  it('gives status, type and body, and tells nobody who asks', async () => {
    const { asked, get } = fetchWith(
      () => new Response('{}', { headers: { 'content-type': 'Application/JSON; charset=utf-8' } }),
    );
    expect(await get('https://issuer.example/a#b')).toMatchObject({
      ok: true,
      url: 'https://issuer.example/a',
      status: 200,
      type: 'application/json',
      bytes: new Uint8Array([123, 125]),
    });
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' });
  });

  it('asks https where http is written', async () => {
    const { asked, get } = fetchWith(() => new Response('{}'));
    await get('http://issuer.example/');
    expect(asked.map(({ url }) => url)).toEqual(['https://issuer.example/']);
  });

  it('asks nothing of a private address', async () => {
    const { asked, get } = fetchWith(() => new Response('{}'));
    expect(await get('https://192.168.0.1/')).toMatchObject({ ok: false, reason: 'refused' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['to a public address is followed', ['https://www.issuer.example/b'], true],
    ['to a private address is not', ['https://127.0.0.1/'], false],
    ['to plain http is not', ['http://www.issuer.example/'], false],
    ['to nowhere is not', ['https://'], false],
    ['in a circle ends', Array.from({ length: 9 }, () => 'https://issuer.example/'), false],
  ])('a redirect %s', async (_, locations, ok) => {
    let hop = 0;
    const { get } = fetchWith(() => (hop < locations.length ? redirect(locations[hop++] ?? '') : new Response('{}')));
    expect(await get('https://issuer.example/')).toMatchObject(ok ? { ok } : { ok, reason: 'refused' });
  });

  it('a redirect that a browser keeps to itself is said to be one', async () => {
    const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const { get } = fetchWith(() => opaque);
    expect(await get('https://issuer.example/')).toMatchObject({ ok: false, reason: 'redirected' });
  });

  it('stops reading at the limit, whatever the header says', async () => {
    let sent = 0;
    const endless = () =>
      new Response(new ReadableStream({ pull: (stream) => void stream.enqueue(new Uint8Array(1000 + 0 * sent++)) }), {
        headers: { 'content-length': '10' },
      });
    const { get } = fetchWith(endless, { maxBytes: 10_000 });
    expect(await get('https://issuer.example/')).toMatchObject({ ok: false, reason: 'too-large' });
    expect(sent).toBeLessThan(20);
  });

  it('gives up on an issuer that never answers', async () => {
    const never: Answer = (_, init) =>
      new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const { get } = fetchWith(never, { timeoutMs: 20 });
    expect(await get('https://issuer.example/')).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it('gives up on a body that never ends', async () => {
    const stuck: Answer = (_, init) =>
      new Response(
        new ReadableStream({
          start: (stream) => init.signal?.addEventListener('abort', () => stream.error(new Error('aborted'))),
        }),
      );
    const { get } = fetchWith(stuck, { timeoutMs: 20 });
    expect(await get('https://issuer.example/')).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it.each([
    ['network', {}],
    ['network', { hasPermission: async () => true }],
    ['permission', { hasPermission: async () => false }],
    ['offline', { isOnline: () => false }],
  ])('says %s with %o', async (reason, more) => {
    const { get } = fetchWith(() => Promise.reject(new TypeError('failed')), more);
    expect(await get('https://issuer.example/')).toMatchObject({ ok: false, reason });
  });

  it('says that it was asked to wait', async () => {
    const { get } = fetchWith(() => new Response('', { status: 429 }));
    expect(await get('https://issuer.example/')).toMatchObject({ ok: false, reason: 'rate-limited' });
  });
});
