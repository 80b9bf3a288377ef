import { expect, it } from 'vitest';
import { bundleOf } from '../bundle';

/** On every page of a learning site, for what happens there once in weeks. */
const BUDGET = 5_200;

it('the toast is small, with its style', async () => {
  const { files, size } = await bundleOf(['lib/toast/toast.ts']);
  expect(files.filter((file) => /node_modules|lib\/(?:links|verify|messages|text)\//.test(file))).toEqual([]);
  expect(size).toBeLessThan(BUDGET);
});
