import type { DayCount } from '../../core/contract/overview.ts';

/** A month as a calendar shows it: weeks from Monday to Sunday, with how many sections each day has. */
export interface Month {
  /** `2026-11`. */
  readonly month: string;
  readonly weeks: readonly (readonly MonthDay[])[];
}

export interface MonthDay {
  readonly date: string;
  readonly inMonth: boolean;
  readonly sections: number;
  /** True when a section's date is in doubt. */
  readonly warned: boolean;
}

const DAY_MS = 86_400_000;

/** What is written about each day, by its date. */
export type DayCounts = ReadonlyMap<string, DayCount>;

/** The months that have a section, newest first. */
export function monthGrids(counts: DayCounts): readonly Month[] {
  const months = [...new Set([...counts.keys()].map((date) => date.slice(0, 7)))].toSorted().toReversed();
  return months.map((month) => monthGrid(month, counts));
}

/** One month, `2026-11`. */
export function monthGrid(month: string, counts: DayCounts): Month {
  return {
    month,
    weeks: weeksOf(month).map((week) =>
      week.map((date) => ({
        date,
        inMonth: date.startsWith(month),
        ...(counts.get(date) ?? { sections: 0, warned: false }),
      })),
    ),
  };
}

/** The days of the weeks that a month touches. */
function weeksOf(month: string): readonly (readonly string[])[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const daysBefore = (first.getUTCDay() + 6) % 7;
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  const weeks = Math.ceil((daysBefore + last.getUTCDate()) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => isoDay(first.getTime() + (week * 7 + day - daysBefore) * DAY_MS)),
  );
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
