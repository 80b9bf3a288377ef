import { describe, expect, it } from 'vitest';
import { changesCapturing, createCapturing } from '../../lib/platform/capturing';
import { withSitePaused } from '../../lib/settings/capturing';
import { fakeStorage } from './browser';

describe('what is logged', () => {
  it('is kept, change after change, also after one that failed', async () => {
    const { area } = fakeStorage();
    const capturing = createCapturing(area);
    const failing = capturing.change(() => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    await Promise.all([
      capturing.change((now) => withSitePaused(now, 'https://a.example')),
      capturing.change((now) => ({ ...now, toast: false })),
      capturing.change((now) => withSitePaused(now, 'https://b.example')),
    ]);
    expect(await createCapturing(area).read()).toEqual({
      pausedUntil: null,
      pausedSites: ['https://a.example', 'https://b.example'],
      inPrivateWindows: false,
      toast: false,
    });
  });

  it.each([
    [{ capturing: {} }, 'local', true],
    [{ capturing: {} }, 'sync', false],
    [{ marking: {} }, 'local', false],
  ])('is changed by %o of %s: %s', (changes, area, tells) => {
    expect(changesCapturing(changes, area)).toBe(tells);
  });
});
