import { describe, expect, test } from 'vitest';
import type { TaskState } from '../../../core/contract/kinds.ts';
import { setStateInLine } from '../../../core/extract/tasks/task-line.ts';
import { notationOf } from '../../../core/extract/tasks/task-notation.ts';

function set(line: string, state: TaskState, more: { reason?: string; file?: string } = {}): string {
  const { reason = null, file = line } = more;
  const next = setStateInLine(line, { state, reason, today: '2025-03-04', notation: notationOf(file) });
  return typeof next === 'string' ? next : `refused: ${next.refused}`;
}

describe('the writer’s notation', () => {
  test.each<[string, TaskState, string]>([
    ['- [ ] a', 'done', '- [x] a'],
    ['\t* [ ] a  ', 'done', '\t* [x] a  '],
    ['1. [] a', 'done', '1. [x] a'],
    ['- [X] a', 'open', '- [ ] a'],
    ['- [ ] a', 'doing', '- [/] a'],
    ['- [ ] a', 'cancelled', '- [-] a'],
    ['- [ ] a', 'blocked', '- [ ] BLOCKED: a'],
    ['- [ ] BLOCKED: a', 'done', '- [x] a'],
    ['- [ ] TODO: a', 'done', '- [x] DONE: a'],
    ['- [x] WILLNOTFIX: a', 'open', '- [ ] TODO: a'],
    ['TODO: a', 'done', 'DONE: a'],
    ['- TODO - a', 'doing', '- DOING - a'],
    ['- **TODO**: a', 'done', '- **DONE**: a'],
    ['- Ann: TODO: a', 'cancelled', '- Ann: CANCELLED: a'],
    ['## TODO a', 'done', '## DONE a'],
    ['- [ ] ~~a~~', 'open', '- [ ] a'],
    ['- [ ] a 📅 2025-03-09', 'done', '- [x] a 📅 2025-03-09 ✅ 2025-03-04'],
    ['- [x] a ✅ 2025-03-01', 'open', '- [ ] a'],
    ['- [ ] a [due:: 2025-03-09]', 'done', '- [x] a [due:: 2025-03-09] [completion:: 2025-03-04]'],
    ['- ACTION: Ann to call', 'done', '- ACTION: Ann to call (done)'],
    ['- Ann to call (done)', 'open', '- Ann to call'],
    ['- ☐ a', 'done', '- ☑ a'],
    ['- [x] a', 'done', '- [x] a'],
    ['- ✅ Ann: a', 'open', '- ⬜ Ann: a'],
    ['- 🚧 Ann: a', 'done', '- ✅ Ann: a'],
    ['- ⬜ a', 'blocked', '- ⛔ a'],
  ])('%s → %s', (line, state, expected) => {
    expect(set(line, state)).toBe(expected);
  });

  test('the file’s words and marks are used', () => {
    const file = '- [X] WONTFIX: b\n- [X] DONE: c\n- [] TODO: a\n- [] TODO: d\n- WIP: e\n';
    expect(set('- [] TODO: a', 'done', { file })).toBe('- [X] DONE: a');
    expect(set('- [] TODO: a', 'cancelled', { file })).toBe('- [X] WONTFIX: a');
    expect(set('- [] TODO: a', 'doing', { file })).toBe('- [] WIP: a');
    expect(set('- [X] DONE: c', 'open', { file })).toBe('- [] TODO: c');
    expect(set('- [ ] a', 'done', { file: '- [x] b ✅ 2025-01-01\n- [ ] a' })).toBe('- [x] a ✅ 2025-03-04');
  });

  test('a word that was put there for blocked goes again, where few boxes of the file have one', () => {
    const file = '- [ ] BLOCKED: a\n- [ ] b\n- [x] c\n- [x] TODO: d\n';
    expect(set('- [ ] BLOCKED: a', 'open', { file })).toBe('- [ ] a');
    expect(set('- [ ] BLOCKED: a', 'done', { file })).toBe('- [x] a');
  });

  test('the signs of a bullet journal are changed where the file is kept with them', () => {
    const file = '• a\n× b\n✗ c\n';
    expect(set('• a', 'done', { file })).toBe('× a');
    expect(set('× b', 'open', { file })).toBe('• b');
    expect(set('  • a', 'cancelled', { file })).toBe('  ✗ a');
    expect(set('• a', 'done', { file: '• a\n• b\n' })).toBe('• a (done)');
  });

  test('what a title says is taken back behind the text', () => {
    const listed = { reason: null, today: '2025-03-04', listed: 'done' } as const;
    expect(setStateInLine('- call Ann', { ...listed, state: 'open' })).toBe('- call Ann (open)');
    expect(setStateInLine('- call Ann', { ...listed, state: 'doing' })).toBe('- call Ann (in progress)');
    expect(setStateInLine('- call Ann', { ...listed, state: 'done' })).toBe('- call Ann');
  });

  test.each<[string, TaskState, string, string]>([
    ['- [ ] a', 'cancelled', 'found another way', '- [-] a (found another way)'],
    ['- [ ] a  ', 'cancelled', 'flaky test', '- [-] a (flaky test)  '],
    ['- [ ] a', 'done', 'shipped in 4.2', '- [x] a (reason: shipped in 4.2)'],
    ['- TODO: a', 'blocked', 'vendor', '- BLOCKED: a (reason: vendor)'],
    ['- [ ] a 📅 2025-03-09 ^id1', 'blocked', 'no access', '- [ ] BLOCKED: a (no access) 📅 2025-03-09 ^id1'],
    ['- [-] a (old reason here)', 'cancelled', 'new reason here', '- [-] a (new reason here)'],
  ])('%s → %s because %s', (...[line, state, reason, expected]) => {
    expect(set(line, state, { reason })).toBe(expected);
  });

  test('what has no such notation is refused', () => {
    expect(set('| a | open |', 'done')).toMatch(/^refused: .*table/);
    expect(set('- [ ] a', 'done', { reason: 'x'.repeat(400) })).toMatch(/^refused: .*300/);
  });
});
