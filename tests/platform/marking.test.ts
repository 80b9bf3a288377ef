import { describe, expect, it } from 'vitest';
import { connectionOf } from '../../lib/platform/connection';
import { createMarking, tellsMarking } from '../../lib/platform/marking';
import { withSite } from '../../lib/settings/marking';
import { fakeStorage } from './browser';

describe('where and when credentials are checked', () => {
  it('is kept, change after change', async () => {
    const { area } = fakeStorage();
    const marking = createMarking(area);
    await Promise.all([
      marking.change((now) => withSite(now, 'https://ada.example', 'off')),
      marking.change((now) => ({ ...now, checking: 'on-click' })),
      marking.change((now) => withSite(now, 'https://bea.example', 'automatic')),
    ]);
    expect(await createMarking(area).read()).toEqual({
      checking: 'on-click',
      sites: { 'https://ada.example': 'off', 'https://bea.example': 'automatic' },
    });
  });

  it('goes on changing after a change that failed', async () => {
    const marking = createMarking(fakeStorage().area);
    const failing = marking.change(() => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    await marking.change((now) => ({ ...now, checking: 'on-click' }));
    expect((await marking.read()).checking).toBe('on-click');
  });

  it.each([
    [{ marking: {} }, 'local', true],
    [{ marking: {} }, 'sync', false],
    [{ sites: {} }, 'local', false],
  ])('is changed by %o of %s: %s', (changes, area, tells) => {
    expect(tellsMarking(changes, area)).toBe(tells);
  });
});

describe('the connection', () => {
  it.each<[object, boolean, boolean]>([
    [{}, false, false],
    [{ connection: null }, false, false],
    [{ connection: { saveData: true, type: 'wifi' } }, true, false],
    [{ connection: { saveData: false, type: 'cellular' } }, false, true],
    [{ connection: { saveData: 'yes' } }, false, false],
  ])('%o', (navigator, saveData, metered) => {
    expect(connectionOf(navigator)).toEqual({ saveData, metered });
  });
});
