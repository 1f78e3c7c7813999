import { describe, expect, test } from 'vitest';
import type { TaskItem } from '../../../core/extract/facts.ts';
import { joinTasks } from '../../../core/extract/tasks/task-history.ts';
import { findTasks } from '../../../core/extract/tasks/tasks.ts';
import { growth, LINEAR } from '../../helpers/growth.ts';
import { parseText } from '../../helpers/parse.ts';

const DAY = '---\ndate: 2024-12-18\n---\n# Standup Wednesday December 18th\n\n';

function tasksOf(body: string, path = 'standup/2024-12-18.md'): TaskItem[] {
  return findTasks(parseText(DAY + body, path));
}

/** `state [owners] text`, or `none`. */
function read(body: string): string {
  const found = tasksOf(body).map(({ state, owners, text }) => `${state} [${owners.join('+')}] ${text}`);
  return found.length === 0 ? 'none' : found.join(' | ');
}

describe('a box', () => {
  test.each([
    ['- [ ] rotate keys', 'open [] rotate keys'],
    ['- [x] rotate keys', 'done [] rotate keys'],
    ['* [X] rotate keys', 'done [] rotate keys'],
    ['+ [] rotate keys', 'open [] rotate keys'],
    ['1. [ ] rotate keys', 'open [] rotate keys'],
    ['2) [-] rotate keys', 'cancelled [] rotate keys'],
    ['- [/] rotate keys', 'doing [] rotate keys'],
    ['- [>] rotate keys', 'open [] rotate keys'],
    ['- [?] rotate keys', 'open [] rotate keys'],
    ['- ☐ rotate keys', 'open [] rotate keys'],
    ['- ☑ rotate keys', 'done [] rotate keys'],
    ['- [ ] ~~rotate keys~~', 'cancelled [] rotate keys'],
    ['- [x] ~~rotate keys~~', 'done [] rotate keys'],
    ['- [ ] ~~rotate keys~~ done by the vendor', 'done [] rotate keys'],
    ['- [ ] rotate keys\nspoke to the vendor', 'open [] rotate keys'],
    [
      '- [ ] rotate the keys of the billing service that stands in the old\n  and of the new room',
      'open [] rotate the keys of the billing service that stands in the old and of the new room',
    ],
    ['[x] rotate keys', 'done [] rotate keys'],
    ['- [ ] **rotate keys**', 'open [] rotate keys'],
    ['- [x] TODO: rotate keys', 'done [] rotate keys'],
    ['- [] TODO: rotate keys', 'open [] rotate keys'],
    ['- [x] WILLNOTFIX: rotate keys', 'cancelled [] rotate keys'],
    ['- [ ] DONE rotate keys', 'done [] rotate keys'],
    ['- [ ] BLOCKED: rotate keys', 'blocked [] rotate keys'],
    ['- [i] a remark', 'none'],
    ['- [1] a footnote', 'none'],
    ['- [x](http://a.example)', 'none'],
    ['- [ ]', 'none'],
    ['- [ ] TODO', 'none'],
    ['- [ ] <what to do>', 'none'],
  ])('%s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });
});

describe('a keyword', () => {
  test.each([
    ['- TODO rotate keys', 'open [] rotate keys'],
    ['- TODO: rotate keys', 'open [] rotate keys'],
    ['- TODO - rotate keys', 'open [] rotate keys'],
    ['- **TODO** rotate keys', 'open [] rotate keys'],
    ['- **TODO:** rotate keys', 'open [] rotate keys'],
    ['- [TODO] rotate keys', 'open [] rotate keys'],
    ['- #todo rotate keys', 'open [] rotate keys'],
    ['- Todo: rotate keys', 'open [] rotate keys'],
    ['- to do: rotate keys', 'open [] rotate keys'],
    ['- DONE: rotated keys', 'done [] rotated keys'],
    ['- WONTFIX: flaky test', 'cancelled [] flaky test'],
    ["- WON'T FIX flaky test", 'cancelled [] flaky test'],
    ['- CANCELED dinner', 'cancelled [] dinner'],
    ['- WIP: new parser', 'doing [] new parser'],
    ['- IN-PROGRESS new parser', 'doing [] new parser'],
    ['- WAITING: reply of the vendor', 'blocked [] reply of the vendor'],
    ['- NOW new parser', 'doing [] new parser'],
    ['- LATER new parser', 'open [] new parser'],
    ['TODO: rotate keys\nAnn: shipped it\nDONE: read logs', 'open [] rotate keys | done [] read logs'],
    ['- Ann: TODO: rotate keys', 'open [Ann] rotate keys'],
    ['- ann + bob: TODO rotate keys', 'open [ann+bob] rotate keys'],
    ['- **Ann**: DONE: rotate keys', 'done [Ann] rotate keys'],
    ['- TODO(ann): rotate keys', 'open [ann] rotate keys'],
    ['- TODO @ann rotate keys', 'open [ann] rotate keys'],
    ['- TODO list is long', 'none'],
    ['- TODO.md holds it', 'none'],
    ['- todo rotate keys', 'open [] rotate keys'],
    ['- todo lists are long', 'none'],
    ['- todo app of the team', 'none'],
    ['- Done: rotated keys', 'none'],
    ['- NOW - the last chance', 'none'],
    ['- `TODO` is a word', 'none'],
    ['> - TODO: quoted', 'none'],
    ['```\n- [ ] fenced\nTODO: fenced\n```', 'none'],
    ['<!--\n- [ ] hidden\n-->', 'none'],
    ['- TODO: none', 'none'],
    ['- [TODO](#todo)', 'none'],
  ])('%s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });
});

describe('minutes', () => {
  test.each([
    ['- ACTION: Ann to rotate keys', 'open [Ann] rotate keys'],
    ['ACTION (Bob): rotate keys', 'open [Bob] rotate keys'],
    ['- AI @ann rotate keys', 'open [ann] rotate keys'],
    ['- AI: Bob to rotate keys', 'open [Bob] rotate keys'],
    ['- AI Zoe: rotate keys', 'open [Zoe] rotate keys'],
    ['AI(AB+CD): rotate keys', 'open [AB+CD] rotate keys'],
    ['Action item for Zoe: rotate keys', 'open [Zoe] rotate keys'],
    ['*Action item:* Zoe will rotate keys', 'open [Zoe] rotate keys'],
    ['- Action item scribe: zoe', 'none'],
    ['- AI PR: exception for the bot', 'none'],
    ['MM: Hello.\n\nDE: Hi.\n\nJHD: So.\n\nAI: We did not get an email.', 'none'],
    [
      '## Action items\n- Ann to rotate keys\n- Bob: send mail\n- update docs',
      'open [Ann] rotate keys | open [Bob] send mail | open [] update docs',
    ],
    ['## Action items\n- Ann to add a comment (done)', 'done [Ann] add a comment'],
    ['## Action items\n- ~~Ann to add a comment~~', 'cancelled [Ann] add a comment'],
    ['## Action items\n- none', 'none'],
    ['## Action items\n- Remember to rotate keys', 'open [] Remember to rotate keys'],
    ['## Action items\n- The release is out', 'none'],
    ['Action items:\n\n- Ann to rotate keys', 'open [Ann] rotate keys'],
    ['## Nächste Schritte\n- Schlüssel erneuern', 'open [] Schlüssel erneuern'],
    ['## Actions à mener\n- relancer le fournisseur', 'open [] relancer le fournisseur'],
    ['## Próximos pasos\n- renovar el certificado', 'open [] renovar el certificado'],
    ['- Action point: rotate keys', 'open [] rotate keys'],
    ['- Next steps:\n  - rotate keys\n  - it was a good day', 'open [] rotate keys'],
    ['## Next steps\n\nAnn: I think that this is right.\n\nBob: Yes.', 'none'],
    ['## TODOs\n- keys', 'open [] keys'],
    ['## Done\n- rotated keys', 'none'],
    ['## Follow-up from last meeting\n- Keys: rotated', 'none'],
    ['- TODO:\n  - rotate keys\n- DONE:\n  - read logs', 'open [] rotate keys'],
    [
      '| Action | Owner | Due | Status |\n|---|---|---|---|\n| Rotate keys | Ann | 2024-12-24 | done |',
      'done [Ann] Rotate keys',
    ],
    ['| Name | Size |\n|---|---|\n| TODO | 3 |', 'none'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('in a runbook, a plain step is none', () => {
    expect(
      findTasks(parseText('# Runbook\n\n## Next steps\n- Restart it\n\n**Action:** restart\n', 'runbooks/queue.md')),
    ).toEqual([]);
  });
});

describe('what an item says besides', () => {
  const one = (body: string): TaskItem => {
    const [task] = tasksOf(body);
    if (task === undefined) throw new Error(`no item in ${body}`);
    return task;
  };

  test('signs of Obsidian Tasks', () => {
    expect(
      one('- [x] Ship it 📅 2024-12-24 ⏳ 2024-12-20 🛫 2024-12-19 ⏫ 🔁 every week ➕ 2024-12-01 ✅ 2024-12-23'),
    ).toMatchObject({
      text: 'Ship it',
      due: '2024-12-24',
      scheduled: '2024-12-20',
      start: '2024-12-19',
      finished: '2024-12-23',
      priority: 'high',
      recurrence: 'every week',
    });
  });

  test('fields of Dataview, planning of org, tags of TaskPaper', () => {
    expect(one('- [ ] Ship it [due:: 2024-12-24] (priority:: low) [owner:: Zoe]')).toMatchObject({
      text: 'Ship it',
      due: '2024-12-24',
      priority: 'low',
      owners: ['Zoe'],
    });
    expect(one('- TODO [#A] Ship it\n  DEADLINE: <2024-12-24 Tue> SCHEDULED: <2024-12-20 Fri>')).toMatchObject({
      text: 'Ship it',
      due: '2024-12-24',
      scheduled: '2024-12-20',
      priority: 'high',
    });
    expect(one('- [x] Ship it @due(2024-12-24) @done(2024-12-23)')).toMatchObject({
      due: '2024-12-24',
      finished: '2024-12-23',
    });
  });

  test('a heading of org is an item', () => {
    expect(one('## TODO Write the summary\nDEADLINE: <2024-12-24 Tue>\n')).toMatchObject({
      text: 'Write the summary',
      due: '2024-12-24',
      line: 6,
    });
    expect(tasksOf('## TODO\n\n## TODO list\n\ntext\n')).toEqual([]);
  });

  test.each([
    ['- [ ] rotate keys by Friday', '2024-12-20', 'rotate keys'],
    ['- [ ] rotate keys (due Dec 20)', '2024-12-20', 'rotate keys'],
    ['- [ ] rotate keys until 2025-01-07', '2025-01-07', 'rotate keys'],
    ['- [ ] by tomorrow rotate keys', '2024-12-19', 'rotate keys'],
    ['- [ ] rotate keys by hand', null, 'rotate keys by hand'],
  ])('%s', (line, due, text) => {
    expect(one(line)).toMatchObject({ due, text });
  });

  test.each([
    ['- [x] WILLNOTFIX: check it\n  - found another way', 'found another way'],
    ['- WONTFIX: flaky test - the runner goes away', 'the runner goes away'],
    ['- WILLNOTFIX: flaky test. Not seen since June.', 'Not seen since June.'],
    ['- BLOCKED: deploy, waiting on infra', 'infra'],
    ['- BLOCKED on access: move the store', 'access'],
    ['- [-] flaky test (too old by now)', 'too old by now'],
    ['- [-] flaky test (v2)', null],
    ['- [ ] rotate keys (because of the leak)', 'the leak'],
  ])('%s', (line, reason) => {
    expect(one(line).reason).toBe(reason);
  });

  test('details leave out what is an item itself, with its own', () => {
    const tasks = tasksOf('- [ ] top\n  - one\n  - [x] sub\n    - of sub\n  - two\n');
    expect(tasks.map(({ text, details }) => [text, details])).toEqual([
      ['top', ['one', 'two']],
      ['sub', ['of sub']],
    ]);
  });

  test('owners: only who is named, and only when it may be a name', () => {
    expect(read('- [ ] review @ann')).toBe('open [ann] review');
    expect(read('- [ ] ask @ann about keys')).toBe('open [] ask @ann about keys');
    expect(read('- [ ] Terraform: bump')).toBe('open [] Terraform: bump');
    expect(read('- Ann: a\n- Ann: b\n- [ ] Ann: rotate keys')).toBe('open [Ann] rotate keys');
    expect(tasksOf('- [ ] Quux: rotate keys')[0]).toMatchObject({ owners: [], maybeOwners: ['Quux'] });
    expect(read('- Ann: was ill\n  - TODO: rotate keys\n- Ann: b')).toBe('open [Ann] rotate keys');
  });

  test('the owner of one person’s list stands in its front matter', () => {
    const [task] = findTasks(parseText('---\nowner: Zoe\n---\n- [ ] rotate keys\n', 'lists/zoe.md'));
    expect(task?.owners).toEqual(['Zoe']);
  });

  test('lines are those of the file', () => {
    const text = `${DAY}para\nTODO: rotate keys\n\n- a\n  TODO: read logs\n`;
    const lines = text.split('\n');
    for (const task of findTasks(parseText(text))) expect(lines[task.line - 1]).toContain(task.text);
  });
});

test('a line of 1 MB costs no more than its length', () => {
  const fill = ['a ', 'TODO: ', '- [ ] ', '(', '[due:: ', '~~', 'by Friday ', '@a, ', '📅', 'Ann to ', '*', ': '];
  tasksOf('- [ ] warm up by Friday');
  for (const part of fill) {
    const prepare = (size: number) => {
      const line = part.repeat(size / part.length);
      const note = parseText(`- [ ] ${line}\n\nTODO: ${line}\n`);
      return () => void findTasks(note);
    };
    expect(growth(prepare, 1_000_000), part).toBeLessThan(LINEAR);
  }
});

test('properties of an outliner below an item are no text of it', () => {
  const text =
    '- TODO renew the certificate\n  id:: 65f0\n  collapsed:: true\n  due:: 2024-12-01\n- DONE call the vendor\n';
  expect(findTasks(parseText(text)).map((task) => [task.state, task.text, task.due])).toEqual([
    ['open', 'renew the certificate', '2024-12-01'],
    ['done', 'call the vendor', null],
  ]);
});

describe('errands in minutes', () => {
  const minutes = (line: string) =>
    `# Weekly\n\nAttendees: Mira Lind, Jon Abe, Petra Novak (PN)\n\n## Relay\n\n- The relay is full\n- ${line}\n`;

  test.each([
    ['Mira to write the summary', 'open', ['Mira'], undefined],
    ['Jon and Mira to review the plan by Friday', 'open', ['Jon', 'Mira'], undefined],
    ['PN to ask the vendor', 'open', ['PN'], undefined],
    ['Tobias to check the relay', 'open', ['Tobias'], undefined],
    ['tobias to check the relay', 'open', [], true],
    ['Worth to check the relay again', 'open', [], true],
    ['Tries to check the relay', 'open', [], true],
  ] as const)('%s', (...one) => {
    const [line, state, owners, isErrand] = one;
    const found = findTasks(parseText(minutes(line), 'meetings/2024-11-19.md'));
    expect(found.map((task) => [task.state, task.owners, task.isErrand])).toEqual([[state, owners, isErrand]]);
  });

  test.each([
    'Mira wants to write the summary',
    'Ready to merge the change',
    'Hard to review without tests',
    'Mira to Jon: write the summary please',
    'Jon likes to write',
    'Want to open an issue?',
    'Move to close',
    'Command to check the relay:',
  ])('none: %s', (line) => {
    expect(findTasks(parseText(minutes(line), 'meetings/2024-11-19.md'))).toEqual([]);
  });

  test('of somebody whom no note knows it is no item', () => {
    const items = findTasks(parseText(minutes('tobias to check the relay'), 'meetings/2024-11-19.md')).map((fact) => ({
      fact,
      journal: '/j',
      path: 'meetings/2024-11-19.md',
      date: '2024-11-19',
      dateOrigin: 'file-name' as const,
    }));
    const nameOf = (name: string) => name;
    expect(joinTasks(items, { nameOf, isPerson: () => false })).toEqual([]);
    expect(joinTasks(items, { nameOf, isPerson: () => true }).map(({ owner, text }) => [owner, text])).toEqual([
      ['tobias', 'check the relay'],
    ]);
  });
});
