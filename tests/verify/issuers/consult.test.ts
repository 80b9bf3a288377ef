import { beforeAll, describe, expect, it } from 'vitest';
import { createRegistry } from '../../../lib/verify/issuers/consult';
import type { KeptAnswer, RegistryCache, RegistrySource, TrustedIssuer } from '../../../lib/verify/issuers/types';
import type { Ask, FetchFailure } from '../../../lib/verify/types';
import { loadRare } from '../../load-rare';
import { DID_KEY, type Network, NOW, networkOf } from '../mint';
import {
  ANCHOR_URL,
  addressOf,
  anchorClaims,
  FETCH,
  LIST,
  type Signer,
  seconds,
  sign,
  signerOf,
  statementClaims,
} from './federation-of';

const GUILD: RegistrySource = { name: 'Guild', form: 'federation', url: ANCHOR_URL, test: false };
const PILOT: RegistrySource = { name: 'Pilot', form: 'list', url: 'https://lists.example/pilot.json', test: false };
const SANDBOX: RegistrySource = {
  name: 'Sandbox',
  form: 'list',
  url: 'https://lists.example/sandbox.json',
  test: true,
};
const HOUR = 3_600_000;

let signer: Signer;
let anchor: string;
let anchorWithList: string;
let statement: string;
beforeAll(async () => {
  signer = await signerOf();
  anchor = await sign(anchorClaims(signer), signer);
  anchorWithList = await sign(
    anchorClaims(signer, {
      metadata: { federation_entity: { federation_fetch_endpoint: FETCH, federation_list_endpoint: LIST } },
    }),
    signer,
  );
  statement = await sign(statementClaims(DID_KEY), signer);
});

const listing = (...ids: readonly string[]) => ({
  registry: Object.fromEntries(ids.map((id) => [id, { name: 'Harbour School' }])),
});

interface Found {
  readonly registries?: readonly RegistrySource[];
  readonly trusted?: readonly TrustedIssuer[];
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly cache?: RegistryCache;
}

/** A registry over a network that the test may change, with a clock and a cache of its own. */
function setUp(network: Record<string, unknown>, { registries = [PILOT], trusted = [], wait, cache }: Found = {}) {
  const clock = { now: NOW.getTime() };
  const kept = new Map<string, KeptAnswer>();
  const asked: string[] = [];
  const failures = new Map<string, FetchFailure>();
  const ask: Ask = async (url, accept) => {
    asked.push(url);
    const failure = failures.get(url);
    return failure ? { ok: false, url, reason: failure } : networkOf(network satisfies Network)(url, { accept });
  };
  const registry = createRegistry({
    sources: async () => ({ registries, trusted }),
    now: () => new Date(clock.now),
    wait: wait ?? (() => new Promise(() => undefined)),
    rare: loadRare,
    cache: cache ?? {
      find: async (url) => kept.get(url) ?? null,
      put: async (url, answer) => void kept.set(url, answer),
    },
  });
  return { lookup: (id = DID_KEY) => registry.lookup(id, ask), asked, clock, failures, kept, network };
}

describe('registries that are lists', () => {
  it('name an issuer they list, and say when that was read', async () => {
    const { lookup } = setUp({ [PILOT.url]: listing(DID_KEY) });
    expect(await lookup()).toEqual({
      listings: [{ registry: 'Pilot', name: 'Harbour School' }],
      consulted: ['Pilot'],
      unread: [],
      readAt: NOW.toISOString(),
    });
  });

  it('find a DID that names its key', async () => {
    const { lookup } = setUp({ [PILOT.url]: listing(DID_KEY) });
    expect((await lookup(`${DID_KEY}#key`)).listings).toHaveLength(1);
  });

  it('know nobody by a part of an id', async () => {
    const { lookup } = setUp({ [PILOT.url]: listing(DID_KEY, 'https://college.example/issuers') });
    for (const id of [
      DID_KEY.slice(0, -1),
      `${DID_KEY}x`,
      'https://college.example/',
      'https://college.example/issuers/1',
    ])
      expect(await lookup(id)).toMatchObject({ listings: [], consulted: ['Pilot'], unread: [] });
  });

  it('mark what stands among test issuers', async () => {
    const { lookup } = setUp({ [SANDBOX.url]: listing(DID_KEY) }, { registries: [SANDBOX] });
    expect((await lookup()).listings).toEqual([{ registry: 'Sandbox', name: 'Harbour School', test: true }]);
  });

  it.each<[string, unknown]>([
    ['is missing', 404],
    ['fails', 500],
    ['is no list', { issuers: [] }],
    ['is no JSON', '<!doctype html>'],
    ['is served from another host after a redirect', 'redirect'],
  ])('that %s could not be read, which is not the same as not listed', async (_, body) => {
    const { lookup } = setUp({ [PILOT.url]: body === 'redirect' ? {} : body });
    expect(await lookup()).toEqual({ listings: [], consulted: [], unread: ['Pilot'] });
  });

  it('are not followed to another host', async () => {
    const registry = createRegistry({
      sources: async () => ({ registries: [PILOT], trusted: [] }),
      now: () => NOW,
      wait: () => new Promise(() => undefined),
      cache: { find: async () => null, put: async () => undefined },
      rare: loadRare,
    });
    const bytes = new TextEncoder().encode(JSON.stringify(listing(DID_KEY)));
    const moved: Ask = async () => ({ ok: true, url: 'https://evil.example/l.json', status: 200, type: '', bytes });
    expect(await registry.lookup(DID_KEY, moved)).toMatchObject({ listings: [], unread: ['Pilot'] });
  });
});

describe('registries of OpenID Federation', () => {
  const registries = [GUILD];

  it('name an issuer by a statement they signed', async () => {
    const { lookup, asked } = setUp({ [ANCHOR_URL]: anchor, [addressOf(DID_KEY)]: statement }, { registries });
    expect((await lookup()).listings).toEqual([{ registry: 'Guild', name: 'Harbour School' }]);
    expect(asked).toEqual([ANCHOR_URL, addressOf(DID_KEY)]);
  });

  it('say by a 404 that they don’t list it', async () => {
    const { lookup } = setUp({ [ANCHOR_URL]: anchor, [addressOf(DID_KEY)]: 404 }, { registries });
    expect(await lookup()).toMatchObject({ listings: [], consulted: ['Guild'], unread: [] });
  });

  it('are asked about an issuer by name only when it stands on the list they give out', async () => {
    const network = { [ANCHOR_URL]: anchorWithList, [LIST]: [DID_KEY], [addressOf(DID_KEY)]: statement };
    const { lookup, asked } = setUp(network, { registries });
    expect(await lookup('did:web:other.example')).toMatchObject({ listings: [], consulted: ['Guild'] });
    expect(asked).toEqual([ANCHOR_URL, LIST]);
    expect((await lookup()).listings).toHaveLength(1);
    expect(asked).toEqual([ANCHOR_URL, LIST, addressOf(DID_KEY)]);
  });

  it('recognise nobody by that list alone: it is not signed', async () => {
    const { lookup } = setUp({ [ANCHOR_URL]: anchorWithList, [LIST]: [DID_KEY] }, { registries });
    expect(await lookup()).toMatchObject({ listings: [], unread: ['Guild'] });
  });

  it('are asked by name where their list cannot be read', async () => {
    const network = { [ANCHOR_URL]: anchorWithList, [LIST]: 500, [addressOf(DID_KEY)]: statement };
    expect((await setUp(network, { registries }).lookup()).listings).toHaveLength(1);
  });

  it.each<[string, () => Promise<Network>]>([
    ['whose configuration is missing', async () => ({ [ANCHOR_URL]: 404, [addressOf(DID_KEY)]: statement })],
    [
      'whose configuration another key signed',
      async () => ({
        [ANCHOR_URL]: await sign(anchorClaims(signer), await signerOf()),
        [addressOf(DID_KEY)]: statement,
      }),
    ],
    [
      'whose statement another key signed',
      async () => ({
        [ANCHOR_URL]: anchor,
        [addressOf(DID_KEY)]: await sign(statementClaims(DID_KEY), await signerOf()),
      }),
    ],
    [
      'whose statement is about another issuer',
      async () => ({
        [ANCHOR_URL]: anchor,
        [addressOf(DID_KEY)]: await sign(statementClaims('did:web:x.example'), signer),
      }),
    ],
    [
      'whose statement is plain JSON',
      async () => ({ [ANCHOR_URL]: anchor, [addressOf(DID_KEY)]: statementClaims(DID_KEY) }),
    ],
    ['that fails', async () => ({ [ANCHOR_URL]: anchor, [addressOf(DID_KEY)]: 500 })],
  ])('%s could not be read', async (_, network) => {
    const { lookup } = setUp(await network(), { registries });
    expect(await lookup()).toEqual({ listings: [], consulted: [], unread: ['Guild'] });
  });
});

describe('several registries', () => {
  it('each have their say', async () => {
    const { lookup } = setUp(
      { [PILOT.url]: listing('did:web:other.example'), [ANCHOR_URL]: anchor, [addressOf(DID_KEY)]: statement },
      { registries: [PILOT, GUILD, SANDBOX] },
    );
    expect(await lookup()).toMatchObject({
      listings: [{ registry: 'Guild', name: 'Harbour School' }],
      consulted: ['Pilot', 'Guild'],
      unread: ['Sandbox'],
    });
  });

  it('beyond a dozen are not asked, and it is said', async () => {
    const registries = Array.from({ length: 14 }, (_, i) => ({
      ...PILOT,
      name: `${i}`,
      url: `https://l.example/${i}`,
    }));
    const { lookup, asked } = setUp({}, { registries });
    expect((await lookup()).unread).toHaveLength(14);
    expect(asked).toHaveLength(12);
  });

  it('one that dawdles does not hold up the report, and is asked no more for it', async () => {
    const asked: string[] = [];
    const registry = createRegistry({
      sources: async () => ({ registries: [PILOT, GUILD], trusted: [] }),
      now: () => NOW,
      wait: () => new Promise((resolve) => setTimeout(resolve, 20)),
      cache: { find: async () => null, put: async () => undefined },
      rare: loadRare,
    });
    let answer = () => {};
    const ask: Ask = async (url, accept) => {
      asked.push(url);
      if (url === ANCHOR_URL) await new Promise<void>((resolve) => (answer = resolve));
      return networkOf({ [PILOT.url]: listing(DID_KEY), [ANCHOR_URL]: anchor })(url, { accept });
    };
    expect(await registry.lookup(DID_KEY, ask)).toMatchObject({ consulted: ['Pilot'], unread: ['Guild'] });
    answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toEqual([PILOT.url, ANCHOR_URL]);
  });
});

describe('what registries said', () => {
  it('is kept for a day with its date', async () => {
    const { lookup, asked, clock } = setUp(
      { [PILOT.url]: listing(DID_KEY), [ANCHOR_URL]: anchor, [addressOf(DID_KEY)]: statement },
      { registries: [PILOT, GUILD] },
    );
    await lookup();
    clock.now += 23 * HOUR;
    expect(await lookup()).toMatchObject({ listings: [{}, {}], readAt: NOW.toISOString() });
    expect(asked).toHaveLength(3);
  });

  it('is asked again after a day, and counts no more where that fails', async () => {
    const { lookup, asked, clock, failures } = setUp({ [PILOT.url]: listing(DID_KEY) });
    await lookup();
    clock.now += 25 * HOUR;
    failures.set(PILOT.url, 'network');
    expect(await lookup()).toEqual({ listings: [], consulted: [], unread: ['Pilot'] });
    expect(asked).toHaveLength(2);
  });

  it('counts no more once its own time is over, though it was read within the day', async () => {
    const short = await sign(statementClaims(DID_KEY, { exp: seconds(600) }), signer);
    const network: Record<string, unknown> = { [ANCHOR_URL]: anchor, [addressOf(DID_KEY)]: short };
    const { lookup, clock } = setUp(network, { registries: [GUILD] });
    expect((await lookup()).listings).toHaveLength(1);
    clock.now += HOUR;
    expect(await lookup()).toMatchObject({ listings: [], unread: ['Guild'] });
    network[addressOf(DID_KEY)] = await sign(statementClaims(DID_KEY), signer);
    clock.now += HOUR;
    expect((await lookup()).listings).toHaveLength(1);
  });

  it('is a no for minutes only, and so is a failure', async () => {
    const network: Record<string, unknown> = { [ANCHOR_URL]: anchor, [addressOf(DID_KEY)]: 404, [PILOT.url]: 500 };
    const { lookup, asked, clock } = setUp(network, { registries: [GUILD, PILOT] });
    await lookup();
    await lookup();
    expect(asked).toHaveLength(3);
    network[addressOf(DID_KEY)] = statement;
    network[PILOT.url] = listing(DID_KEY);
    clock.now += 6 * 60_000;
    expect((await lookup()).listings).toHaveLength(2);
  });

  it.each<FetchFailure>(['permission', 'offline', 'refused'])(
    'does not include that it was never asked (%s)',
    async (failure) => {
      const { lookup, failures } = setUp({ [PILOT.url]: listing(DID_KEY) });
      failures.set(PILOT.url, failure);
      expect((await lookup()).unread).toEqual(['Pilot']);
      failures.clear();
      expect((await lookup()).listings).toHaveLength(1);
    },
  );

  it('is asked for once by many credentials at a time', async () => {
    const { lookup, asked } = setUp({ [PILOT.url]: listing(DID_KEY) });
    const all = await Promise.all([lookup(), lookup(), lookup('did:web:other.example')]);
    expect(all.map(({ listings }) => listings.length)).toEqual([1, 1, 0]);
    expect(asked).toHaveLength(1);
  });

  it('of tomorrow is not believed: the clock was set back', async () => {
    const { lookup, asked, clock } = setUp({ [PILOT.url]: listing(DID_KEY) });
    await lookup();
    clock.now -= HOUR;
    await lookup();
    expect(asked).toHaveLength(2);
  });

  it('is used all the same where nothing can be kept', async () => {
    const broken = () => Promise.reject(new Error('the disk is full'));
    const { lookup } = setUp({ [PILOT.url]: listing(DID_KEY) }, { cache: { find: broken, put: broken } });
    expect((await lookup()).listings).toHaveLength(1);
  });
});

describe('issuers on a list of one’s own', () => {
  const registries: readonly RegistrySource[] = [];

  it('are found without asking anybody', async () => {
    const { lookup, asked } = setUp({}, { registries, trusted: [{ id: DID_KEY, by: 'user' }] });
    expect(await lookup()).toEqual({ listings: [], consulted: [], unread: [], trustedBy: 'user' });
    expect(asked).toEqual([]);
  });

  it('are said to be the organisation’s where they are on both', async () => {
    const trusted: readonly TrustedIssuer[] = [
      { id: DID_KEY, by: 'user' },
      { id: DID_KEY, by: 'organisation' },
    ];
    expect((await setUp({}, { registries, trusted }).lookup()).trustedBy).toBe('organisation');
  });

  it('leave everybody else as they are', async () => {
    const { lookup } = setUp({}, { registries, trusted: [{ id: `${DID_KEY}x`, by: 'user' }] });
    expect(await lookup()).toEqual({ listings: [], consulted: [], unread: [] });
  });
});

describe('a registry that can’t', () => {
  it('read its settings asks nobody', async () => {
    const registry = createRegistry({
      sources: () => Promise.reject(new Error('no storage')),
      now: () => NOW,
      wait: async () => undefined,
      cache: { find: async () => null, put: async () => undefined },
      rare: loadRare,
    });
    const never: Ask = () => Promise.reject(new Error('asked'));
    expect(await registry.lookup(DID_KEY, never)).toEqual({ listings: [], consulted: [], unread: [] });
  });

  it('be asked at all could not be read, and nothing is thrown', async () => {
    const registry = createRegistry({
      sources: async () => ({ registries: [PILOT, GUILD], trusted: [] }),
      now: () => NOW,
      wait: () => new Promise(() => undefined),
      cache: { find: async () => null, put: async () => undefined },
      rare: loadRare,
    });
    const broken: Ask = () => Promise.reject(new Error('broken'));
    expect((await registry.lookup(DID_KEY, broken)).unread).toEqual(['Pilot', 'Guild']);
  });
});
