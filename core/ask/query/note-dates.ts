import type { Db } from '../../store/database.ts';
import { writtenOrder } from '../../store/date-orders.ts';
import { hasDated } from '../../store/sections.ts';
import type { NoteDates } from './time.ts';

/** What the notes of an index tell about the dates of questions. */
export function noteDates(db: Db): NoteDates {
  return { order: writtenOrder(db), hasNotes: (from, to) => hasDated(db, from, to) };
}
