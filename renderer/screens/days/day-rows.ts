import type { Day } from '../../../core/contract/notes.ts';
import type { DaysRoute } from '../../fact-routes.ts';
import { sayMonth } from '../../words/date.ts';

/** A dated section in the list. */
export interface DayEntry {
  readonly kind: 'day';
  readonly key: string;
  readonly day: Day;
  /** False when the section above is of the same day, which then is not said again. */
  readonly isFirst: boolean;
}

export interface MonthHead {
  readonly kind: 'month';
  readonly key: string;
  readonly title: string;
  readonly count: number;
}

export type DayRow = DayEntry | MonthHead;

/** The sections that the address asks for. */
export function filterDays(days: readonly Day[], { text, warned }: Pick<DaysRoute, 'text' | 'warned'>): readonly Day[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return days.filter((day) => {
    if (warned && day.warning === null) return false;
    const searched = `${day.date} ${day.heading}\n${day.path}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

/** The sections newest first, each month under its name; sections of one day in the order of their notes. */
export function dayRows(days: readonly Day[]): readonly DayRow[] {
  const months = new Map<string, Day[]>();
  for (const day of days.toSorted(newestFirst)) {
    const month = day.date.slice(0, 7);
    const members = months.get(month);
    if (members) members.push(day);
    else months.set(month, [day]);
  }
  return [...months].flatMap(([month, members]): DayRow[] => [
    { kind: 'month', key: month, title: sayMonth(month), count: members.length },
    ...members.map((day, index) => ({
      kind: 'day' as const,
      key: `${day.journal}\n${day.path}:${day.line}`,
      day,
      isFirst: members[index - 1]?.date !== day.date,
    })),
  ]);
}

function newestFirst(a: Day, b: Day): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line;
}
