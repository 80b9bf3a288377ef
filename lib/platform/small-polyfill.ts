import type { Plugin } from 'vite';

/** All that a browser gives a content script. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Content_scripts#webextension_apis */
const IN_CONTENT_SCRIPTS: ReadonlySet<string> = new Set(['dom', 'extension', 'i18n', 'runtime', 'storage']);
const POLYFILL = /webextension-polyfill\/dist\/browser-polyfill\.js$/;
const TABLE = /(const apiMetadata = )(\{[\s\S]*?\n {6}\})(;)/;
const CONTENT_SCRIPT = /\.content(?:\/index)?\.[jt]sx?$/;

/**
 * Leaves out of a content script what the polyfill knows of parts of the browser that no content script can see: most of
 * it. The build fails when the polyfill is no longer as expected.
 */
export function smallPolyfill(): Plugin {
  let isContentScript = false;
  return {
    name: 'touchstone:small-polyfill',
    configResolved({ build: { lib } }) {
      const entries = lib && typeof lib.entry === 'string' ? [lib.entry] : [];
      isContentScript = entries.some((entry) => CONTENT_SCRIPT.test(entry));
    },
    transform(code, id) {
      return isContentScript && POLYFILL.test(id) ? { code: withoutUnseen(code), map: null } : null;
    },
  };
}

/**
 * The polyfill's source with the table of the APIs that a content script sees.
 *
 * @throws Error when there is no such table
 */
export function withoutUnseen(code: string): string {
  const edited = code.replace(TABLE, (_, before: string, table: string, after: string) => {
    const all: object = JSON.parse(table);
    const seen = Object.entries(all).filter(([name]) => IN_CONTENT_SCRIPTS.has(name));
    return `${before}${JSON.stringify(Object.fromEntries(seen))}${after}`;
  });
  if (edited === code) throw new Error('the polyfill is not as expected: see lib/platform/small-polyfill.ts');
  return edited;
}
