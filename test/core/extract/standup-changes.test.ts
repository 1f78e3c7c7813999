import { expect, test } from 'vitest';
import type { Standup } from '../../../core/contract/facts.ts';
import { changesBetween, lastStandupBefore, standupChangesText } from '../../../core/extract/people/standup-changes.ts';

type Part = Standup['people'][number];

function lines(...texts: readonly string[]): Part['today'] {
  return texts.map((text, index) => ({ text, journal: '/j', path: 'standup.md', line: index + 1 }));
}

function part(person: string, said: Partial<Part>): Part {
  return { person, yesterday: [], today: [], blockers: [], carriedOver: [], lastUpdate: null, ...said };
}

const BEFORE: Standup = {
  date: '2031-03-07',
  people: [
    part('Mira', {
      yesterday: lines('sealed the valve'),
      today: lines('paint the shed', 'label it'),
      blockers: lines('no seals'),
    }),
    part('Tomas', { today: lines('drive') }),
  ],
};
const NOW: Standup = {
  date: '2031-03-10',
  people: [
    part('Mira', {
      yesterday: lines('sealed the valve', 'DONE: painted the shed'),
      today: lines('TODO: label it.', 'call the shop'),
      blockers: lines('no labels'),
    }),
    part('Tomas', { today: lines('Drive') }),
    part('Wen', { today: lines('the tide gauge') }),
  ],
};

test('what is new, done, blocked and not blocked any more; a plan that is said again is no news', () => {
  const { date, since, people } = changesBetween(BEFORE, NOW);
  expect([since, date]).toEqual(['2031-03-07', '2031-03-10']);
  const texts = people.map(({ person, done, added, blocked, unblocked }) => [
    person,
    ...[done, added, blocked, unblocked].map((items) => items.map(({ text }) => text)),
  ]);
  expect(texts).toEqual([
    ['Mira', ['DONE: painted the shed'], ['call the shop'], ['no labels'], ['no seals']],
    ['Wen', [], ['the tide gauge'], [], []],
  ]);
});

test('who is blocked by the same thing in other words is not called unblocked', () => {
  const was = { ...BEFORE, people: [part('Mira', { blockers: lines('blocked on the wiring plan', 'no seals') })] };
  const is = { ...NOW, people: [part('Mira', { blockers: lines('still waiting for the wiring plan') })] };
  const [mira] = changesBetween(was, is).people;
  expect(mira?.unblocked.map(({ text }) => text)).toEqual(['no seals']);
});

test('is text for a chat, also when nothing changed', () => {
  expect(standupChangesText(changesBetween(BEFORE, NOW))).toBe(
    'Changes 2031-03-07 to 2031-03-10\n\n*Mira*\nDone:\n• DONE: painted the shed\nNew:\n• call the shop\nBlocked now:\n• no labels\nNot blocked any more:\n• no seals\n\n*Wen*\nNew:\n• the tide gauge\n',
  );
  expect(standupChangesText(changesBetween(BEFORE, BEFORE))).toMatch(/Nothing changed/);
});

test('the last standup before a day is the last day with a report; remarks are none', () => {
  const updates = [
    { date: '2031-03-04', kind: 'done' },
    { date: '2031-03-07', kind: 'remark' },
    { date: null, kind: 'next' },
    { date: '2031-03-10', kind: 'next' },
  ];
  expect(lastStandupBefore('2031-03-10', updates)).toBe('2031-03-04');
  expect(lastStandupBefore('2031-03-04', updates)).toBeNull();
});
