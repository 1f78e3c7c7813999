import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_EVAL_DIR } from '../eval/eval-dir.ts';
import { percentile } from '../../core/eval/measures.ts';
import { benchQuestions, copyNotes } from './bench-notes.ts';

/*
 * How long `daybook search --mode lexical` takes as a whole process, over an index of 40,000 chunks:
 *   npx node test/bench/start.ts
 */

const CHUNKS = 40_000;
const WARM_UP_RUNS = 3;
const RUNS = 20;

const launcher = join(import.meta.dirname, '..', '..', 'core', 'cli', 'daybook.mjs');

function daybook(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`daybook ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

if (!existsSync(join(DEFAULT_EVAL_DIR, 'corpora')))
  throw new Error(`there is no evaluation folder at ${DEFAULT_EVAL_DIR}`);
const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
const journal = join(folder, 'notes');
const where = ['--data', join(folder, 'data')];
const chunks = await copyNotes(journal, CHUNKS);
daybook(['index', journal, '--no-embed', '--quiet', ...where]);
const times = benchQuestions(WARM_UP_RUNS + RUNS).map((query) =>
  daybook(['search', '--mode', 'lexical', '--json', ...where, '--', query]),
);
rmSync(folder, { recursive: true, force: true });
const warm = times.slice(WARM_UP_RUNS);
const round = (value: number | null): number => Math.round(value ?? 0);
console.log(
  JSON.stringify({ chunks, runs: RUNS, ms: { p50: round(percentile(warm, 0.5)), p95: round(percentile(warm, 0.95)) } }),
);
