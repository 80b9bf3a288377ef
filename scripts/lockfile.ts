import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Completes package-lock.json with the binaries of other platforms. A registry that carries only this platform's makes
 * `npm install` leave the others out, and then `npm ci` refuses the file. Their versions are exact, so nothing is guessed.
 * Run after every `npm install`: `npm run lockfile`. `tests/lockfile.test.ts` fails when it was forgotten.
 */

interface Entry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}
export type Packages = Readonly<Record<string, Entry>>;

const SYSTEMS = ['android', 'darwin', 'win32', 'freebsd', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'linux'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'mips64el', 'loong64'];

/** Exact optional dependencies that the file has no entry for, each with the entry that asks for it. */
export function missingFrom(
  packages: Packages,
): readonly { readonly by: string; readonly name: string; readonly version: string }[] {
  return Object.entries(packages).flatMap(([by, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d+\.\d+\.\d+/.test(version) && !isFound(packages, by, name))
      .map(([name, version]) => ({ by, name, version })),
  );
}

/** Node's way: beside the one that asks, then outwards. */
function isFound(packages: Packages, by: string, name: string): boolean {
  for (let folder = by; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

function complete(packages: Packages): Packages {
  const completed: Record<string, Entry> = { ...packages };
  for (const { by, name, version } of missingFrom(packages)) {
    const top = `node_modules/${name}`;
    const taken = completed[top] !== undefined && completed[top].version !== version;
    const os = SYSTEMS.find((system) => name.includes(system));
    const cpu = PROCESSORS.find((processor) => new RegExp(`-${processor}(?:-|$)`).test(name));
    completed[taken ? `${by}/${top}` : top] = {
      version,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(packages[by]?.dev ? { dev: true } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
    };
  }
  return Object.fromEntries(Object.entries(completed).sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (process.argv[1]?.endsWith('lockfile.ts')) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const before = missingFrom(lock.packages).length;
  writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: complete(lock.packages) }, null, 2)}\n`);
  console.log(`package-lock.json: ${before} entries added`);
}
