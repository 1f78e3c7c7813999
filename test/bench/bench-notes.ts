import { createHash } from 'node:crypto';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openEvalFolder } from '../../core/eval/folder.ts';
import { readQuestions } from '../../core/eval/questions.ts';
import type { ParsedNote } from '../../core/notes/note.ts';
import { parseNote } from '../../core/notes/parse-note.ts';
import { readNoteFile } from '../../core/notes/read.ts';
import { scanJournal } from '../../core/notes/scan.ts';
import { DEFAULT_EVAL_DIR } from '../eval/eval-dir.ts';

/**
 * Copies notes of the evaluation folder into `folder` until they make about `chunks` chunks: always the same notes, in
 * an order that mixes long and short ones.
 *
 * @returns how many chunks the copied notes make
 */
export async function copyNotes(folder: string, chunks: number): Promise<number> {
  const found = [];
  for (const { name, root } of openEvalFolder(DEFAULT_EVAL_DIR).corpora) {
    const { files } = await scanJournal(root);
    found.push(...files.map((file) => ({ file, to: join(folder, name, file.path) })));
  }
  const shuffled = found
    .map((entry) => ({ ...entry, key: createHash('sha256').update(entry.to.slice(folder.length)).digest('hex') }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  let copied = 0;
  for (const { file, to } of shuffled) {
    if (copied >= chunks) break;
    const read = readNoteFile(file);
    if (read.kind !== 'text') continue;
    copied += parseNote({ found: file, text: read.text, hash: read.hash }).chunks.length;
    mkdirSync(dirname(to), { recursive: true });
    cpSync(file.file, to);
  }
  return copied;
}

/** Every note of the evaluation folder, parsed; its path begins with the name of its corpus. */
export async function evalNotes(): Promise<ParsedNote[]> {
  const notes: ParsedNote[] = [];
  for (const { name, root } of openEvalFolder(DEFAULT_EVAL_DIR).corpora) {
    const { files } = await scanJournal(root);
    for (const file of files) {
      const read = readNoteFile(file);
      if (read.kind !== 'text') continue;
      const found = { ...file, path: `${name}/${file.path}` };
      notes.push(parseNote({ found, text: read.text, hash: read.hash }));
    }
  }
  return notes;
}

/** `count` questions of the evaluation folder, spread over all kinds. */
export function benchQuestions(count: number): string[] {
  const all = readQuestions(DEFAULT_EVAL_DIR);
  const step = Math.max(1, Math.floor(all.length / count));
  return all
    .filter((_, index) => index % step === 0)
    .slice(0, count)
    .map(({ query }) => query);
}
