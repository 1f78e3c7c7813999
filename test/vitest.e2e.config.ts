import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    globalSetup: 'test/helpers/own-temp.ts',
    include: ['test/e2e/**/*.test.ts'],
    // .ci/run adds these up.
    reporters: ['default', ['json', { outputFile: 'test-artifacts/e2e.json' }]],
    pool: 'forks',
    // Each waits for its own window most of the time: two take two thirds of the time that one after the other takes.
    maxWorkers: 2,
    expect: { poll: { timeout: 10_000, interval: 50 } },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
