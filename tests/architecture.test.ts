import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const SOURCES = ['lib', 'components', 'entrypoints'];

function filesUnder(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

interface Import {
  readonly from: string;
  /** Path in the repository, or the package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): readonly Import[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  const statements = source.matchAll(
    /^(?:import|export)\s(?:(?!;|^import|^export)[\s\S])*?from\s+'([^']+)'|^import\s+'([^']+)'/gm,
  );
  return [...statements].map((match) => {
    const target = match[1] ?? match[2] ?? '';
    const to = target.startsWith('.') ? path.relative(ROOT, path.resolve(ROOT, path.dirname(file), target)) : target;
    return { from: file, to, typeOnly: /^(?:import|export) type\b/.test(match[0]) };
  });
}

const IMPORTS = SOURCES.flatMap(filesUnder).flatMap(importsOf);
const LAYERS = ['lib', 'components', 'entrypoints'];
const layerOf = (file: string) => LAYERS.indexOf(file.split(path.sep)[0] ?? '');
const folderOf = (file: string) => file.split(path.sep).slice(0, 2).join('/');

/** Pure: they import nothing but their own folder, and plain types. */
const PURE = ['lib/capture', 'lib/links', 'lib/verify', 'lib/export'];

/** What runs in pages, beside what only the background may know: the history, the network, the messages' other end. */
const IN_PAGES = ['lib/capture', 'lib/marks', 'lib/opened', 'lib/toast'];
const BEHIND = /^lib\/(?:history|net|platform|resolve|verify|messages\/handlers)\//;
/** In the page's own world: the page could read whatever it knew. */
const HOOK = ['run', 'channel', 'lookout', 'requests', 'scorm', 'h5p', 'wrap', 'natives', 'wire'];

describe('the house', () => {
  it('is read as a whole: the walk sees every file and its imports', () => {
    expect(IMPORTS.length).toBeGreaterThan(100);
  });

  it('has no upward arrow: entrypoints → components → lib', () => {
    const upward = IMPORTS.filter(({ from, to }) => layerOf(to) > layerOf(from));
    expect(upward).toEqual([]);
  });

  it.each(PURE)('%s imports nothing but its own folder and plain types', (folder) => {
    const strangers = IMPORTS.filter(
      ({ from, to, typeOnly }) =>
        folderOf(from) === folder &&
        /^(lib|components|entrypoints|locales)/.test(to) &&
        folderOf(to) !== folder &&
        !typeOnly,
    );
    expect(strangers).toEqual([]);
  });

  it.each(IN_PAGES)('%s, which runs in pages, imports nothing of what stands behind them', (folder) => {
    const strangers = IMPORTS.filter(
      ({ from, to, typeOnly }) => folderOf(from) === folder && BEHIND.test(to) && !typeOnly,
    );
    expect(strangers).toEqual([]);
  });

  it('keeps what runs in the page’s own world to itself', () => {
    const own = HOOK.map((name) => `lib/capture/hook/${name}`);
    const strangers = IMPORTS.filter(
      ({ from, to, typeOnly }) => own.includes(from.replace(/\.ts$/, '')) && !own.includes(to) && !typeOnly,
    );
    expect(strangers).toEqual([]);
  });

  it('lets only lib/platform and the entrypoints say browser.*', () => {
    const speakers = IMPORTS.filter(
      ({ to, typeOnly }) => /^wxt\/browser|webextension-polyfill/.test(to) && !typeOnly,
    ).map(({ from }) => from);
    expect(speakers.filter((file) => !/^(entrypoints|lib\/platform)\//.test(file))).toEqual([]);
  });

  it('lets only lib/history know Dexie', () => {
    const strangers = IMPORTS.filter(
      ({ from, to, typeOnly }) => to === 'dexie' && !typeOnly && folderOf(from) !== 'lib/history',
    ).map(({ from }) => from);
    expect(strangers).toEqual([]);
  });

  it('keeps the verifier free of the browser’s page and of Node', () => {
    const files = SOURCES.flatMap(filesUnder).filter((file) => file.startsWith('lib/verify/'));
    const guilty = files.filter((file) =>
      /\b(?:document\.(?:querySelector|createElement)|window\.|chrome\.|from 'node:)/.test(
        readFileSync(path.join(ROOT, file), 'utf8'),
      ),
    );
    expect(guilty).toEqual([]);
  });
});
