import type { Db } from './database.ts';
import { removeSignatures } from './signatures.ts';
import { prepared } from './statement.ts';
import { dropUnusedVectors } from './vector-index.ts';
import { outdateFacts } from './write-facts.ts';

interface StoredChunk {
  readonly id: number;
  readonly vectorId: number | null;
}

const CHUNKS_OF = 'SELECT id, vector_id AS vectorId FROM chunks WHERE note_id = ? ORDER BY id';
const DELETE_FTS = 'DELETE FROM chunks_fts WHERE rowid = ?';
const DELETE_CHUNK = 'DELETE FROM chunks WHERE id = ?';
const DELETE_NOTE = 'DELETE FROM notes WHERE id = ?';

/** Takes chunks out of every index. Runs inside the caller's transaction. */
export function removeChunks(db: Db, chunks: readonly StoredChunk[]): void {
  const deleteFts = prepared<[number]>(db, DELETE_FTS);
  const deleteChunk = prepared<[number]>(db, DELETE_CHUNK);
  const vectors: number[] = [];
  for (const chunk of chunks) {
    deleteFts.run(chunk.id);
    deleteChunk.run(chunk.id);
    if (chunk.vectorId !== null) vectors.push(chunk.vectorId);
  }
  dropUnusedVectors(db, vectors);
}

/** Takes notes out with their sections, tags, warnings, facts and chunks. Runs inside the caller's transaction. */
export function removeNotes(db: Db, noteIds: readonly number[]): void {
  for (const id of noteIds) {
    removeChunks(db, prepared<[number], StoredChunk>(db, CHUNKS_OF).all(id));
    removeSignatures(db, id);
    prepared<[number]>(db, DELETE_NOTE).run(id);
  }
  if (noteIds.length > 0) outdateFacts(db);
}
