import { afterAll, beforeAll, expect, test } from 'vitest';
import { chunksOfNote, readChunks, readNeighbours } from '../../../core/store/chunks.ts';
import { openIndex } from '../../../core/store/database.ts';
import type { Db } from '../../../core/store/database.ts';
import { listNotes, readNoteRow } from '../../../core/store/notes.ts';
import { listDays, sectionsOfNote } from '../../../core/store/sections.ts';
import { listWarnings } from '../../../core/store/skipped.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import type { JournalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const LONG = (word: string) => `${word} `.repeat(160).trim();

let folder: JournalFolder;
let db: Db;

beforeAll(async () => {
  folder = journalFolder({
    'diary.md': `# 2024-11-18\n\n${LONG('alpha')}\n\n${LONG('beta')}\n\n${LONG('gamma')}\n\n## Evening\n\nshort\n\n# 2024-11-19\n\nnext day\n`,
    'notes/Überblick.md': '---\nowner: nobody\n---\n# Überblick\n\ntext\n',
    'broken.md': '---\na: [1\n---\n# Broken\n\nstill indexed\n',
  });
  db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root]);
});

afterAll(() => {
  db.close();
  folder[Symbol.dispose]();
});

test('chunks come in the order that was asked for, and those that are gone are left out', () => {
  const all = chunksOfNote(db, readNoteRow(db, { path: 'diary.md' })!.id);
  expect(all.map((chunk) => chunk.ordinal)).toEqual(all.map((_, at) => at));
  const ids = all.map((chunk) => chunk.id).reverse();
  expect(readChunks(db, [...ids, 999_999]).map((chunk) => chunk.id)).toEqual(ids);
  expect(all[0]).toMatchObject({
    journal: folder.root,
    path: 'diary.md',
    date: '2024-11-18',
    dateOrigin: 'heading',
    level: 1,
  });
});

test('neighbours are those of the section, or of the note when the section has one chunk', () => {
  const all = chunksOfNote(db, readNoteRow(db, { path: 'diary.md' })!.id);
  const beta = all.find((chunk) => chunk.text.includes('beta'))!;
  const around = readNeighbours(db, beta.id, { before: 1, after: 1 });
  expect(around.map((chunk) => chunk.ordinal)).toEqual([beta.ordinal - 1, beta.ordinal + 1]);
  const gamma = all.find((chunk) => chunk.text.includes('gamma'))!;
  expect(readNeighbours(db, gamma.id, { before: 1, after: 5 }).map((chunk) => chunk.ordinal)).toEqual([beta.ordinal]);
  const evening = all.find((chunk) => chunk.headings.includes('Evening'))!;
  const ofNote = readNeighbours(db, evening.id, { before: 1, after: 1 });
  expect(ofNote.map((chunk) => chunk.ordinal)).toEqual([evening.ordinal - 1, evening.ordinal + 1]);
  expect(readNeighbours(db, evening.id, { before: 0, after: 0 })).toEqual([]);
  expect(readNeighbours(db, 999_999, { before: 1, after: 1 })).toEqual([]);
});

test('a note is found by path in any Unicode spelling, and by its journal', () => {
  const decomposed = 'notes/Überblick.md'.normalize('NFD');
  const note = readNoteRow(db, { path: decomposed });
  expect(note).toMatchObject({ title: 'Überblick', frontmatter: { owner: 'nobody' }, bodyLine: 4 });
  expect(readNoteRow(db, { path: 'diary.md', journal: folder.root })).not.toBeNull();
  expect(readNoteRow(db, { path: 'diary.md', journal: '/elsewhere' })).toBeNull();
  expect(readNoteRow(db, { path: 'nowhere.md' })).toBeNull();
});

test('notes are listed by a part of title or path', () => {
  expect(listNotes(db, { limit: 10, text: '' }).total).toBe(3);
  expect(listNotes(db, { limit: 1, text: '' }).notes).toHaveLength(1);
  expect(listNotes(db, { limit: 10, text: 'DIAR' }).notes.map((note) => note.path)).toEqual(['diary.md']);
  expect(listNotes(db, { limit: 10, text: '%' })).toEqual({ notes: [], total: 0 });
});

test('sections carry their dates; days are their first sections', () => {
  const sections = sectionsOfNote(db, readNoteRow(db, { path: 'diary.md' })!.id);
  expect(sections.map((section) => [section.headings.at(-1), section.date])).toEqual([
    ['2024-11-18', '2024-11-18'],
    ['Evening', '2024-11-18'],
    ['2024-11-19', '2024-11-19'],
  ]);
  const days = listDays(db, { from: '2024-11-01', to: '2024-11-30' });
  expect(days.map((day) => `${day.date} ${day.path}:${day.line} ${day.heading}`)).toEqual([
    '2024-11-18 diary.md:1 2024-11-18',
    '2024-11-19 diary.md:13 2024-11-19',
  ]);
  expect(listDays(db, { from: '2024-11-19', to: '2024-11-19' })).toHaveLength(1);
});

test('warnings name note and line', () => {
  expect(listWarnings(db)).toEqual([expect.objectContaining({ path: 'broken.md', journal: folder.root })]);
});
