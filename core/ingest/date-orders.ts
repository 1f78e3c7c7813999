import { assumedOrder, journalOrderOf, orderOfLocale, type AssumedOrders } from '../dates/journal-order.ts';
import type { FoundFile } from '../notes/note.ts';
import type { Db } from '../store/database.ts';
import { assumedOtherwise, dateOrders } from '../store/date-orders.ts';
import { readMeta } from '../store/meta.ts';
import type { Parser } from './parser.ts';
import { storeOutcome } from './store-outcome.ts';

/** How notes are read that do not tell themselves whether `11/04/2024` is in November: as the user said, else by what is indexed now. */
export function assumedOrders(db: Db, journalId: number): AssumedOrders {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const chosen = readMeta(db, 'date-order');
  if (chosen === 'day-first' || chosen === 'month-first') return { journal: chosen, locale: orderOfLocale(locale) };
  return { journal: journalOrderOf(dateOrders(db, journalId)), locale: orderOfLocale(locale) };
}

interface Rereading {
  readonly db: Db;
  readonly journalId: number;
  readonly files: readonly FoundFile[];
  readonly parser: Parser;
  readonly signal: AbortSignal;
}

/**
 * Reads notes again whose dates were read with another assumption than the journal's notes now give: those that came
 * before the notes that tell, and all of them when the notes that told were changed or removed.
 *
 * @returns whether there were any
 */
export async function rereadAssumed({ db, journalId, files, parser, signal }: Rereading): Promise<boolean> {
  const assumed = assumedOrders(db, journalId);
  const ids = new Map(assumedOtherwise(db, journalId, assumedOrder(assumed)).map(({ id, path }) => [path, id]));
  if (ids.size === 0) return false;
  const toRead = files
    .filter((found) => ids.has(found.path))
    .map((found) => ({ found, indexedHash: null, assumedOrders: assumed }));
  for await (const outcomes of parser.parse(toRead, signal)) {
    const checkedMs = Date.now();
    db.transaction(() => {
      for (const outcome of outcomes) {
        const noteId = ids.get(outcome.found.path);
        // One that cannot be read any more is for the next run to judge.
        if (outcome.kind !== 'note' || noteId === undefined) continue;
        storeOutcome(db, outcome, { journalId, noteId, wasSkipped: false, checkedMs });
      }
    }).immediate();
  }
  return true;
}
