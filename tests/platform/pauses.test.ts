import { describe, expect, it } from 'vitest';
import { createPauseStore } from '../../lib/platform/pauses';
import { fakeStorage } from './browser';

describe('pauses in the session', () => {
  it('are read as they were written, by a worker that knows nothing of it', async () => {
    const { area } = fakeStorage();
    await createPauseStore(area).write(new Map([['one.example', 5]]));
    expect(await createPauseStore(area).read()).toEqual(new Map([['one.example', 5]]));
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', ['one.example']],
    ['a text for a time', { 'one.example': 'soon' }],
    ['far too many', Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`h${n}`, n]))],
  ])('are none where %s is kept', async (_, pauses) => {
    const { area } = fakeStorage();
    await area.set(pauses === undefined ? {} : { pauses });
    expect(await createPauseStore(area).read()).toEqual(new Map());
  });
});
