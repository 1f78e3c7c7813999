import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { prepared } from './statement.ts';
import { addCode, dropCode, forgetCalibration, recode } from './vector-codes.ts';

/*
 * `vectors` keeps every embedding ever made, by hash of its text and fingerprint of its embedder. `vector_codes` holds
 * short codes of those that chunks use now (see vector-code.ts), and `chunks.vector_id` points at them.
 */

export interface ActiveEmbedder {
  readonly fingerprint: string;
  readonly dimensions: number;
}

export interface NewVector {
  readonly embedHash: string;
  readonly fingerprint: string;
  readonly embedding: Float32Array;
  /** The chunks with this text. */
  readonly chunkIds: readonly number[];
}

const FIND_VECTOR = 'SELECT id FROM vectors WHERE text_hash = ? AND fingerprint = ?';
const INSERT_VECTOR = `
  INSERT INTO vectors (text_hash, fingerprint, embedding) VALUES (?, ?, ?)
  ON CONFLICT (text_hash, fingerprint) DO UPDATE SET embedding = excluded.embedding`;
// The hash again: while the text was embedded, the note may have been edited.
const LINK = 'UPDATE chunks SET vector_id = ? WHERE id = ? AND embed_hash = ?';
const IS_USED = 'SELECT 1 AS used FROM chunks WHERE vector_id = ? LIMIT 1';
const UNLINK_ALL = 'UPDATE chunks SET vector_id = NULL WHERE vector_id IS NOT NULL';
const RELINK_ALL = `
  UPDATE chunks SET vector_id = v.id FROM vectors v WHERE v.text_hash = chunks.embed_hash AND v.fingerprint = ?`;

/** The embedder whose vectors are searched; null before the first one. */
export function activeEmbedder(db: Db): ActiveEmbedder | null {
  const fingerprint = readMeta(db, 'vector-fingerprint');
  if (fingerprint === null) return null;
  return { fingerprint, dimensions: Number(readMeta(db, 'vector-dimensions')) };
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
      { hint: 'Its model file was exchanged under the same name. Fetch the model again: `daybook models`.' },
    );
  }
  if (embedder.dimensions < 8 || embedder.dimensions % 8 !== 0) {
    throw new DaybookError('invalid', `An embedder with ${embedder.dimensions} dimensions cannot be indexed.`, {
      hint: 'Choose an embedder whose dimensions are a multiple of 8.',
    });
  }
  db.transaction(() => {
    writeMeta(db, 'vector-fingerprint', embedder.fingerprint);
    writeMeta(db, 'vector-dimensions', String(embedder.dimensions));
    prepared<[]>(db, UNLINK_ALL).run();
    forgetCalibration(db);
    prepared<[string]>(db, RELINK_ALL).run(embedder.fingerprint);
    recode(db);
  }).immediate();
}

/** The vector that a text already has from this embedder, searched again if it was not; null when it has none. */
export function vectorFor(db: Db, embedHash: string, fingerprint: string | null): number | null {
  if (fingerprint === null) return null;
  const id = prepared<[string, string], { id: number }>(db, FIND_VECTOR).get(embedHash, fingerprint)?.id;
  if (id === undefined) return null;
  addCode(db, id);
  return id;
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

/** Takes vectors out of the search when no chunk uses them any more; the embeddings themselves are kept. */
export function dropUnusedVectors(db: Db, ids: readonly number[]): void {
  for (const id of ids) {
    const used = prepared<[number], { used: number }>(db, IS_USED).get(id);
    if (used === undefined) dropCode(db, id);
  }
}
