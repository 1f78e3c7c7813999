import { expect, test } from 'vitest';
import { findWrittenDate } from '../../../core/dates/written.ts';

/** `2025-3-4 Tue`, `?-3-4`, `11|4 of 2024` (order open), `Tue`, or `none`. */
function read(text: string): string {
  const written = findWrittenDate(text);
  if (written === null) return 'none';
  const weekday = written.weekday === null ? '' : ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][written.weekday];
  if (written.kind === 'weekday') return `${weekday}`;
  if (written.kind === 'nth') return `the ${written.day} ${weekday}`.trim();
  if (written.kind === 'week') return `${written.year ?? '?'}-W${written.week}`;
  const date =
    written.kind === 'day'
      ? `${written.year ?? '?'}-${written.month}-${written.day}`
      : `${written.first}|${written.second} of ${written.year ?? '?'}`;
  return `${date} ${weekday}`.trim();
}

test.each([
  ['2025-03-04', '2025-3-4'],
  ['2025/3/4', '2025-3-4'],
  ['2025.03.04', '2025-3-4'],
  ['2025-03-04T13:59:58. Ann, Bob', '2025-3-4'],
  ['Sync 2025-03-04', '2025-3-4'],
  ['Sync 2025-03-04: leases', '2025-3-4'],
  ['Monday March 3rd', '?-3-3 Mon'],
  ['Monday, March 3rd, 2025', '2025-3-3 Mon'],
  ['Monday the 3rd of March', '?-3-3 Mon'],
  ['March 3', '?-3-3'],
  ['3 March 2025', '2025-3-3'],
  ['13 July, 2021 Meeting Notes', '2021-7-13'],
  ['8th April 2024 101st Meeting', '2024-4-8'],
  ['3. Sept. 2025', '2025-9-3'],
  ['mar-03-2025', '2025-3-3'],
  ['nov 22 standup', '?-11-22'],
  ['Standup Nov 22', '?-11-22'],
  ['Nov 22 (Friday)', '?-11-22 Fri'],
  ['11/04/2024', '11|4 of 2024'],
  ['Monday - 6/12/2021', '6|12 of 2021 Mon'],
  ['6/25/2024', '2024-6-25'],
  ['25/6/24', '2024-6-25'],
  ['6/6/2024', '2024-6-6'],
  ['16.12.2024', '2024-12-16'],
  ['6/12', '6|12 of ?'],
  ['Tuesday', 'Tue'],
  ['# Tuesday:', 'Tue'],
  ['thurs', 'Thu'],
])('%s is a date', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  '',
  'Design review',
  'May we keep the queue?',
  'March of the services',
  'Second thoughts on caching',
  'Upgrade to 2024.1.2',
  'v10.12.2024.1',
  'Release 1.2.3',
  '2025-13-04',
  '2025-02-30',
  '31 February 2025',
  'Room 11/04/2024/7',
  'Set 2 may workers',
  'How the 3 March outages hit all of our customers in the north',
  'Ratio 6/12 of requests',
  'Port 8080-2024-11',
  'Between 2025-01-01 and 2025-02-01',
  'Sunday school for services',
  'Monitor the lag',
  'Satellite',
  'Mayor 5',
  'Decide 10',
  '12:30',
  'CVE-2024-11-3',
])('%s is not a date', (text) => {
  expect(read(text)).toBe('none');
});

test('a range that starts the text is its first day', () => {
  expect(read('2025-03-03 to 2025-03-07')).toBe('2025-3-3');
});

test('says where the date stands, with its weekday', () => {
  expect(findWrittenDate('Sync on Monday, March 3, 2025 in room 4')).toMatchObject({ from: 8, to: 29 });
});
