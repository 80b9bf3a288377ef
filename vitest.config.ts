import { configDefaults, defineConfig } from 'vitest/config';

/** What opens databases keeps state in module globals; everything else is pure and can share a world, which halves the time. */
const STATEFUL = ['tests/history/**/*.test.ts', 'tests/background/**/*.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000,
    pool: 'threads',
    projects: [
      { extends: true, test: { name: 'stateful', include: STATEFUL, isolate: true } },
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, 'tests/e2e/**', ...STATEFUL],
          isolate: false,
        },
      },
    ],
  },
});
