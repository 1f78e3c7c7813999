import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    globalSetup: 'test/helpers/own-temp.ts',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/electron-double/**', '**/node_modules/**'],
    // .ci/run adds these up.
    reporters: ['default', ['json', { outputFile: 'test-artifacts/unit.json' }]],
    pool: 'forks',
    // With memory protection keys V8 loses a page of code now and then where threads come and go (`Check failed:
    // jit_page.has_value()`), and ends the process.
    execArgv: ['--no-memory-protection-keys'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A page in a browser that shares two cores needs more than the default second.
    expect: { poll: { timeout: 15_000 } },
  },
});
