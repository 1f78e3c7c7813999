import { readConfig } from '../../core/config.ts';

/**
 * Says whether a test can run. When `present` is false, prints one line with what is missing and returns false, for
 * `test.skipIf(!needs(…))`; under `DAYBOOK_REQUIRE_ALL=1` it throws instead, so that nothing is skipped unseen.
 */
export function needs(present: boolean, missing: string): boolean {
  if (present) return true;
  if (readConfig().requireAll) throw new Error(`DAYBOOK_REQUIRE_ALL is set, and this is missing: ${missing}`);
  console.warn(`skipped: ${missing}`);
  return false;
}
