import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { manifest } from './lib/platform/manifest';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser }) => manifest(browser),
  vite: () => ({
    build: { target: 'es2022' },
    plugins: [silentContentScripts()],
    // rdf-canonize's browser build brings a polyfill that compiles strings as a fallback; the extension's CSP forbids that.
    resolve: { alias: { setimmediate: fileURLToPath(new URL('./lib/platform/set-immediate.ts', import.meta.url)) } },
  }),
});

/**
 * WXT announces each content script to the page with a message that carries the extension's id. Its option against that
 * (`noScriptStartedPostMessage`) came with 0.21.2, which needs Node 22; until we do, the call is taken out here.
 */
function silentContentScripts(): Plugin {
  return {
    name: 'touchstone:silent-content-scripts',
    transform(code, id) {
      if (!/wxt\/dist\/utils\/content-script-context\.mjs/.test(id)) return null;
      const silent = code.replace(/window\.postMessage\(\{[\s\S]*?\}, "\*"\);/, '');
      if (silent === code)
        throw new Error('WXT no longer posts its message as expected: see whether this plugin is still needed');
      return { code: silent, map: null };
    },
  };
}
