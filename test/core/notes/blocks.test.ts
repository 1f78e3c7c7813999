import { expect, test } from 'vitest';
import { parseBlocks } from '../../../core/notes/blocks.ts';
import { indexLines } from '../../../core/notes/lines.ts';
import { cpuMs } from '../../helpers/growth.ts';

function blocksOf(text: string): string[] {
  return parseBlocks(indexLines(text), 1).blocks.map(({ kind, line, endLine }) => `${kind} ${line}-${endLine}`);
}

test('finds blocks with their lines', () => {
  const text =
    '# A\n\ntext\nmore\n\n- one\n  - two\n\n- three\n\n```js\nx\n\ny\n```\n\n> quote\n\n    code\n\n***\n<div>\n</div>\n';
  expect(blocksOf(text)).toEqual([
    'heading 1-1',
    'paragraph 3-4',
    'list 6-9',
    'fence 11-15',
    'quote 17-17',
    'code 19-19',
    'rule 21-21',
    'html 22-23',
  ]);
});

test('finds tables, also under a line of text, and not in a paragraph with bars', () => {
  expect(blocksOf('| a | b |\n|---|:-:|\n| 1 | 2 |\n')).toEqual(['table 1-3']);
  expect(blocksOf('above\na | b\n--|--\n1 | 2\n')).toEqual(['paragraph 1-1', 'table 2-4']);
  expect(blocksOf('a | b\nc | d\n')).toEqual(['paragraph 1-2']);
});

test('a long or many-lined underlined paragraph is a paragraph and a ruler, not a heading', () => {
  expect(blocksOf('Short\n---\n')).toEqual(['heading 1-2']);
  expect(blocksOf('one\ntwo\n---\n')).toEqual(['paragraph 1-2', 'rule 3-3']);
  expect(blocksOf(`${'long '.repeat(30)}\n---\n`)).toEqual(['paragraph 1-1', 'rule 2-2']);
});

test('items of a list do not take the blank lines below them', () => {
  const { blocks } = parseBlocks(indexLines('- a\n\n- b\n\n\n- c\n  d\n'), 1);
  expect(blocks[0]?.items).toEqual([
    { line: 1, endLine: 1 },
    { line: 3, endLine: 3 },
    { line: 6, endLine: 7 },
  ]);
});

test('finds fences in lists and quotes', () => {
  const { fences } = parseBlocks(indexLines('1. a\n\n   ```\n   x\n   ```\n\n> ~~~\n> y\n> ~~~\n'), 1);
  expect(fences).toEqual([
    { line: 3, endLine: 5 },
    { line: 7, endLine: 9 },
  ]);
});

test('a fence that is never closed ends at the next heading, and is reported', () => {
  const text = 'a\n\n```sh\n# comment\nrun\n\n## Next\n\ntext\n\n# Monday March 3rd\n\nmore\n';
  const read = parseBlocks(indexLines(text), 1);
  expect(read.unclosedFence).toBe(3);
  expect(read.blocks.map(({ kind, line, endLine }) => `${kind} ${line}-${endLine}`)).toEqual([
    'paragraph 1-1',
    'fence 3-5',
    'heading 7-7',
    'paragraph 9-9',
    'heading 11-11',
    'paragraph 13-13',
  ]);
  expect(read.fences).toEqual([{ line: 3, endLine: 5 }]);
});

test('a closed fence, and one that the end of a list closes, are not reported', () => {
  expect(parseBlocks(indexLines('```\n## x\n```\n'), 1).unclosedFence).toBeNull();
  expect(parseBlocks(indexLines('- a\n  ```\n  x\n\nb\n'), 1).unclosedFence).toBeNull();
});

test('many slips cost no more than a few', () => {
  expect(cpuMs(() => parseBlocks(indexLines('```a\n## h\n'.repeat(20_000)), 1))).toBeLessThan(3000);
});
