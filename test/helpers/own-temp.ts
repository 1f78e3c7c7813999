import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * For a whole run of tests, temporary files go to one folder of its own. It is removed at the end with all that a test
 * left, or that failed before it could tidy up.
 */

const folder = mkdtempSync(join(tmpdir(), 'daybook-run-'));
const before = process.env['TMPDIR'];

export function setup(): void {
  process.env['TMPDIR'] = folder;
}

export function teardown(): void {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
