import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { adapterFiles, adapterScripts } from './lib/platform/adapter-files';
import { denseStyles } from './lib/platform/dense-styles';
import { manifest } from './lib/platform/manifest';
import { nativeBrowser } from './lib/platform/native-browser';
import { silentContentScripts } from './lib/platform/silent-content-scripts';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser }) => manifest(browser),
  hooks: {
    'build:publicAssets': async (_, files) => {
      for (const { name, script } of await adapterFiles()) files.push({ relativeDest: name, contents: script });
    },
    'build:manifestGenerated': (_, built) => {
      built.content_scripts = [...(built.content_scripts ?? []), ...adapterScripts()];
    },
  },
  vite: () => ({
    build: { target: 'es2022' },
    plugins: [silentContentScripts(), nativeBrowser(), denseStyles()],
    // rdf-canonize's browser build brings a polyfill that compiles strings as a fallback; the extension's CSP forbids that.
    resolve: { alias: { setimmediate: fileURLToPath(new URL('./lib/platform/set-immediate.ts', import.meta.url)) } },
  }),
});
