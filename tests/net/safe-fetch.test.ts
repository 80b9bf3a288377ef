import { describe, expect, it } from 'vitest';
import type { Gate } from '../../lib/net/gate';
import { createSafeFetch, type SafeFetchOptions, type SentRequest } from '../../lib/net/safe-fetch';

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
    expect(await get('https://issuer.example/')).toMatchObject(ok ? { ok } : { ok, reason: 'redirected' });
  });

  it('says which addresses led to the answer', async () => {
    const hops = ['/b', 'https://www.issuer.example/c'];
    const { asked, get } = fetchWith(() => {
      const location = hops.shift();
      return location === undefined ? new Response('{}') : redirect(location);
    });
    expect(await get('http://issuer.example/a')).toMatchObject({
      ok: true,
      url: 'https://www.issuer.example/c',
      via: ['http://issuer.example/a', 'https://issuer.example/b'],
    });
    expect(asked).toHaveLength(3);
  });

  it.each([
    [
      'that fails',
      () => Promise.reject(new TypeError('failed')),
      'network',
      'https://b.example/',
      ['https://a.example/'],
    ],
    [
      'that leads nowhere',
      () => redirect('https://10.0.0.1/'),
      'redirected',
      'https://b.example/',
      ['https://a.example/'],
    ],
  ])('says at which address it ended: a redirect to one %s', async (_, last, reason, url, via) => {
    const { get } = fetchWith((address) => (address.includes('a.example') ? redirect('https://b.example/') : last()));
    expect(await get('https://a.example/')).toEqual({ ok: false, reason, url, via });
  });

  it('has one time limit for all hops together', async () => {
    const slow: Answer = (url, init) =>
      new Promise((resolve, reject) => {
        setTimeout(() => resolve(redirect(`${url}a`)), 30);
        init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const { get, asked } = fetchWith(slow, { timeoutMs: 50 });
    expect(await get('https://issuer.example/')).toMatchObject({ ok: false, reason: 'timeout' });
    expect(asked.length).toBeLessThan(4);
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

  const NOW = Date.parse('2026-11-26T12:00:00Z');
  it.each<[string, number, Record<string, string>, object]>([
    ['429', 429, {}, { ok: false, reason: 'rate-limited', retryAt: '2026-11-26T12:01:00.000Z' }],
    ['429 for 90 s', 429, { 'retry-after': '90' }, { reason: 'rate-limited', retryAt: '2026-11-26T12:01:30.000Z' }],
    ['503 for 90 s', 503, { 'retry-after': '90' }, { reason: 'rate-limited', retryAt: '2026-11-26T12:01:30.000Z' }],
    ['503', 503, {}, { ok: true, status: 503 }],
    ['a page for 90 s', 200, { 'retry-after': '90' }, { ok: true, status: 200 }],
  ])('says whether it was asked to wait: %s', async (_, status, headers, expected) => {
    const { get } = fetchWith(() => new Response('', { status, headers }), { now: () => NOW });
    expect(await get('https://issuer.example/')).toMatchObject(expected);
  });

  it('does not read what comes with that', async () => {
    const cancelled: unknown[] = [];
    const body = () => new ReadableStream({ cancel: (why) => void cancelled.push(why) });
    const { get } = fetchWith(() => new Response(body(), { status: 429 }));
    expect(await get('https://issuer.example/')).toMatchObject({ reason: 'rate-limited' });
    expect(cancelled).toHaveLength(1);
  });

  it('sends every hop through the gate, and leaves it in between', async () => {
    const inside: string[] = [];
    const passed: string[] = [];
    const gate: Gate = (fetch) => async (url, options) => {
      expect(inside).toEqual([]);
      passed.push(`${url} ${options.signal === life.signal}`);
      inside.push(url);
      const result = await fetch(url, options);
      inside.pop();
      return result;
    };
    const life = new AbortController();
    const get = createSafeFetch({
      fetch: async (input) => (String(input).endsWith('a') ? redirect('https://b.example/b') : new Response('{}')),
      gate,
    });
    await get('https://a.example/a', { accept: '*/*', signal: life.signal });
    expect(passed).toEqual(['https://a.example/a true', 'https://b.example/b true']);
  });
});

describe('what was asked', () => {
  const NOW = Date.parse('2026-11-26T12:00:00Z');
  function noting(answer: Answer, more: Partial<SafeFetchOptions> = {}) {
    const noted: SentRequest[] = [];
    const safeFetch = createSafeFetch({
      fetch: async (input, init = {}) => answer(String(input), init),
      onRequest: (request) => noted.push(request),
      now: () => NOW,
      ...more,
    });
    return { noted, safeFetch, results: () => noted.map(({ url, result }) => `${url} ${result}`) };
  }
  const A = 'https://a.example/';

  it('is noted with its time, its reason and its page', async () => {
    const { noted, safeFetch } = noting(() => new Response('{}'));
    await safeFetch(A, { accept: '*/*', reason: 'short-link', page: 'ada.example' });
    await safeFetch(A, { accept: '*/*' });
    const at = '2026-11-26T12:00:00.000Z';
    expect(noted).toEqual([
      { at, url: A, reason: 'short-link', page: 'ada.example', result: '200' },
      { at, url: A, reason: 'credential', page: null, result: '200' },
    ]);
  });

  it('is noted hop by hop, as it was asked', async () => {
    const { safeFetch, results } = noting((url) =>
      url === A ? redirect('https://b.example/x') : new Response('', { status: 404 }),
    );
    await safeFetch('http://a.example/', { accept: '*/*' });
    expect(results()).toEqual(['https://a.example/ led-on', 'https://b.example/x 404']);
  });

  it('without what is added to an address to hear of its redirect', async () => {
    const { safeFetch, results } = noting(() => new Response('{}'), {
      redirects: { listen: (url) => ({ address: `${url}#token`, location: async () => null, end: () => {} }) },
    });
    await safeFetch(A, { accept: '*/*' });
    expect(results()).toEqual([`${A} 200`]);
  });

  it.each<[string, Answer, Partial<SafeFetchOptions>, string]>([
    ['nobody is at home', () => Promise.reject(new TypeError('failed')), {}, 'network'],
    [
      'we may not read it',
      () => Promise.reject(new TypeError('CORS')),
      { hasPermission: async () => false },
      'permission',
    ],
    ['it wants to be left alone', () => new Response('', { status: 429 }), {}, 'rate-limited'],
    ['it is too much', () => new Response('x'.repeat(20)), { maxBytes: 10 }, 'too-large'],
    [
      'it never answers',
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error()))),
      { timeoutMs: 10 },
      'timeout',
    ],
  ])('also where %s', async (_, answer, more, result) => {
    const { safeFetch, results } = noting(answer, more);
    await safeFetch(A, { accept: '*/*' });
    expect(results()).toEqual([`${A} ${result}`]);
  });

  const closed: Gate = () => async (url) => ({ ok: false, url, reason: 'refused' });
  it.each<[string, string, Partial<SafeFetchOptions>]>([
    ['offline', A, { isOnline: () => false }],
    ['a private address', 'https://192.168.0.1/', {}],
    ['held back at the gate', A, { gate: closed }],
    ['out of time', A, { timeoutMs: 0 }],
  ])('is not what never left: %s', async (_, url, more) => {
    const { safeFetch, noted } = noting(() => new Response('{}'), more);
    await safeFetch(url, { accept: '*/*' });
    expect(noted).toEqual([]);
  });
});

describe('a redirect that a browser keeps to itself', () => {
  const opaque = () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
  /** A browser's fetch: `hops` says what each address redirects to, and `told` what is heard of it. */
  function browser(hops: Record<string, string>, told: (location: string) => string | null, more = {}) {
    const listened: string[] = [];
    const ended: string[] = [];
    const seen = fetchWith((url) => (hops[url.replace(/#.*/, '')] === undefined ? new Response('{}') : opaque()), {
      redirects: {
        listen: (url) => {
          listened.push(url);
          return {
            address: `${url}#token`,
            location: async () => told(hops[url] ?? ''),
            end: () => void ended.push(url),
          };
        },
      },
      ...more,
    });
    return { ...seen, listened, ended };
  }
  const A = 'https://a.example/id';

  it('is refused where nobody listens', async () => {
    const { get } = fetchWith(opaque);
    expect(await get(A)).toEqual({ ok: false, url: A, reason: 'redirected' });
  });

  it('is followed where it was heard, and its address has nothing of the listener', async () => {
    const { get, asked, listened, ended } = browser(
      { [A]: '/id.json', 'https://a.example/id.json': 'https://b.example/x' },
      (to) => to,
    );
    expect(await get(A)).toMatchObject({ ok: true, url: 'https://b.example/x', via: [A, 'https://a.example/id.json'] });
    expect(asked.map(({ url }) => url)).toEqual([
      `${A}#token`,
      'https://a.example/id.json#token',
      'https://b.example/x#token',
    ]);
    expect(ended).toEqual(listened);
  });

  it('is refused where nothing was heard', async () => {
    const { get, ended } = browser({ [A]: '/id.json' }, () => null);
    expect(await get(A)).toEqual({ ok: false, url: A, reason: 'redirected' });
    expect(ended).toEqual([A]);
  });

  it('needs the permission without which nothing is heard', async () => {
    const { get } = browser({ [A]: '/id.json' }, (to) => to, { hasPermission: async () => false });
    expect(await get(A)).toEqual({ ok: false, url: A, reason: 'permission' });
  });

  it('names the host that is not allowed, not the one that led there', async () => {
    const { get } = fetchWith((url) => (url.startsWith(A) ? opaque() : Promise.reject(new TypeError('CORS'))), {
      redirects: { listen: (url) => ({ address: url, location: async () => 'https://b.example/x', end: () => {} }) },
      hasPermission: async (url) => url.startsWith(A),
    });
    expect(await get(A)).toEqual({ ok: false, url: 'https://b.example/x', reason: 'permission', via: [A] });
  });

  it.each([
    'https://localhost/x',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'https://169.254.169.254/',
    'https://router.lan/',
    'https://issuer.example:8443/',
    'https://user@issuer.example/',
    'http://issuer.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:application/json,{}',
    'https://',
    `https://issuer.example/${'x'.repeat(5000)}`,
  ])('is not followed to %s', async (location) => {
    const { get, asked } = browser({ [A]: location }, (to) => to);
    expect(await get(A)).toEqual({ ok: false, url: A, reason: 'redirected' });
    expect(asked).toHaveLength(1);
  });

  it('in a circle ends', async () => {
    const { get, asked } = browser({ [A]: A }, (to) => to);
    expect(await get(A)).toMatchObject({ ok: false, url: A, reason: 'redirected' });
    expect(asked).toHaveLength(6);
  });
});
