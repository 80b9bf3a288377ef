import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { denseStyles } from '../lib/platform/dense-styles';
import { nativeBrowser } from '../lib/platform/native-browser';
import { silentContentScripts } from '../lib/platform/silent-content-scripts';

const ROOT = join(import.meta.dirname, '..');

/** What a content script comes to, without the browser's own API, its polyfill and WXT's context. */
export interface Bundle {
  /** Files that something of is left of. */
  readonly files: readonly string[];
  /** Characters, minified. */
  readonly size: number;
}

/** Builds what an entrypoint runs, from the files it imports. */
export async function bundleOf(parts: readonly string[]): Promise<Bundle> {
  const entry = '\0entry';
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      denseStyles(),
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? entry : null),
        load: (id) =>
          id === entry ? parts.map((part, at) => `export * as part${at} from '${join(ROOT, part)}';`).join('\n') : null,
      },
    ],
    build: { write: false, target: 'es2022', rollupOptions: { input: 'entry', preserveEntrySignatures: 'strict' } },
  });
  const chunks = [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((part) => part.type === 'chunk');
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  return {
    files: modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id),
    size: chunks.reduce((size, { code }) => size + code.length, 0),
  };
}

/**
 * A content script as WXT builds it: with its context, and the browser's own API in place of the polyfill.
 *
 * @param name of its entrypoint, without `.content.ts`
 * @param world `MAIN`: the page's own, where WXT adds no context
 * @returns bytes, minified
 */
export async function contentScriptSize(name: string, world: 'ISOLATED' | 'MAIN' = 'ISOLATED'): Promise<number> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    define: { 'import.meta.env.ENTRYPOINT': JSON.stringify(name), 'import.meta.env.MODE': '"production"' },
    resolve: { alias: { 'wxt/browser': '@wxt-dev/webextension-polyfill/browser' } },
    plugins: [startedByWxt(name, world), silentContentScripts(), nativeBrowser(), denseStyles()],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: `started/${name}.content.ts`, formats: ['iife'], name: '_', fileName: name },
    },
  });
  const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return chunks.reduce((size, part) => size + (part.type === 'chunk' ? Buffer.byteLength(part.code) : 0), 0);
}

/** What WXT puts around an entrypoint: `wxt/dist/virtual/content-script-…-world-entrypoint.mjs`. */
function startedByWxt(name: string, world: 'ISOLATED' | 'MAIN'): Plugin {
  const started = world === 'MAIN' ? 'main' : 'isolated';
  const wrapper = join(ROOT, `node_modules/wxt/dist/virtual/content-script-${started}-world-entrypoint.mjs`);
  return {
    name: 'started-by-wxt',
    enforce: 'pre',
    resolveId: (id) => {
      if (id.endsWith(`started/${name}.content.ts`)) return wrapper;
      if (id.startsWith('virtual:user-content-script')) return join(ROOT, `entrypoints/${name}.content.ts`);
      return id === 'virtual:wxt-plugins' ? '\0plugins' : null;
    },
    load: (id) => (id === '\0plugins' ? 'export const initPlugins = () => undefined;' : null),
  };
}
