import { existsSync, readFileSync } from 'node:fs';

/*
 * Adds up the JSON reports that vitest wrote and prints one last line: `N passed, N failed`. Nothing is printed when no
 * test ran at all. Exits 1 when something failed or a report is missing: a run that did not happen has not passed.
 */

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  /** One a file; a file that could not even be loaded has failed and has no assertions. */
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

let passed = 0;
let failed = 0;
let skipped = 0;
let missing = 0;
for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) {
    console.error(`${path} was not written: these tests did not run`);
    missing += 1;
    continue;
  }
  const report: Report = JSON.parse(readFileSync(path, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  failed += report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  skipped += report.numPendingTests;
}
if (skipped > 0) console.error(`${skipped} skipped`);
// A part that never ran must not look green in the one line that is read.
if (passed + failed > 0) console.log(`${passed} passed, ${failed + missing} failed`);
process.exitCode = failed > 0 || missing > 0 || passed === 0 ? 1 : 0;
