import { join } from 'node:path';
import { build } from 'vite';
import { denseStyles } from '../lib/platform/dense-styles';

const ROOT = join(import.meta.dirname, '..');

/** What a content script comes to, without the browser's own API, its polyfill and WXT's context. */
export interface Bundle {
  /** Files that something of is left of. */
  readonly files: readonly string[];
  /** Characters, minified. */
  readonly size: number;
}

/** Builds what an entrypoint runs, from the files it imports. */
export async function bundleOf(parts: readonly string[]): Promise<Bundle> {
  const entry = '\0entry';
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      denseStyles(),
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? entry : null),
        load: (id) =>
          id === entry ? parts.map((part, at) => `export * as part${at} from '${join(ROOT, part)}';`).join('\n') : null,
      },
    ],
    build: { write: false, target: 'es2022', rollupOptions: { input: 'entry', preserveEntrySignatures: 'strict' } },
  });
  const chunks = [built]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((part) => part.type === 'chunk');
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  return {
    files: modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id),
    size: chunks.reduce((size, { code }) => size + code.length, 0),
  };
}
