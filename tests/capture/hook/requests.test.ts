import { describe, expect, it } from 'vitest';
import { listenToRequests } from '../../../lib/capture/hook/requests';

/** Lets promises have their turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

type Reply = { status?: number; body?: string; type?: string; headers?: Record<string, string> };

/** A page whose network is ours; all else is as the browser has it, by way of Node's own classes. */
function page(
  reply: Reply = {},
  ownFetch?: (...args: unknown[]) => unknown,
  what: Parameters<typeof listenToRequests>[2] = 'answers and statements',
) {
  const { status = 200, body = '{"progress":1}', type = 'application/json', headers = {} } = reply;
  const asked: unknown[][] = [];
  const made: unknown[] = [];
  function fetch(...args: unknown[]) {
    asked.push(args);
    const init = { status, headers: { 'content-type': type, ...headers } };
    const answer = ownFetch ? ownFetch(...args) : Promise.resolve(new Response(status === 204 ? null : body, init));
    made.push(answer);
    return answer;
  }
  class XMLHttpRequest extends EventTarget {
    responseKind = '';
    get status() {
      return status;
    }
    get responseType() {
      return this.responseKind;
    }
    get responseText() {
      return body;
    }
    get response() {
      return this.responseKind === 'json' ? JSON.parse(body) : body;
    }
    open(..._: unknown[]) {}
    send(..._: unknown[]) {
      queueMicrotask(() => this.dispatchEvent(new Event('load')));
      return 'sent';
    }
  }
  const document = { baseURI: 'https://learn.campus.example/player', URL: ASKED };
  const window = { document, URL, Request, Response, Headers, Blob, TextDecoder, EventTarget, XMLHttpRequest, fetch };
  const told: string[] = [];
  listenToRequests(
    window as unknown as Window & typeof globalThis,
    {
      tell: (kind, text) => void told.push(`${kind} ${text}`),
      wanted: () => [/^learn\.campus\.example\/api\/progress\?/, /^other\.example\/api$/],
    },
    what,
  );
  // Typed as the page has it.
  const own = window as unknown as { fetch: typeof globalThis.fetch; XMLHttpRequest: typeof XMLHttpRequest };
  return { window: own, told, asked, made };
}

const ASKED = 'https://learn.campus.example/course/2';
const WANTED = 'https://learn.campus.example/api/progress?course=2';
const STATEMENT = '{"verb":{"id":"v"}}';

describe('what a page fetches', () => {
  it('that sends statements is not told of where only answers are asked for', async () => {
    const { window, told } = page({}, undefined, 'answers');
    await window.fetch('https://lrs.example/statements', { method: 'POST', body: STATEMENT });
    await window.fetch('/api/progress?course=2');
    await turn();
    expect(told).toEqual([`answer ${WANTED}\n${ASKED}\n{"progress":1}`]);
  });

  it('is told where it is wanted, and the page has its own promise and its own body', async () => {
    const { window, told, made } = page();
    const promise = window.fetch('/api/progress?course=2');
    expect(promise).toBe(made[0]);
    const response = await promise;
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toEqual({ progress: 1 });
    await turn();
    expect(told).toEqual([`answer ${WANTED}\n${ASKED}\n{"progress":1}`]);
  });

  it.each([
    ['another address', '/api/other', {}],
    ['a failure', '/api/progress?course=2', { status: 500 }],
    ['a stream of events', '/api/progress?course=2', { type: 'text/event-stream' }],
    ['a body that says it is too long', '/api/progress?course=2', { headers: { 'content-length': '3000000' } }],
    ['a body that is too long', '/api/progress?course=2', { body: `"${'x'.repeat(2_000_001)}"` }],
    ['no address at all', '\u0000://', {}],
  ])('%s is not told', async (_, url, reply) => {
    const { window, told } = page(reply);
    const response = await window.fetch(url);
    expect((await response.text()).length).toBe((reply as Reply).body?.length ?? 14);
    await turn();
    expect(told).toEqual([]);
  });

  it.each([
    ['a text', WANTED],
    ['a URL', new URL(WANTED)],
    ['a Request', new Request(WANTED)],
  ])('is known by its address as %s', async (_, argument) => {
    const { window, told } = page();
    await window.fetch(argument);
    await turn();
    expect(told).toHaveLength(1);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'no promise'],
    ['an object that is no response', { ok: true, clone: () => 'x' }],
    ['a promise of no response', Promise.resolve({ ok: true, clone: 'x' })],
  ])('by a function of the page’s that gives %s, is what it gave', async (_, given) => {
    const { window, told } = page({}, () => given);
    expect(window.fetch(WANTED)).toBe(given);
    await turn();
    expect(told).toEqual([]);
  });

  it('by a function whose promises are its own is not asked for them a second time', async () => {
    let thens = 0;
    const given = {
      // biome-ignore lint/suspicious/noThenProperty: this is what is not to be called
      then: () => {
        thens += 1;
      },
    };
    const { window } = page({}, () => given);
    expect(window.fetch(WANTED)).toBe(given);
    await turn();
    expect(thens).toBe(0);
  });

  it('throws, and is rejected, as ever', async () => {
    const error = new TypeError('the page’s own');
    const thrown = page({}, () => {
      throw error;
    });
    expect(() => thrown.window.fetch(WANTED)).toThrow(error);
    const rejected = page({}, () => Promise.reject(error));
    await expect(rejected.window.fetch(WANTED)).rejects.toBe(error);
    await turn();
  });

  it('is asked with what the page gave, looked at only where a store may be meant', async () => {
    const { window, asked } = page();
    let looked = 0;
    const init = {
      get method() {
        looked += 1;
        return 'GET';
      },
    };
    const input = {
      toString: () => {
        looked += 1;
        return WANTED;
      },
    };
    await window.fetch('/x', init);
    await window.fetch(input as unknown as string);
    expect([asked[0]?.[1], asked[1]?.[0], looked]).toEqual([init, input, 0]);
  });
});

describe('statements', () => {
  const post = { method: 'POST', body: STATEMENT };

  it.each([
    ['POST', '/lrs/statements', post],
    ['PUT', '/lrs/statements?statementId=1', { ...post, method: 'put' }],
    ['bytes', '/lrs/statements/', { ...post, body: new TextEncoder().encode(STATEMENT) }],
    ['a Blob', '/lrs/statements', { ...post, blob: true }],
    ['a Request', '/lrs/statements', { ...post, request: true }],
  ])(
    'taken by a store are told: %s',
    async (_, path, {
      method,
      body,
      ...how
    }: { method: string; body: BodyInit; blob?: boolean; request?: boolean }) => {
      const { window, told, asked } = page({ status: 204 });
      const sent = { method, body: how.blob ? new Blob([body as string]) : body };
      const url = `https://lrs.example${path}`;
      const request = how.request ? new Request(url, sent) : null;
      await (request ? window.fetch(request) : window.fetch(url, sent));
      await turn();
      expect(told).toEqual([`xapi ${url}\n${STATEMENT}`]);
      if (request) {
        expect(asked[0]?.[0]).toBe(request);
        expect(await request.text()).toBe(STATEMENT);
      }
    },
  );

  it.each([
    ['refused', { status: 400 }, '/statements', post],
    ['asked for', {}, '/statements', { method: 'GET' }],
    ['sent elsewhere', {}, '/statements/more', post],
    ['longer than half a million letters', {}, '/statements', { ...post, body: `"${'x'.repeat(500_000)}"` }],
    ['a form', {}, '/statements', { ...post, body: new URLSearchParams('content=1') }],
  ])('%s are not told', async (_, reply, path, init) => {
    const { window, told } = page(reply);
    await window.fetch(`https://lrs.example${path}`, init);
    await turn();
    expect(told).toEqual([]);
  });
});

describe('XMLHttpRequest', () => {
  async function send(reply: Reply, method: string, url: unknown, body?: unknown, kind = '') {
    const { window, told } = page(reply);
    const request = new window.XMLHttpRequest();
    Object.assign(request, { responseKind: kind });
    request.open(method, url as string);
    expect(request.send(body as string)).toBe('sent');
    await turn();
    return told;
  }

  it.each([
    ['text', '', { body: '[1]' }, [`answer ${WANTED}\n${ASKED}\n[1]`]],
    ['json', 'json', { body: '[1]' }, [`answer ${WANTED}\n${ASKED}\n[1]`]],
    ['bytes', 'arraybuffer', { body: '[1]' }, []],
    ['an error', '', { body: '[1]', status: 404 }, []],
  ])('that answers %s', async (_, kind, reply, told) => {
    expect(await send(reply, 'GET', '/api/progress?course=2', undefined, kind)).toEqual(told);
  });

  it.each([
    ['taken', 204, 'https://lrs.example/statements', [`xapi https://lrs.example/statements\n${STATEMENT}`]],
    [
      'taken, at a URL',
      200,
      new URL('https://lrs.example/statements'),
      [`xapi https://lrs.example/statements\n${STATEMENT}`],
    ],
    ['refused', 500, 'https://lrs.example/statements', []],
  ])('sends statements that are %s', async (_, status, url, told) => {
    expect(await send({ status }, 'PUT', url, STATEMENT)).toEqual(told);
  });

  it('that is opened anew for another address is another request', async () => {
    const { window, told } = page();
    const request = new window.XMLHttpRequest();
    request.open('GET', WANTED);
    request.open('GET', '/x');
    request.send();
    await turn();
    expect(told).toEqual([]);
  });
});

describe('the functions', () => {
  it('look as they did', () => {
    const { window } = page();
    const { open, send } = window.XMLHttpRequest.prototype;
    for (const [own, name] of [
      [window.fetch, 'fetch'],
      [open, 'open'],
      [send, 'send'],
    ] as const) {
      expect([own.name, own.length, typeof own]).toEqual([name, 0, 'function']);
      expect(Function.prototype.toString.call(own)).toMatch(/\{\s*\[native code\]\s*\}$/);
      expect(Object.getPrototypeOf(own)).toBe(Function.prototype);
    }
    expect(Object.getOwnPropertyNames(window.XMLHttpRequest.prototype)).toEqual([
      'constructor',
      'status',
      'responseType',
      'responseText',
      'response',
      'open',
      'send',
    ]);
    const { value: _, ...flags } = Object.getOwnPropertyDescriptor(window.XMLHttpRequest.prototype, 'open') ?? {};
    expect(flags).toEqual({ configurable: true, enumerable: false, writable: true });
  });
});
