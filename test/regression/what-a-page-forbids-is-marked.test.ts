import { expect, test } from 'vitest';
import { inlineCommands } from '../../core/oncall/inline-code.ts';

function dangersIn(text: string): (string | null)[] {
  const span = { path: 'runbooks/kiln.md', line: 1, endLine: 1, taken: new Set<number>() };
  return inlineCommands([text], span).map(({ danger }) => danger);
}

test('a command that the page says not to run is marked', () => {
  expect(dangersIn('- Do not run `kilnctl status --all` while it fires.')).toEqual(['the page says not to']);
  expect(dangersIn('- Never use `kilnctl list`: it holds the lock.')).toEqual(['the page says not to']);
});

test('what is to be done is not', () => {
  expect(dangersIn('- Run `kilnctl status`.')).toEqual([null]);
  expect(dangersIn("- Don't forget to run `kilnctl status`.")).toEqual([null]);
  expect(dangersIn('- Do not go on before you run `kilnctl status`.')).toEqual([null]);
});
