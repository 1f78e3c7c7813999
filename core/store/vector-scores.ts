import type { Db } from './database.ts';
import { prepared } from './statement.ts';

const SIMILARITY = `
  SELECT 1 - vec_distance_cosine(v.embedding, ?) AS similarity FROM chunks c JOIN vectors v ON v.id = c.vector_id
  WHERE c.id = ?`;

/** The cosine of a query's embedding with chunks, by id; a chunk without a vector is left out. */
export function similaritiesOf(db: Db, embedding: Float32Array, chunkIds: Iterable<number>): Map<number, number> {
  const query = Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  const statement = prepared<[Buffer, number], { similarity: number }>(db, SIMILARITY);
  const found = new Map<number, number>();
  for (const id of chunkIds) {
    const row = statement.get(query, id);
    if (row !== undefined) found.set(id, row.similarity);
  }
  return found;
}
