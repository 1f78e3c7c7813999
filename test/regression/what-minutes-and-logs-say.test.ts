import { describe, expect, test } from 'vitest';
import { extractFacts } from '../../core/extract/extract.ts';
import { standupText } from '../../core/extract/people/standup.ts';
import { joinTasks } from '../../core/extract/tasks/task-history.ts';
import { parseText } from '../helpers/parse.ts';
import { peopleOf, updatesOf } from '../helpers/people.ts';

const itemsOf = (text: string) =>
  extractFacts(parseText(text, '2041-05-06.md')).tasks.map(({ line, text: said, due }) => [line, said, due]);

const decisionsOf = (text: string) =>
  extractFacts(parseText(text, 'minutes/2041-05-06.md')).decisions.map(({ statement }) => statement);

describe('minutes in bullets', () => {
  const minutes = `# Platform sync

* There: Bao (chair), Evgenia, Tomasz

* Store
  * Evgenia: the store is nearly full
  * Tomasz asked whether nightly builds must be kept. Bao: no, a week is enough.
  * Evgenia will change the retention
  * Bao will be away
`;

  test('a line of the list on top may say who is there, and `Ann will do X` is a plan of hers', () => {
    expect(updatesOf(peopleOf({ 'minutes/2041-05-21.md': minutes }))).toEqual([
      'Evgenia 6 remark: the store is nearly full',
      'Tomasz 7 remark: asked whether nightly builds must be kept.',
      'Bao 7 remark: no, a week is enough.',
      'Evgenia 8 next: will change the retention',
      'Bao 9 remark: will be away',
    ]);
  });

  test('another line of such a list names nobody', () => {
    expect(peopleOf({ 'minutes/2041-05-21.md': '# Sync\n\n* Servers, Disks\n* Disks will follow\n' }).people).toEqual(
      [],
    );
  });
});

test('a title without a mark ends the part of who reported last', () => {
  const note = '**Ann**\n- did: the plan\n\n**Bo**\n- did: the review\n\nParking lot\n- the rota at Easter\n';
  expect(updatesOf(peopleOf({ 'standups/2041-05-06.md': note }))).toEqual([
    'Ann 2 done: the plan',
    'Bo 5 done: the review',
  ]);
});

describe('two letters that may be a language', () => {
  const minutes = (who: string, more: string) =>
    `# Sync\n\nAttendees: Ann Bell, ${who}, Tim Dale\n\n- Ann: all green\n- JS: the bundle is too big\n${more}`;
  const speakersOf = (note: string) => peopleOf({ 'minutes/1.md': note }).updates.map(({ person }) => person);

  test('are nobody’s initials where nobody else is called by theirs', () => {
    expect(speakersOf(minutes('Jo Stone', '- Tim: fine\n'))).toEqual(['Ann Bell', 'Tim Dale']);
  });

  test('are somebody’s where the list says so, or others speak as initials', () => {
    expect(speakersOf(minutes('Jo Stone (JS)', '- Tim: fine\n'))).toEqual(['Ann Bell', 'Jo Stone', 'Tim Dale']);
    expect(speakersOf(minutes('Jo Stone', '- TD: fine\n'))).toEqual(['Ann Bell', 'Jo Stone', 'Tim Dale']);
  });
});

describe('decisions', () => {
  test.each([
    ['## Decisions I made\n\n- No more releases on Friday\n', 'No more releases on Friday'],
    ['## Decisions of the week\n\n- No more releases on Friday\n', 'No more releases on Friday'],
    ['- We keep nightly builds for seven days\n', 'We keep nightly builds for seven days'],
    ['- we drop the old field, nobody uses it\n', 'we drop the old field, nobody uses it'],
    ['- Decision from planning: the importer ships without it\n', 'the importer ships without it'],
    [
      '- We will not backport the fix, because one service needs it\n',
      'We will not backport the fix, because one service needs it',
    ],
  ])('%j', (text, statement) => {
    expect(decisionsOf(`# Review\n\n${text}`)).toEqual([statement]);
  });

  test('what goes on by itself was not decided', () => {
    expect(
      decisionsOf('# Review\n\n- We keep seeing it for 3 days now\n- we drop packets, nobody knows why\n'),
    ).toEqual([]);
  });

  test('what will not be managed in time was not decided', () => {
    expect(decisionsOf('# Review\n\n- We will not make the date, because two are ill\n')).toEqual([]);
  });
});

describe('items', () => {
  test('the sentence of a keyword goes on below a line that was broken for its length', () => {
    const text = `# Log

The old path is still used by the exporter. TODO: drop the old path once the
exporter is on the new one. After lunch a call. TODO: send them
A list of things.
`;
    expect(itemsOf(text)).toEqual([
      [3, 'drop the old path once the exporter is on the new one', null],
      [4, 'send them', null],
    ]);
  });

  test('a day that is over is none to be done by', () => {
    expect(itemsOf('# 2041-05-06\n\n- [ ] write up what broke last Friday\n- [ ] write it up Friday\n')).toEqual([
      [3, 'write up what broke last Friday', null],
      [4, 'write it up', '2041-05-10'],
    ]);
  });

  test('what stands below `Next week` as something to do is an item', () => {
    expect(itemsOf('# 2041-05-06\n\n## Next week\n\n1. Talk with Arvid\n2. Summer party\n')).toEqual([
      [5, 'Talk with Arvid', null],
    ]);
  });

  test('two items that differ by an article are one, of the same owner within the week', () => {
    const join = (second: string) =>
      ['- [ ] Rotate the staging keys @bo\n', second].flatMap((text, day) =>
        extractFacts(parseText(text, `d/2041-05-0${day + 6}.md`)).tasks.map((fact) => ({
          fact,
          journal: '/j',
          path: `d/2041-05-0${day + 6}.md`,
          date: `2041-05-0${day + 6}`,
          dateOrigin: 'file-name' as const,
        })),
      );
    const names = { nameOf: (name: string) => name };
    expect(joinTasks(join('- [ ] rotate staging keys @bo\n'), names)).toHaveLength(1);
    expect(joinTasks(join('- [ ] rotate staging keys @ann\n'), names)).toHaveLength(2);
    expect(joinTasks(join('- [ ] rotate production keys @bo\n'), names)).toHaveLength(2);
  });
});

test('the text of a standup says since when somebody was not heard', () => {
  const item = { text: 'asked for the report', journal: '/j', path: 'log.md', line: 3 };
  const none = { today: [], blockers: [], carriedOver: [] };
  const people = [
    { person: 'Ann', yesterday: [item], ...none, lastUpdate: '2041-05-07' },
    { person: 'Bo', yesterday: [item], ...none, lastUpdate: '2041-05-10' },
  ];
  // 13 May 2041 is a Monday.
  expect(standupText({ date: '2041-05-13', people })).toBe(
    'Standup 2041-05-13\n\n*Ann* (nothing since 2041-05-07)\nYesterday:\n• asked for the report\n\n*Bo*\nYesterday:\n• asked for the report\n',
  );
});
