import * as v from 'valibot';
import { coversSite, siteOrigin, sitePattern, touchesSite } from './match-pattern';

/** A content script as the browser has it registered. */
interface RegisteredScript {
  readonly id: string;
}

interface ScriptToRegister extends Pacing {
  id: string;
  js: Script[];
  matches: string[];
  persistAcrossSessions: boolean;
}

/** When a script runs, and in which frames. */
interface Pacing {
  runAt: 'document_start' | 'document_idle';
  /** In frames too, those without an address of their own included: a course's package is often in one. */
  allFrames?: boolean;
  matchOriginAsFallback?: boolean;
  /** The page's own world; without it ours. */
  world?: 'MAIN';
}

/** What is used of `browser`. */
export interface SitesApi {
  readonly runtime: {
    getManifest(): {
      host_permissions?: string[] | undefined;
      content_scripts?: { js?: string[] | undefined; matches?: string[] | undefined }[] | undefined;
    };
  };
  readonly storage: {
    readonly local: {
      get(key: string): Promise<Record<string, unknown>>;
      set(items: Record<string, unknown>): Promise<void>;
      remove(key: string): Promise<void>;
    };
  };
  readonly permissions: {
    contains(permissions: { origins: string[] }): Promise<boolean>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
  readonly scripting: {
    getRegisteredContentScripts(): Promise<RegisteredScript[]>;
    registerContentScripts(scripts: ScriptToRegister[]): Promise<void>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
    executeScript(injection: {
      target: { tabId: number; allFrames: boolean };
      files: Script[];
      world: 'MAIN' | 'ISOLATED';
    }): Promise<unknown>;
  };
  readonly tabs: {
    query(filter: { url: string[] }): Promise<{ id?: number | undefined }[]>;
  };
}

export interface Sites {
  /**
   * Remembers a site as turned on and starts there: registers its scripts and runs them in `tabId`. Where the permission
   * is still being asked for, that is done when `permitted` hears of it within a minute; later it was another question.
   *
   * @throws RangeError when `origin` is not https
   */
  readonly turnOn: (origin: string, tabId: number | null) => Promise<void>;
  /** Forgets a site, stops registering its scripts and gives its permission back. Open pages stop at their next load. */
  readonly turnOff: (origin: string) => Promise<void>;
  /** The browser gave a permission: turns on the site that waited for it, if it did. */
  readonly permitted: () => Promise<void>;
  /** Nothing waits for a permission any more: the popup that asked is gone, and no answer came that turned the site on. */
  readonly forgetRequest: () => Promise<void>;
  /** Makes what is registered equal to the sites turned on whose permission is held, and starts on pages already open. */
  readonly reconcile: () => Promise<void>;
  /** Origins that are turned on and permitted. */
  readonly active: () => Promise<readonly string[]>;
  /** Has a site marks, whether from the start or because it was turned on? */
  readonly hasMarks: (origin: string) => Promise<boolean>;
}

const KEY = 'sites';
/** WXT names the built file after the entrypoint. */
const MARKS = '/content-scripts/marks.js';
const RUNTIME = '/content-scripts/runtime.js';
const PASSING = '/content-scripts/passing.js';
type Script = '/content-scripts/capture.js' | typeof RUNTIME | typeof MARKS;
const FROM_THE_START = { runAt: 'document_start', allFrames: true, matchOriginAsFallback: true } as const;
const SCRIPTS: readonly (Pacing & { readonly file: Script })[] = [
  { file: '/content-scripts/capture.js', ...FROM_THE_START },
  { file: RUNTIME, ...FROM_THE_START, world: 'MAIN' },
  { file: MARKS, runAt: 'document_idle' },
];
const stored = v.fallback(v.array(v.string()), []);
/** A site whose permission is being asked for; kept through the death of the worker and of the popup that asks. */
const REQUEST = 'sites:request';
const REQUEST_MS = 60_000;
const request = v.object({ site: v.string(), at: v.number() });

/**
 * The sites the user turned on. Every change goes through one queue: two registrations of one script fail.
 *
 * @param now milliseconds since 1970
 */
export function createSites(api: SitesApi, now: () => number = Date.now): Sites {
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  };

  const read = async () => v.parse(stored, (await api.storage.local.get(KEY))[KEY]);
  const isHeld = (site: string) => api.permissions.contains({ origins: [`${site}/*`] });
  const active = async () => {
    const sites = await read();
    const held = await Promise.all(sites.map(isHeld));
    return sites.filter((_, index) => held[index]);
  };
  const remember = async (site: string) => {
    const sites = await read();
    if (!sites.includes(site)) await api.storage.local.set({ [KEY]: [...sites, site] });
    await api.storage.local.remove(REQUEST);
  };
  /** Answers the ids that are registered, and started on open pages, by this very run. */
  const reconcile = async (): Promise<readonly string[]> => {
    const wanted = (await active()).flatMap((site) => scriptsFor(api, site));
    const registered = (await api.scripting.getRegisteredContentScripts()).map(({ id }) => id);
    const stale = registered.filter((id) => !wanted.some((script) => script.id === id));
    const missing = wanted.filter(({ id }) => !registered.includes(id));
    if (stale.length > 0) await api.scripting.unregisterContentScripts({ ids: stale });
    if (missing.length > 0) await api.scripting.registerContentScripts(missing);
    await Promise.all(missing.map((script) => startOnOpenPages(api, script)));
    return missing.map(({ id }) => id);
  };

  return {
    active,
    hasMarks: async (origin) => {
      const isFixed = markedFromTheStart(api).some((pattern) => touchesSite(pattern, origin));
      return isFixed || (await read()).includes(origin);
    },
    reconcile: () =>
      inTurn(async () => {
        await reconcile();
      }),
    turnOn: (origin, tabId) =>
      inTurn(async () => {
        const site = siteOrigin(origin);
        if (site === null) throw new RangeError(`not an https site: ${origin}`);
        if (!(await isHeld(site))) {
          await api.storage.local.set({ [REQUEST]: { site, at: now() } satisfies v.InferOutput<typeof request> });
          return;
        }
        await remember(site);
        const started = await reconcile();
        if (tabId === null) return;
        const scripts = scriptsFor(api, site).filter(({ id }) => !started.includes(id));
        for (const script of scripts) await startIn(api, tabId, script);
      }),
    permitted: () =>
      inTurn(async () => {
        const parsed = v.safeParse(request, (await api.storage.local.get(REQUEST))[REQUEST]);
        const asked = parsed.success && Math.abs(now() - parsed.output.at) < REQUEST_MS ? parsed.output.site : null;
        if (asked !== null && (await isHeld(asked))) await remember(asked);
        await reconcile();
      }),
    forgetRequest: () => inTurn(() => api.storage.local.remove(REQUEST)),
    turnOff: (origin) =>
      inTurn(async () => {
        const site = siteOrigin(origin);
        const pattern = sitePattern(origin);
        if (site === null || pattern === null) return;
        await api.storage.local.set({ [KEY]: (await read()).filter((other) => other !== site) });
        await api.storage.local.remove(REQUEST);
        await reconcile();
        if (!isRequired(api, site)) await api.permissions.remove({ origins: [pattern] });
      }),
  };
}

/** Does the manifest itself ask for the site? Such a permission cannot be given back: the browser throws. */
function isRequired(api: SitesApi, site: string): boolean {
  const { host_permissions = [], content_scripts = [] } = api.runtime.getManifest();
  const patterns = [...host_permissions, ...content_scripts.flatMap(({ matches }) => matches ?? [])];
  return patterns.some((pattern) => coversSite(pattern, site));
}

/** Does a change of storage, as `storage.onChanged` tells it, change which sites are turned on? */
export function changesSites(changes: Readonly<Record<string, unknown>>, area: string): boolean {
  return area === 'local' && Object.hasOwn(changes, KEY);
}

/** The match patterns of the sites that have marks out of the box. */
export function markedFromTheStart({ runtime }: Pick<SitesApi, 'runtime'>): readonly string[] {
  const fixed = runtime.getManifest().content_scripts ?? [];
  return fixed.flatMap(({ js, matches }) => (js?.some((name) => `/${name}`.endsWith(MARKS)) ? (matches ?? []) : []));
}

/** The registrations of one site: each script that the manifest doesn't already run there. */
function scriptsFor(api: SitesApi, site: string): ScriptToRegister[] {
  const fixed = api.runtime.getManifest().content_scripts ?? [];
  const runsAnyway = (file: Script | typeof PASSING) =>
    fixed.some(
      ({ js, matches }) =>
        js?.some((name) => `/${name}`.endsWith(file)) && matches?.some((pattern) => coversSite(pattern, site)),
    );
  // One hook is heard in a page, and the manifest's is there first.
  const isHooked = runsAnyway(PASSING);
  return SCRIPTS.filter(({ file }) => !runsAnyway(file) && !(isHooked && file === RUNTIME)).map(
    ({ file, ...pacing }) => ({
      ...pacing,
      id: `${file} ${site}`,
      js: [file],
      matches: [`${site}/*`],
      persistAcrossSessions: true,
    }),
  );
}

/** A tab that closes or leaves meanwhile is no failure: its next page starts by itself. */
async function startOnOpenPages(api: SitesApi, script: ScriptToRegister): Promise<void> {
  const tabs = await api.tabs.query({ url: script.matches });
  const ids = tabs.flatMap(({ id }) => (id === undefined ? [] : [id]));
  await Promise.allSettled(ids.map((tabId) => startIn(api, tabId, script)));
}

async function startIn(api: SitesApi, tabId: number, script: ScriptToRegister): Promise<void> {
  const { js, allFrames = false, world = 'ISOLATED' } = script;
  await api.scripting.executeScript({ target: { tabId, allFrames }, files: js, world });
}
