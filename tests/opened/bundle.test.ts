import { expect, it } from 'vitest';
import { bundleOf } from '../bundle';

/** All that `entrypoints/opened.content.ts` runs. */
const PARTS = ['lib/opened/watch.ts', 'lib/links/opened.ts', 'lib/messages/retry.ts'];
const BUDGET = 15_500;

it('the script on certificate pages carries its own hosts alone, no parser and no schema library, and stays small', async () => {
  const { files, size } = await bundleOf(PARTS);
  expect(files.filter((file) => /node_modules|lib\/links\/html\.ts/.test(file))).toEqual([]);
  expect(files.flatMap((file) => /lib\/links\/hosts\/(.+)\.ts$/.exec(file)?.[1] ?? []).sort()).toEqual([
    'coursera',
    'udemy',
  ]);
  expect(size).toBeLessThan(BUDGET);
});
