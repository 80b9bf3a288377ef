import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../lib/capture/registry';
import { shelfIn } from '../../lib/capture/shelf';
import { adapterFile, adapterFiles, adapterScripts } from '../../lib/platform/adapter-files';
import { loadAdapter } from '../../lib/platform/adapter-loader';

/** What the largest may weigh; what a page loads with it: tests/capture/bundle.test.ts. */
const BUDGET = 22_000;

let files: Awaited<ReturnType<typeof adapterFiles>>;
beforeAll(async () => {
  files = await adapterFiles();
}, 60_000);

describe('each platform’s own file', () => {
  it.each(adapters.map(({ id }) => id))('%s: puts its adapter on the shelf, and is small', (id) => {
    const script = files.find(({ name }) => name === adapterFile(id))?.script ?? '';
    const world = createContext({ URL });
    runInContext(script, world);
    expect(shelfIn(runInContext('globalThis', world)).adapters.map((adapter) => adapter.id)).toEqual([id]);
    expect(script.length).toBeLessThan(BUDGET);
    expect(script).not.toMatch(/\beval\(|new Function\b/);
  });
});

describe('what runs from the start', () => {
  it('is each platform’s own adapter on its own hosts, before the content script, and none of another’s', () => {
    for (const { id, hosts } of adapters) {
      const script = adapterScripts().find(({ js }) => js[0] === adapterFile(id));
      expect(script?.js ?? [], id).toEqual(hosts.length === 0 ? [] : [adapterFile(id), 'content-scripts/capture.js']);
      expect(script?.matches ?? [], id).toEqual(hosts.map((pattern) => pattern.replace('*://', 'https://')));
    }
  });
});

describe('an adapter that a page turns out to need', () => {
  it('runs in that frame alone', async () => {
    const injected: unknown[] = [];
    await loadAdapter({ executeScript: async (injection) => injected.push(injection) }, 'moodle', 7, 2);
    expect(injected).toEqual([{ target: { tabId: 7, frameIds: [2] }, files: ['/adapters/moodle.js'] }]);
  });

  it('is nothing but an adapter', async () => {
    const refused = loadAdapter({ executeScript: async () => null }, '../popup', 7, 0);
    await expect(refused).rejects.toThrow(RangeError);
  });
});
