import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  DecisionSchema,
  NewNoteSchema,
  PersonSchema,
  StandupSchema,
  TaskSchema,
  UpdateSchema,
} from '../../../core/contract/facts.ts';

/*
 * What the notes say, asked by a user: processes of their own on a real index.
 */

const DAYBOOK = fileURLToPath(new URL('../../../core/cli/daybook.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'daybook-facts-'));
const data = join(folder, 'data');
const journal = join(folder, 'brewery');
const file = join(journal, '2031-journal.md');

const NOTE = `# Monday 10 March 2031

- mira + jon: looked at the blue valve
- jon to mira: please order another one
- mira: brewed forty litres
- [ ] TODO: jon: order a new blue valve
- [ ] BLOCKED: paint the shed
  - no paint

# Tuesday 11 March 2031

- jon: labels are printed
- mira: bottled the stout
- [x] DONE: rinse the barrels

We decided to keep the old kettle because the new one leaks.
`;

interface Done {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function daybook(...argv: readonly string[]): Promise<Done> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [DAYBOOK, '--data', data, ...argv], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

/** Runs a command with `--json` and reads what it prints. */
async function json<T extends z.ZodType>(schema: T, ...argv: readonly string[]): Promise<z.output<T>> {
  const { code, stdout, stderr } = await daybook(...argv, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return schema.parse(JSON.parse(stdout));
}

const Tasks = z.strictObject({ tasks: z.array(TaskSchema) });
const People = z.strictObject({ people: z.array(PersonSchema) });
const Change = z.strictObject({ task: TaskSchema.nullable(), written: z.boolean() });
const statesOf = ({ tasks }: z.output<typeof Tasks>) =>
  Object.fromEntries(tasks.map(({ text, state }): [string, string] => [text, state]));

beforeAll(async () => {
  mkdirSync(journal);
  writeFileSync(file, NOTE);
  expect(await daybook('index', journal, '--no-embed', '--quiet')).toMatchObject({ code: 0 });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('tasks lists open items, and all of them on request', async () => {
  const open = await json(Tasks, 'tasks');
  expect(open.tasks).toMatchObject([
    { text: 'order a new blue valve', state: 'open', path: '2031-journal.md', line: 6, date: '2031-03-10' },
  ]);
  expect(statesOf(await json(Tasks, 'tasks', '--state', 'all'))).toEqual({
    'order a new blue valve': 'open',
    'paint the shed': 'blocked',
    'rinse the barrels': 'done',
  });
  const { stdout } = await daybook('tasks', '--owner', 'JON');
  expect(stdout).toMatch(
    /^\[ \] order a new blue valve\n {4}\S+ {2}2031-03-10 {2}Jon {2}2031-journal\.md:6\n1 item\n$/i,
  );
});

test('tasks set changes one line, and undo brings it back; each is listed at once', async () => {
  const [valve] = (await json(Tasks, 'tasks', '--owner', 'jon')).tasks;
  const set = await json(Change, 'tasks', 'set', valve!.id, 'done');
  expect(set).toMatchObject({ written: true, task: { id: valve!.id, state: 'done' } });
  const before = NOTE.split('\n');
  const after = readFileSync(file, 'utf8').split('\n');
  expect(after.filter((line, at) => line !== before[at])).toHaveLength(1);
  expect(after[5]).toContain('[x]');
  expect(statesOf(await json(Tasks, 'tasks', '--state', 'all'))).toMatchObject({ 'order a new blue valve': 'done' });
  expect(await json(Change, 'tasks', 'undo')).toMatchObject({ written: true, task: { state: 'open' } });
  expect(readFileSync(file, 'utf8')).toBe(NOTE);
  expect(statesOf(await json(Tasks, 'tasks'))).toEqual({ 'order a new blue valve': 'open' });
  const nothing = await daybook('tasks', 'undo', '--json');
  expect(nothing).toMatchObject({ code: 0, stderr: expect.stringContaining('no change to take back') });
  expect(JSON.parse(nothing.stdout)).toEqual({ task: null, written: false });
});

test('tasks set refuses a file that is not as it was indexed, with 1, and leaves it', async () => {
  const [valve] = (await json(Tasks, 'tasks')).tasks;
  writeFileSync(file, `${NOTE}\nand more\n`);
  const { code, stderr } = await daybook('tasks', 'set', valve!.id, 'done');
  expect(code).toBe(1);
  expect(stderr).toContain('2031-journal.md');
  expect(readFileSync(file, 'utf8')).toBe(`${NOTE}\nand more\n`);
  writeFileSync(file, NOTE);
});

test.each([
  ['tasks', '--owner', 'zorro'],
  ['tasks', 'set', 'no-such-item', 'done'],
  ['updates', '--person', 'zorro'],
  ['standup', '--person', 'zorro'],
  ['people', 'merge', 'mira', 'zorro'],
  ['people', 'split', 'zorro', 'z'],
])('%s %s %s: what is not there ends with 1', async (...argv) => {
  const { code, stdout } = await daybook(...argv, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-found', hint: expect.stringMatching(/./) } });
});

test('people, and a merge that the next process knows', async () => {
  const names = ({ people }: z.output<typeof People>) => people.map(({ name }) => name.toLowerCase()).sort();
  expect(names(await json(People, 'people'))).toEqual(['jon', 'mira']);
  expect(names(await json(People, 'people', 'merge', 'mira', 'jon'))).toEqual(['mira']);
  expect(names(await json(People, 'people'))).toEqual(['mira']);
  expect(names(await json(People, 'people', 'split', 'mira', 'jon'))).toEqual(['jon', 'mira']);
});

test('updates, standup and decisions', async () => {
  const updates = z.strictObject({ updates: z.array(UpdateSchema) });
  const said = await json(updates, 'updates', '--person', 'MIRA', '--to', '2031-03-10');
  expect(said.updates.map(({ line, date }) => [line, date])).toEqual([
    [3, '2031-03-10'],
    [5, '2031-03-10'],
  ]);
  const standup = await json(StandupSchema, 'standup', '--date', '2031-03-11');
  expect(standup.people.map(({ person }) => person.toLowerCase()).sort()).toEqual(['jon', 'mira']);
  expect((await daybook('standup', '--date', '2031-03-11')).stdout).toMatch(/bottled the stout/);
  const decisions = z.strictObject({ decisions: z.array(DecisionSchema) });
  expect((await json(decisions, 'decisions')).decisions).toMatchObject([
    { form: 'prose', status: 'active', date: '2031-03-11', path: '2031-journal.md', line: 16 },
  ]);
  expect((await json(decisions, 'decisions', '--at', '2030-01-01')).decisions).toEqual([]);
});

test('export prints a list that a person, a spreadsheet and a program can read', async () => {
  const { stdout: md } = await daybook('export', 'tasks', '--state', 'all');
  expect(md).toContain('](2031-journal.md#L6)');
  const { stdout: csv } = await daybook('export', 'tasks', '--format', 'csv');
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(await json(Tasks, 'export', 'tasks')).toEqual(await json(Tasks, 'tasks'));
});

test('new writes a note once, and it is there to be found', async () => {
  const at = ['--now', '2031-03-12', 'new', '--kind', 'standup'];
  const first = await json(NewNoteSchema, ...at);
  expect(first).toMatchObject({ created: true, journal });
  expect(existsSync(first.file)).toBe(true);
  writeFileSync(first.file, `${readFileSync(first.file, 'utf8')}\nmine\n`);
  expect(await json(NewNoteSchema, ...at)).toMatchObject({ created: false, file: first.file });
  expect(readFileSync(first.file, 'utf8')).toContain('mine');
  expect((await daybook(...at)).stdout.trim()).toBe(first.file);
});

test('before the first index, what needs one says so, with 2', async () => {
  for (const command of ['tasks', 'people', 'updates', 'standup', 'decisions']) {
    const { code, stdout } = await daybook(command, '--json', '--data', join(folder, 'empty'));
    expect(code, command).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'index-missing' } });
  }
});
