import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** A file with all it imports as one minified script for a browser. */
export async function bundle(entry: string, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [root(entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    // Packages that name files beside them; nobody here reads those.
    define: { 'import.meta.url': '"https://bench.example/"' },
    alias: { setimmediate: root('lib/platform/set-immediate.ts') },
    // Old noble code inside Digital Bazaar's libraries asks for Node's `crypto` where it finds no other.
    plugins: [
      {
        name: 'no-node',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^(?:node:)?crypto$/ }, () => ({ path: 'crypto', namespace: 'empty' }));
          onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {}' }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

export const sizeOf = (text: string | Uint8Array): readonly [kB: string, gzipped: string] => [
  (Buffer.byteLength(text) / 1000).toFixed(1),
  (gzipSync(text, { level: 9 }).length / 1000).toFixed(1),
];
