import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { programUrl } from '../../core/cli/bundled.mjs';
import { readConfig } from '../../core/config.ts';
import type { IndexReport } from '../../core/contract/index-run.ts';
import type * as Indexing from '../../core/ingest/indexer.ts';
import type { Indexer } from '../../core/ingest/indexer.ts';

/*
 * Notes a second into a new index, without embeddings, and the time of a run that finds nothing changed:
 *   npx node test/bench/index.ts [folder]     (default: ../shared/eval/corpora)
 * Medians of five new processes: a process that has indexed once has compiled everything. The engine's own way, with its
 * threads, and with the bundle and the compile cache that the `daybook` command has; scan, reading, parsing and storing are
 * in the time.
 * Peak memory is that of the whole process. CPU time, of all threads together, tells more than wall time on a busy machine.
 */

const ROUNDS = 5;
/** That of core/cli/daybook.mjs. */
const COMPILE_CACHE = new URL('../../node_modules/.cache/daybook', import.meta.url).pathname;
/** Set for the processes of the rounds. */
const ONE_ROUND = 'one-round';

interface Round {
  readonly notesPerSecond: number;
  readonly peakRssMb: number;
  readonly againMs: number;
  readonly cpuMs: number;
}

const [folder = new URL('../../../shared/eval/corpora', import.meta.url).pathname, mode] = process.argv.slice(2);
const root = resolve(folder);
if (!existsSync(root)) throw new Error(`there is no folder ${root}; name one with notes`);
if (mode === ONE_ROUND) await measureOnce();
else console.log(JSON.stringify(mediansOf(Array.from({ length: ROUNDS }, runRound))));

function runRound(): Round {
  const { stdout } = spawnSync(process.execPath, [import.meta.filename, root, ONE_ROUND], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  // SAFETY: printed by `measureOnce` below.
  return JSON.parse(stdout) as Round;
}

function mediansOf(rounds: readonly Round[]): Round {
  const median = (key: keyof Round) =>
    rounds.map((round) => round[key]).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return {
    notesPerSecond: median('notesPerSecond'),
    peakRssMb: median('peakRssMb'),
    againMs: median('againMs'),
    cpuMs: median('cpuMs'),
  };
}

async function measureOnce(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  // SAFETY: the bundle is made of that file.
  const { startIndexer } = (await import(programUrl('indexer'))) as typeof Indexing;
  const indexer = await startIndexer({
    config: readConfig({ dataDir }),
    journals: [root],
    embedModel: () => null,
    watch: false,
  });
  if (indexer === null) throw new Error('the new index is written by somebody else');
  const first = await run(indexer);
  const again = await run(indexer);
  await indexer.close();
  rmSync(dataDir, { recursive: true });
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  const notesPerSecond = (first.report.notes.added * 1000) / first.ms;
  console.error(
    `${first.report.notes.added} notes, ${first.report.chunks} chunks: ${first.ms.toFixed(0)} ms (${first.cpuMs.toFixed(0)} ms of CPU), ` +
      `${notesPerSecond.toFixed(0)} notes/s, peak ${peakRssMb.toFixed(0)} MB; again ${again.ms.toFixed(0)} ms`,
  );
  console.log(JSON.stringify({ notesPerSecond, peakRssMb, againMs: again.ms, cpuMs: first.cpuMs } satisfies Round));
}

async function run(indexer: Indexer): Promise<{ report: IndexReport; ms: number; cpuMs: number }> {
  const startMs = performance.now();
  const cpu = process.cpuUsage();
  for await (const event of indexer.run({ fresh: false, embed: false, facts: 'later' }, new AbortController().signal)) {
    if (event.kind !== 'done') continue;
    const used = process.cpuUsage(cpu);
    return { report: event.report, ms: performance.now() - startMs, cpuMs: (used.user + used.system) / 1000 };
  }
  throw new Error('the run ended without a report');
}
