import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { matchesHost } from '../lib/capture/observe';
import { UsageError } from './cli/usage';

/**
 * Begins a learning platform: the adapter's file, its fixture folder and its line in the registry. What it writes works: it
 * reads the certificates of one form of address, as nobody's in particular, and passes the tests of adapters; what is known
 * of the platform is put in its place. `CONTRIBUTING.md` says how.
 */

const USAGE = 'Usage: npm run new:platform -- ID --label "The Platform" --host learn.example.org [--host …]';

export interface NewPlatform {
  /** Small letters, digits and hyphens: the name of the file and of the folder. */
  readonly id: string;
  /** The platform's own name. */
  readonly label: string;
  /** Its hosts, exact, or with `*.` in front for those below as well. */
  readonly hosts: readonly string[];
  /** The month in which it is made, `2026-11`. */
  readonly month: string;
}

const REGISTRY = 'lib/capture/registry.ts';
const ADAPTERS = 'lib/capture/adapters';
const FIXTURES = 'tests/fixtures/capture';
/** What the adapter's file names besides the adapter. */
const NAMES_INSIDE = ['readCertificate', 'statedCertificate'];
const RESERVED =
  /^(?:arguments|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|eval|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|with|yield)$/;

/**
 * @param root the repository's folder
 * @returns the files that were written, the registry last, by their paths from the root
 * @throws UsageError when an id, label or host won't do, or is taken; then nothing was written
 */
export function newPlatform(root: string, platform: NewPlatform): readonly string[] {
  const registry = readFileSync(join(root, REGISTRY), 'utf8');
  refuse(root, platform, registry);
  const { id } = platform;
  const files: Readonly<Record<string, string>> = {
    [`${ADAPTERS}/${id}.ts`]: adapterOf(platform),
    [`${FIXTURES}/${id}/certificate.html`]: certificatePage(platform),
    [`${FIXTURES}/${id}/certificate-none.html`]: otherPage(platform),
    [`${FIXTURES}/${id}/cases.json`]: `${JSON.stringify(casesOf(platform), null, 2)}\n`,
    [REGISTRY]: registered(registry, id),
  };
  mkdirSync(join(root, FIXTURES, id), { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(root, file), content);
  return Object.keys(files);
}

function refuse(root: string, { id, label, hosts }: NewPlatform, registry: string): void {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > 30) {
    throw new UsageError(`"${id}" is no id: small letters, digits and single hyphens, a letter first, 30 at most`);
  }
  if (RESERVED.test(id) || NAMES_INSIDE.includes(exportOf(id)) || named(registry).includes(exportOf(id))) {
    throw new UsageError(`"${id}" is taken: ${exportOf(id)} already means something`);
  }
  const folders = [`${ADAPTERS}/${id}.ts`, `${FIXTURES}/${id}`].filter((path) => existsSync(join(root, path)));
  if (folders.length > 0) throw new UsageError(`"${id}" is taken: ${folders.join(' and ')} is there`);
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{N} .,&+’()-]{0,38}[\p{L}\p{N}.+)])?$/u.test(label)) {
    throw new UsageError(`"${label}" is no label: the platform’s name, 40 characters at most`);
  }
  if (hosts.length === 0) throw new UsageError('no --host given');
  for (const host of hosts) refuseHost(root, host);
}

/** Every word of a file's code, those of its comments left out. */
function named(source: string): readonly string[] {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').match(/\w+/g) ?? [];
}

function refuseHost(root: string, host: string): void {
  if (!/^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host) || host.length > 80) {
    throw new UsageError(`"${host}" is no host: learn.example.org, or *.example.org for those below as well`);
  }
  const url = new URL(`https://${host.replace('*.', '')}/`);
  for (const file of readdirSync(join(root, ADAPTERS))) {
    const source = readFileSync(join(root, ADAPTERS, file), 'utf8');
    const patterns = [...source.matchAll(/'(\*:\/\/[^'\s]+)'/g)].map(([, pattern = '']) => pattern);
    if (patterns.some((pattern) => matchesHost(pattern, url))) throw new UsageError(`"${host}" is read by ${file}`);
  }
}

/** The name under which an adapter's file exports it: its id in camel case. */
function exportOf(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const EXAMPLE_ID = '7c2e90d41f';
const EXAMPLE_TITLE = 'Knots for Sailors';

function adapterOf({ id, label, hosts, month }: NewPlatform): string {
  const patterns = hosts.map((host) => `'*://${host}/*'`);
  const oneLine = `  hosts: [${patterns.join(', ')}],`;
  const hostLines =
    oneLine.length > 120 ? `  hosts: [\n${patterns.map((line) => `    ${line},`).join('\n')}\n  ],` : oneLine;
  return `/*
 * ${label}. Facts: L (the form of a certificate's address; ${month}).
 *
 * Read: certificates, by what \`stated.ts\` can read anywhere.
 * Own: never known. Certificates are public, and no mark of the owner's own view is known.
 * Not known: the certificate's mark-up, its date and recipient; anything of the courses' own pages.
 */
import { statedCertificate } from '../stated';
import type { Adapter, Observation, Page } from '../types';

export const ${exportOf(id)}: Adapter = {
  id: '${id}',
  label: '${label}',
  facts: '${month}',
${hostLines}
  pages: [{ kind: 'certificate', confidence: 'L', path: /^\\/certificates\\/[\\w-]+\\/?$/, read: readCertificate }],
};

const SITE = { platform: '${id}', site: '${label}' } as const;

function readCertificate(page: Page): Observation[] {
  const id = /\\/([\\w-]+)\\/?$/.exec(page.url.pathname)?.[1] ?? '';
  return statedCertificate(page, SITE, { url: \`\${page.url.origin}/certificates/\${id}\`, id });
}
`;
}

function certificatePage({ label }: NewPlatform): string {
  return html(label, `<h1>${EXAMPLE_TITLE}</h1>\n    <p>Awarded to Ada Learner</p>`);
}

function otherPage({ label }: NewPlatform): string {
  return html(label, '<h1>Certificate not found</h1>');
}

function html(label: string, body: string): string {
  const title = label.replace(/&/g, '&amp;');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Certificate | ${title}</title>
  </head>
  <body>
    ${body}
  </body>
</html>
`;
}

function casesOf({ id, hosts: [host = ''] }: NewPlatform): readonly unknown[] {
  const url = `https://${host.replace('*.', 'www.')}/certificates/${EXAMPLE_ID}`;
  const certificate = {
    platform: id,
    itemId: `certificate/${EXAMPLE_ID}`,
    kind: 'course',
    title: EXAMPLE_TITLE,
    url,
    status: 'completed',
    own: 'unknown',
    signal: 'certificate-page',
    credentials: [{ url, id: EXAMPLE_ID }],
  };
  return [
    { file: 'certificate.html', url, why: 'a certificate, by its heading', expected: [certificate] },
    { file: 'certificate-none.html', url, why: 'an address of no certificate', expected: [] },
  ];
}

/** The registry with one import and one entry more, each before the first that comes after it in the alphabet. */
function registered(registry: string, id: string): string {
  const name = exportOf(id);
  const imports = [...registry.matchAll(/^import \{ \w+ \} from '\.\/adapters\/([\w-]+)';$/gm)];
  const list = /^(export const adapters: readonly Adapter\[\] = )\[([^\]]*)\];$/m.exec(registry);
  if (imports.length === 0 || !list) throw new Error(`${REGISTRY} has no list of adapters that this script can read`);
  const next = imports.find(([, file = '']) => file > id);
  const end = imports.at(-1);
  const at = next ? next.index : (end?.index ?? 0) + (end?.[0].length ?? 0) + 1;
  const names = (list[2] ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const before = names.findIndex((entry) => entry > name);
  const all = names.toSpliced(before < 0 ? names.length : before, 0, name);
  const oneLine = `${list[1]}[${all.join(', ')}];`;
  const lines = oneLine.length > 120 ? `${list[1]}[\n${all.map((entry) => `  ${entry},`).join('\n')}\n];` : oneLine;
  // The list stands behind the imports, so that what is put in there doesn't move it here.
  const whole = registry.slice(0, list.index) + lines + registry.slice(list.index + list[0].length);
  return `${whole.slice(0, at)}import { ${name} } from './adapters/${id}';\n${whole.slice(at)}`;
}

/**
 * What the command's arguments ask for.
 *
 * @throws UsageError when something is missing, unknown or too much
 */
export function platformFrom(args: readonly string[], now: Date): NewPlatform {
  const { values, positionals } = parsed(args);
  const [id, ...more] = positionals;
  const { label, host: hosts } = values;
  if (id === undefined || more.length > 0 || label === undefined || hosts === undefined) throw new UsageError(USAGE);
  return { id, label, hosts, month: now.toISOString().slice(0, 7) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { label: { type: 'string' }, host: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function main(): Promise<void> {
  const files = newPlatform(process.cwd(), platformFrom(process.argv.slice(2), new Date()));
  // Only now, for it reads the registry as it has become.
  const { PLATFORMS_PAGE, platformsPage } = await import('./platforms');
  writeFileSync(PLATFORMS_PAGE, platformsPage());
  for (const file of [...files, PLATFORMS_PAGE]) console.log(file);
}

if (process.argv[1]?.endsWith('new-platform.ts')) {
  await main().catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  });
}
