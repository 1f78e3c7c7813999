import type { Day } from '../contract/notes.ts';
import type { DayCount } from '../contract/overview.ts';

/** How many sections each day has, oldest day first. When a file was changed last is no day of a section. */
export function dayCounts(days: readonly Day[]): DayCount[] {
  const counts = new Map<string, DayCount>();
  for (const { date, warning, origin } of days) {
    if (origin === 'modified') continue;
    const known = counts.get(date);
    const warned = (known?.warned ?? false) || warning !== null;
    counts.set(date, { date, sections: (known?.sections ?? 0) + 1, warned });
  }
  return [...counts.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
