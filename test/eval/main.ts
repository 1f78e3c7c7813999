import { join } from 'node:path';
import { run } from '../../core/cli/run.ts';
import { stopSignal } from '../../core/cli/stop-signal.ts';
import { openEngine } from '../../core/engine.ts';
import { testModelsDir } from '../helpers/models.ts';
import { DEFAULT_EVAL_DIR } from './eval-dir.ts';

/*
 * `daybook eval` on the evaluation folder beside the repository, with the models of the tests when they are here:
 *   npm run eval -- [DIR] [options of daybook eval]
 * Index and vectors are kept in test-artifacts/eval, or in `--data DIR`.
 */

/** The clock of all runs: later than the newest note, and always the same. */
const NOW = '2026-11-16T09:00:00Z';

const modelsDir = testModelsDir();
const given = process.argv.slice(2);
const namesFolder = given[0] !== undefined && !given[0].startsWith('-');
const argv = [
  '--data',
  join('test-artifacts', 'eval'),
  '--now',
  NOW,
  'eval',
  ...(namesFolder ? [] : [DEFAULT_EVAL_DIR]),
];
const outcome = await run([...argv, ...given], {
  stdout: process.stdout,
  stderr: process.stderr,
  readInput: async () => '',
  cwd: process.cwd(),
  signal: stopSignal(),
  version: 'eval',
  openEngine: (options) =>
    openEngine(modelsDir === null ? options : { ...options, config: { ...options.config, modelsDir } }),
});
process.exit(outcome === 'app' ? 1 : outcome);
