import { expect, test } from 'vitest';
import { indexedEngine, NEVER } from './engine-on.ts';

/*
 * Three years of an invented journal: each trouble by its letter, each time in other words; `-` is no trouble.
 */
const DAYS: readonly (readonly [day: string, trouble: string, text: string])[] = [
  [
    '2029-01-09',
    'a',
    'disk of harbour-db full, WAL files were not archived. deleted old ones and it came back, took 45 minutes',
  ],
  ['2029-01-10', '-', 'painted the pier, bought a kettle'],
  [
    '2029-02-03',
    'b',
    'mira: scanner at the north gate hangs after every firmware update; rebooting the scanner fixed it',
  ],
  ['2029-02-11', '-', 'planned the summer timetable with jo'],
  ['2029-03-15', 'c', 'certificate of api.harbour expired, all bookings failed. renewed it by hand, down for 2 hours'],
  [
    '2029-04-01',
    'd',
    'nightly export to the customs office failed: their sftp refused our key. root cause: they had rotated keys',
  ],
  ['2029-04-20', '-', 'mira + jo: reviewed the plan for the second crane'],
  [
    '2029-05-05',
    'e',
    'kafka lag of the parcels topic grew to 4 million, consumers were stuck in a rebalance. restarted them one by one, 30 minutes',
  ],
  [
    '2029-06-18',
    'a',
    'harbour-db again: disk full because archiving of WAL stopped. freed space, resolved after 20 minutes',
  ],
  ['2029-07-02', '-', 'TODO: write down who may open the sluice'],
  ['2029-08-30', 'b', 'north gate scanner stuck since the firmware update of last night, a reboot helped'],
  [
    '2029-09-12',
    'f',
    'berth planner crashed with out of memory while it computed Saltholm. raised the limit to 4 GB, fixed',
  ],
  ['2029-10-01', '-', 'jo: onboarding of two people went well'],
  [
    '2029-11-23',
    'c',
    'expired certificate on api.harbour took the bookings down, renewed and reloaded nginx, lasted 35 minutes',
  ],
  ['2030-01-14', 'g', 'redis failover logged out everybody, sessions were lost. recovered after 18 minutes'],
  ['2030-02-02', 'd', 'customs export failed again, sftp key refused. resolved: sent them the new public key'],
  ['2030-02-27', '-', 'discussed whether to fix the font of the receipts, not now'],
  [
    '2030-03-19',
    'e',
    'parcels topic: lag of 1.2 million, rebalance loop of the consumers. restarting all consumers fixed it in 15 minutes',
  ],
  ['2030-05-06', 'f', 'out of memory in the berth planner (Saltholm again), pods killed. doubled memory, went away'],
  ['2030-06-21', '-', 'the error budget of the quarter is fine'],
  [
    '2030-07-07',
    'h',
    'payments with amex were declined for an hour, the cause was a wrong merchant id after the deploy; rolled back',
  ],
  [
    '2030-08-16',
    'a',
    'WAL archive broken, disk of harbour-db at 100%, writes failed; cleaned up and fixed the archiver, took 10 minutes',
  ],
  ['2030-10-10', '-', 'jo fixed the coffee machine'],
  ['2030-12-24', 'b', 'scanner north gate: hangs, firmware update was the reason. rolled back the firmware, works'],
  [
    '2031-01-31',
    'c',
    'bookings down: certificate for api.harbour had expired. automated the renewal now, outage of 50 minutes',
  ],
  ['2031-02-14', 'e', 'consumers of the parcels topic stuck in rebalancing, lag 800k. restarted, 12 minutes'],
];

async function threadsOf(days: typeof DAYS) {
  const journal = days.map(([day, , text]) => `# ${day}\n\n- ${text}\n`).join('\n');
  const { engine } = await indexedEngine({ 'journal.md': journal });
  return (await engine.procedures.troubles({ limit: 50 }, NEVER)).threads;
}

test('each trouble of three years is one thread with its days, and no thread holds two of them', async () => {
  const threads = await threadsOf(DAYS);
  const troubleOf = new Map(DAYS.map(([day, trouble]) => [day, trouble]));
  const found = threads.map(({ days }) => days.map(({ date }) => troubleOf.get(date ?? '')).join(''));
  expect(found.toSorted()).toEqual(['aaa', 'bbb', 'ccc', 'dd', 'eee', 'ff']);
  const disk = threads.find(({ days }) => troubleOf.get(days[0]?.date ?? '') === 'a');
  expect(disk).toMatchObject({ first: '2029-01-09', last: '2030-08-16', medianMinutes: 20 });
  expect(disk?.days.map(({ worked }) => worked)).toEqual([
    expect.stringContaining('cleaned up and fixed the archiver'),
    expect.stringContaining('freed space'),
    expect.stringContaining('deleted old ones'),
  ]);
});

test('what is only called an issue is a thread when it comes three times, among other matters of a person', async () => {
  const threads = await threadsOf([
    ...DAYS,
    ['2031-03-01', 'a', 'bo: the search has no answer for something... warehouse permissions issues today.'],
    [
      '2031-03-02',
      'a',
      'bo: review the plan with jo. continuing to investigate warehouse permissions issue. away on friday',
    ],
    ['2031-03-03', '-', 'bo: filed an issue for the font. opened the issue of the week'],
    ['2031-03-04', 'a', 'Bo: scaled the cluster as jo said. Continue warehouse permissions issue.'],
  ]);
  expect(threads[0]?.days.map(({ date }) => date)).toEqual(['2031-03-04', '2031-03-02', '2031-03-01']);
});

test('an item that is carried over, planned work and the agenda of a meeting are no threads', async () => {
  const carried = 'the importer is broken, restart did not help';
  const { engine } = await indexedEngine({
    'journal.md': ['2031-01-01', '2031-01-02', '2031-01-03']
      .map(
        (day) =>
          `# ${day}\n\n- ${carried}\n- [ ] rehearse the failover that failed\n- see https://ferry.example/issues/7\n`,
      )
      .join('\n'),
    'meetings/2031-01-04-weekly.md':
      '# Weekly 2031-01-04\n\nAttendees: jo, mira\n\n- error messages of the importer: broken words\n',
    'meetings/2031-01-11-weekly.md':
      '# Weekly 2031-01-11\n\nAttendees: jo, mira\n\n- error messages of the importer are broken\n',
  });
  expect((await engine.procedures.troubles({ limit: 50 }, NEVER)).threads).toEqual([]);
});

test('the days on which one alert came are one trouble, in whatever words, with what its incident says that worked', async () => {
  const { engine } = await indexedEngine({
    'runbooks/sluice.md': '---\nalert: SluiceGateStuckOpen\n---\n\n# Sluice gate\n\n1. `gatectl close`\n',
    'journal.md':
      '# 2029-02-11\n\n05:10 page: `SluiceGateStuckOpen`, water on the pier for an hour. a branch lay in the gate\n',
    'incidents/2030-07-02-sluice.md': [
      '---',
      'date: 2030-07-02',
      '---',
      '',
      '# SluiceGateStuckOpen',
      '',
      '## Timeline',
      '',
      '- 09:00 tried restarting the motor',
      '',
      '## What worked',
      '',
      'turned the crank by hand',
      '',
      'It took 25 minutes.',
      '',
    ].join('\n'),
  });
  const { threads } = await engine.procedures.troubles({ limit: 10 }, NEVER);
  expect(threads).toMatchObject([
    { title: 'SluiceGateStuckOpen', first: '2029-02-11', last: '2030-07-02', medianMinutes: 25 },
  ]);
  expect(threads[0]?.days[0]).toMatchObject({ date: '2030-07-02', worked: 'turned the crank by hand' });
});
