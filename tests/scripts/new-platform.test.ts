import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPlatform, platformFrom } from '../../scripts/new-platform';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PARTS = [
  'lib/capture',
  'scripts/cli/usage.ts',
  'scripts/new-platform.ts',
  'scripts/platforms.ts',
  'docs/platforms.md',
  'tests/capture/adapters.test.ts',
  'tests/capture/page-from.ts',
  'tests/fixtures/capture',
  'biome.json',
  'package.json',
  'vitest.config.ts',
];
const run = promisify(execFile);
const LONG = 300_000;

/** A copy of the part of the repository that an adapter touches. */
function copy(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'touchstone-new-platform-'));
  for (const part of PARTS) cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

let root: string;
beforeAll(() => {
  root = copy();
});
afterAll(() => rmSync(root, { recursive: true }));

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const tool = (name: string, ...args: readonly string[]) =>
  run(path.join(root, 'node_modules/.bin', name), [...args], { cwd: root });

const GUILD = { id: 'rope-guild', label: 'Rope Guild', hosts: ['learn.ropes.example'], month: '2026-11' };
const FILES = [
  'lib/capture/adapters/rope-guild.ts',
  'tests/fixtures/capture/rope-guild/certificate.html',
  'tests/fixtures/capture/rope-guild/certificate-none.html',
  'tests/fixtures/capture/rope-guild/cases.json',
  'lib/capture/registry.ts',
  'docs/platforms.md',
];
/** More of them, made after it: at the beginning of the alphabet and at its end, with many hosts, with a label that is text. */
const OTHERS = [
  { id: 'aardvark', label: 'Aardvark', hosts: ['aardvark.example'] },
  { id: 'middle-school', label: 'Ropes & Knots (Åland’s)', hosts: ['*.middle.example'] },
  {
    id: 'zebra-college-of-30-characters',
    label: 'Zebra College, the one of 40 characters.',
    hosts: Array.from({ length: 9 }, (_, i) => `*.school-number-${i}.example`),
  },
];
const COMPILE =
  '--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals --noUnusedParameters --verbatimModuleSyntax --target es2022 --module esnext --moduleResolution bundler --lib es2023,dom,dom.iterable --types node';

describe('npm run new:platform', () => {
  beforeAll(async () => {
    const asked = ['rope-guild', '--label', 'Rope Guild', '--host', 'learn.ropes.example'];
    const made = await tool('tsx', 'scripts/new-platform.ts', ...asked);
    expect(made.stdout.trim().split('\n')).toEqual(FILES);
  }, LONG);

  it('puts the platform into the table', () => {
    expect(read('docs/platforms.md')).toContain('| Rope Guild | `learn.ropes.example` | certificate **L** |');
  });

  it(
    'makes one that passes the tests of adapters, with a completion and a page that shows none',
    async () => {
      const only = 'rope-guild|fixture folder of its name';
      const args = ['run', 'tests/capture/adapters.test.ts', '-t', only, '--reporter', 'json'];
      const { stdout } = await tool('vitest', ...args);
      expect(JSON.parse(stdout)).toMatchObject({ numPassedTests: 6, numFailedTests: 0 });
    },
    LONG,
  );

  it(
    'makes them to compile and to be tidy, in the order of the alphabet',
    async () => {
      for (const platform of OTHERS) newPlatform(root, { ...GUILD, ...platform });
      const registry = read('lib/capture/registry.ts');
      const imports = [...registry.matchAll(/from '\.\/adapters\/([\w-]+)'/g)].map(([, file]) => file);
      expect(imports).toEqual(imports.toSorted());
      expect(imports).toEqual(expect.arrayContaining(['rope-guild', ...OTHERS.map(({ id }) => id)]));
      for (const name of ['ropeGuild', 'aardvark', 'middleSchool']) expect(registry).toContain(`  ${name},\n`);
      expect(read('tests/fixtures/capture/middle-school/certificate.html')).toContain('Ropes &amp; Knots');
      const sources = ['rope-guild', ...OTHERS.map(({ id }) => id)].map((id) => `lib/capture/adapters/${id}.ts`);
      await tool('biome', 'check', 'lib/capture/registry.ts', ...sources);
      await tool('tsc', ...COMPILE.split(' '), ...sources);
    },
    LONG,
  );
});

describe('the command’s arguments', () => {
  const now = new Date('2026-11-26T22:00:00Z');

  it('are an id, a label and hosts', () => {
    const args = ['rope-guild', '--label', 'Rope Guild', '--host', 'a.example', '--host', '*.b.example'];
    expect(platformFrom(args, now)).toEqual({ ...GUILD, hosts: ['a.example', '*.b.example'] });
  });

  it.each([
    ['nothing', []],
    ['no id', ['--label', 'Rope Guild', '--host', 'a.example']],
    ['no label', ['rope-guild', '--host', 'a.example']],
    ['no host', ['rope-guild', '--label', 'Rope Guild']],
    ['two ids', ['rope', 'guild', '--label', 'Rope Guild', '--host', 'a.example']],
    ['a misspelt option', ['rope-guild', '--lable', 'Rope Guild', '--host', 'a.example']],
  ])('%s: says how the command is used', (_, args) => {
    expect(() => platformFrom(args, now)).toThrow('Usage: npm run new:platform');
  });
});

describe('what won’t do is refused', () => {
  it.each<[string, Partial<typeof GUILD>, string]>([
    ['no id', { id: '' }, 'is no id'],
    ['capitals', { id: 'RopeGuild' }, 'is no id'],
    ['a path', { id: '../rope' }, 'is no id'],
    ['an underscore', { id: 'rope_guild' }, 'is no id'],
    ['a hyphen too many', { id: 'rope--guild' }, 'is no id'],
    ['a digit first', { id: '3ropes' }, 'is no id'],
    ['a long one', { id: 'r'.repeat(31) }, 'is no id'],
    ['one that exists', { id: 'moodle' }, 'is taken'],
    ['a word of the language', { id: 'class' }, 'is taken'],
    ['a name of the registry’s', { id: 'adapter-for' }, 'is taken'],
    ['a name in the file', { id: 'read-certificate' }, 'is taken'],
    ['no label', { label: '' }, 'is no label'],
    ['a label that ends the string', { label: "Rope' + Guild" }, 'is no label'],
    ['a label that ends the comment', { label: 'Rope */ Guild' }, 'is no label'],
    ['a label with a line', { label: 'Rope\nGuild' }, 'is no label'],
    ['a long label', { label: 'R'.repeat(41) }, 'is no label'],
    ['no host', { hosts: [] }, 'no --host'],
    ['an address', { hosts: ['https://learn.ropes.example/'] }, 'is no host'],
    ['a name without a dot', { hosts: ['localhost'] }, 'is no host'],
    ['a number', { hosts: ['192.0.2.1'] }, 'is no host'],
    ['every host', { hosts: ['*.'] }, 'is no host'],
    ['another platform’s host', { hosts: ['ropes.example', 'www.coursera.org'] }, 'is read by coursera.ts'],
    ['hosts below another’s', { hosts: ['*.edx.org'] }, 'is read by openedx.ts'],
  ])('%s', (_, change, message) => {
    const before = read('lib/capture/registry.ts');
    const platform = { ...GUILD, id: 'splices', label: 'Splices', hosts: ['splices.example'], ...change };
    expect(() => newPlatform(root, platform)).toThrow(message);
    expect(read('lib/capture/registry.ts')).toBe(before);
    expect(existsSync(path.join(root, 'lib/capture/adapters/splices.ts'))).toBe(false);
  });
});
