import { expect, test } from 'vitest';
import { setStateInLine } from '../../core/extract/tasks/task-line.ts';
import { findTasks } from '../../core/extract/tasks/tasks.ts';
import { parseText } from '../helpers/parse.ts';

function itemsOf(body: string, path = 'journal/2041-03-04.md'): string[] {
  return findTasks(parseText(`# 2041-03-04\n\n${body}\n`, path)).map(({ state, text, reason, due }) =>
    [state, text, ...(reason === null ? [] : [`(${reason})`]), ...(due === null ? [] : [`by ${due}`])].join(' '),
  );
}

test('FIXME marks an item with and without a colon, behind slashes and within a line, but not in code', () => {
  expect(itemsOf('FIXME: the seal leaks')).toEqual(['open the seal leaks']);
  expect(itemsOf('- FIXME retry twice')).toEqual(['open retry twice']);
  expect(itemsOf('// FIXME remove the flag')).toEqual(['open remove the flag']);
  expect(itemsOf('It works now, FIXME: name the port')).toEqual(['open name the port']);
  expect(itemsOf('FIXME comments are all over the module')).toEqual([]);
  expect(itemsOf('```\n// FIXME: no item\n```')).toEqual([]);
});

test('what is struck through and remarked upon is cancelled, with the remark as its reason', () => {
  expect(itemsOf('- ~~rewrite the pump driver~~ not now')).toEqual(['cancelled rewrite the pump driver (not now)']);
  expect(itemsOf('- ~~buy a spare pump~~ (dropped, too dear)')).toEqual(['cancelled buy a spare pump (too dear)']);
  expect(itemsOf('- ~~write a parser of our own~~ upstream has one')).toEqual([
    'cancelled write a parser of our own (upstream has one)',
  ]);
  expect(itemsOf('- [ ] ~~spare valves~~ (no budget)')).toEqual(['cancelled spare valves (no budget)']);
  expect(itemsOf('- ~~read the manual~~ done')).toEqual(['done read the manual']);
});

test('what is put right by striking out the old words is not given up', () => {
  expect(itemsOf('- ~~call Ann~~ call Bob')).toEqual([]);
  expect(itemsOf('- ~~Tuesday~~ Wednesday at ten')).toEqual([]);
  expect(itemsOf('- [ ] ~~Tuesday~~ Wednesday: demo of the pump')).toEqual([
    'open ~~Tuesday~~ Wednesday: demo of the pump',
  ]);
});

test('a note to self is an item when it says what to do', () => {
  expect(itemsOf('- note to self: measure first')).toEqual([]);
  expect(itemsOf('- note to self: the pump is loud')).toEqual([]);
  expect(itemsOf('- note to self: ask the vendor about the seal')).toEqual(['open ask the vendor about the seal']);
});

test('a state lasts until a day, a deed is due by it', () => {
  expect(itemsOf('- [ ] pump in production: freeze until Wednesday')).toEqual([
    'open pump in production: freeze until Wednesday',
  ]);
  expect(itemsOf('- [ ] keep the old pump until Friday')).toEqual(['open keep the old pump until Friday']);
  expect(itemsOf('- [ ] finish the drawing until Friday')).toEqual(['open finish the drawing by 2041-03-08']);
});

test('tags at the end of a headline are no words of the item', () => {
  expect(itemsOf('* TODO Renew the permit :work:urgent:')).toEqual(['open Renew the permit']);
  expect(itemsOf('## TODO Renew the permit :work:')).toEqual(['open Renew the permit']);
  expect(itemsOf('- TODO name it a::b::')).toEqual(['open name it a::b::']);
});

test('an outline with stars that is indented as a whole has its headlines', () => {
  const outline = '  * Pumps\n  ** DONE Oil the first\n  ** WAITING Order the second\n  ** Plain\n     text of it';
  expect(itemsOf(outline)).toEqual(['done Oil the first', 'blocked Order the second']);
  const note = parseText(`# 2041-03-04\n\n${outline}\n`);
  expect(note.sections.map(({ headings }) => headings.at(-1))).toContain('Plain');
  const set = setStateInLine('  ** WAITING Order the second', { state: 'done', reason: null, today: '2041-03-05' });
  expect(set).toBe('  ** DONE Order the second');
});
