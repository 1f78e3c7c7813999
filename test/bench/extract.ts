import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { extractFacts } from '../../core/extract/extract.ts';
import { parseNote } from '../../core/notes/parse-note.ts';
import { readNoteFile } from '../../core/notes/read.ts';
import { scanJournal } from '../../core/notes/scan.ts';

/*
 * How many parsed notes a second one thread reads items, people, decisions and errors out of:
 *   npx node test/bench/extract.ts [folder]     (default: ../shared/eval/corpora)
 * The first round compiles the code while it runs, as a fresh process does; the median is of the rounds after it. CPU time
 * of this thread, so that other work on the machine counts little.
 */

const ROUNDS = 6;
const root = resolve(process.argv[2] ?? new URL('../../../shared/eval/corpora', import.meta.url).pathname);
if (!existsSync(root)) throw new Error(`there is no folder ${root}; name one with notes`);

const { files } = await scanJournal(root);
const notes = files.flatMap((found) => {
  const read = readNoteFile(found);
  return read.kind === 'text' ? [parseNote({ found, text: read.text, hash: read.hash })] : [];
});

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const rounds: number[] = [];
let facts = 0;
for (let round = 0; round < ROUNDS; round++) {
  facts = 0;
  const startMs = cpuMs();
  for (const note of notes) {
    const { tasks, turns, names, decisions, signatures } = extractFacts(note);
    facts += tasks.length + turns.length + names.length + decisions.length + signatures.length;
  }
  rounds.push(cpuMs() - startMs);
}
const [first = 0, ...later] = rounds;
const medianMs = later.toSorted((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0;
const perSecond = (ms: number) => Math.round((notes.length * 1000) / ms);
console.log(
  JSON.stringify({
    notes: notes.length,
    facts,
    firstNotesPerSecond: perSecond(first),
    medianNotesPerSecond: perSecond(medianMs),
  }),
);
