import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** All that `entrypoints/opened.content.ts` runs, but the browser's own API, its polyfill and WXT's context. */
const PARTS = ['lib/opened/watch.ts', 'lib/links/opened.ts', 'lib/marks/retry.ts'];
const ENTRY = '\0opened';
const BUDGET = 15_000;

it('the script on certificate pages carries its own hosts alone, no parser and no schema library, and stays small', async () => {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'opened' ? ENTRY : null),
        load: (id) =>
          id === ENTRY ? PARTS.map((part, at) => `export * as part${at} from '${join(ROOT, part)}';`).join('\n') : null,
      },
    ],
    build: { write: false, target: 'es2022', rollupOptions: { input: 'opened', preserveEntrySignatures: 'strict' } },
  });
  const chunks = [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((part) => part.type === 'chunk');
  const ids = chunks.flatMap(({ modules }) =>
    Object.entries(modules)
      .filter(([, { renderedLength }]) => renderedLength > 0)
      .map(([id]) => id),
  );
  expect(ids.filter((id) => /node_modules|lib\/links\/html\.ts/.test(id))).toEqual([]);
  expect(ids.flatMap((id) => /lib\/links\/hosts\/(.+)\.ts$/.exec(id)?.[1] ?? []).sort()).toEqual(['coursera', 'udemy']);
  expect(chunks.reduce((size, { code }) => size + code.length, 0)).toBeLessThan(BUDGET);
});
