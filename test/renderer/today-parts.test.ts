import { describe, expect, test } from 'vitest';
import type { Task } from '../../core/contract/facts.ts';
import type { Day } from '../../core/contract/notes.ts';
import { countDays, monthGrid } from '../../renderer/screens/days/month-grid.ts';
import { heatYear, monthsOf } from '../../renderer/screens/today/heat-weeks.ts';
import { openOn } from '../../renderer/screens/today/open-items.ts';

const section = (date: string, origin: Day['origin'] = 'heading'): Day => ({
  date,
  origin,
  journal: '/j',
  path: 'a.md',
  line: 1,
  heading: date,
  warning: null,
});

const item = (text: string, more: Partial<Task> = {}): Task => ({
  id: text,
  state: 'open',
  text,
  owner: null,
  date: '2026-11-16',
  dateOrigin: 'heading',
  due: null,
  scheduled: null,
  start: null,
  finished: null,
  priority: null,
  recurrence: null,
  reason: null,
  journal: '/j',
  path: 'a.md',
  line: 1,
  endLine: 1,
  details: [],
  history: [],
  ...more,
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
  const year = heatYear(countDays(days), '2026-11-20');

  test('has whole weeks from Monday, and ends with the day', () => {
    expect(year.weeks).toHaveLength(53);
    expect(year.weeks.slice(0, -1).every((week) => week.length === 7)).toBe(true);
    expect(year.weeks.at(-1)?.map(({ date }) => date.slice(8))).toEqual(['16', '17', '18', '19', '20']);
    expect(year.weeks[0]?.[0]?.date).toBe('2025-11-17');
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

describe('what is open on a day', () => {
  test('is what is due, then what the day says, then what came before; never what is over or to come', () => {
    const { shown, total } = openOn(
      [
        item('before'),
        item('of the day', { date: '2026-11-20' }),
        item('due', { date: '2026-11-02', due: '2026-11-19' }),
        item('later', { date: '2026-11-21' }),
        item('done', { state: 'done' }),
        item('blocked', { state: 'blocked', date: '2026-11-18' }),
        item('without a day', { date: null }),
      ],
      '2026-11-20',
    );
    expect(shown.map(({ text }) => text)).toEqual(['due', 'of the day', 'blocked', 'before', 'without a day']);
    expect(total).toBe(5);
  });
  test('is cut where a list would be too long, and still counted', () => {
    const { shown, total } = openOn(
      Array.from({ length: 40 }, (_, index) => item(`${index}`)),
      '2026-11-20',
    );
    expect([shown.length, total]).toEqual([12, 40]);
  });
});
