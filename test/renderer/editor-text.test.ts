import { EditorState, Text } from '@codemirror/state';
import type { StateCommand } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { EMPHASIS } from '../../renderer/editor/emphasis-keys.ts';
import { frontMatterOf, frontValue, shownValue } from '../../renderer/editor/front-matter.ts';
import { linkAt } from '../../renderer/editor/link-at.ts';
import { continueBox } from '../../renderer/editor/list-keys.ts';
import { tableKeys, typeBar } from '../../renderer/editor/table-keys.ts';
import { alignTable, cellsOf, isDelimiterRow, widthOf } from '../../renderer/editor/table-text.ts';
import { toggleCheckbox } from '../../renderer/editor/toggle-checkbox.ts';
import { countWords } from '../../renderer/editor/word-count.ts';

/** The text after a command, with `|` where the cursor is; null when the command left the key to others. */
function run(command: StateCommand, marked: string): string | null {
  const at = marked.indexOf('‸');
  let state = EditorState.create({ doc: marked.replace('‸', ''), selection: { anchor: at } });
  const target = { state, dispatch: (transaction: { state: EditorState }) => void (state = transaction.state) };
  if (!command(target)) return null;
  const { from, to } = state.selection.main;
  const text = state.doc.toString();
  return `${text.slice(0, from)}‸${text.slice(from, to)}${from === to ? '' : '‸'}${text.slice(to)}`;
}

// SAFETY: these bindings use the state only, and say so by their type in the module.
const keyOf = (key: string, part: 'run' | 'shift' = 'run') =>
  tableKeys.find((binding) => binding.key === key)?.[part] as unknown as StateCommand;

test.each([
  ['- [ ] one‸', '- [ ] one\n- [ ] ‸'],
  ['- [x] one‸', '- [x] one\n- [ ] ‸'],
  ['  * [ ] one‸ two', '  * [ ] one\n  * [ ] ‸ two'],
  ['3. [ ] one‸', '3. [ ] one\n4. [ ] ‸'],
  ['> - [ ] one‸', '> - [ ] one\n> - [ ] ‸'],
  ['- [ ] one\n- [ ] ‸', '- [ ] one\n‸'],
  ['- one‸', null],
  ['words‸', null],
  ['- [ ‸] one', null],
])('Enter in %j', (before, after) => expect(run(continueBox, before)).toBe(after));

test.each([
  ['- [ ] one‸', '- [x] one‸'],
  ['- [x] o‸ne', '- [ ] o‸ne'],
  ['- [X] one‸', '- [ ] one‸'],
  ['- [] one‸', '- [x] one‸'],
  ['  2. [ ] one‸', '  2. [x] one‸'],
  ['- one‸', '- [ ] one‸'],
  ['words‸', '- [ ] words‸'],
  ['# heading‸', null],
])('the key of the box in %j', (before, after) => expect(run(toggleCheckbox, before)).toBe(after));

test('emphasis is put around a word, and taken away again', () => {
  const bold = EMPHASIS['Mod+B'];
  expect(run(bold, 'one tw‸o three')).toBe('one **tw‸o** three');
  expect(run(bold, 'one **tw‸o** three')).toBe('one tw‸o three');
});

test('a link is known by any place in it', () => {
  const at = (marked: string) => linkAt(marked.replace('‸', ''), marked.indexOf('‸'));
  expect(at('see [the pla‸n](meetings/plan.md#L4 "Plan"), or not')).toEqual({ href: 'meetings/plan.md#L4' });
  expect(at('see [the plan](meetings/pl‸an.md)')).toEqual({ href: 'meetings/plan.md' });
  expect(at('[a](https://x.test/a_(b)‸)')).toEqual({ href: 'https://x.test/a_(b)' });
  expect(at('[[Ferry qu‸eue|the queue]]')).toEqual({ name: 'Ferry queue' });
  expect(at('at https://x.test/‸a?b=c.')).toEqual({ href: 'https://x.test/a?b=c' });
  expect(at('<daybook://note/a‸.md#L2>')).toEqual({ href: 'daybook://note/a.md#L2' });
  expect(at('wor‸ds [a](b.md) and [[c]]')).toBeNull();
  expect(at('![pic‸ture](a.png)')).toEqual({ href: 'a.png' });
  expect(at('a](b‸.md)')).toBeNull();
});

describe('a table', () => {
  const TABLE = '| a | long name |\n|---|:-:|\n| 語 | x |';

  test('is known by its second line', () => {
    expect(['|---|', '| :-: | --- |', '--- | ---'].every(isDelimiterRow)).toBe(true);
    expect(['---', 'a | b', '| - a |'].some(isDelimiterRow)).toBe(false);
  });
  test('has cells, with bars that are none', () => {
    expect(cellsOf('| a \\| b | `x|y` |').map(({ text }) => text)).toEqual(['a \\| b', '`x|y`']);
    expect(cellsOf('a | b').map(({ text }) => text)).toEqual(['a', 'b']);
    expect(cellsOf('|  |  |').map(({ text }) => text)).toEqual(['', '']);
    expect(cellsOf('')).toEqual([{ text: '', from: 0, to: 0 }]);
  });
  test('is made even, wide characters and sides included', () => {
    expect(alignTable(TABLE.split('\n'))).toEqual([
      '| a   | long name |',
      '| --- | :-------: |',
      '| 語  |     x     |',
    ]);
    expect(widthOf('👩‍👩‍👧é語')).toBe(5);
  });
  test('is gone through cell by cell, and grows at its end', () => {
    expect(run(keyOf('Tab'), TABLE.replace('a', 'a‸'))).toContain('| a   | ‸long name‸ |');
    expect(run(keyOf('Tab'), TABLE.replace('name', 'name‸'))).toContain('| ‸語‸  |');
    expect(run(keyOf('Tab', 'shift'), TABLE.replace('語', '語‸'))).toContain('‸long name‸');
    expect(run(keyOf('Tab'), TABLE.replace('x', 'x‸'))).toMatch(/\n\| ‸ {4}\| {11}\|$/);
    expect(run(keyOf('Enter'), TABLE.replace('name', 'name‸'))).toContain('‸x‸');
    expect(run(keyOf('Tab', 'shift'), TABLE.replace('a', 'a‸'))).toBeNull();
    expect(run(keyOf('Tab'), 'a | ‸b\nno table')).toBeNull();
  });
  test('ends with Enter in a last row without a word', () => {
    const empty = '\n|   | ‸  |';
    expect(run(keyOf('Enter'), TABLE + empty)).toBe(`${TABLE}\n\n‸`);
    // A head alone is no table that could end.
    expect(run(keyOf('Enter'), '| a |\n|---|‸')).toContain('| ‸');
  });
  test('goes on at the beginning of the row that Enter makes, as it is written by hand', () => {
    expect(run(keyOf('Enter'), '| a | b |\n|---|---|‸')).toMatch(/\n\| ‸ {4}\| {5}\|$/);
    expect(run(keyOf('Enter'), TABLE.replace('x |', 'x |‸'))).toMatch(/\n\| ‸ {4}\| {11}\|$/);
  });
  test('takes a typed bar for the one that is there, in a row that Enter made', () => {
    expect(run(typeBar, `${TABLE}\n| ‸  |   |`)).toBe(`${TABLE}\n| ‸  |   |`);
    expect(run(typeBar, `${TABLE}\n| one ‸ |   |`)).toBe(`${TABLE}\n| one  | ‸  |`);
    expect(run(typeBar, `${TABLE}\n| one | two‸ |`)).toBe(`${TABLE}\n| one | two |‸`);
    expect(run(typeBar, `${TABLE}\n| o‸ne | two |`)).toBeNull();
    expect(run(typeBar, `${TABLE}\n| one | two |‸`)).toBeNull();
    expect(run(typeBar, '| a ‸| b |\n|---|---|')).toBeNull();
  });
});

describe('front matter', () => {
  const doc = Text.of('---\ntitle: "A: b"\ntags:\n  - one\nowner: Mira\nempty:\n---\n# Text'.split('\n'));

  test('has a field for each name, and what takes several lines is left to the text', () => {
    const front = frontMatterOf(doc);
    expect(front?.fields.map(({ name, value, isPlain }) => [name, value, isPlain])).toEqual([
      ['title', '"A: b"', true],
      ['tags', '', false],
      ['owner', 'Mira', true],
      ['empty', '', true],
    ]);
    const owner = front?.fields[2];
    expect(doc.sliceString(owner?.from ?? 0, owner?.to)).toBe('Mira');
    expect(front?.lastLine).toBe(7);
  });
  test('is none without an end, or further down', () => {
    expect(frontMatterOf(Text.of(['---', 'a: b']))).toBeNull();
    expect(frontMatterOf(Text.of(['', '---', 'a: b', '---']))).toBeNull();
  });
  test('values are written so that they are read as they were typed', () => {
    expect(shownValue('"A: b"')).toBe('A: b');
    expect(frontValue('A: c', '"A: b"')).toBe('"A: c"');
    expect(frontValue('Jon', 'Mira')).toBe('Jon');
    expect(frontValue('a: b', 'x')).toBe('"a: b"');
    expect(frontValue('#tag', '')).toBe('"#tag"');
    expect(frontValue('[a, b]', '[a]')).toBe('[a, b]');
  });
});

test('words are counted in any script', () => {
  expect(countWords(Text.of(["it's well-known, 3.5 GB", '語を書く 🚀', '']))).toBe(8);
});
