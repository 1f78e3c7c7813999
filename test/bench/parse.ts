import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseNote } from '../../core/notes/parse-note.ts';
import { readNoteFile } from '../../core/notes/read.ts';
import { scanJournal } from '../../core/notes/scan.ts';

/*
 * Time to find, read and understand a folder of notes on one thread:
 *   npx node test/bench/parse.ts [folder]     (default: ../shared/eval/corpora)
 * Prints the best and the median of some rounds; the first round, with a cold compiler, is shown by itself. CPU time (with
 * that of the compiler's and collector's threads) tells more than wall time on a busy machine.
 */

const ROUNDS = 7;
const root = resolve(process.argv[2] ?? new URL('../../../shared/eval/corpora', import.meta.url).pathname);
if (!existsSync(root)) throw new Error(`there is no folder ${root}; name one with notes`);

const scanStarted = performance.now();
const { files, skipped } = await scanJournal(root);
const scanMs = performance.now() - scanStarted;

const readStarted = performance.now();
const sources = files.flatMap((found) => {
  const read = readNoteFile(found);
  return read.kind === 'text' ? [{ found, text: read.text, hash: read.hash }] : [];
});
const readMs = performance.now() - readStarted;

const rounds: number[] = [];
const cpu: number[] = [];
let counts = { chunks: 0, sections: 0, warnings: 0 };
for (let round = 0; round < ROUNDS; round++) {
  counts = { chunks: 0, sections: 0, warnings: 0 };
  const started = performance.now();
  const cpuStarted = process.cpuUsage();
  for (const source of sources) {
    const note = parseNote(source);
    counts.chunks += note.chunks.length;
    counts.sections += note.sections.length;
    counts.warnings += note.warnings.length;
  }
  rounds.push(performance.now() - started);
  cpu.push(process.cpuUsage(cpuStarted).user / 1000);
}
const sorted = rounds.toSorted((a, b) => a - b);
console.log(
  JSON.stringify({
    notes: sources.length,
    megabytes: Math.round(sources.reduce((sum, source) => sum + source.text.length, 0) / 1e5) / 10,
    skipped: skipped.length,
    ...counts,
    ms: {
      scan: Math.round(scanMs),
      readAndHash: Math.round(readMs),
      parseFirst: Math.round(rounds[0] ?? 0),
      parseBest: Math.round(sorted[0] ?? 0),
      parseMedian: Math.round(sorted[Math.floor(ROUNDS / 2)] ?? 0),
      cpuFirst: Math.round(cpu[0] ?? 0),
      cpuBest: Math.round(Math.min(...cpu)),
    },
  }),
);
