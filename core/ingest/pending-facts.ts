import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { extractFacts } from '../extract/extract.ts';
import type { AssumedOrders } from '../dates/journal-order.ts';
import type { TemplateText } from '../notes/template-text.ts';
import type { Db } from '../store/database.ts';
import { listJournals } from '../store/journals.ts';
import { pendingFacts, type PendingNote } from '../store/pending-facts.ts';
import { outdateFacts, writeFacts } from '../store/write-facts.ts';
import { assumedOrders } from './date-orders.ts';
import { ingestNote, type FileToIngest } from './ingest-note.ts';

/** Notes read between two looks at whether to stop. */
const BATCH_NOTES = 50;

interface Input {
  readonly db: Db;
  readonly templates: TemplateText;
  readonly signal: AbortSignal;
}

/**
 * Reads the facts that a run over many notes left for later: indexing them is then faster by a third, and most are asked
 * for rarely. A file that is no longer what was indexed stays pending; the next run reads it.
 *
 * Yields how many notes are done, of how many.
 */
export async function* readPendingFacts({
  db,
  templates,
  signal,
}: Input): AsyncGenerator<{ done: number; total: number }> {
  const notes = pendingFacts(db);
  const orders = new Map(listJournals(db).map(({ id, root }) => [root, assumedOrders(db, id)]));
  for (let from = 0; from < notes.length; from += BATCH_NOTES) {
    signal.throwIfAborted();
    const batch = notes.slice(from, from + BATCH_NOTES);
    const read = batch.map((note) => ({
      note,
      outcome: ingestNote(fileOf(note, orders), { templates, extract: extractFacts }),
    }));
    db.transaction(() => {
      for (const { note, outcome } of read) {
        if (outcome.kind === 'note' && outcome.prepared.note.hash === note.hash)
          writeFacts(db, note.id, outcome.prepared);
      }
      outdateFacts(db);
    }).immediate();
    yield { done: from + batch.length, total: notes.length };
    await setImmediate();
  }
}

function fileOf(
  { journal, path, sizeBytes, modifiedMs }: PendingNote,
  orders: ReadonlyMap<string, AssumedOrders>,
): FileToIngest {
  const assumed = orders.get(journal);
  const found = { path, file: join(journal, path), sizeBytes, modifiedMs };
  return { found, indexedHash: null, ...(assumed === undefined ? {} : { assumedOrders: assumed }) };
}
