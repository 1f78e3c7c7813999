import { addDays } from '../../words/date.ts';
import type { DayCounts } from '../../components/month-grid.ts';

export interface HeatDay {
  readonly date: string;
  readonly sections: number;
  /** 0 for nothing, 1 to 4 for how much, compared with the year's busiest days. */
  readonly level: number;
}

export interface HeatYear {
  /** Weeks from Monday to Sunday, the last one ending with the week of the day. */
  readonly weeks: readonly (readonly HeatDay[])[];
  readonly daysWritten: number;
  readonly sections: number;
  readonly busiest: HeatDay | null;
}

/** Two rows of as many weeks each: a year, and what is over of its first one. */
const WEEKS = 54;
const YEAR_DAYS = 365;

/** What was written in the year up to a day. Days to come have no cell. */
export function heatYear(counts: DayCounts, day: string): HeatYear {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const first = addDays(day, -weekday - (WEEKS - 1) * 7);
  const dates = Array.from({ length: (WEEKS - 1) * 7 + weekday + 1 }, (_, index) => addDays(first, index));
  const written = dates.flatMap((date) => counts.get(date)?.sections ?? []).toSorted((a, b) => a - b);
  const inYear = dates.slice(-YEAR_DAYS).flatMap((date) => counts.get(date)?.sections ?? []);
  const steps = [0.25, 0.5, 0.8].map((share) => written[Math.floor(written.length * share)] ?? 0);
  const cells = dates.map((date): HeatDay => {
    const sections = counts.get(date)?.sections ?? 0;
    return { date, sections, level: sections === 0 ? 0 : 1 + steps.filter((step) => sections > step).length };
  });
  return {
    weeks: Array.from({ length: WEEKS }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
    daysWritten: inYear.length,
    sections: inYear.reduce((sum, count) => sum + count, 0),
    busiest: cells.reduce<HeatDay | null>((best, cell) => (cell.sections > (best?.sections ?? 0) ? cell : best), null),
  };
}

/** Months of the year with their days and sections, newest first, for those who read tables. */
export function monthsOf(
  year: HeatYear,
): readonly { readonly month: string; readonly days: number; readonly sections: number }[] {
  const months = new Map<string, { days: number; sections: number }>();
  for (const { date, sections } of year.weeks.flat()) {
    const known = months.get(date.slice(0, 7)) ?? { days: 0, sections: 0 };
    months.set(date.slice(0, 7), {
      days: known.days + (sections > 0 ? 1 : 0),
      sections: known.sections + sections,
    });
  }
  return [...months].map(([month, counted]) => ({ month, ...counted })).toReversed();
}

/** Weeks that the name of a month needs as its room. */
const NAME_WEEKS = 3;

/** Where months begin in a row of weeks; none so near its end that its name would not fit. */
export function monthStarts(weeks: HeatYear['weeks']): readonly { readonly month: string; readonly column: number }[] {
  return weeks.flatMap((week, column) => {
    const first = week.find(({ date }) => date.endsWith('-01'));
    return first === undefined || column > weeks.length - NAME_WEEKS ? [] : [{ month: first.date.slice(0, 7), column }];
  });
}
