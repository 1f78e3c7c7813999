import { describe, expect, test } from 'vitest';
import type { Day } from '../../core/contract/notes.ts';
import { dayCounts } from '../../core/extract/day-counts.ts';
import { monthGrid } from '../../renderer/components/month-grid.ts';
import { heatYear, monthsOf } from '../../renderer/screens/today/heat-weeks.ts';

const section = (date: string, origin: Day['origin'] = 'heading'): Day => ({
  date,
  origin,
  journal: '/j',
  path: 'a.md',
  line: 1,
  heading: date,
  warning: null,
});

describe('a year of writing', () => {
  // 2026-11-20 is a Friday.
  const days = [
    section('2026-11-20'),
    section('2026-11-20'),
    section('2026-11-20'),
    section('2026-11-16'),
    section('2026-11-15'),
    section('2025-11-01'),
    section('2026-11-10', 'modified'),
  ];
  const year = heatYear(new Map(dayCounts(days).map((day) => [day.date, day])), '2026-11-20');

  test('has whole weeks from Monday, and ends with the day', () => {
    expect(year.weeks).toHaveLength(54);
    expect(year.weeks.slice(0, -1).every((week) => week.length === 7)).toBe(true);
    expect(year.weeks.at(-1)?.map(({ date }) => date.slice(8))).toEqual(['16', '17', '18', '19', '20']);
    expect(year.weeks[0]?.[0]?.date).toBe('2025-11-10');
  });
  test('counts days with sections, and not when a file was changed last', () => {
    expect(year).toMatchObject({ daysWritten: 3, sections: 5, busiest: { date: '2026-11-20', sections: 3 } });
    expect(year.weeks.flat().find(({ date }) => date === '2026-11-10')?.level).toBe(0);
    expect(year.weeks.flat().find(({ date }) => date === '2026-11-20')?.level).toBeGreaterThan(1);
  });
  test('is a table of months too', () => {
    expect(monthsOf(year)[0]).toEqual({ month: '2026-11', days: 3, sections: 5 });
    expect(monthsOf(year).at(-1)).toEqual({ month: '2025-11', days: 0, sections: 0 });
  });
  test('may be empty', () => {
    expect(heatYear(new Map(), '2026-11-20')).toMatchObject({ daysWritten: 0, busiest: null });
  });
});

test('a month without notes is a month', () => {
  const { weeks } = monthGrid('2026-02', new Map());
  expect(weeks).toHaveLength(5);
  expect(weeks.flat().filter(({ inMonth }) => inMonth)).toHaveLength(28);
});
