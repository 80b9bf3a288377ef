import { describe, expect, it } from 'vitest';
import { inBundles } from '../../lib/history/bundles';

describe('what is written in bundles', () => {
  it('is written at once, and what comes meanwhile together', async () => {
    const written: (readonly number[])[] = [];
    let finish = () => {};
    const put = inBundles<number>((items) => {
      written.push(items);
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    const first = put(1);
    await Promise.resolve();
    expect(written).toEqual([[1]]);
    const others = [put(2), put(3)];
    finish();
    await first;
    await Promise.resolve();
    expect(written).toEqual([[1], [2, 3]]);
    finish();
    await Promise.all(others);
  });

  it('fails for those that went with it, and for no others', async () => {
    const put = inBundles<string>(async (items) => {
      if (items.includes('bad')) throw new Error('full');
    });
    const [bad, beside] = [put('bad'), put('beside')];
    await expect(bad).rejects.toThrow('full');
    await expect(beside).rejects.toThrow('full');
    await expect(put('good')).resolves.toBeUndefined();
  });
});
