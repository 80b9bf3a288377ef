import { describe, expect, it, vi } from 'vitest';
import { changesSettings, createSettings } from '../../lib/platform/settings';
import { fakeStorage } from './browser';

const GUILD = { url: 'https://guild.example/registry.json', name: 'Guild' };
const OTHER = { url: 'https://other.example/registry.json', name: 'Other' };

function setUp(policy: Record<string, unknown> | null = {}) {
  const { area, keys } = fakeStorage();
  const api = {
    local: area,
    managed: { get: () => (policy === null ? Promise.reject(new Error('no policy')) : Promise.resolve(policy)) },
  };
  return { settings: createSettings(api), again: createSettings(api), area, keys };
}

describe('the settings', () => {
  it('are what was set, in another page as well', async () => {
    const { settings, again } = setUp();
    await settings.change(() => ({ registries: [GUILD] }));
    expect((await again.read()).registries).toEqual([GUILD]);
  });

  it('lose nothing when two changes come at once', async () => {
    const { settings } = setUp();
    await Promise.all([
      settings.change((now) => ({ registries: [...now.registries, GUILD] })),
      settings.change((now) => ({ registries: [...now.registries, OTHER] })),
      settings.change(() => ({ issuers: [{ id: 'did:web:a.example', note: '' }] })),
    ]);
    expect(await settings.read()).toMatchObject({ registries: [GUILD, OTHER], issuers: [{ id: 'did:web:a.example' }] });
  });

  it('never take what an organisation set as the reader’s own', async () => {
    const { settings, area } = setUp({ registries: [GUILD] });
    await settings.change((now) => ({ issuers: now.issuers }));
    expect((await settings.read()).organisation.registries).toEqual([GUILD]);
    expect(JSON.stringify(await area.get(null))).not.toContain(GUILD.url);
  });

  it('are read where no organisation manages the browser', async () => {
    expect((await setUp(null).settings.read()).organisation.registries).toEqual([]);
  });

  it('are given without a policy for which the browser doesn’t answer, and are renewed when it does', async () => {
    vi.useFakeTimers();
    const { area } = fakeStorage();
    let answer: (policy: Record<string, unknown>) => void = () => undefined;
    const policy = new Promise<Record<string, unknown>>((resolve) => {
      answer = resolve;
    });
    const onLate = vi.fn();
    const settings = createSettings({ local: area, managed: { get: () => policy } }, onLate);
    const early = settings.read();
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    expect((await early).organisation.registries).toEqual([]);
    expect(onLate).not.toHaveBeenCalled();
    answer({ registries: [GUILD] });
    await vi.waitFor(() => expect(onLate).toHaveBeenCalledOnce());
    expect((await settings.read()).organisation.registries).toEqual([GUILD]);
  });

  it('hold nothing but what is consulted: who the reader is stands nowhere', async () => {
    const { settings, area } = setUp();
    await settings.change(() => ({ registries: [GUILD] }));
    const { checking } = await area.get('checking');
    expect(Object.keys(Object(checking)).toSorted()).toEqual(['explorers', 'issuers', 'known', 'registries']);
  });

  it('go on after a change that failed', async () => {
    const { settings } = setUp();
    await expect(
      settings.change(() => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await settings.change(() => ({ registries: [GUILD] }));
    expect((await settings.read()).registries).toEqual([GUILD]);
  });

  it('changed when their own item did, or the policy', () => {
    expect(changesSettings({ checking: {} }, 'local')).toBe(true);
    expect(changesSettings({ registries: {} }, 'managed')).toBe(true);
    expect(changesSettings({ 'registry:https://a.example': {} }, 'local')).toBe(false);
    expect(changesSettings({ checking: {} }, 'session')).toBe(false);
  });
});
