import { defineConfig } from 'wxt';
import { manifest } from './lib/platform/manifest';

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  manifest: ({ browser }) => manifest(browser),
  vite: () => ({
    build: { target: 'es2022' },
  }),
});
