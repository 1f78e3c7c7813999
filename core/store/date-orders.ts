import { journalOrderOf } from '../dates/journal-order.ts';
import type { DateOrder } from '../dates/numeric-order.ts';
import type { NumericOrder } from '../dates/written-date.ts';
import type { Db } from './database.ts';
import { notesVersion } from './meta.ts';
import { keptPer } from './kept-per.ts';
import { prepared } from './statement.ts';

const OF_JOURNAL = `
  SELECT date_order AS "order", date_order_from AS "from", count(*) AS notes FROM notes
  WHERE journal_id = ? AND date_order IS NOT NULL GROUP BY date_order, date_order_from`;
const OF_ALL = `
  SELECT date_order AS "order", date_order_from AS "from" FROM notes
  WHERE date_order IS NOT NULL AND date_order_from NOT IN ('journal', 'locale')`;
const ASSUMED_OTHERWISE = `
  SELECT id, path FROM notes
  WHERE journal_id = ? AND date_order_from IN ('journal', 'locale') AND (date_order <> ? OR date_order_from <> ?)`;

/** How the notes of a journal were read that have dates of two numbers. */
export function dateOrders(db: Db, journalId: number): DateOrder[] {
  const rows = prepared<[number], DateOrder & { readonly notes: number }>(db, OF_JOURNAL).all(journalId);
  return rows.flatMap(({ notes, ...order }) => Array.from({ length: notes }, () => order));
}

/** The notes whose dates were read with another assumption than this one. */
export function assumedOtherwise(
  db: Db,
  journalId: number,
  { order, from }: DateOrder,
): { readonly id: number; readonly path: string }[] {
  const statement = prepared<[number, string, string], { id: number; path: string }>(db, ASSUMED_OTHERWISE);
  return statement.all(journalId, order, from);
}

/** How the notes of all journals write `3/9`, as most that tell it do; null when none tells. Counted anew after a change. */
export const writtenOrder: (db: Db) => NumericOrder | null = keptPer(notesVersion, (db) =>
  journalOrderOf(prepared<[], DateOrder>(db, OF_ALL).all()),
);
