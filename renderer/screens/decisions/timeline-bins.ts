import type { Decision } from '../../../core/contract/facts.ts';
import { addDays, daysBetween } from '../../words/date.ts';

/** A stretch of time with the decisions that are dated in it. */
export interface TimelineBin {
  readonly from: string;
  readonly to: string;
  /** In force on the chosen day. */
  readonly inForce: number;
  /** Not in force on it: replaced, rejected, or never accepted. */
  readonly other: number;
}

export interface Timeline {
  readonly first: string;
  readonly last: string;
  readonly bins: readonly TimelineBin[];
  /** The most decisions of one stretch. */
  readonly most: number;
  /** Beginnings of years, for the marks below. */
  readonly years: readonly { readonly year: string; readonly share: number }[];
}

const BINS = 48;
/** Fewer dated decisions have no course in time worth drawing. */
const MIN_DATED = 3;

/**
 * The course of the decisions in time, up to today or the last of them; null when too few have a date.
 *
 * @param isInForce of a decision on the chosen day
 */
export function decisionTimeline(
  decisions: readonly Decision[],
  { today, isInForce }: { readonly today: string; readonly isInForce: (decision: Decision) => boolean },
): Timeline | null {
  const dated = decisions.flatMap((decision) => (decision.date === null ? [] : [{ decision, date: decision.date }]));
  if (dated.length < MIN_DATED) return null;
  const dates = dated.map(({ date }) => date).toSorted();
  const first = dates[0] ?? today;
  const end = dates.at(-1) ?? today;
  const last = end > today ? end : today;
  const days = Math.max(1, daysBetween(first, last) ?? 1);
  const step = Math.max(1, Math.ceil((days + 1) / BINS));
  const bins = Array.from({ length: Math.ceil((days + 1) / step) }, (_, index) => ({
    from: addDays(first, index * step),
    to: addDays(first, (index + 1) * step - 1),
    inForce: 0,
    other: 0,
  }));
  for (const { decision, date } of dated) {
    const bin = bins[Math.floor((daysBetween(first, date) ?? 0) / step)];
    if (bin) bin[isInForce(decision) ? 'inForce' : 'other'] += 1;
  }
  const years = yearsBetween(first, last).map((year) => ({ year, share: shareOf(`${year}-01-01`, { first, last }) }));
  const [next] = years;
  if (next !== undefined && next.share >= MARK_SHARE) years.unshift({ year: first.slice(0, 4), share: 0 });
  return { first, last, bins, most: Math.max(...bins.map(({ inForce, other }) => inForce + other)), years };
}

/** Where a day stands between the first and the last, from 0 to 1. */
export function shareOf(date: string, { first, last }: Pick<Timeline, 'first' | 'last'>): number {
  const all = Math.max(1, daysBetween(first, last) ?? 1);
  return Math.min(1, Math.max(0, (daysBetween(first, date) ?? 0) / all));
}

/** The room that a mark takes: the year of the first day is named where the next one leaves it that much. */
const MARK_SHARE = 0.1;

/** More marks than this run into each other. */
const MAX_YEARS = 12;

function yearsBetween(first: string, last: string): readonly string[] {
  const [from, to] = [Number(first.slice(0, 4)) + 1, Number(last.slice(0, 4))];
  const step = Math.max(1, Math.ceil((to - from + 1) / MAX_YEARS));
  const years: string[] = [];
  for (let year = from; year <= to; year += step) years.push(String(year));
  return years;
}
