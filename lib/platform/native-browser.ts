import type { Plugin } from 'vite';

const POLYFILL = /webextension-polyfill\/dist\/browser-polyfill\.js$/;
const CONTENT_SCRIPT = /\.content(?:\/index)?\.[jt]sx?$/;

/**
 * What the polyfill is in a content script: the browser's own API. Of all that it evens out, a content script of ours uses
 * `runtime.sendMessage`, which answers a promise in every browser since Manifest V3, and listeners that answer with
 * `sendResponse`; the rest would be five thousand letters more in every page.
 * https://developer.chrome.com/docs/extensions/develop/concepts/messaging
 */
export const NATIVE = 'export default globalThis.browser?.runtime?.id ? globalThis.browser : globalThis.chrome;';

/** Leaves the polyfill out of content scripts. */
export function nativeBrowser(): Plugin {
  let isContentScript = false;
  return {
    name: 'touchstone:native-browser',
    configResolved({ build: { lib } }) {
      const entries = lib && typeof lib.entry === 'string' ? [lib.entry] : [];
      isContentScript = entries.some((entry) => CONTENT_SCRIPT.test(entry));
    },
    transform(_, id) {
      return isContentScript && POLYFILL.test(id) ? { code: NATIVE, map: null } : null;
    },
  };
}
