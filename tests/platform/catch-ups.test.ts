import { expect, it } from 'vitest';
import { beginCatchUp } from '../../lib/capture/catch-up';
import { createCatchUps } from '../../lib/platform/catch-ups';
import { fakeStorage } from './browser';

const BEGUN = beginCatchUp('school', new URL('https://www.school.example/my-courses'));

it('a reading outlives the worker, is changed in turn, each tab’s its own, and is forgotten', async () => {
  const storage = fakeStorage();
  const catchUps = createCatchUps(storage.area);
  await catchUps.change(7, () => BEGUN);
  const more = () => catchUps.change(7, (state) => state && { ...state, fresh: state.fresh + 1 });
  await Promise.all([more(), more(), more()]);
  const restarted = createCatchUps(storage.area);
  expect(await restarted.read(7)).toEqual({ ...BEGUN, fresh: 3 });
  expect(await restarted.read(8)).toBeNull();
  await restarted.forget(7);
  expect(storage.keys()).toEqual([]);
});

it('what stands there and is no reading counts as none', async () => {
  const { area } = fakeStorage();
  await area.set({ 'catchup:7': { ...BEGUN, parts: -1 } });
  expect(await createCatchUps(area).read(7)).toBeNull();
});
