import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

/** Builds the extension for the project's browser, unless `npm test` did so a moment ago. */
export function setup({ name }: TestProject): void {
  if (process.env.TOUCHSTONE_BUILT === '1') return;
  const args = name === 'firefox' ? ['-b', 'firefox', '--mv3'] : [];
  const run = spawnSync('npx', ['wxt', 'build', ...args], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (run.status !== 0) throw new Error(`the extension does not build for ${name}:\n${run.stdout}\n${run.stderr}`);
}
