import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseNote } from '../../../core/notes/parse-note.ts';
import type { ParsedNote } from '../../../core/notes/note.ts';
import { readNoteFile } from '../../../core/notes/read.ts';
import { scanJournal } from '../../../core/notes/scan.ts';
import { needs } from '../../helpers/require.ts';

const SAMPLES = fileURLToPath(new URL('../../../../shared/samples', import.meta.url));
const CORPORA = fileURLToPath(new URL('../../../../shared/eval/corpora', import.meta.url));
const hasSamples = needs(existsSync(SAMPLES), `the notes in ${SAMPLES}`);
const hasCorpora = needs(existsSync(CORPORA), `the notes in ${CORPORA}`);

async function parseAll(root: string): Promise<{ note: ParsedNote; text: string }[]> {
  const { files, skipped } = await scanJournal(root);
  expect(skipped).toEqual([]);
  return files.map((found) => {
    const read = readNoteFile(found);
    if (read.kind === 'skipped') throw new Error(`${found.path}: ${read.message}`);
    return { note: parseNote({ found, text: read.text, hash: read.hash }), text: read.text };
  });
}

test.skipIf(!hasSamples)('the sample journal: a wrong heading is put right, and reported with its line', async () => {
  const notes = await parseAll(SAMPLES);
  const journal = notes.find(({ note }) => note.path === '2025-journal.md')?.note;
  expect(journal?.sections.map(({ date, dateOrigin }) => `${date ?? ''} ${dateOrigin ?? ''}`)).toEqual(
    ['16', '17', '18', '19', '20', '22'].map((day) => `2024-12-${day} heading`),
  );
  expect(journal?.warnings).toEqual([expect.objectContaining({ code: 'weekday-mismatch', line: 63 })]);
  const diary = notes.find(({ note }) => note.path === '2024-11-diary.md')?.note;
  const days = ['04', '05', '06', '07', '08', '10', '11', '12', '14', '16', '17'];
  expect(diary?.sections.map(({ date }) => date)).toEqual([null, ...days.map((day) => `2024-11-${day}`)]);
  expect(diary?.warnings).toEqual([]);
  expect(diary?.chunks[0]).toMatchObject({ line: 1, endLine: 16, section: 1 });
});

test.skipIf(!hasCorpora)(
  '4,220 notes of many hands: every line in a chunk, every file with a date has it',
  async () => {
    const notes = await parseAll(CORPORA);
    expect(notes.length).toBeGreaterThan(4000);
    const missing: string[] = [];
    const misdated: string[] = [];
    for (const { note, text } of notes) {
      const covered = new Set<number>();
      for (const chunk of note.chunks) for (let line = chunk.line; line <= chunk.endLine; line++) covered.add(line);
      for (const [index, line] of text.split('\n').entries()) {
        if (index + 1 >= note.bodyLine && line.trim() !== '' && !covered.has(index + 1))
          missing.push(`${note.path}:${index + 1}`);
      }
      const named = /\d{4}-\d{2}-\d{2}/.exec(note.path)?.[0];
      if (named !== undefined && note.date !== named) misdated.push(`${note.path}: ${note.date ?? 'none'}`);
    }
    expect(missing).toEqual([]);
    // Front matter wins over the file's name.
    expect(misdated.length).toBeLessThan(5);
  },
);
