import type { Db } from './database.ts';
import { prepared } from './statement.ts';

// One statement for all: a call for each chunk takes twice as long.
const SIMILARITIES = `
  SELECT c.id, 1 - vec_distance_cosine(v.embedding, ?) AS similarity
  FROM json_each(?) AS wanted CROSS JOIN chunks c ON c.id = wanted.value CROSS JOIN vectors v ON v.id = c.vector_id`;

/** The cosine of a query's embedding with chunks, by id; a chunk without a vector is left out. */
export function similaritiesOf(db: Db, embedding: Float32Array, chunkIds: Iterable<number>): Map<number, number> {
  const query = Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  const statement = prepared<[Buffer, string], [id: number, similarity: number]>(db, SIMILARITIES).raw();
  return new Map(statement.all(query, JSON.stringify([...chunkIds])));
}
