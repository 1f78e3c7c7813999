import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTasks } from '../../../core/extract/tasks/tasks.ts';
import { setStateInLine } from '../../../core/extract/tasks/task-line.ts';
import { findTurns } from '../../../core/extract/people/turns.ts';
import { openIndex } from '../../../core/store/database.ts';
import { readFacts } from '../../../core/store/facts.ts';
import { parseText } from '../../helpers/parse.ts';
import { runReindex } from '../../helpers/run-reindex.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const LOG = [
  '# Log of the migration',
  '',
  '- 2031-11-12: TODO: rotate the keys by Friday',
  '  - ask Tomas first',
  '- 2031-11-13: Mira: DONE: read the logs',
  '- **Nov 14** – Mira: moved the queue',
  '- [[2031-11-15]]: Tomas: tests pass',
  '',
  '## Mixed',
  '',
  '- 2031-11-12: Mira: all is well',
  '- TODO: other',
  '- TODO: more',
].join('\n');

test('a list whose lines begin with a date dates its items and updates', () => {
  const note = parseText(LOG, 'journal/2031-11-20.md');
  expect(findTasks(note).map(({ line, state, text, day, due }) => [line, state, text, day ?? null, due])).toEqual([
    [3, 'open', 'rotate the keys', '2031-11-12', '2031-11-14'],
    [5, 'done', 'read the logs', '2031-11-13', null],
    [12, 'open', 'other', null, null],
    [13, 'open', 'more', null, null],
  ]);
  expect(findTurns(note).map(({ line, speakers, text, day }) => [line, ...speakers, text, day ?? null])).toEqual([
    [5, 'Mira', 'read the logs', '2031-11-13'],
    [6, 'Mira', 'moved the queue', '2031-11-14'],
    [7, 'Tomas', 'tests pass', '2031-11-15'],
  ]);
});

test.each([
  ['one line with a date', '- 2031-11-12: TODO: rotate\n- TODO: other'],
  ['a sentence about a date', '- 2031-11-12 is the deadline\n- 2031-11-13 is a holiday'],
  ['figures', '- 3/4: TODO\n- 1/2: TODO'],
])('%s dates no list', (_what, list) => {
  expect(
    findTasks(parseText(`# Log\n\n${list}\n`, 'journal/2031-11-20.md')).every(({ day }) => day === undefined),
  ).toBe(true);
});

test('the index keeps the day of a line', async () => {
  const folder = tempFolder('dated-lines');
  const journal = join(folder.path, 'journal');
  mkdirSync(journal);
  writeFileSync(join(journal, 'log.md'), LOG);
  const db = openIndex(folder.path, 'write');
  await runReindex(db, [journal]);
  expect(
    readFacts(db, 'tasks', null)
      .map(({ date }) => date)
      .slice(0, 2),
  ).toEqual(['2031-11-12', '2031-11-13']);
  const turns = readFacts(db, 'turns', null);
  expect(turns.map(({ date, dateOrigin }) => `${date} ${dateOrigin}`)).toContain('2031-11-15 stamp');
  expect(turns.map(({ fact }) => fact.text)).toContain('moved the queue');
  db.close();
  folder.remove();
});

test('an item behind a date is set in its own words', () => {
  const set = setStateInLine('- 2031-11-12: TODO: rotate the keys', {
    state: 'done',
    reason: null,
    today: '2031-11-13',
  });
  expect(set).toBe('- 2031-11-12: DONE: rotate the keys');
});

test.each([
  ['- Mon: TODO rotate\n- Tue: done\n- Wed: TODO read', ['2031-11-17', '2031-11-19']],
  ['- **Dienstag:** TODO rotate\n- **Freitag:** TODO read', ['2031-11-18', '2031-11-21']],
  ['- lun: TODO rotate\n- mar: rien\n- mer: TODO read', ['2031-11-17', '2031-11-19']],
  ['- Wed: TODO rotate\n- Mon: TODO read', [null, null]],
  ['- Mon: rotate\n- TODO other\n- TODO read', [null, null]],
])('weekdays in front of lines are those of the week of the note: %s', (list, days) => {
  const note = parseText(`# Week\n\n${list}\n`, 'journal/2031-11-20.md');
  expect(findTasks(note).map(({ day }) => day ?? null)).toEqual(days);
});

test('the mark of an item behind a weekday can be set', () => {
  const set = setStateInLine('- Tue: TODO: rotate the keys', { state: 'done', reason: null, today: '2031-11-20' });
  expect(set).toBe('- Tue: DONE: rotate the keys');
});
