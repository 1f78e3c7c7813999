import { describe, expect, test } from 'vitest';
import { timeIn } from '../../../core/ask/query/time.ts';

/** A Saturday. */
const NOW = new Date(2026, 10, 21, 9, 30);

describe('the time that a question names', () => {
  test.each([
    ['what did we do yesterday', '2026-11-20', '2026-11-20'],
    ['what happened last week', '2026-11-09', '2026-11-15'],
    ['what is planned this week', '2026-11-16', '2026-11-22'],
    ['updates from last month', '2026-10-01', '2026-10-31'],
    ['what went wrong last Tuesday?', '2026-11-17', '2026-11-17'],
    ['last saturday', '2026-11-14', '2026-11-14'],
    ['notes on 2024-11-04', '2024-11-04', '2024-11-04'],
    ['since 2024-11-04', '2024-11-04', null],
    ['before 2024-11-04', null, '2024-11-03'],
    ['decisions in March 2025', '2025-03-01', '2025-03-31'],
    ['decisions in december', '2025-12-01', '2025-12-31'],
    ['what broke in 2024', '2024-01-01', '2024-12-31'],
    ['on November 4th', '2026-11-04', '2026-11-04'],
    ['the outage of 16 December 2024', '2024-12-16', '2024-12-16'],
    ['three weeks ago', '2026-10-26', '2026-11-01'],
    ['in the last 3 days', '2026-11-18', '2026-11-21'],
    ['standups in the week of Dec 16', '2025-12-15', '2025-12-21'],
    ['what was blocked on Tuesday', '2026-11-17', '2026-11-17'],
    ["Tuesday's standup", '2026-11-17', '2026-11-17'],
    ['what did I do on Nov 12', '2026-11-12', '2026-11-12'],
    ['what did I do on Nov 12 last year', '2025-11-12', '2025-11-12'],
    ['since Monday', '2026-11-16', null],
    ['between Monday and Thursday', '2026-11-16', '2026-11-19'],
    ['between Nov 2 and Nov 6', '2026-11-02', '2026-11-06'],
    ['from 2 to 6 November', '2026-11-02', '2026-11-06'],
    ['Nov 2-6', '2026-11-02', '2026-11-06'],
    ['on Monday, November 9th', '2026-11-09', '2026-11-09'],
    ['what went out in Q3', '2026-07-01', '2026-09-30'],
    ['Q4 2025', '2025-10-01', '2025-12-31'],
    ['last quarter', '2026-07-01', '2026-09-30'],
    ['what did we finish last sprint', '2026-11-02', '2026-11-15'],
    ['what is left of this sprint', '2026-11-09', '2026-11-22'],
    ['in the last 2 sprints', '2026-10-24', '2026-11-21'],
    ['in week 46', '2026-11-09', '2026-11-15'],
    ['2026-W46', '2026-11-09', '2026-11-15'],
    ['on 16.11.2026', '2026-11-16', '2026-11-16'],
    ['11/16/2026', '2026-11-16', '2026-11-16'],
    ['on the 5th', '2026-11-05', '2026-11-05'],
    ['last november', '2026-11-01', '2026-11-30'],
    ['in November last year', '2025-11-01', '2025-11-30'],
    ['what is due next week', '2026-11-23', '2026-11-29'],
    ['what did I do over the weekend', '2026-11-21', '2026-11-22'],
    ['the week before last', '2026-11-02', '2026-11-08'],
    ['what did we do all week', '2026-11-16', '2026-11-22'],
    ['in KW 46', '2026-11-09', '2026-11-15'],
    ['in calendar week 46 of 2025', '2025-11-10', '2025-11-16'],
    ['early November', '2026-11-01', '2026-11-10'],
    ['in mid-October', '2026-10-11', '2026-10-20'],
    ['at the end of February 2025', '2025-02-21', '2025-02-28'],
    ['Q3 decisions', '2026-07-01', '2026-09-30'],
    ['October standups', '2026-10-01', '2026-10-31'],
  ])('%s', (question, from, to) => {
    expect(timeIn(question, NOW)).toMatchObject({ from, to });
  });

  test.each([
    'how do I march through the list',
    'may updates run twice',
    'the wk 3 branch of w 12',
    'may the scheduler restart?',
    'version 2024 of the tool',
    'a 404 at night',
    'port 2024-99-99',
    'the run on 10/11/2026',
    'Friday deploys',
    'every Monday',
    'on Mondays',
    'in 2000 requests',
    'which port does Q4 use',
  ])('no time in: %s', (question) => {
    expect(timeIn(question, NOW)).toBeNull();
  });
});

describe('a year that the question leaves out', () => {
  /** Notes from spring 2023 to December 2024. */
  const dates = {
    order: 'month-first' as const,
    hasNotes: (from: string, to: string) => from <= '2024-12-20' && to >= '2023-04-01',
  };

  test.each([
    ['what did I do on Nov 12', '2024-11-12', '2024-11-12'],
    ['standups in the week of Dec 16', '2024-12-16', '2024-12-22'],
    ['from Dec 16 to 20', '2024-12-16', '2024-12-20'],
    ['16 to 20 December', '2024-12-16', '2024-12-20'],
    ['what broke on 12/16?', '2024-12-16', '2024-12-16'],
    ['what happened in March?', '2024-03-01', '2024-03-31'],
    ['early April', '2024-04-01', '2024-04-10'],
    ['Q1 decisions', '2024-01-01', '2024-03-31'],
    ['in KW 46', '2024-11-11', '2024-11-17'],
    ['decisions since November', '2024-11-01', null],
  ])('is the latest with notes: %s', (question, from, to) => {
    expect(timeIn(question, NOW, dates)).toMatchObject({ from, to });
  });

  test.each([
    ['is the one said', 'on Nov 12, 2026', '2026-11-12'],
    ['is not looked for where a day is counted from today', 'last Thursday', '2026-11-19'],
    ['is that of the days around one without a note', 'on Dec 23', '2024-12-23'],
  ])('%s', (_, question, from) => {
    expect(timeIn(question, NOW, dates)).toMatchObject({ from });
  });

  test('is the last one where no year has notes', () => {
    expect(timeIn('on Nov 12', NOW, { ...dates, hasNotes: () => false })).toMatchObject({ from: '2026-11-12' });
  });

  test('is a leap year for its last day of February', () => {
    expect(timeIn('on February 29', NOW)).toMatchObject({ from: '2024-02-29' });
  });
});

describe('what is due lies ahead', () => {
  /** A Monday. */
  const monday = new Date(2026, 8, 21, 9);

  test.each([
    ['what is due on Friday', '2026-09-25', '2026-09-25'],
    ['what is due by Friday?', null, '2026-09-25'],
    ['items due on Monday', '2026-09-21', '2026-09-21'],
    ['what is due by September 25', null, '2026-09-25'],
    ['what is due by the 25th', null, '2026-09-25'],
    ['what is due in October', '2026-10-01', '2026-10-31'],
    ['deadlines in January', '2027-01-01', '2027-01-31'],
    ['what will we ship in October', '2026-10-01', '2026-10-31'],
    ['items due in August', '2026-08-01', '2026-08-31'],
    ['what was due on Friday', '2026-09-18', '2026-09-18'],
    ['what did we ship in October', '2025-10-01', '2025-10-31'],
    ['failures due to the release on Friday', '2026-09-18', '2026-09-18'],
  ])('%s', (question, from, to) => {
    expect(timeIn(question, monday)).toMatchObject({ from, to });
  });

  test('next Monday is none of today', () => {
    expect(timeIn('standup next Monday', monday)).toMatchObject({ from: '2026-09-28' });
  });
});
