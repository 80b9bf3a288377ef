import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** All that `entrypoints/marks.content` runs, but the browser's own API and its polyfill. */
const PARTS = ['lib/marks/controller.ts', 'lib/links/profiles/registry.ts', 'lib/marks/reply.ts', 'lib/marks/retry.ts'];
const ENTRY = '\0marks';
const BUDGET = 32_000;

it('the marks’ content script carries no badge host, no HTML parser and no schema library, and stays small', async () => {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'marks' ? ENTRY : null),
        load: (id) =>
          id === ENTRY ? PARTS.map((part, at) => `export * as part${at} from '${join(ROOT, part)}';`).join('\n') : null,
      },
    ],
    build: { write: false, target: 'es2022', rollupOptions: { input: 'marks', preserveEntrySignatures: 'strict' } },
  });
  const chunks = [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((part) => part.type === 'chunk');
  const rendered = chunks.flatMap(({ modules }) =>
    Object.entries(modules).filter(([, { renderedLength }]) => renderedLength > 0),
  );
  const ids = rendered.map(([id]) => id);
  // Whether a link leads to a credential, and what its host says of it, is the background's business.
  expect(ids.filter((id) => /node_modules|lib\/links\/(?:hosts|html|registry)/.test(id))).toEqual([]);
  expect(chunks.reduce((size, { code }) => size + code.length, 0)).toBeLessThan(BUDGET);
});
