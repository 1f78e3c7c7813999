import type { DateOrder } from './numeric-order.ts';
import type { NumericOrder } from './written-date.ts';

/** How to read `11/04/2024` in a note that does not tell itself. */
export interface AssumedOrders {
  /** As the other notes of the journal do; null when they do not tell either. */
  readonly journal: NumericOrder | null;
  /** As people write where this computer stands. */
  readonly locale: NumericOrder;
}

/**
 * How a journal writes dates like `11/04/2024`: as most of its notes do that tell it themselves.
 *
 * @param orders of its notes, those that were only assumed included: they do not count
 * @returns null when no note tells, or as many tell the one as the other
 */
export function journalOrderOf(orders: readonly DateOrder[]): NumericOrder | null {
  let balance = 0;
  for (const { order, from } of orders) {
    if (from !== 'journal' && from !== 'locale') balance += order === 'month-first' ? 1 : -1;
  }
  return balance === 0 ? null : balance > 0 ? 'month-first' : 'day-first';
}

/** What a note without evidence of its own is read with: the order, and where it comes from. */
export function assumedOrder({ journal, locale }: AssumedOrders): DateOrder {
  return journal === null ? { order: locale, from: 'locale' } : { order: journal, from: 'journal' };
}

/** The order of a locale such as `en-GB`. Where the year stands first, the month follows it. */
export function orderOfLocale(locale: string): NumericOrder {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }).formatToParts(new Date(0));
  const month = parts.findIndex((part) => part.type === 'month');
  const day = parts.findIndex((part) => part.type === 'day');
  return day < month ? 'day-first' : 'month-first';
}
