import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingFrom } from '../scripts/lockfile';

it('the lock file names the binaries of every platform, so that `npm ci` takes it anywhere (npm run lockfile)', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(missingFrom(packages)).toEqual([]);
});
