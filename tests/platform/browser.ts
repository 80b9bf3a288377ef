import type { SitesApi } from '../../lib/platform/sites';
import type { SessionApi } from '../../lib/platform/tab-list';

/** A storage area in memory, which like the browser's keeps JSON and answers copies. `quota` in letters. */
export function fakeStorage(quota = Number.POSITIVE_INFINITY) {
  const items = new Map<string, string>();
  const size = () => [...items].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const area: SessionApi = {
    get: async (keys) => {
      const wanted = keys === null ? [...items.keys()] : typeof keys === 'string' ? [keys] : keys;
      const found = wanted.filter((key) => items.has(key));
      return Object.fromEntries(found.map((key): [string, unknown] => [key, JSON.parse(items.get(key) ?? 'null')]));
    },
    set: async (values) => {
      const before = new Map(items);
      for (const [key, value] of Object.entries(values)) items.set(key, JSON.stringify(value));
      if (size() <= quota) return;
      items.clear();
      for (const [key, value] of before) items.set(key, value);
      throw new Error('Session storage quota bytes exceeded. Values were not stored.');
    },
    remove: async (keys) => {
      for (const key of typeof keys === 'string' ? [keys] : keys) items.delete(key);
    },
  };
  return { area, keys: () => [...items.keys()], size };
}

/** As Chrome 156 has it: what the manifest asks for, content scripts' hosts among them. */
const REQUIRED = new Set(['https://api.credly.com/*', 'https://github.com/*']);

type Script = Parameters<SitesApi['scripting']['registerContentScripts']>[0][number];

/** What is used of a browser to turn sites on and off, with the rules that matter: no id twice, no script without leave. */
export function fakeSites(options: { granted?: string[]; open?: Record<number, string> } = {}) {
  const granted = new Set(options.granted);
  const open = new Map(Object.entries(options.open ?? {}).map(([id, origin]) => [Number(id), origin]));
  const registered = new Map<string, Script>();
  const started: string[] = [];
  const storage = fakeStorage();
  const api: SitesApi = {
    runtime: {
      getManifest: () => ({
        host_permissions: ['https://api.credly.com/*'],
        content_scripts: [
          { js: ['content-scripts/capture.js'], matches: ['https://*.coursera.org/*', 'https://*.edx.org/*'] },
          { js: ['content-scripts/passing.js'], matches: ['https://*.coursera.org/*'] },
          { js: ['content-scripts/marks.js'], matches: ['https://github.com/*', 'https://*.linkedin.com/*'] },
        ],
      }),
    },
    storage: { local: storage.area },
    permissions: {
      contains: async ({ origins }) => origins.every((origin) => granted.has(origin)),
      remove: async ({ origins }) => {
        if (origins.some((origin) => REQUIRED.has(origin))) throw new Error('You cannot remove required permissions.');
        return origins.map((origin) => granted.delete(origin)).every(Boolean);
      },
    },
    scripting: {
      getRegisteredContentScripts: async () => [...registered.values()],
      registerContentScripts: async (scripts) => {
        for (const script of scripts) {
          if (registered.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
          registered.set(script.id, script);
        }
      },
      unregisterContentScripts: async ({ ids }) => {
        for (const id of ids) {
          if (!registered.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
        }
      },
      executeScript: async ({ target, files }) => {
        const origin = open.get(target.tabId);
        if (origin === undefined || !granted.has(`${origin}/*`)) throw new Error('Cannot access contents of the page.');
        for (const file of files) started.push(`${file} in ${target.tabId}`);
      },
    },
    tabs: {
      query: async ({ url }) => [...open].filter(([, origin]) => url.includes(`${origin}/*`)).map(([id]) => ({ id })),
    },
  };
  return { api, granted, registered, started };
}
