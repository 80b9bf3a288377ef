import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** What a step came to. A step that could not start has failed. */
interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What failed, named: the summary comes last, where a shortened log still shows it. */
const failures: string[] = [];

const PASSED: Count = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Count = { passed: 0, failed: 1, skipped: 0 };
const RESULTS = '.test';

/** Runs everything that has to hold, in the order in which it is cheapest to hear of a failure; all of it, whatever fails. */
function main(): Count {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS);
  const prepared = step('prepare', ['wxt', 'prepare']);
  const counts = [
    prepared,
    step('types', ['tsc', '--noEmit', '-p', '.']),
    step('lint', ['biome', 'check']),
    suite('unit', []),
    step('build for Chrome', ['wxt', 'build']),
    step('build for Firefox', ['wxt', 'build', '-b', 'firefox', '--mv3']),
    ...['chromium', 'firefox'].map((browser) =>
      suite(`e2e-${browser}`, ['-c', 'vitest.e2e.config.ts', '--project', browser]),
    ),
  ];
  return counts.reduce((sum, count) => ({
    passed: sum.passed + count.passed,
    failed: sum.failed + count.failed,
    skipped: sum.skipped + count.skipped,
  }));
}

function step(what: string, args: readonly string[]): Count {
  if (run(what, args)) return PASSED;
  failures.push(what);
  return FAILED;
}

/** Runs a tool of this project; its output goes straight to the terminal. */
function run(what: string, args: readonly string[]): boolean {
  process.stdout.write(`\n== ${what}: ${args.join(' ')}\n`);
  const { status, error } = spawnSync('npx', ['--no-install', ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    // The e2e suites need not build again what was built a moment ago.
    env: { ...process.env, TOUCHSTONE_BUILT: '1' },
  });
  if (error) process.stdout.write(`${what} could not start: ${error.message}\n`);
  return status === 0;
}

const VitestResults = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      assertionResults: v.array(v.object({ status: v.string(), fullName: v.string() })),
    }),
  ),
});

/** Runs vitest and counts its tests. A file that failed without a failed test (it did not load, its setup threw) counts as one. */
function suite(name: string, args: readonly string[]): Count {
  const file = join(RESULTS, `${name}.json`);
  const good = run(name, [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...args,
  ]);
  const read = existsSync(file) ? v.safeParse(VitestResults, JSON.parse(readFileSync(file, 'utf8'))) : null;
  if (!read?.success) {
    failures.push(`${name}: no results`);
    return FAILED;
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read.output;
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = numFailedTests + broken;
  for (const { name: path, status, assertionResults } of testResults) {
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && tests.length === 0) failures.push(`${name}: ${path}`);
    failures.push(...tests.map(({ fullName }) => `${name}: ${path}: ${fullName}`));
  }
  const none = numPassedTests + failed === 0;
  return {
    passed: numPassedTests,
    failed: failed > 0 ? failed : good && !none ? 0 : 1,
    skipped: numPendingTests + numTodoTests,
  };
}

const { passed, failed, skipped } = main();
process.exitCode = failed === 0 ? 0 : 1;
for (const failure of failures) process.stdout.write(`\nFailed: ${failure}`);
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
