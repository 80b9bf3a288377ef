import { describe, expect, it } from 'vitest';
import { askLeave, createHostAccess, type HostAccessApi } from '../../lib/platform/host-access';

function setUp(inUse: readonly string[] = []) {
  const granted = new Set<string>(['https://required.example/*']);
  const permissions: HostAccessApi = {
    request: async ({ origins }) => {
      for (const origin of origins) granted.add(origin);
      return true;
    },
    contains: async ({ origins }) => origins.every((origin) => granted.has(origin)),
    remove: async ({ origins }) => {
      if (origins.includes('https://required.example/*')) throw new Error('You cannot remove required permissions.');
      return origins.map((origin) => granted.delete(origin)).every(Boolean);
    },
  };
  return { access: createHostAccess(permissions, async () => inUse), granted, permissions };
}

describe('access to a site that the settings name', () => {
  it('is asked for as a whole, and given back', async () => {
    const { access, granted } = setUp();
    await access.request('https://guild.example/a/registry.json');
    expect(granted).toContain('https://guild.example/*');
    expect(await access.isGranted('https://guild.example/other')).toBe(true);
    await access.giveBack('https://guild.example/a/registry.json');
    expect(await access.isGranted('https://guild.example/')).toBe(false);
  });

  it('stays where something else needs it', async () => {
    const { access } = setUp(['https://guild.example', 'https://other.example/list.json']);
    await access.request('https://guild.example/registry.json');
    await access.giveBack('https://guild.example/registry.json');
    expect(await access.isGranted('https://guild.example/')).toBe(true);
  });

  it('stays where the manifest asks for it', async () => {
    const { access } = setUp();
    await access.giveBack('https://required.example/registry.json');
    expect(await access.isGranted('https://required.example/')).toBe(true);
  });
});

describe('leave that a mark asks for', () => {
  const GUILD = 'https://guild.example';

  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['is kept where we have something to ask', [GUILD], [GUILD], [`${GUILD}/*`]],
    ['is kept in part', [GUILD, 'https://bank.example'], [GUILD], [`${GUILD}/*`]],
    ['is handed back where a forged message asked for it', ['https://bank.example'], [GUILD], []],
    ['stays where we had it before', ['https://old.example'], [], []],
  ])('%s', async (_, asked, wanted, kept) => {
    const { permissions, granted } = setUp();
    const before = ['https://required.example/*', 'https://old.example/*'];
    granted.add('https://old.example/*');
    expect(await askLeave(permissions, asked, Promise.resolve(wanted))).toBe(true);
    expect([...granted]).toEqual([...before, ...kept]);
  });

  it('is asked for nothing that is no site', async () => {
    const { permissions } = setUp();
    expect(await askLeave(permissions, ['file:///etc', 'https://*/'], Promise.resolve([]))).toBeNull();
  });
});
