import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../../core/config.ts';
import type { IndexReport } from '../../core/contract/index-run.ts';
import { startIndexer } from '../../core/ingest/indexer.ts';

/*
 * Notes a second into a new index, without embeddings, and the time of a run that finds nothing changed:
 *   npx node test/bench/index.ts [folder]     (default: ../shared/eval/corpora)
 * The engine's own way, with its threads; scan, reading, parsing and storing are in the time. Peak memory is that of the
 * whole process. CPU time, of all threads together, tells more than wall time on a busy machine.
 */

const root = resolve(process.argv[2] ?? new URL('../../../shared/eval/corpora', import.meta.url).pathname);
if (!existsSync(root)) throw new Error(`there is no folder ${root}; name one with notes`);

const dataDir = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
const indexer = await startIndexer({
  config: readConfig({ dataDir }),
  journals: [root],
  embedModel: () => null,
  watch: false,
});
if (indexer === null) throw new Error('the new index is written by somebody else');

async function run(): Promise<{ report: IndexReport; ms: number; cpuMs: number }> {
  const startMs = performance.now();
  const cpu = process.cpuUsage();
  const events = indexer?.run({ fresh: false, embed: false }, new AbortController().signal) ?? [];
  for await (const event of events) {
    if (event.kind !== 'done') continue;
    const used = process.cpuUsage(cpu);
    return { report: event.report, ms: performance.now() - startMs, cpuMs: (used.user + used.system) / 1000 };
  }
  throw new Error('the run ended without a report');
}

const first = await run();
const again = await run();
await indexer.close();
rmSync(dataDir, { recursive: true });
const peakRssMb = process.resourceUsage().maxRSS / 1024;
const notesPerSecond = (first.report.notes.added * 1000) / first.ms;
console.error(
  `${first.report.notes.added} notes, ${first.report.chunks} chunks: ${first.ms.toFixed(0)} ms (${first.cpuMs.toFixed(0)} ms of CPU), ` +
    `${notesPerSecond.toFixed(0)} notes/s, peak ${peakRssMb.toFixed(0)} MB; again ${again.ms.toFixed(0)} ms`,
);
console.log(JSON.stringify({ notesPerSecond, peakRssMb, againMs: again.ms, ms: first.report.ms, cpuMs: first.cpuMs }));
