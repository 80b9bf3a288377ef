import { defineConfig } from 'vitest/config';

/** One project for each browser; files one after the other, since each drives a browser of its own. */
export default defineConfig({
  test: {
    fileParallelism: false,
    maxWorkers: 1,
    projects: ['chromium', 'firefox'].map((name) => ({
      test: {
        name,
        include: ['tests/e2e/**/*.e2e.ts'],
        env: { TOUCHSTONE_BROWSER: name },
        globalSetup: ['tests/e2e/build.ts'],
        environment: 'node',
        // A slow machine may need all of the patience of several steps in a row; whoever waits goes on as soon as it can.
        testTimeout: 240_000,
        hookTimeout: 240_000,
        expect: { poll: { timeout: 30_000, interval: 50 } },
      },
    })),
  },
});
