import { expect, test } from 'vitest';
import type { RunbookStep } from '../../core/contract/runbook.ts';
import { readRunbook } from '../../core/oncall/read-runbook.ts';

/*
 * Runbooks whose steps stand in tables, behind `Step 2:`, below a label or in a fence that says `text` lost steps or commands.
 */

function stepsOf(lines: readonly string[]): readonly RunbookStep[] {
  const page = {
    journal: '',
    path: 'a.md',
    title: 'A',
    text: lines.join('\n'),
    bodyLine: 1,
    frontmatter: {},
    history: null,
  };
  return readRunbook(page, { today: '2031-01-01', staleAfterDays: 180 }).steps;
}

const copiesOf = (lines: readonly string[]): string[] =>
  stepsOf(lines).flatMap(({ commands }) => commands.map(({ copy }) => copy));

test('each row of a table of steps is a step, with its command as the table shows it and what is expected', () => {
  const steps = stepsOf([
    '# Kiln door stuck',
    '',
    '| Step | Command | Expected |',
    '|------|---------|----------|',
    '| 1. Look | `kilnctl doors \\| grep stuck` | one line |',
    '| 2. Open | `kilnctl open --door 3` | `opened` |',
  ]);
  expect(steps.map(({ line }) => line)).toEqual([5, 6]);
  expect(steps.map(({ commands }) => commands[0]?.copy)).toEqual([
    'kilnctl doors | grep stuck',
    'kilnctl open --door 3',
  ]);
  expect(steps.map(({ expected }) => expected)).toEqual([['one line'], ['`opened`']]);
});

test('`Step 2:` is a step, with the indented commands below it', () => {
  const steps = stepsOf([
    'Belt stands still',
    '=================',
    '',
    'Step 1: Look at the motors',
    '',
    '    beltd motors | grep OFF',
    '',
    'Step 2: Switch the motor on that is off',
    '',
    '    beltd on <motor>',
    '',
    'Step 3: Close the alert.',
  ]);
  expect(steps.map(({ line }) => line)).toEqual([4, 8, 12]);
  expect(steps.flatMap(({ commands }) => commands.map(({ copy }) => copy))).toEqual([
    'beltd motors | grep OFF',
    'beltd on <motor>',
  ]);
});

test('items below a label are steps, and code that is indented below an item is its command', () => {
  const steps = stepsOf([
    '# Oven',
    '',
    '- what to do',
    '    - `ssh oven-7 sudo systemctl status burnerd`',
    '    - wait 30 s',
    '    - `ovenctl enable oven-7`',
    '- if it is off again within the hour, switch it over by hand',
    '',
    '        ipmitool -H oven-7-ipmi chassis power status',
  ]);
  expect(steps.map(({ line }) => line)).toEqual([4, 5, 6, 7]);
  expect(steps.at(-1)?.commands.map(({ copy }) => copy)).toEqual(['ipmitool -H oven-7-ipmi chassis power status']);
});

test.each([
  [
    'a fence that says text',
    ['1. Look:', '', '   ```text', '   redis-cli -h kiln info memory | grep used', '   ```'],
    'redis-cli -h kiln info memory | grep used',
  ],
  [
    'a language that nobody knows',
    ['1. Look:', '', '   ```azurecli', '   az vm list -g kilns', '   ```'],
    'az vm list -g kilns',
  ],
  [
    'the prompt of Windows',
    ['1. Clear:', '', '   ```bat', '   C:\\> ipconfig /flushdns', '', '   Successfully flushed.', '   ```'],
    'ipconfig /flushdns',
  ],
  ['a program of PowerShell', ['1. Use `Restart-Service Dnscache`.'], 'Restart-Service Dnscache'],
])('%s', (_, lines, command) => {
  expect(copiesOf(['# A', '', ...lines])).toEqual([command]);
});

test('numbers and code within a condition or an expectation do not end it', () => {
  const [first, second, third] = stepsOf([
    '## Steps',
    '',
    '1. When more than 5,000 boats wait, run `gatectl open --all`.',
    '2. If it is before 06:00 then call the keeper.',
    '3. Run `gatectl state`. You should see `"state" : "open"`.',
  ]);
  expect(first?.condition).toBe('When more than 5,000 boats wait');
  expect(second?.condition).toBe('If it is before 06:00');
  expect(third?.expected).toEqual(['You should see `"state" : "open"`.']);
});

test('a step that says that it is the way back is one', () => {
  const steps = stepsOf(['## Fix', '', '1. Run `gatectl open --all`.', '2. **Rollback:** run `gatectl close --all`.']);
  expect(steps.map(({ phase }) => phase)).toEqual(['resolution', 'rollback']);
});

test('items with letters are steps, and what one waits for is run', () => {
  const steps = stepsOf([
    '# Label printer',
    '',
    'a) Stop it: `printctl drain p1`',
    'b) Wait until `printctl jobs p1` prints 0',
    'c) Deploy',
    '',
    '    ./deploy.sh printer 4.2',
    '',
    'd) Put it back: `printctl undrain p1`',
  ]);
  expect(steps.map(({ line }) => line)).toEqual([3, 4, 5, 9]);
  expect(steps.flatMap(({ commands }) => commands.map(({ copy }) => copy))).toEqual([
    'printctl drain p1',
    'printctl jobs p1',
    './deploy.sh printer 4.2',
    'printctl undrain p1',
  ]);
});

test("an administrator's session has no comments", () => {
  expect(
    copiesOf(['# Clock', '', '1) As root', '', '```', '# chronyc makestep', '# systemctl start kiln', '```']),
  ).toEqual(['chronyc makestep\nsystemctl start kiln']);
});
