import { expect, test } from 'vitest';
import { indexedEngine, NEVER } from '../core/engine/engine-on.ts';
import { minutesIn } from '../../core/extract/errors/trouble.ts';

/*
 * `Disk full`, `ran out of space` and `at 100 %` of one machine were three troubles, and an alert found only the first.
 */
const DAYS: readonly (readonly [day: string, trouble: string, text: string])[] = [
  [
    '2029-03-04',
    'a',
    'disk full on mill-3: labels stopped printing. Root cause: logrotate. Fixed by removing old logs, took 40 minutes.',
  ],
  ['2029-04-02', 'x', 'The disk of kiln-9 was full, photos of the glaze filled it. Moved them, 10 minutes.'],
  ['2029-05-12', '-', 'Deploy of the gate reader failed, the image was for arm. Fixed by building it again.'],
  ['2029-07-19', 'a', 'mill-3 ran out of space again at 02:10. Deleted the archives and it recovered after 25 min.'],
  ['2029-08-11', 'b', 'oven controller OOMKilled at night. Raised its memory, fixed.'],
  ['2029-09-30', 'c', 'Bookings timed out for an hour, the pool was exhausted. Restarted the bookings service.'],
  ['2029-11-30', 'a', 'No space left on device on mill-3, printing stuck. Cleaned up, resolved after half an hour.'],
  ['2030-01-20', 'b', 'Out of memory in the oven controller again. Restarted it, 5 minutes.'],
  ['2030-02-14', 'd', 'Certificate of the parcel desk expired. Renewed it by hand.'],
  ['2030-03-03', 'e', 'Certificate of the bell tower expired. Renewed it, 20 minutes.'],
  ['2030-05-05', 'c', 'Timeouts in bookings: deadline exceeded towards the ledger. Fixed by a larger pool.'],
  ['2030-09-01', 'a', 'mill-3: disk at 100 % once more, no labels. Removed the old logs. 20 minutes.'],
];

async function engine() {
  const text = DAYS.map(([day, , told]) => `## ${day}\n\n- ${told}\n`).join('\n');
  return (await indexedEngine({ 'journal.md': `# Log\n\n${text}` })).engine;
}

test('one trouble is one thread however its days say it, and the same of another machine is another', async () => {
  const { threads } = await (await engine()).procedures.troubles({ limit: 50 }, NEVER);
  const troubleOf = new Map(DAYS.map(([day, trouble]) => [day, trouble]));
  const found = threads.map(({ days }) => days.map(({ date }) => troubleOf.get(date ?? '')).join(''));
  expect(found.toSorted()).toEqual(['aaaa', 'bb', 'cc']);
});

test('an alert finds the days that say it in other words', async () => {
  const { procedures } = await engine();
  const { pastIncidents } = await procedures.runbook({ text: 'no space left on mill-3' }, NEVER);
  expect(pastIncidents.map(({ date, minutes }) => [date, minutes])).toEqual([
    ['2030-09-01', 20],
    ['2029-11-30', 30],
    ['2029-07-19', 25],
    ['2029-03-04', 40],
  ]);
});

test.each([
  ['Resolved after half an hour.', 30],
  ['It took two hours.', 120],
  ['Down for an hour and a half.', 90],
  ['It took a quarter of an hour to fix', 15],
])('%s', (text, minutes) => {
  expect(minutesIn(text)).toBe(minutes);
});
