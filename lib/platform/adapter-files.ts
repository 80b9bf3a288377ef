import { join } from 'node:path';
import { build } from 'esbuild';
import { adapters } from '../capture/registry';
import type { Adapter } from '../capture/types';

const ROOT = join(import.meta.dirname, '..', '..');
const CORE = 'content-scripts/capture.js';
const HOOK = 'content-scripts/passing.js';

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
  const platforms = adapters.map(({ id }) => {
    const name = exportOf(id);
    const source = `import { ${name} } from './lib/capture/adapters/${id}';\nimport { offer } from './lib/capture/shelf';\noffer(globalThis, ${name});`;
    return [id, source] as const;
  });
  const files = [...platforms, [STANDARDS, HEARING] as const];
  return Promise.all(files.map(async ([id, source]) => ({ name: adapterFile(id), script: await bundle(id, source) })));
}

/** What reads SCORM, H5P and xAPI: loaded where a page first tells of one of them. */
export const STANDARDS = 'standards';
const HEARING =
  "import { createHearing } from './lib/capture/standards/hearing';\nimport { offerHearing } from './lib/capture/shelf';\nofferHearing(globalThis, createHearing());";

async function bundle(id: string, contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents,
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
