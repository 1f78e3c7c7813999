import { expect, test } from 'vitest';
import { findTasks } from '../../core/extract/tasks/tasks.ts';
import { setStateInLine } from '../../core/extract/tasks/task-line.ts';
import { parseText } from '../helpers/parse.ts';

function itemsOf(body: string, path = 'minutes/2031-02-03-review.md'): string[] {
  const note = parseText(
    `# Board review\n\n3 Feb 2031, room 2. Chair: Maud. Present: Olu, Tibor (test)\n\n${body}\n`,
    path,
  );
  return findTasks(note).map(({ line, owners, due, text }) => `${line} ${owners.join('+')} ${due ?? '-'}: ${text}`);
}

test('who takes something on in a sentence of a paragraph has an item, wherever it stands', () => {
  expect(
    itemsOf(
      'The rail sags under load. Olu to move the capacitor. Until then Tibor is careful.\nMaud has to ask purchasing; Tibor asks the vendor by Friday.',
    ),
  ).toEqual(['5 Olu -: move the capacitor', '6 Maud -: ask purchasing', '6 Tibor 2031-02-07: Tibor asks the vendor']);
});

test('the numbers of an agenda stand before what somebody is to do', () => {
  expect(
    itemsOf(
      '1. Bring-up\n\n   1.1 Six boards boot.\n   1.2 Olu to look at the dead one\n   1.3 Somebody has to order flux.',
    ),
  ).toEqual(['8 Olu -: look at the dead one', '9  -: order flux']);
});

test('what somebody says, did or will do one day gives them nothing to do', () => {
  expect(
    itemsOf(
      'Olu asked whether it was changed. Tibor says that it was not. Maud will look at it. It needs to be clean.',
    ),
  ).toEqual([]);
});

test('in a journal an order with a day or an exclamation mark is an item', () => {
  const note = parseText(
    '# log\n\n## 2036-09-01\n\nmigration call, 3 dbs\nsend them the estimate (tue)\nfind out if it can!\nset the flag on Friday\n',
    'journal/2036-09.md',
  );
  expect(findTasks(note).map(({ text, due }) => `${text} ${due ?? '-'}`)).toEqual([
    'send them the estimate 2036-09-02',
    'find out if it can! -',
  ]);
});

test('an order in a sentence is marked as done at its end', () => {
  expect(setStateInLine('Olu to move the capacitor', { state: 'done', reason: null, today: '2031-02-04' })).toBe(
    'Olu to move the capacitor (done)',
  );
});
