import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { prepared } from './statement.ts';

/*
 * `vectors` keeps every embedding ever made, by hash of its text and fingerprint of its embedder. `vector_index` holds a
 * bit for each dimension of those that chunks use now, and `chunks.vector_id` points at them.
 */

export interface ActiveEmbedder {
  readonly fingerprint: string;
  readonly dimensions: number;
}

const FIND_VECTOR = 'SELECT id FROM vectors WHERE text_hash = ? AND fingerprint = ?';
const INSERT_VECTOR = `
  INSERT INTO vectors (text_hash, fingerprint, embedding) VALUES (?, ?, ?)
  ON CONFLICT (text_hash, fingerprint) DO UPDATE SET embedding = excluded.embedding`;
// The hash again: while the text was embedded, the note may have been edited.
const LINK = 'UPDATE chunks SET vector_id = ? WHERE id = ? AND embed_hash = ?';
const IS_USED = 'SELECT 1 AS used FROM chunks WHERE vector_id = ? LIMIT 1';
const IS_INDEXED = 'SELECT rowid FROM vector_index WHERE rowid = ?';
const INDEX_ONE = `
  INSERT INTO vector_index (rowid, embedding) SELECT id, vec_quantize_binary(embedding) FROM vectors WHERE id = ?`;
const UNINDEX_ONE = 'DELETE FROM vector_index WHERE rowid = ?';
const UNLINK_ALL = 'UPDATE chunks SET vector_id = NULL WHERE vector_id IS NOT NULL';
const RELINK_ALL = `
  UPDATE chunks SET vector_id = v.id FROM vectors v WHERE v.text_hash = chunks.embed_hash AND v.fingerprint = ?`;
const INDEX_ALL = `
  INSERT INTO vector_index (rowid, embedding)
  SELECT id, vec_quantize_binary(embedding) FROM vectors
  WHERE id IN (SELECT vector_id FROM chunks WHERE vector_id IS NOT NULL) ORDER BY id`;

/** The embedder whose vectors are indexed; null before the first one. */
export function activeEmbedder(db: Db): ActiveEmbedder | null {
  const fingerprint = readMeta(db, 'vector-fingerprint');
  if (fingerprint === null) return null;
  return { fingerprint, dimensions: Number(readMeta(db, 'vector-dimensions')) };
}

/** Builds `vector_index` anew from the vectors that chunks use. Runs inside the caller's transaction. */
export function rebuildVectorIndex(db: Db, dimensions: number): void {
  db.exec(`
    DROP TABLE IF EXISTS vector_index;
    CREATE VIRTUAL TABLE vector_index USING vec0 (embedding bit[${Math.trunc(dimensions)}]);`);
  prepared<[]>(db, INDEX_ALL).run();
}

/**
 * Makes the vectors of this embedder the ones that are searched. Vectors of the one before stay in the file until the
 * index is compacted, so changing back embeds nothing again.
 *
 * @throws DaybookError `invalid` when its dimensions cannot be indexed, or are not those that its fingerprint had
 */
export function useEmbedder(db: Db, embedder: ActiveEmbedder): void {
  const active = activeEmbedder(db);
  if (active?.fingerprint === embedder.fingerprint) {
    if (active.dimensions === embedder.dimensions) return;
    throw new DaybookError(
      'invalid',
      `The embedder gives ${embedder.dimensions} dimensions, and its vectors in the index have ${active.dimensions}.`,
      { hint: 'The model file was exchanged under the same name. Run `daybook index --fresh` after `daybook models`.' },
    );
  }
  if (embedder.dimensions < 8 || embedder.dimensions % 8 !== 0) {
    throw new DaybookError('invalid', `An embedder with ${embedder.dimensions} dimensions cannot be indexed.`, {
      hint: 'Choose an embedder whose dimensions are a multiple of 8.',
    });
  }
  db.transaction(() => {
    prepared<[]>(db, UNLINK_ALL).run();
    prepared<[string]>(db, RELINK_ALL).run(embedder.fingerprint);
    rebuildVectorIndex(db, embedder.dimensions);
    writeMeta(db, 'vector-fingerprint', embedder.fingerprint);
    writeMeta(db, 'vector-dimensions', String(embedder.dimensions));
  }).immediate();
}

/** The vector that a text already has from this embedder, indexed again if it was not; null when it has none. */
export function vectorFor(db: Db, embedHash: string, fingerprint: string | null): number | null {
  if (fingerprint === null) return null;
  const id = prepared<[string, string], { id: number }>(db, FIND_VECTOR).get(embedHash, fingerprint)?.id;
  if (id === undefined) return null;
  indexVector(db, id);
  return id;
}

function indexVector(db: Db, id: number): void {
  const indexed = prepared<[number], { rowid: number }>(db, IS_INDEXED).get(id);
  if (indexed === undefined) prepared<[number]>(db, INDEX_ONE).run(id);
}

export interface NewVector {
  readonly embedHash: string;
  readonly fingerprint: string;
  readonly embedding: Float32Array;
  /** The chunks with this text. */
  readonly chunkIds: readonly number[];
}

/** Keeps one embedding and gives it to the chunks with that text. Runs inside the caller's transaction. */
export function saveVector(db: Db, { embedHash, fingerprint, embedding, chunkIds }: NewVector): void {
  const blob = Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  prepared<[string, string, Buffer]>(db, INSERT_VECTOR).run(embedHash, fingerprint, blob);
  linkKnownVector(db, { embedHash, fingerprint, chunkIds });
}

/** Gives chunks the vector that their text has already. False when it has none. Inside the caller's transaction. */
export function linkKnownVector(db: Db, text: Omit<NewVector, 'embedding'>): boolean {
  const id = vectorFor(db, text.embedHash, text.fingerprint);
  if (id === null) return false;
  const link = prepared<[number, number, string]>(db, LINK);
  for (const chunkId of text.chunkIds) link.run(id, chunkId, text.embedHash);
  return true;
}

/** Takes vectors out of the searched index when no chunk uses them any more; the embedding itself is kept. */
export function dropUnusedVectors(db: Db, ids: readonly number[]): void {
  for (const id of ids) {
    const used = prepared<[number], { used: number }>(db, IS_USED).get(id);
    if (used === undefined) prepared<[number]>(db, UNINDEX_ONE).run(id);
  }
}
