// @vitest-environment happy-dom
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { silentContentScripts } from '../../lib/platform/silent-content-scripts';

const ROOT = join(import.meta.dirname, '../..');
const ID = 'extension-id-of-ours';
const ENTRY = '\0script';

/** A content script's part of WXT, as it is built; `browser` is a browser that has given it an id. */
async function buildScript(plugins: readonly Plugin[]): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    define: { 'import.meta.env.ENTRYPOINT': '"marks"' },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === 'script' || id === 'wxt/browser' ? `\0${id}` : null),
        load: (id) => {
          if (id === ENTRY) return `export { ContentScriptContext } from 'wxt/utils/content-script-context';`;
          return id === '\0wxt/browser' ? `export const browser = { runtime: { id: '${ID}' } };` : null;
        },
      },
      ...plugins,
    ],
    build: { write: false, target: 'es2022', rollupOptions: { input: 'script', preserveEntrySignatures: 'strict' } },
  });
  return [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((part) => (part.type === 'chunk' ? part.code : ''))
    .join('\n');
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** Runs a built script twice in one page, as two injections would, and answers all that the page could hear or say. */
async function runTwice(code: string) {
  const folder = await mkdtemp(join(ROOT, 'node_modules/.vite-test-'));
  folders.push(folder);
  const heard: string[] = [];
  const named: string[] = [];
  const contexts: { isValid: boolean }[] = [];
  vi.spyOn(window, 'postMessage').mockImplementation((message: unknown) => void heard.push(JSON.stringify(message)));
  for (const target of [window, document]) {
    vi.spyOn(target, 'dispatchEvent').mockImplementation((event: Event) => {
      heard.push(event.type);
      return true;
    });
    vi.spyOn(target, 'addEventListener').mockImplementation((type: string) => void named.push(type));
  }
  for (const name of ['first', 'second']) {
    const file = join(folder, `${name}.mjs`);
    await writeFile(file, code);
    const { ContentScriptContext } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const context = new ContentScriptContext('marks');
    context.addEventListener(window, 'wxt:locationchange', () => undefined);
    contexts.push(context);
  }
  vi.restoreAllMocks();
  return { heard, named, contexts };
}

describe('a built content script', () => {
  it('says nothing to the page, and listens under names that no page can guess', async () => {
    const code = await buildScript([silentContentScripts()]);
    expect(code).not.toContain('content-script-started');
    expect(code).not.toMatch(/runtime\?\.id\}/);
    const { heard, named, contexts } = await runTwice(code);
    expect(heard).toEqual([]);
    expect(named).toHaveLength(2);
    expect(new Set(named).size).toBe(2);
    for (const name of named) expect(name).toMatch(/^\d+-\d+-\d+-\d+:wxt:locationchange$/);
    expect(contexts.map(({ isValid }) => isValid)).toEqual([true, true]);
  });

  it('would tell its id without us: what is taken out is there', async () => {
    const { heard, named } = await runTwice(await buildScript([]));
    expect(heard.join()).toContain(ID);
    expect(named.join()).toContain(ID);
  });

  it('is not built when WXT is no longer as expected', async () => {
    const changed: Plugin = {
      name: 'changed',
      enforce: 'pre',
      transform: (code, id) =>
        /custom-events\.mjs/.test(id) ? { code: code.replace('browser?.runtime', 'browser.runtime'), map: null } : null,
    };
    await expect(buildScript([changed, silentContentScripts()])).rejects.toThrow('WXT is not as expected (the prefix)');
  });

  it('is not built when WXT moved what we take out', async () => {
    const { transform: _, ...late } = silentContentScripts();
    await expect(buildScript([late])).rejects.toThrow('tells the page which extension it belongs to');
  });
});
