import type { Abbreviation } from '../notes/abbreviations.ts';
import type { Db } from './database.ts';
import { notesVersion } from './meta.ts';
import { keptPer } from './kept-per.ts';
import { prepared } from './statement.ts';

const DELETE = 'DELETE FROM abbreviations WHERE note_id = ?';
const INSERT = 'INSERT INTO abbreviations (note_id, short, long) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
/** What more notes say, or say more often in the same words, comes first. */
const READ = `
  SELECT short, long FROM abbreviations GROUP BY short, lower(long)
  ORDER BY short, count(*) DESC, lower(long)`;

/** Forgets what a note explained. Inside the caller's transaction. */
export function removeAbbreviations(db: Db, noteId: number): void {
  prepared<[number]>(db, DELETE).run(noteId);
}

/** Writes what a note explains. Inside the caller's transaction. */
export function writeAbbreviations(db: Db, noteId: number, abbreviations: readonly Abbreviation[]): void {
  for (const { short, long } of abbreviations) prepared<[number, string, string]>(db, INSERT).run(noteId, short, long);
}

/** What all notes explain, each pair once; of one abbreviation the commonest meaning first. Read anew after a change. */
export const readAbbreviations: (db: Db) => readonly Abbreviation[] = keptPer(notesVersion, (db) =>
  prepared<[], Abbreviation>(db, READ).all(),
);
