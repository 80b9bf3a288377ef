import { describe, expect, it } from 'vitest';
import { createClient } from '../../lib/messages/client';
import type { Reply } from '../../lib/messages/envelope';
import type { MessageName } from '../../lib/messages/protocol';
import { createListener, type Handlers, type Sender, tierOf } from '../../lib/messages/router';
import { RULES } from '../../lib/messages/schemas';
import { observation } from '../history/history';

const ID = 'abcdefgh';
const OWN_URL = `chrome-extension://${ID}/`;
const OWN: Sender = { id: ID, url: `${OWN_URL}popup.html`, origin: `chrome-extension://${ID}` };
const PAGE: Sender = {
  id: ID,
  url: 'https://github.com/ida',
  origin: 'https://github.com',
  frameId: 0,
  tab: { id: 7 },
};

const NO_FACTS = { language: null, metas: [], texts: [], attributes: [], states: [] };
const DATA: { readonly [Name in MessageName]: unknown } = {
  'capture.observed': { observations: [observation()] },
  'capture.undo': { batch: 3 },
  'catchup.resume': null,
  'catchup.step': {
    number: 0,
    url: 'https://learn.campus.example/my/courses.php',
    observations: [observation()],
    total: 12,
    next: { go: 'https://learn.campus.example/my/courses.php?page=1' },
  },
  'catchup.start': { tabId: 7, platform: 'moodle' },
  'catchup.stop': { tabId: 7 },
  'catchup.state': { tabId: 7 },
  'capture.platform': { id: 'moodle' },
  'marks.page': { holder: 'Ida Holm' },
  'marks.recognise': { hrefs: ['https://guild.example/a/1'], base: 'https://ada.example/' },
  'marks.check': {
    ref: 1,
    href: 'https://guild.example/a/1',
    text: 'Weaving',
    holder: null,
    identities: [`ida@${'x'.repeat(242)}.example`],
    ask: false,
  },
  'marks.fought': { count: 2 },
  'marks.allow': { ref: 1, origins: ['https://guild.example'] },
  'marks.gone': { ref: 1 },
  'marks.skipped': { count: 3 },
  'marks.card': { ref: 1 },
  'marks.open': { ref: 1 },
  'opened.read': { facts: NO_FACTS },
  'panel.list': { tabId: 7 },
  'panel.recheck': { tabId: 7, ref: 1 },
  'panel.follow': { tabId: 7, ref: 1 },
  'panel.identify': { tabId: 7, identities: ['ida@example.com'] },
  'saved.check': { href: 'https://guild.example/a/1', holder: 'Ida Holm', document: { type: '', base64: 'e30=' } },
  'doubts.list': { tabId: 7 },
  'doubts.answer': { tabId: 7, key: '["moodle"]', answer: 'yes' },
  'certificates.logged': { recordId: null },
  'certificates.check': { url: 'https://guild.example/a/1' },
  'sites.set': { origin: 'https://learn.campus.example', on: true, tabId: null },
  'sites.once': { origin: 'https://ada.example', on: true, tabId: 7 },
};
const NAMES = Object.keys(RULES).filter((name): name is MessageName => Object.hasOwn(RULES, name));

/** Handlers that note what they were given. */
function setUp(replaced: Partial<Handlers> = {}) {
  const handled: [string, unknown][] = [];
  const errors: [string, unknown][] = [];
  const note = (name: string, data: unknown) => {
    handled.push([name, data]);
    return null;
  };
  const handlers: Handlers = {
    'capture.observed': (data) => {
      note('capture.observed', data);
      return { logged: [], toast: null };
    },
    'capture.undo': (data) => note('capture.undo', data),
    'catchup.resume': (data) => note('catchup.resume', data),
    'catchup.step': (data) => {
      note('catchup.step', data);
      return { step: 'end', part: 0 };
    },
    'catchup.start': (data) => {
      note('catchup.start', data);
      return { platform: 'moodle', parts: 0, total: null, fresh: 0, end: null, read: 0, completed: 0 };
    },
    'catchup.stop': (data) => note('catchup.stop', data),
    'catchup.state': (data) => note('catchup.state', data),
    'capture.platform': (data) => note('capture.platform', data),
    'marks.page': (data) => {
      note('marks.page', data);
      return 'automatic';
    },
    'marks.fought': (data) => note('marks.fought', data),
    'marks.allow': (data) => note('marks.allow', data),
    'panel.identify': (data) => note('panel.identify', data),
    'marks.recognise': (data) => {
      note('marks.recognise', data);
      return [null];
    },
    'marks.check': (data) => {
      note('marks.check', data);
      return {
        verdict: 'verified',
        caution: false,
        press: 'evidence',
        origins: [],
        word: 'Verified',
        label: 'Verified',
      };
    },
    'marks.gone': (data) => note('marks.gone', data),
    'marks.skipped': (data) => note('marks.skipped', data),
    'marks.card': (data) => note('marks.card', data),
    'marks.open': (data) => note('marks.open', data),
    'opened.read': (data) => note('opened.read', data),
    'panel.list': (data) => {
      note('panel.list', data);
      return { url: null, holder: null, entries: [], skipped: 0, fought: 0, checking: null, identified: 0 };
    },
    'panel.recheck': (data) => note('panel.recheck', data),
    'panel.follow': (data) => note('panel.follow', data),
    'saved.check': (data) => {
      note('saved.check', data);
      return { report: null, from: 'host' };
    },
    'doubts.list': (data) => {
      note('doubts.list', data);
      return [];
    },
    'doubts.answer': (data) => {
      note('doubts.answer', data);
      return [];
    },
    'certificates.logged': (data) => note('certificates.logged', data),
    'certificates.check': (data) => note('certificates.check', data),
    'sites.set': (data) => note('sites.set', data),
    'sites.once': (data) => note('sites.once', data),
    ...replaced,
  };
  const listener = createListener({
    extensionId: ID,
    ownUrl: OWN_URL,
    handlers,
    inPrivate: async (name) => (name === 'marks.page' ? { ok: true, value: 'off' } : null),
    onError: (name, error) => errors.push([name, error]),
  });
  const send = (message: unknown, sender: Sender) =>
    new Promise<Reply<unknown> | 'dropped'>((resolve) => {
      if (listener(message, sender, resolve) !== true) resolve('dropped');
    });
  return { send, handled, errors };
}

describe('who is our own page', () => {
  it.each<[string, Sender, 'own' | 'page']>([
    ['the popup', OWN, 'own'],
    ['our page in a tab', { ...OWN, tab: { id: 3 }, frameId: 0 }, 'own'],
    ['our page where the browser gives no origin', { id: ID, url: `${OWN_URL}popup.html?tab=7` }, 'own'],
    ['a content script', PAGE, 'page'],
    ['a sender without an address', { id: ID }, 'page'],
    ['our address with a website’s origin', { ...OWN, origin: 'https://github.com' }, 'page'],
    ['an extension whose id starts like ours', { id: ID, url: `chrome-extension://${ID}x/popup.html` }, 'page'],
    ['a website that has our address in its own', { id: ID, url: `https://evil.example/${OWN_URL}` }, 'page'],
    ['a blob of a website', { id: ID, url: 'blob:https://github.com/1' }, 'page'],
  ])('%s', (_, sender, tier) => {
    expect(tierOf(sender, OWN_URL)).toBe(tier);
  });
});

describe('the router', () => {
  it.each<[string, Sender, unknown]>([
    ['a page of a private window', { ...PAGE, tab: { id: 7, incognito: true } }, 'off'],
    ['any other', { ...PAGE, tab: { id: 7, incognito: false } }, 'automatic'],
    ['a page whose tab is gone, and that says nothing', { ...PAGE, tab: undefined }, 'off'],
  ])('asks first what %s is answered', async (_, sender, value) => {
    const { send, handled } = setUp();
    expect(await send({ name: 'marks.page', data: { holder: null } }, sender)).toEqual({ ok: true, value });
    expect(handled).toHaveLength(value === 'off' ? 0 : 1);
  });

  it.each<[string, object, boolean]>([
    ['that it was private', { isPrivate: true }, true],
    ['that it was not', { isPrivate: false }, false],
    ['nothing', {}, true],
  ])('takes the window of a page whose tab is gone for private where the page says %s', async (_, said, isPrivate) => {
    const seen: unknown[] = [];
    const { send } = setUp({
      'capture.observed': (_data, { tab }) => {
        seen.push(tab?.incognito);
        return { logged: [], toast: null };
      },
    });
    await send({ name: 'capture.observed', data: { observations: [], ...said } }, { ...PAGE, tab: undefined });
    expect(seen).toEqual([isPrivate]);
  });

  it.each(NAMES)('answers %s to the tier that may send it, and refuses it to the other', async (name) => {
    const { send, handled } = setUp();
    const [right, wrong] = RULES[name].from === 'own' ? [OWN, PAGE] : [PAGE, OWN];
    expect(await send({ name, data: DATA[name] }, wrong)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(handled).toEqual([]);
    expect(await send({ name, data: DATA[name] }, right)).toMatchObject({ ok: true });
    expect(handled).toEqual([[name, DATA[name]]]);
  });

  it.each<[string, Sender]>([
    ['another extension', { ...OWN, id: 'other' }],
    ['nobody in particular', { url: OWN_URL }],
  ])('drops what %s sends', async (_, sender) => {
    const { send, handled } = setUp();
    expect(await send({ name: 'panel.list', data: { tabId: 7 } }, sender)).toBe('dropped');
    expect(handled).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['unknown-message', { name: 'history.clear', data: {} }],
    ['unknown-message', { name: 'toString', data: {} }],
    ['unknown-message', { name: '__proto__', data: {} }],
    ['malformed', 'marks.page'],
    ['malformed', null],
    ['malformed', { name: 'marks.page', data: { holder: null }, more: 1 }],
    ['malformed', { name: 'marks.page', data: { holder: 7 } }],
    ['malformed', { name: 'marks.page', data: { holder: 'x'.repeat(201) } }],
    ['malformed', { name: 'marks.gone', data: { ref: -1 } }],
    ['malformed', { name: 'marks.gone', data: { ref: 1.5 } }],
    ['malformed', { name: 'marks.card', data: { ref: '1' } }],
    [
      'malformed',
      { name: 'marks.check', data: { ref: 1, href: `https://x.example/${'x'.repeat(4096)}`, text: '', holder: null } },
    ],
    [
      'malformed',
      { name: 'marks.check', data: { ref: 1, href: 'https://x.example/', text: 'x'.repeat(201), holder: null } },
    ],
    [
      'malformed',
      { name: 'capture.observed', data: { observations: Array.from({ length: 301 }, () => observation()) } },
    ],
    ['malformed', { name: 'capture.observed', data: { observations: observation() } }],
    ['malformed', { name: 'opened.read', data: { facts: null } }],
    ['malformed', { name: 'opened.read', data: { facts: { ...NO_FACTS, texts: [['h1', 'x'.repeat(1001)]] } } }],
    ['malformed', { name: 'opened.read', data: { facts: { ...NO_FACTS, metas: [['og:title']] } } }],
    [
      'malformed',
      { name: 'opened.read', data: { facts: { ...NO_FACTS, metas: Array.from({ length: 21 }, () => ['a', 'b']) } } },
    ],
    ['malformed', { name: 'opened.read', data: { facts: { ...NO_FACTS, states: [['s', 'x'.repeat(20_001)]] } } }],
  ])('answers %s to %j', async (code, message) => {
    const { send, handled } = setUp();
    expect(await send(message, PAGE)).toMatchObject({ ok: false, error: { code } });
    expect(handled).toEqual([]);
  });

  it('hands on only what the protocol names', async () => {
    const { send, handled } = setUp();
    await send({ name: 'marks.gone', data: { ref: 1, tabId: 99 } }, PAGE);
    expect(handled).toEqual([['marks.gone', { ref: 1 }]]);
  });

  it.each<[string, unknown, string]>([
    ['an error', new Error('broken'), 'failed'],
    ['an error with a code', Object.assign(new Error('broken'), { code: 'full' }), 'full'],
    ['what is no error', 'broken', 'failed'],
  ])('answers and logs %s of a handler', async (_, thrown, code) => {
    const { send, errors } = setUp({
      'marks.page': () => {
        throw thrown;
      },
      'marks.gone': () => Promise.reject(thrown),
    });
    for (const name of ['marks.page', 'marks.gone'] as const) {
      expect(await send({ name, data: DATA[name] }, PAGE)).toEqual({ ok: false, error: { code, message: 'broken' } });
    }
    expect(errors).toEqual([
      ['marks.page', thrown],
      ['marks.gone', thrown],
    ]);
  });
});

describe('the client', () => {
  it('answers the value', async () => {
    const send = createClient(async () => ({ ok: true, value: null }) as never);
    expect(await send('sites.set', { origin: 'https://x.example', on: true, tabId: null })).toBeNull();
  });

  it.each<[string, string, () => Promise<never>]>([
    [
      'the background’s error',
      'full',
      async () => ({ ok: false, error: { code: 'full', message: 'no room' } }) as never,
    ],
    ['a listener that is not there', 'no-answer', async () => undefined as never],
    ['a channel that closed', 'no-answer', () => Promise.reject(new Error('Receiving end does not exist'))],
  ])('throws for %s', async (_, code, answer) => {
    await expect(createClient(answer)('panel.list', { tabId: 1 })).rejects.toMatchObject({
      name: 'MessageError',
      code,
    });
  });
});
