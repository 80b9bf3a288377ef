import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { denseStyles } from './lib/platform/dense-styles';
import { manifest } from './lib/platform/manifest';
import { silentContentScripts } from './lib/platform/silent-content-scripts';
import { smallPolyfill } from './lib/platform/small-polyfill';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser }) => manifest(browser),
  vite: () => ({
    build: { target: 'es2022' },
    plugins: [silentContentScripts(), smallPolyfill(), denseStyles()],
    // rdf-canonize's browser build brings a polyfill that compiles strings as a fallback; the extension's CSP forbids that.
    resolve: { alias: { setimmediate: fileURLToPath(new URL('./lib/platform/set-immediate.ts', import.meta.url)) } },
  }),
});
