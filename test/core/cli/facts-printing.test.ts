import { describe, expect, test } from 'vitest';
import type { Decision, Task } from '../../../core/contract/facts.ts';
import { csvText } from '../../../core/cli/print/csv.ts';
import { widthOf } from '../../../core/cli/print/fit.ts';
import { styleFor } from '../../../core/cli/print/style.ts';
import { decisionsText } from '../../../core/cli/print/decisions-list.ts';
import { decisionsMarkdown, standupMarkdown, tasksMarkdown } from '../../../core/cli/print/export-markdown.ts';
import { tasksCsv } from '../../../core/cli/print/export-csv.ts';
import { peopleText } from '../../../core/cli/print/people-list.ts';
import { tasksText } from '../../../core/cli/print/tasks-list.ts';
import { updatesText } from '../../../core/cli/print/updates-list.ts';
import { DECISION, DONE_TASK, PERSON, STANDUP, TASK, UPDATE } from '../server/sample-facts.ts';
import { runCommand } from './run-command.ts';

const LAYOUT = { columns: 80, style: styleFor(false) };
const EVIL = 'a\u001b]0;title\u0007\u001b[2J\u202eb\nc';

function widest(text: string): number {
  return Math.max(...text.split('\n').map(widthOf));
}

describe('in 80 columns', () => {
  const long: Task = { ...TASK, text: 'order valves '.repeat(20).trim(), path: `${'folder/'.repeat(20)}a.md` };

  test('items: box, text, and what is needed to change one', () => {
    expect(tasksText([TASK, DONE_TASK], LAYOUT)).toBe(
      [
        '[ ] order a new blue valve',
        '    k7TqD2mX0aBc  2031-03-05  Mira  due 2031-03-12  since 2031-03-04',
        '    2031/brewing.md:31',
        '[-] paint the "small" kettle, red',
        '    p0RzW8nY4dEf  2031-03-05  2031/brewing.md:33',
        '    cancelled: =it is copper',
        '2 items',
      ].join('\n'),
    );
    expect(tasksText([], LAYOUT)).toBe('No such items.');
  });

  test('nothing is wider, and no word of an item is lost', () => {
    const text = tasksText([long], LAYOUT);
    expect(widest(text)).toBeLessThanOrEqual(80);
    expect(text.match(/valves/g)).toHaveLength(20);
    const name = 'Wilhelmina Featherstonehaugh';
    expect(widest(peopleText([{ ...PERSON, aliases: Array<string>(9).fill(name) }], LAYOUT))).toBeLessThanOrEqual(80);
    expect(widest(updatesText([{ ...UPDATE, text: long.text, path: long.path }], LAYOUT))).toBeLessThanOrEqual(80);
    expect(widest(decisionsText([{ ...DECISION, title: null, statement: long.text }], [], LAYOUT))).toBeLessThanOrEqual(
      80,
    );
  });

  test('people with their other names and what speaks for them', () => {
    expect(peopleText([PERSON], LAYOUT)).toBe(
      [
        'Mira  2 updates  2031-03-04 to 2031-03-05',
        '    also Mira Sandoval',
        '    2031/brewing.md:9  speaks 2 times',
        '1 person',
      ].join('\n'),
    );
  });

  test('updates with who spoke to whom', () => {
    expect(updatesText([UPDATE, { ...UPDATE, date: null, to: null }], LAYOUT)).toBe(
      [
        '2031-03-05  Mira to Jon  done  2031/brewing.md:9',
        '    the kettle holds its pressure again',
        'no day      Mira  done  2031/brewing.md:9',
        '    the kettle holds its pressure again',
        '2 updates',
      ].join('\n'),
    );
  });

  test('decisions with what replaced them; what only may have is said as such', () => {
    const old: Decision = {
      ...DECISION,
      id: 'a1BcD2eF3gHi',
      title: null,
      statement: 'valves are steel',
      rationale: null,
      status: 'superseded',
      supersededBy: DECISION.id,
      supersedes: [],
      date: null,
    };
    const maybe: Decision = { ...old, id: 'x', status: 'active', supersededBy: null, maybeSupersededBy: DECISION.id };
    // Also where the other one is not printed.
    expect(decisionsText([DECISION], [DECISION, old], LAYOUT)).toContain('supersedes valves are steel (no day)');
    expect(decisionsText([DECISION, old, maybe], [DECISION, old, maybe], LAYOUT)).toBe(
      [
        'active      2031-03-05  Valves are brass',
        '    We use brass valves from now on.',
        '    because: Steel rusts within a year.',
        '    supersedes valves are steel (no day)',
        '    d3GhJ6kL8mNo  decisions/0002-valves.md:1',
        'superseded              valves are steel',
        '    superseded by Valves are brass (2031-03-05)',
        '    a1BcD2eF3gHi  decisions/0002-valves.md:1',
        'active                  valves are steel',
        '    maybe superseded by Valves are brass (2031-03-05): on the same subject,',
        '    without a link',
        '    x  decisions/0002-valves.md:1',
        '3 decisions',
      ].join('\n'),
    );
  });
});

test('what steers a terminal is shown and does nothing', () => {
  const texts = [
    tasksText([{ ...TASK, text: EVIL, owner: EVIL, reason: EVIL, path: EVIL }], LAYOUT),
    peopleText([{ ...PERSON, name: EVIL, aliases: [EVIL], evidence: [{ ...PERSON.evidence[0]!, why: EVIL }] }], LAYOUT),
    updatesText([{ ...UPDATE, person: EVIL, to: EVIL, text: EVIL }], LAYOUT),
    decisionsText([{ ...DECISION, title: EVIL, statement: EVIL, rationale: EVIL }], [], LAYOUT),
    tasksMarkdown([{ ...TASK, text: EVIL, owner: EVIL, reason: EVIL }]),
  ];
  for (const text of texts) expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
});

describe('csv', () => {
  test('quotes what needs it, and ends lines as spreadsheets do', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['x,y', 'say "hi"'],
          ['two\nlines', null],
          [' padded', 3],
        ],
      ),
    ).toBe('a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",\r\n" padded",3\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\r=1'])('%j is text to a spreadsheet, and no formula', (cell) => {
    const [, row] = csvText(['a'], [[cell]]).split('a\r\n');
    expect(row?.replace(/^"/, '')).toMatch(/^'/);
  });

  test('a number in front of nothing stays a number', () => {
    expect(csvText(['a'], [[-3]])).toBe('a\r\n-3\r\n');
  });

  test('items', () => {
    const [header, first, second] = tasksCsv([{ ...TASK, details: [] }, DONE_TASK]).split('\r\n');
    expect(header).toBe('id,state,text,owner,date,due,priority,reason,details,history,journal,path,line');
    expect(first).toBe(
      'k7TqD2mX0aBc,open,order a new blue valve,Mira,2031-03-05,2031-03-12,high,,,"2031-03-04 open\n2031-03-05 open",/home/mira/journal,2031/brewing.md,31',
    );
    expect(second).toContain(`"paint the ""small"" kettle, red",,2031-03-05,,,'=it is copper,,`);
  });
});

describe('markdown', () => {
  test('items by state, each with a link to its line', () => {
    expect(tasksMarkdown([TASK, DONE_TASK])).toBe(
      [
        '# Items',
        '',
        '## Open',
        '',
        '- order a new blue valve (Mira, due 2031-03-12, 2031-03-05) [2031/brewing.md:31](2031/brewing.md#L31)',
        '',
        '## Cancelled',
        '',
        '- paint the "small" kettle, red (2031-03-05, =it is copper) [2031/brewing.md:33](2031/brewing.md#L33)',
      ].join('\n'),
    );
    expect(tasksMarkdown([])).toBe('# Items\n\nNothing.');
  });

  test('a path with spaces and brackets is a link still', () => {
    expect(tasksMarkdown([{ ...TASK, path: 'my notes/a [b] (c).md' }])).toContain(
      String.raw`[my notes/a \[b\] (c).md:31](my%20notes/a%20%5Bb%5D%20%28c%29.md#L31)`,
    );
  });

  test('a standup and decisions', () => {
    expect(standupMarkdown(STANDUP)).toContain('- **Carried over:** order a new blue valve [2031/brewing.md:31](');
    expect(decisionsMarkdown([DECISION])).toContain('## In force\n\n- **Valves are brass** (2031-03-05) [');
  });
});

describe('commands', () => {
  test('export prints the format that was asked for', async () => {
    expect((await runCommand(['export', 'tasks'])).stdout).toMatch(/^# Items\n/);
    expect((await runCommand(['export', 'standup', '--format', 'csv'])).stdout).toMatch(/^date,person,list,text,/);
    expect(JSON.parse((await runCommand(['export', 'decisions', '--format', 'json'])).stdout)).toEqual({
      decisions: [DECISION],
    });
    expect((await runCommand(['export', 'feedback'])).stdout).toMatch(/^# Feedback\n\n- 2031-03-05 \*\*helpful\*\*, /);
    expect((await runCommand(['export', 'feedback', '--format', 'csv'])).stdout).toMatch(/^given,verdict,question,/);
  });

  test.each([
    [['export'], 'Say what to export'],
    [['export', 'people'], 'people'],
    [['tasks', 'set', 'x', 'gone'], 'gone'],
    [['tasks', 'set', 'x', 'done', '--state', 'open'], '--state'],
    [['tasks', 'undo', '--owner', 'x'], '--owner'],
    [['tasks', '--state', 'finished'], 'finished'],
    [['decisions', '--at', '2031-02-30'], '2031-02-30'],
    [['new', '--kind', 'poem'], 'poem'],
    [['updates', '--from', '2031-03-02', '--to', '2031-03-01'], '--from'],
  ])('%j is refused, and nothing is opened for writing', async (argv, named) => {
    const { outcome, stderr, stdout, opened } = await runCommand(argv);
    expect(outcome).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(named);
    expect(opened).toBeNull();
  });

  test('what was not written is said', async () => {
    const procedures = {
      setTask: async () => ({ task: TASK, written: false }),
      undoTask: async () => ({ task: null, written: false }),
    };
    const set = await runCommand(['tasks', 'set', TASK.id, 'open'], { procedures });
    expect(set).toMatchObject({ outcome: 0, stderr: expect.stringContaining('nothing was written') });
    const undo = await runCommand(['tasks', 'undo'], { procedures });
    expect(undo).toMatchObject({ outcome: 0, stdout: '', stderr: expect.stringContaining('no change to take back') });
  });

  test('new prints the file alone, for an editor', async () => {
    const { stdout, stderr } = await runCommand(['new', '--kind', 'standup']);
    expect(stdout).toBe('/home/mira/journal/2031/standup.md\n');
    expect(stderr).toBe('');
    const newNote = async () => ({ journal: '/j', path: 'a.md', file: '/j/a.md', created: false });
    expect((await runCommand(['new'], { procedures: { newNote } })).stderr).toContain('there already');
  });

  test('new takes adr for a decision', async () => {
    const kinds: string[] = [];
    const newNote = async ({ kind }: { readonly kind: string }) => {
      kinds.push(kind);
      return { journal: '/j', path: 'a.md', file: '/j/a.md', created: true };
    };
    await runCommand(['new', '--kind', 'adr', '--title', 'Use seals'], { procedures: { newNote } });
    expect(kinds).toEqual(['decision']);
  });
});
