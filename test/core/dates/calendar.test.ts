import { expect, test } from 'vitest';
import { dayNumber, dayOfMs, isoOf, weekdayOf, yearOf } from '../../../core/dates/calendar.ts';
import { dayOfPath, monthOfPath, yearOfPath } from '../../../core/dates/file-name.ts';
import { dayOfFrontmatter } from '../../../core/dates/front-matter.ts';

function iso(day: number | null): string | null {
  return day === null ? null : isoOf(day);
}

test('days and back', () => {
  expect(dayNumber(1970, 1, 1)).toBe(0);
  expect(isoOf(dayNumber(2024, 2, 29) ?? 0)).toBe('2024-02-29');
  for (const [year, month, day] of [
    [2025, 2, 29],
    [2025, 0, 1],
    [2025, 13, 1],
    [2025, 4, 31],
    [2025, 1, 0],
    [99, 1, 1],
    [2500, 1, 1],
    [Number.NaN, 1, 1],
  ] as const) {
    expect(dayNumber(year, month, day)).toBeNull();
  }
  expect(weekdayOf(dayNumber(2024, 12, 16) ?? 0)).toBe(1);
  expect(weekdayOf(dayNumber(1969, 12, 31) ?? 0)).toBe(3);
  expect(yearOf(-1)).toBe(1969);
  expect(isoOf(dayOfMs(Date.UTC(2025, 4, 1, 23, 59)))).toBe('2025-05-01');
});

test.each([
  ['2024-11-19.md', '2024-11-19'],
  ['2024_11_19.md', '2024-11-19'],
  ['2024_11_19 standup.md', '2024-11-19'],
  ['20241119.md', '2024-11-19'],
  ['2024-11-19T1030-sync.md', '2024-11-19'],
  ['adr/2022-08-02_020-handling-time.md', '2022-08-02'],
  ['docs-2021-03-01.md', '2021-03-01'],
  ['notes/2024/11/19.md', '2024-11-19'],
  ['2024/11-November/19 standup.md', '2024-11-19'],
  ['2024/11-19.md', '2024-11-19'],
  ['2024/11/2024-11-20.md', '2024-11-20'],
  ['2020-02/february-5.md', '2020-02-05'],
  ['2014-06/jun-5-modules.md', '2014-06-05'],
  ['2022-11/dec-01.md', '2022-12-01'],
  ['19 November 2024.md', '2024-11-19'],
  ['2024-11-diary.md', null],
  ['2025-journal.md', null],
  ['2024/summary.md', null],
  ['2024/11/notes.md', null],
  ['0007-use-queues.md', null],
  ['2024-13-40.md', null],
  ['port-8080-2020.md', null],
  ['11/19.md', null],
])('the day of %s', (path, expected) => {
  expect(iso(dayOfPath(path))).toBe(expected);
});

test('the month and year of a path', () => {
  expect(monthOfPath('2024-11-diary.md')).toBe(11);
  expect(monthOfPath('2024/03/x.md')).toBe(3);
  expect(monthOfPath('2024-journal.md')).toBeNull();
  expect(yearOfPath('archive-2019/2024-journal.md')).toBe(2024);
  expect(yearOfPath('2019/x.md')).toBe(2019);
  expect(yearOfPath('x.md')).toBeNull();
});

test.each([
  [{ date: '2024-12-16T09:08:51' }, '2024-12-16'],
  [{ Date: 'Dec 16, 2024' }, '2024-12-16'],
  [{ date: 20241216 }, '2024-12-16'],
  [{ date_created: '2024-12-15', date: '2024-12-16' }, '2024-12-16'],
  [{ 'created-at': '2024-12-15', updated: '2024-12-20' }, '2024-12-15'],
  [{ last_reviewed_on: '2024-12-20' }, '2024-12-20'],
  [{ date: '16.12.2024' }, '2024-12-16'],
  [{ date: 'someday', created: '2024-12-15' }, '2024-12-15'],
  [{ date: ['2024-12-16'] }, null],
  [{ title: '2024-12-16' }, null],
  [{}, null],
])('the day of front matter %o', (data, expected) => {
  expect(iso(dayOfFrontmatter(data))).toBe(expected);
});
