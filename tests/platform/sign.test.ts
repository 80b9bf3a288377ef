import { describe, expect, it } from 'vitest';
import { createSign, signIn } from '../../lib/platform/sign';
import { parseSign } from '../../lib/settings/sign';
import { fakeStorage } from './browser';

const fill = (into: Uint32Array<ArrayBuffer>) => void crypto.getRandomValues(into);

describe('the sign of our own pages', () => {
  it('is there before anybody chose one, and stays', async () => {
    const { area } = fakeStorage();
    const first = await createSign(area, fill).read();
    expect(parseSign(first)).toEqual(first);
    expect(await createSign(area, fill).read()).toEqual(first);
  });

  it('is the one that was chosen', async () => {
    const store = createSign(fakeStorage().area, fill);
    await store.change({ word: 'Kettle', colour: 'clay' });
    expect(await store.read()).toEqual({ word: 'Kettle', colour: 'clay' });
  });

  it('takes the place of what is none', async () => {
    const { area } = fakeStorage();
    await area.set({ sign: { word: '', colour: 'none' } });
    expect(parseSign(await createSign(area, fill).read())).not.toBeNull();
  });

  it.each<[Record<string, { newValue?: unknown }>, string, string | null]>([
    [{ sign: { newValue: { word: 'Kettle', colour: 'clay' } } }, 'local', 'Kettle'],
    [{ sign: { newValue: { word: 'Kettle', colour: 'clay' } } }, 'session', null],
    [{ sign: {} }, 'local', null],
    [{ marking: { newValue: {} } }, 'local', null],
  ])('is heard of when it changes: %j in %s', (changes, area, word) => {
    expect(signIn(changes, area)?.word ?? null).toBe(word);
  });
});
