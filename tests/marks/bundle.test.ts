import { expect, it } from 'vitest';
import { bundleOf } from '../bundle';

/** All that `entrypoints/marks.content` runs. */
const PARTS = [
  'lib/marks/controller.ts',
  'lib/links/profiles/registry.ts',
  'lib/marks/reply.ts',
  'lib/messages/retry.ts',
];
const BUDGET = 49_800;

it('the marks’ content script carries no badge host, no HTML parser and no schema library, and stays small', async () => {
  const { files, size } = await bundleOf(PARTS);
  expect(files.some((file) => file.endsWith('lib/marks/run.ts'))).toBe(true);
  // Whether a link leads to a credential, and what its host says of it, is the background's business.
  expect(files.filter((file) => /node_modules|lib\/links\/(?:hosts|html|registry)/.test(file))).toEqual([]);
  expect(size).toBeLessThan(BUDGET);
});
