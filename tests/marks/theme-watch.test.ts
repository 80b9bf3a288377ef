// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchTheme } from '../../lib/marks/theme-watch';

let life: AbortController;
const changed = vi.fn();
beforeEach(() => {
  life = new AbortController();
  watchTheme(document, changed, life.signal);
});
afterEach(() => {
  life.abort();
  changed.mockClear();
});
const called = (times: number) => vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(times), { timeout: 5000 });

describe('a page that goes from one theme to the other', () => {
  it.each([
    ['on its root', () => document.documentElement.setAttribute('data-color-mode', 'dark')],
    ['on its body', () => document.body.classList.toggle('night')],
  ])('says so %s', async (_, change) => {
    change();
    await called(1);
  });

  it('is looked at once for all that it says together', async () => {
    for (let turn = 0; turn < 100; turn++) document.body.className = `turn-${turn}`;
    await called(1);
    document.body.className = '';
    await called(2);
  });

  it('is left alone once the marks are gone', async () => {
    document.body.className = 'dark';
    await Promise.resolve();
    life.abort();
    const after = new AbortController();
    const later = vi.fn();
    watchTheme(document, later, after.signal);
    document.body.className = 'light';
    await vi.waitFor(() => expect(later).toHaveBeenCalled(), { timeout: 5000 });
    after.abort();
    expect(changed).not.toHaveBeenCalled();
  });
});
