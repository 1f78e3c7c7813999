import { reindex } from '../../core/ingest/reindex.ts';
import { openIndex } from '../../core/store/database.ts';
import { acquireWriter } from '../../core/store/writer-lock.ts';
import { hashEmbedder } from './hash-embedder.ts';

/*
 * A process that indexes one journal, for tests that kill it: `node index-process.ts DATA JOURNAL LABEL`.
 * Prints a line of JSON for each progress event and `done` at the end, and then waits a minute for its end.
 */

const [, , dataDir = '', root = '', label = 'a test'] = process.argv;
// Nobody keeps the lock in a variable: it is held all the same.
if (acquireWriter(dataDir, label) === null) throw new Error('The index is written by another process.');
const db = openIndex(dataDir, 'write');
const events = reindex({
  db,
  journals: [root],
  embedder: hashEmbedder({ delayMs: 15 }),
  request: { fresh: false, embed: true },
  signal: new AbortController().signal,
});
for await (const event of events) {
  process.stdout.write(`${event.kind === 'done' ? 'done' : JSON.stringify(event.progress)}\n`);
}
setTimeout(() => process.exit(), 60_000);
