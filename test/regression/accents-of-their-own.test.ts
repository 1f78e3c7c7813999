import { expect, test } from 'vitest';
import { findTasks } from '../../core/extract/tasks/tasks.ts';
import { parseText } from '../helpers/parse.ts';

const NOTE = ['---', 'date: 2024-12-18', '---', '- [x] éby Friday', '', '```sh', 'cat café.md', '```', ''].join('\n');
const DECOMPOSED = NOTE.normalize('NFD');

test('an accent that is a character of its own ends no word', () => {
  const [task] = findTasks(parseText(DECOMPOSED));
  expect(task).toMatchObject({ text: 'éby Friday', due: null, state: 'done' });
});

test('a passage holds the letters as they are written, so that a command can be copied', () => {
  expect(
    parseText(DECOMPOSED)
      .chunks.map((chunk) => chunk.text)
      .join('\n'),
  ).toContain('cat café.md'.normalize('NFD'));
});
