import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    globalSetup: 'test/helpers/own-temp.ts',
    include: ['test/e2e/**/*.test.ts'],
    // .ci/run adds these up.
    reporters: ['default', ['json', { outputFile: 'test-artifacts/e2e.json' }]],
    pool: 'forks',
    // Each waits for its own window part of the time: two at once took 378 s where one after the other took 457.
    maxWorkers: 2,
    expect: { poll: { timeout: 10_000, interval: 50 } },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
