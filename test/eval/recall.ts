import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { understand } from '../../core/ask/query/query.ts';
import { openEvalFolder } from '../../core/eval/folder.ts';
import { readQuestions } from '../../core/eval/questions.ts';
import { openEmbedder } from '../../core/models/embedder.ts';
import { spelledOut } from '../../core/notes/camel-parts.ts';
import { openIndex, type Db } from '../../core/store/database.ts';
import { nearestChunks } from '../../core/store/vectors.ts';
import { dot } from './dot.ts';
import { DEFAULT_EVAL_DIR } from './eval-dir.ts';
import { modelsConfig } from './models-config.ts';

/*
 * What the approximate vector stage loses: of the 50 chunks nearest to a question by exact cosine, how many it finds.
 *   npm run eval -- --no-ask      (makes the index, once)
 *   npx node test/eval/recall.ts [--dir DIR] [--data DIR]
 */

const NEAREST = 50;
/** What a search asks for: the more are wanted, the more are compared exactly. */
const WANTED = 100;
const EVERY = 7;
/** Two ways to sum 384 products differ by less. */
const SAME = 1e-5;
const NOW = new Date('2026-11-16T09:00:00Z');
const EMBEDDER = 'bge-small-en-v1.5';

interface Stored {
  readonly embedding: Buffer;
  readonly chunks: number;
}

const STORED = `
  SELECT v.embedding, count(*) AS chunks FROM chunks c JOIN vectors v ON v.id = c.vector_id GROUP BY v.id`;

function readVectors(db: Db): { readonly vector: Float32Array; readonly chunks: number }[] {
  return db
    .prepare<[], Stored>(STORED)
    .all()
    .map(({ embedding, chunks }) => ({ vector: new Float32Array(new Uint8Array(embedding).buffer), chunks }));
}

const { values: options } = parseArgs({
  options: {
    dir: { type: 'string', default: DEFAULT_EVAL_DIR },
    data: { type: 'string', default: join('test-artifacts', 'eval') },
  },
});
const db = openIndex(options.data, 'read');
const embedder = await openEmbedder({ config: modelsConfig(), name: EMBEDDER });
const vectors = readVectors(db);
let kept = 0;
let asked = 0;
const questions = readQuestions(openEvalFolder(options.dir).dir).filter((_, at) => at % EVERY === 0);
for (const { query } of questions) {
  const { topic } = understand({ text: query, filters: {}, now: NOW, anyTime: true });
  const embedding = await embedder.embedQuery(spelledOut(topic));
  const exact = vectors.flatMap(({ vector, chunks }) => Array.from({ length: chunks }, () => dot(vector, embedding)));
  const last = exact.toSorted((a, b) => b - a)[NEAREST - 1] ?? -1;
  const request = { embedding, fingerprint: embedder.fingerprint, filters: {}, limit: WANTED };
  // The first search of a connection scans; those of a session do not.
  if (asked === 0) nearestChunks(db, request);
  const first = nearestChunks(db, request).slice(0, NEAREST);
  kept += first.filter(({ similarity }) => similarity >= last - SAME).length / NEAREST;
  asked += 1;
}
await embedder.close();
db.close();
const share = (kept / asked).toFixed(4);
console.log(`recall@${NEAREST} ${share}: ${asked} questions, ${vectors.length.toLocaleString('en-US')} vectors`);
