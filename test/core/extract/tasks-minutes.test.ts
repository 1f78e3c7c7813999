import { describe, expect, test } from 'vitest';
import { findTasks } from '../../../core/extract/tasks/tasks.ts';
import { parseText } from '../../helpers/parse.ts';

/* How other hands write items in minutes. Invented text in the shapes of many teams. */

const HEAD = '# Platform sync 2024-05-06\n\nAttendees: Ana Ruiz, Ben Okoro, Chloe\n\n';

/** `state [owners] text`, or `none`. */
function read(body: string): string {
  const found = findTasks(parseText(HEAD + body, 'meetings/2024-05-06-sync.md'));
  const said = found.map(({ state, owners, text, due }) =>
    [state, `[${owners.join('+')}]`, text, ...(due === null ? [] : [`by ${due}`])].join(' '),
  );
  return said.length === 0 ? 'none' : said.join(' | ');
}

describe('words that mark an item', () => {
  test.each([
    ['- AP: Ana to write the rollout note', 'open [Ana] write the rollout note'],
    ['- AP(Ben): check the quota', 'open [Ben] check the quota'],
    ['- A/I Ben: check the quota', 'open [Ben] check the quota'],
    ['- AI Chloe to ask legal', 'open [Chloe] ask legal'],
    ['- ACTION Ana to book the room', 'open [Ana] book the room'],
    ['- [ACTION] Ana: book the room', 'open [Ana] book the room'],
    ['- **[AI]** Ben to book the room', 'open [Ben] book the room'],
    ['- Existing action item: Ben to rotate the keys', 'open [Ben] rotate the keys'],
    ['- *New* action item: rotate the keys', 'open [] rotate the keys'],
    ['- ACTION_ITEM: Ana to book the room', 'open [Ana] book the room'],
    ['- action: Ana should book the room', 'open [Ana] book the room'],
    ['- move the dashboards (ACTION: Ana)', 'open [Ana] move the dashboards'],
    ['- Follow-up: check the contract', 'open [] check the contract'],
    ['- Follow-up: Chloe asks the vendor', 'open [Chloe] Chloe asks the vendor'],
    ['- Next step: write the RFC', 'open [] write the RFC'],
    ['- Next steps are to write the RFC', 'open [] write the RFC'],
    ['- Next step is for Ana to write the RFC', 'open [Ana] write the RFC'],
    ['- Next step: writing the RFC', 'open [] writing the RFC'],
    ['- -> Ben will fix the flaky test', 'open [Ben] fix the flaky test'],
    ['- ➡️ Ben: fix the flaky test', 'open [Ben] fix the flaky test'],
    ['- Next step: load test', 'open [] load test'],
    ['- AI: Ben to create/close the tickets', 'open [Ben] create/close the tickets'],
    ['- Ana - once it runs, the rest follows', 'none'],
    ['- Action: agreed that the queue stays', 'none'],
    ['- Follow-up: the outage came from the queue', 'none'],
    ['- Next step: what do we need?', 'none'],
    ['- Next step is a long way off', 'none'],
    ['- AI policy review', 'none'],
    ['- [AI] policies of the vendor', 'none'],
    ['- [Action requested] Nominations', 'none'],
    ['- -> we are fine', 'none'],
    ['- Follow-up from last week: all is well', 'none'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('`AP:` is somebody where people are written as initials', () => {
    const talk = ['AP: We use it within our own tools.', 'JHD: So do we, but not in the browser, where it is slow.'];
    const more = [
      'MM: The same here, and I would like to see it go on.',
      'SYG: I have no opinion at all about this one.',
    ];
    expect(read([...talk, ...more].join('\n\n'))).toBe('none');
    expect(read('Attendees: Ana Prat (AP), Ben Okoro (BO)\n\n- AP: write the guide')).toBe('none');
  });
});

describe('lists of next steps', () => {
  test.each([
    ['[Ana] write the guide', 'open [Ana] write the guide'],
    ['**Ana** write the guide', 'open [Ana] write the guide'],
    ['**Ana:** draft of the guide', 'open [Ana] draft of the guide'],
    ['Ana: draft of the guide', 'open [Ana] draft of the guide'],
    ['Migration plan for the queue (Ana)', 'open [Ana] Migration plan for the queue'],
    ['Migration plan for the queue - Ben', 'open [Ben] Migration plan for the queue'],
    ['Migration plan — Ben, by Friday', 'open [Ben] Migration plan by 2024-05-10'],
    ['Migration plan for the queue', 'open [] Migration plan for the queue'],
    ['Uploading the logs', 'open [] Uploading the logs'],
    ['Need to rename the service', 'open [] Need to rename the service'],
    ['We should rename the service', 'open [] We should rename the service'],
    ['To contact the vendor', 'open [] To contact the vendor'],
    ['The mail needs to be sent - Ben', 'open [Ben] The mail needs to be sent'],
    ['The queue: Ana to rename it', 'open [Ana] The queue: Ana to rename it'],
    ['The queue was down on Monday', 'none'],
    ['Queue is slow', 'none'],
    ['Is the queue durable?', 'none'],
    ['August: the other half', 'none'],
    ['(Ana) I am not sure about the order', 'none'],
    ['Do that for the release', 'none'],
    ['None', 'none'],
  ])('%s', (line, expected) => {
    expect(read(`## Next steps\n\n- ${line}`)).toBe(expected);
  });

  test('a topic of a follow-up is none, unless it is given to somebody', () => {
    expect(read('## Follow-ups\n\n- Weights of the quantiles')).toBe('none');
    expect(read('## Follow-ups\n\n- Weights of the quantiles (Ben)')).toBe('open [Ben] Weights of the quantiles');
  });

  test('below a subject stands what is to be done about it', () => {
    expect(read('## Follow-ups\n\n- Docs\n  - write the guide\n  - it is long')).toBe('open [] write the guide');
    expect(read('## Action items\n\n- Queue\n  - rename it\n- **Ben**\n  - quota for staging')).toBe(
      'open [] rename it | open [Ben] quota for staging',
    );
    expect(read('## Follow-ups\n\n- Rename the service\n  - rename the repository')).toBe('open [] Rename the service');
  });
});

describe('what leads a list of items', () => {
  test.each([
    ['Action items from last week:', 'open [] ask the vendor'],
    ['The following action items were agreed:', 'open [] ask the vendor'],
    ["Ana's action items:", 'open [] ask the vendor'],
    ['**Follow-ups:**', 'open [] ask the vendor'],
    ['We agreed on these next steps:', 'open [] ask the vendor'],
    ['Prossimi passi:', 'open [] ask the vendor'],
    ['次のステップ:', 'open [] ask the vendor'],
    ['There are no action items:', 'none'],
    ['The script does this:', 'none'],
    ['Action item review:', 'none'],
  ])('%s', (lead, expected) => {
    expect(read(`${lead}\n\n- ask the vendor`)).toBe(expected);
  });

  test('a list below an item in a paragraph is what that is about', () => {
    expect(read('## Action items\n\nAna to list the teams that use it.\n- billing, accounts')).toBe(
      'open [Ana] list the teams that use it.',
    );
  });
});

describe('tables', () => {
  test.each([
    [
      '| # | Action | Owner | Due | Status |',
      '| 1 | Write it | Ana | 2024-05-10 | **✅ Done (May 9)** |',
      'done [Ana] Write it by 2024-05-10',
    ],
    ['| What | Who | When |', '| Write it | Ana | May 10 |', 'open [Ana] Write it by 2024-05-10'],
    ['| Done | Task | Who |', '| [x] | Write it | Ana |', 'done [Ana] Write it'],
    ['|  | Task | Who |', '| ☐ | Write it | Ana |', 'open [Ana] Write it'],
    ['| Who | To-do |', '| Ana | - [ ] Write it |', 'open [Ana] Write it'],
    ['| Name | Notes |', '| Ana | [ ] |', 'none'],
    ['| Name | Notes |', '| [ ] Write it | later |', 'open [] Write it'],
    [
      '| Aufgabe | Verantwortlich | Frist |',
      '| Anleitung schreiben | Ana | 2024-05-10 |',
      'open [Ana] Anleitung schreiben by 2024-05-10',
    ],
    ['| Feature | Linux | Windows |', '| [ ] Sound | [x] | [ ] |', 'none'],
    ['| Item | Owner |', '| Sound | Ana |', 'none'],
  ])('%s %s', (header, row, expected) => {
    expect(read(`${header}\n|${'---|'.repeat(header.split('|').length - 2)}\n${row}`)).toBe(expected);
  });

  test('a second table has a header of its own', () => {
    const table = (header: string): string =>
      `| ${header} | Who | When |\n|---|---|---|\n| Write it | Ana | May 10 |\n`;
    expect(read(`${table('Action')}\n${table('Task')}`).split(' | ')).toHaveLength(2);
  });
});

test('a row of arrows is read, however long', () => {
  expect(read(`- ${'-> '.repeat(40)}`)).toBe('none');
  expect(read(`- ${'-> '.repeat(300_000)}`)).toBe('none');
});

describe('conclusions hold what somebody says that they will do', () => {
  test.each([
    ['- Ana will merge the process document', 'open [Ana] merge the process document'],
    ['- Ana and Ben will chat offline.', 'open [Ana+Ben] chat offline.'],
    ['- Ben to review before the release', 'open [Ben] review before the release'],
    ['Chloe will draft the summary', 'open [Chloe] draft the summary'],
    ['- Refactor the parser', 'none'],
    ['- This will be discussed next week', 'none'],
    ['- Constructors need to be able to see it', 'none'],
    ['Ana: Let us keep it as it is', 'none'],
    ['Ana Ruiz (@ana)', 'none'],
    ['- The queue:\n  - Rename the parts of it', 'none'],
  ])('%s', (text, expected) => {
    expect(read(`## Conclusion/Resolution\n\n${text}`)).toBe(expected);
  });

  test('what is called `Decisions and action items` is still a list of both', () => {
    expect(read('## Decisions and action items\n\n- Write the guide')).toBe('open [] Write the guide');
  });
});

test.each([
  ['- Ana to summarize.', 'open [Ana] summarize.'],
  ['- Ben to act as liaison', 'open [Ben] act as liaison'],
  ['- Ben to frobnicate the queue', 'open [Ben] frobnicate the queue'],
  ['- Ana to ben: please look at it', 'none'],
  ['- Ana to the rescue', 'none'],
  ['- Ana to ben as always', 'none'],
])('somebody whom the note lists may be given anything: %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ['## Goals for this week\n\n- Finish the import\n- More trust', 'open [] Finish the import'],
  ["## Today's priorities\n\n- Answer the vendor", 'open [] Answer the vendor'],
  ['## Goals\n\n- Make the queue faster', 'none'],
])('goals with a time are something to do: %s', (text, expected) => {
  expect(read(text)).toBe(expected);
});
