import { describe, expect, test } from 'vitest';
import type { Task } from '../../../core/contract/facts.ts';
import { itemsOfDay } from '../../../core/extract/day-items.ts';

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

describe('what is open on a day', () => {
  test('is what is due, then what the day says, then what came before; never what is over or to come', () => {
    const { tasks, total } = itemsOfDay(
      [
        item('before'),
        item('of the day', { date: '2026-11-20' }),
        item('due', { date: '2026-11-02', due: '2026-11-19' }),
        item('later', { date: '2026-11-21' }),
        item('done', { state: 'done' }),
        item('blocked', { state: 'blocked', date: '2026-11-18' }),
        item('without a day', { date: null }),
      ],
      { date: '2026-11-20', limit: 12 },
    );
    expect(tasks.map(({ text }) => text)).toEqual(['due', 'of the day', 'blocked', 'before', 'without a day']);
    expect(total).toBe(5);
  });
  test('has what has been overdue longest on top', () => {
    const due = ['2026-11-19', '2026-11-20', '2026-11-13', '2026-11-30'].map((day) => item(day, { due: day }));
    const { tasks } = itemsOfDay(due, { date: '2026-11-20', limit: 12 });
    expect(tasks.map(({ text }) => text)).toEqual(['2026-11-13', '2026-11-19', '2026-11-20', '2026-11-30']);
  });
  test('is cut where a list would be too long, and still counted', () => {
    const { tasks, total } = itemsOfDay(
      Array.from({ length: 40 }, (_, index) => item(`${index}`)),
      { date: '2026-11-20', limit: 12 },
    );
    expect([tasks.length, total]).toEqual([12, 40]);
  });
});
