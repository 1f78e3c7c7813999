import { defineConfig } from 'vitest/config';

/** It takes both cores while it indexes. */
const ALONE = 'test/e2e/large.test.ts';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    globalSetup: 'test/helpers/own-temp.ts',
    // .ci/run adds these up.
    reporters: ['default', ['json', { outputFile: 'test-artifacts/e2e.json' }]],
    pool: 'forks',
    // Each waits for its own window part of the time: two at once took 378 s where one after the other took 457.
    maxWorkers: 2,
    expect: { poll: { timeout: 10_000, interval: 50 } },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], exclude: [ALONE], sequence: { groupOrder: 0 } },
      },
      { extends: true, test: { name: 'large', include: [ALONE], sequence: { groupOrder: 1 } } },
    ],
  },
});
