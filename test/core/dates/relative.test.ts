import { expect, test } from 'vitest';
import { findDay, resolveDay } from '../../../core/dates/relative.ts';
import { growth, LINEAR } from '../../helpers/growth.ts';

/** A Tuesday. */
const ANCHOR = '2024-12-17';

test.each([
  ['finish by Friday', '2024-12-20', 'Friday'],
  ['by next Friday, please', '2024-12-27', 'next Friday'],
  ['due this Thursday', '2024-12-19', 'this Thursday'],
  ['Tuesday at the latest', '2024-12-24', 'Tuesday'],
  ['by Wed', '2024-12-18', 'Wed'],
  ['Friday, Dec 27', '2024-12-27', 'Friday, Dec 27'],
  ['Friday next week', '2024-12-27', 'Friday next week'],
  ['next week on Thursday', '2024-12-26', 'next week on Thursday'],
  ['rotate the keys tomorrow', '2024-12-18', 'tomorrow'],
  ['the day after tomorrow', '2024-12-19', 'the day after tomorrow'],
  ['EOD', '2024-12-17', 'EOD'],
  ['by eod tomorrow', '2024-12-18', 'eod tomorrow'],
  ['by EOD on Friday', '2024-12-20', 'EOD on Friday'],
  ['by end of day', '2024-12-17', 'end of day'],
  ['by end of week', '2024-12-20', 'end of week'],
  ['EOW', '2024-12-20', 'EOW'],
  ['early next week', '2024-12-23', 'early next week'],
  ['mid next week', '2024-12-25', 'mid next week'],
  ['next week', '2024-12-27', 'next week'],
  ['end of next month', '2025-01-31', 'end of next month'],
  ['end of the quarter', '2024-12-31', 'end of the quarter'],
  ['by end of January', '2025-01-31', 'end of January'],
  ['end of Q1', '2025-03-31', 'end of Q1'],
  ['in two weeks', '2024-12-31', 'in two weeks'],
  ['within 3 days', '2024-12-20', 'within 3 days'],
  ['2 weeks from now', '2024-12-31', '2 weeks from now'],
  ['until Dec 20', '2024-12-20', 'Dec 20'],
  ['Jan 6th', '2025-01-06', 'Jan 6th'],
  ['the 3rd of March', '2025-03-03', '3rd of March'],
  ['due 2025-01-10!', '2025-01-10', '2025-01-10'],
  ['by 12/20', '2024-12-20', '12/20'],
  ['by 20.12.2024', '2024-12-20', '20.12.2024'],
  ['on the 24th.', '2024-12-24', 'the 24th'],
  ['this is late, fix it today', '2024-12-17', 'today'],
])('a due date: %s', (text, date, words) => {
  const found = findDay(text, ANCHOR, 'future');
  expect(found?.date).toBe(date);
  expect(text.slice(found?.from, found?.to)).toBe(words);
});

test.each([
  ['yesterday the broker failed', '2024-12-16'],
  ['the day before yesterday', '2024-12-15'],
  ['since last Thursday', '2024-12-12'],
  ['on Monday', '2024-12-16'],
  ['on Tuesday', '2024-12-10'],
  ['Wednesday', '2024-12-11'],
  ['last week', '2024-12-09'],
  ['this month', '2024-12-01'],
  ['three days ago', '2024-12-14'],
  ['on Nov 12', '2024-11-12'],
  ['last night', '2024-12-16'],
])('a report: %s', (text, date) => {
  expect(findDay(text, ANCHOR, 'past')?.date).toBe(date);
});

test.each([
  'every Friday',
  'Fridays',
  'Black Friday sale',
  'sat down with the team',
  'the sun sets on it',
  'wed the two modules',
  '3/4 done',
  'by 3/4',
  'before 03/04/2025',
  'v2024-12-20-rc1',
  'release 5.10',
  'takes 2 weeks',
  'in 2 hours',
  'within 3 days of the release',
  'on the 24th floor',
  'may 5 workers run',
  'in May',
  'Dec 2024',
  'at 10:30',
  'port 8080',
  '10.0.0.1',
  'the next release',
  'this weekly report',
  'Feb 30',
  '2024-13-40',
  '',
])('no day: %s', (text) => {
  expect(findDay(text, ANCHOR, 'future')).toBeNull();
});

test('a phrase is only a day, with or without its preposition', () => {
  expect(resolveDay('by Friday', ANCHOR, 'future')).toBe('2024-12-20');
  expect(resolveDay('Fri', ANCHOR, 'future')).toBe('2024-12-20');
  expect(resolveDay('the  24th', ANCHOR, 'future')).toBe('2024-12-24');
  expect(resolveDay('Friday or so later', ANCHOR, 'future')).toBeNull();
  expect(resolveDay('the demo on Friday', ANCHOR, 'future')).toBeNull();
  expect(resolveDay('Friday', 'no day', 'future')).toBeNull();
});

test('weeks at a weekend, and months at New Year', () => {
  expect(findDay('next week', '2024-12-22', 'future')?.date).toBe('2024-12-27');
  expect(findDay('this week', '2024-12-21', 'future')?.date).toBe('2024-12-22');
  expect(findDay('next month', '2024-12-31', 'future')?.date).toBe('2025-01-31');
  expect(findDay('last month', '2025-01-02', 'past')?.date).toBe('2024-12-01');
});

test.each(['in ', 'a ', 'Jan 32 ', '3/4 ', 'friday', 'the 1', '1', 'next ', 'end of ', '2024-', 'by the '])(
  'a line of “%s” costs no more than its length',
  (piece) => {
    const work = (size: number) => {
      const line = piece.repeat(Math.ceil(size / piece.length));
      return () => {
        findDay(line, ANCHOR, 'future');
        resolveDay(line, ANCHOR, 'past');
      };
    };
    expect(growth(work, 1e6)).toBeLessThan(LINEAR);
  },
);
