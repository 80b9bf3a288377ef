import { join } from 'node:path';
import { build } from 'esbuild';
import { adapters } from '../capture/registry';
import type { Adapter } from '../capture/types';

const ROOT = join(import.meta.dirname, '..', '..');
const CORE = 'content-scripts/capture.js';
const HOOK = 'content-scripts/runtime.js';

/** Where the file of an adapter stands in the extension. */
export const adapterFile = (id: string): string => `adapters/${id}.js`;

/** A content script as the manifest names it. */
export interface AdapterScript {
  readonly matches: string[];
  readonly js: string[];
  readonly run_at: 'document_start';
  readonly world?: 'MAIN';
}

/**
 * What runs from the start on the platforms' own hosts: each with its own adapter, and no other. Where an adapter reads what
 * the page itself fetches, the hook in the page's world as well.
 */
export function adapterScripts(platforms: readonly Adapter[] = adapters): readonly AdapterScript[] {
  const hosted = platforms.filter(({ hosts }) => hosts.length > 0);
  const hooked = hosted.filter(({ answers = [] }) => answers.length > 0);
  return [
    ...hosted.map((adapter) => scriptOn(adapter, [adapterFile(adapter.id), CORE])),
    ...hooked.map((adapter) => ({ ...scriptOn(adapter, [HOOK]), world: 'MAIN' as const })),
  ];
}

function scriptOn({ hosts }: Adapter, js: string[]): AdapterScript {
  return { matches: hosts.map((pattern) => pattern.replace(/^\*:/, 'https:')), js, run_at: 'document_start' };
}

/** The name under which an adapter's file exports it: its id in camel case. */
const exportOf = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Each adapter as a file of its own, which puts it on the content script's shelf (`lib/capture/shelf.ts`): so a page loads
 * what it needs to be read, and not what all others need.
 *
 * @returns file name and script, for each platform
 */
export async function adapterFiles(): Promise<readonly { readonly name: string; readonly script: string }[]> {
  return Promise.all(adapters.map(async ({ id }) => ({ name: adapterFile(id), script: await bundle(id) })));
}

async function bundle(id: string): Promise<string> {
  const name = exportOf(id);
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${name} } from './lib/capture/adapters/${id}';\nimport { offer } from './lib/capture/shelf';\noffer(globalThis, ${name});`,
      resolveDir: ROOT,
      sourcefile: `${id}.js`,
      loader: 'js',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  return outputFiles.map(({ text }) => text).join('');
}
