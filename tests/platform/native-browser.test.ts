import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { NATIVE, nativeBrowser } from '../../lib/platform/native-browser';

const CHROME = { runtime: { id: 'chrome' } };
const FIREFOX = { runtime: { id: 'firefox' } };
const given = (world: object) => runInNewContext(NATIVE.replace('export default ', ''), { ...world });

describe('what a content script has for a polyfill', () => {
  it.each([
    ['Chrome’s own', { chrome: CHROME }, CHROME],
    ['Firefox’s own', { browser: FIREFOX, chrome: CHROME }, FIREFOX],
    ['Chrome’s own, whatever an element of the page is called', { browser: {}, chrome: CHROME }, CHROME],
  ])('is %s', (_, world, expected) => {
    expect(given(world)).toEqual(expected);
  });

  it.each([
    ['/src/entrypoints/marks.content/index.ts', true],
    ['/src/entrypoints/capture.content.ts', true],
    ['/src/entrypoints/background.ts', false],
  ])('in what is built from %s: %s', (entry, isNative) => {
    const plugin: { configResolved?: unknown; transform?: unknown } = nativeBrowser();
    const { configResolved, transform } = plugin;
    if (typeof configResolved !== 'function' || typeof transform !== 'function') throw new Error('a plugin of hooks');
    configResolved({ build: { lib: { entry } } });
    expect(transform('the polyfill', '/x/webextension-polyfill/dist/browser-polyfill.js')).toEqual(
      isNative ? { code: NATIVE, map: null } : null,
    );
    expect(transform('something else', '/x/else.js')).toBeNull();
  });
});
