import type { Db } from './database.ts';
import { filterSql, type StoreFilters } from './filters.ts';
import { prepared } from './statement.ts';

const OF_NOTE = 'SELECT id FROM chunks WHERE note_id = ? ORDER BY id';

/** Ids of a note's chunks. */
export function chunkIdsOfNote(db: Db, noteId: number): number[] {
  return prepared<[number], number>(db, OF_NOTE).pluck().all(noteId);
}

/** Those of the chunks that pass the filters. */
export function passing(db: Db, chunkIds: readonly number[], filters: StoreFilters): readonly number[] {
  const allowed = filterSql(filters, 'id');
  if (allowed === null || chunkIds.length === 0) return chunkIds;
  const sql = `SELECT value FROM json_each(?) WHERE value IN (${allowed.sql})`;
  return prepared<string[], number>(db, sql)
    .pluck()
    .all(JSON.stringify(chunkIds), ...allowed.parameters);
}
