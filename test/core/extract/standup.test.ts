import { expect, test } from 'vitest';
import type { Task, Update } from '../../../core/contract/facts.ts';
import { standupOf, standupText, weekOf, weekText } from '../../../core/extract/people/standup.ts';

const place = { journal: '/j', path: 'standup.md' };

function said(person: string, [date, kind]: readonly [string, Update['kind']], text: string): Update {
  return { person, date, to: null, text, ...place, line: text.length, endLine: text.length, kind };
}

function item(owner: string, [date, state]: readonly [string, Task['state']], text: string): Task {
  const days = { due: null, scheduled: null, start: null, finished: null };
  const rest = { dateOrigin: null, priority: null, recurrence: null, reason: null, details: [], history: [] };
  return { id: text, state, text, owner, date, ...days, ...rest, ...place, line: 100 + text.length, endLine: 100 };
}

const updates = [
  said('Mira', ['2031-03-07', 'done'], 'sealed the valve'),
  said('Mira', ['2031-03-07', 'next'], 'paint'),
  said('Mira', ['2031-03-07', 'remark'], 'why not blue?'),
  said('Mira', ['2031-03-10', 'next'], 'label it'),
  said('Mira', ['2031-03-10', 'blocked'], 'no labels'),
  said('Mira', ['2031-03-11', 'update'], 'tomorrow is another day'),
  said('Tomas', ['2031-02-03', 'done'], 'drove'),
];
const tasks = [
  item('Mira, Tomas', ['2031-03-03', 'open'], 'order seals'),
  item('Mira', ['2031-03-07', 'done'], 'sweep the lab'),
  item('Mira', ['2031-03-10', 'open'], 'call the shop'),
  item('Mira', ['2031-03-05', 'blocked'], 'fire the kiln'),
];

test('a standup has what was done since the last report, what comes, what blocks and what is carried over', () => {
  const { people } = standupOf({ date: '2031-03-10', person: 'Mira', updates, tasks });
  const [mira] = people.map((part) => ({
    ...part,
    yesterday: part.yesterday.map(({ text }) => text),
    today: part.today.map(({ text }) => text),
    blockers: part.blockers.map(({ text }) => text),
    carriedOver: part.carriedOver.map(({ text }) => text),
  }));
  expect(mira).toEqual({
    person: 'Mira',
    yesterday: ['sealed the valve', 'sweep the lab'],
    today: ['label it', 'call the shop'],
    blockers: ['no labels', 'fire the kiln'],
    carriedOver: ['order seals'],
    lastUpdate: '2031-03-10',
  });
});

test('everybody with news is in it, in the order of names; who has been silent for long is not, unless asked for', () => {
  expect(standupOf({ date: '2031-03-10', person: null, updates, tasks }).people.map(({ person }) => person)).toEqual([
    'Mira',
    'Tomas',
  ]);
  const late = { date: '2031-07-01', updates, tasks };
  expect(standupOf({ ...late, person: null }).people.map(({ person }) => person)).toEqual(['Mira']);
  const asked = standupOf({ ...late, person: 'Tomas' });
  expect(standupText(asked)).toBe('Standup 2031-07-01\n\n*Tomas*\nNothing recorded since 2031-02-03.\n');
});

test('the text to paste has a block a person, without what is empty', () => {
  const standup = standupOf({ date: '2031-03-10', person: 'Mira', updates, tasks });
  expect(standupText(standup)).toBe(
    [
      'Standup 2031-03-10',
      '',
      '*Mira*',
      'Yesterday:',
      '• sealed the valve',
      '• sweep the lab',
      'Today:',
      '• label it',
      '• call the shop',
      'Blockers:',
      '• no labels',
      '• fire the kiln',
      'Carried over:',
      '• order seals',
      '',
    ].join('\n'),
  );
  expect(standupText({ date: '2031-03-10', people: [] })).toBe('Standup 2031-03-10\n\nNothing recorded.\n');
});

test("a person's week has its days, Monday to Sunday", () => {
  const week = weekOf({ date: '2031-03-12', person: 'Mira', updates });
  expect({ ...week, days: week.days.map(({ date, updates: of }) => [date, of.length]) }).toEqual({
    from: '2031-03-10',
    to: '2031-03-16',
    days: [
      ['2031-03-10', 2],
      ['2031-03-11', 1],
    ],
  });
});

test('the week as text has a block a person and a part a day', () => {
  const week = [
    said('Mira', ['2031-03-10', 'done'], 'sealed it'),
    said('Mira', ['2031-03-12', 'next'], 'oil it'),
    said('Mira', ['2031-03-12', 'remark'], 'why brass'),
    said('Mira', ['2031-03-17', 'next'], 'paint it'),
    said('Bo', ['2031-03-11', 'blocked'], 'no seals'),
  ];
  expect(weekText('2031-03-13', week)).toBe(
    [
      'Week of 2031-03-10 to 2031-03-16',
      '',
      '*Bo*',
      'Tuesday 2031-03-11:',
      '• no seals',
      '',
      '*Mira*',
      'Monday 2031-03-10:',
      '• sealed it',
      'Wednesday 2031-03-12:',
      '• oil it',
      '',
    ].join('\n'),
  );
  expect(weekText('2031-06-13', week)).toBe('Week of 2031-06-09 to 2031-06-15\n\nNothing recorded.\n');
});

test('an item that leaves out what its line ends in stands once', () => {
  const whole = { ...said('Mira', ['2031-03-10', 'next'], 'oil the gate (due 2031-03-14)'), line: 4 };
  const part = { ...item('Mira', ['2031-03-10', 'open'], 'oil the gate'), line: 4 };
  const { people } = standupOf({ date: '2031-03-10', person: null, updates: [whole], tasks: [part] });
  expect(people[0]?.today.map(({ text }) => text)).toEqual(['oil the gate (due 2031-03-14)']);
});
