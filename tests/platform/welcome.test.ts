import { describe, expect, it } from 'vitest';
import { welcome } from '../../lib/platform/welcome';

describe('the welcome page', () => {
  it.each<[string, readonly string[]]>([
    ['install', ['chrome-extension://abc/welcome.html']],
    ['update', []],
    ['browser_update', []],
    ['shared_module_update', []],
  ])('on %s: %j', async (reason, expected) => {
    const opened: string[] = [];
    await welcome(
      {
        runtime: { getURL: (path) => `chrome-extension://abc${path}` },
        tabs: { create: async ({ url }) => opened.push(url) },
      },
      reason,
    );
    expect(opened).toEqual(expected);
  });
});
