import type { Db } from './database.ts';
import { clearCodes } from './vector-codes.ts';
import { outdateFacts } from './write-facts.ts';

const CLEAR = `
  INSERT INTO chunks_fts (chunks_fts) VALUES ('delete-all');
  INSERT INTO signatures_fts (signatures_fts) VALUES ('delete-all');
  DELETE FROM signatures;
  DELETE FROM chunks;
  DELETE FROM facts;
  DELETE FROM warnings;
  DELETE FROM sections;
  DELETE FROM note_tags;
  DELETE FROM abbreviations;
  DELETE FROM notes;
  DELETE FROM skipped;
  DELETE FROM journals;`;

/** Empties the index in one transaction. Vectors are kept: the same texts are not embedded again. */
export function clearIndex(db: Db): void {
  db.transaction(() => {
    db.exec(CLEAR);
    clearCodes(db);
    outdateFacts(db);
  }).immediate();
}
