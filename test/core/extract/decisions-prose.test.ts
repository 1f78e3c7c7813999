import { describe, expect, test } from 'vitest';
import { findDecisions } from '../../../core/extract/decisions/decisions.ts';
import { growth, LINEAR } from '../../helpers/growth.ts';
import { parseText } from '../../helpers/parse.ts';

function said(text: string, path = '2024-11-19.md'): string[] {
  return findDecisions(parseText(text, path)).map(({ statement }) => statement);
}

describe('decisions in prose', () => {
  test.each([
    'We decided to move the nightly job to the new cluster.',
    'I have decided I do not need a second queue.',
    'The team decided against a second region.',
    'After a long discussion we decided not to upgrade this year.',
    'Decided to keep the old scheduler.',
    'It was decided that the pager goes to one person.',
    'We went with Kafka because it was there.',
    'Went with the smaller disk, it is enough.',
    'We chose SQLite over Postgres.',
    'We picked the boring option because nobody has time.',
    "We'll go with plain files.",
    'we are going to use a lock file instead of a database flag',
    "We're sticking with version 4 for now.",
    "Let's not touch the cache before the holidays.",
    "ok, let's go with option B",
    'Agreed to freeze the schema on Friday.',
    'Everyone agreed that the alert is noise.',
    'Agreed in the meeting that we drop the old endpoint.',
    'The decision is to stay on one region.',
    'Switching to uv for the next project instead of pip.',
    'Switched to zsh, it is faster.',
    'Going forward, we only deploy from main.',
    'From now on all migrations run in staging first.',
    'We settled on weekly releases.',
    'I opted for the cheaper plan.',
    'We made the decision to archive the repository.',
    'Consensus was to wait for the next release.',
    'Agreement to keep the weekly slot.',
    'Decision made to move the meetup online.',
    'Broad agreement that the guide should be one page.',
  ])('%s', (sentence) => {
    expect(said(`# 2024-11-19\n\nSome words before. ${sentence}\n`)).toEqual([sentence]);
    expect(said(`# 2024-11-19\n\n- ${sentence}\n`)).toEqual([sentence]);
  });

  test.each([
    'Did we decide to move the job?',
    'If we decided to move the job, what would break?',
    'We have not decided yet.',
    'General agreement that this is confusing.',
    'Agreement to discuss it again.',
    'Decision to trust can be far away from its effect.',
    "We haven't decided on a name.",
    'We need to decide to whom it goes.',
    'Google decided to close the product.',
    'They went with Kafka because it was there.',
    'It is still to be decided.',
    'I think we agreed to wait, but I am not sure.',
    'Should we go with plain files?',
    "Let's not forget the invoices.",
    'We wondered whether we should go with Kafka.',
    'Mira agreed with Jon.',
    'Jon: agreed.',
    'We agreed to discuss it next week.',
    'The vendor said "we decided to raise prices".',
    'We could go with plain files instead.',
    'Switching to a branch: git switch name.',
    'The board we agreed on was full.',
    'We went with the kids to the zoo?',
    'Suppose we decided to wait.',
    'The algorithm decided to stop early.',
  ])('none: %s', (sentence) => {
    expect(said(`# 2024-11-19\n\nSome words before. ${sentence}\n`)).toEqual([]);
  });

  test('labels, in all their shapes', () => {
    const text = `# 2024-11-19

Decision: freeze the schema on Friday.

**Decision:** nobody deploys on Monday.

- Should the flag stay? Conclusion: drop it in the next release.
- DECISION: keep two replicas

RESOLVED: The working group adopts the new charter.

*Conclusion*: we stay with one queue, since it
is fast enough.

Mira: resolved: we leave the names alone

- **Decision (Mira, Jon): the feed stays with one supplier.**
`;
    const found = findDecisions(parseText(text, 'meetings/2024-11-19.md'));
    expect(found.map(({ statement, line, endLine }) => [statement, line, endLine])).toEqual([
      ['freeze the schema on Friday.', 3, 3],
      ['nobody deploys on Monday.', 5, 5],
      ['drop it in the next release.', 7, 7],
      ['keep two replicas', 8, 8],
      ['The working group adopts the new charter.', 10, 10],
      ['we stay with one queue, since it is fast enough.', 12, 13],
      ['we leave the names alone', 15, 15],
      ['the feed stays with one supplier.', 17, 17],
    ]);
    expect(found[5]?.rationale).toBe('it is fast enough');
  });

  test.each([
    'Decision: none',
    'Decision: TBD',
    'Decision: ?',
    'Conclusion: no conclusion yet',
    'Resolution: 1920x1080',
    'Decision: https://example.com/x',
    'Conclusion: what do we do now?',
  ])('labels that say nothing: %s', (line) =>
    expect(said(`# Sync\n\n${line}\n`, 'meetings/2024-11-19.md')).toEqual([]),
  );

  test('a conclusion that weighs first decides at its end', () => {
    const text = `# 2024-11-14

Option 1: one table a day.

Conclusion:
Which one is better? One table a day is simple to write. It is slow to
read, though, and nobody wants that.

The other one has a lock, which we know.

So in the end this brings me back to one big table, for now.
`;
    const [decision, ...others] = findDecisions(parseText(text, 'diary.md'));
    expect(others).toEqual([]);
    expect(decision).toMatchObject({
      statement: 'So in the end this brings me back to one big table, for now.',
      line: 11,
      endLine: 11,
    });
  });

  test('under headings of decisions', () => {
    const text = `# Sync 2024-03-01

Attendees: Mira, Jon

## Decisions

- The pager stays with one person until May.
  - Jon knows the old one.
- Is the budget enough?
- Two reviewers for each change.
- none

## Action items

- [ ] Mira writes it down

## Outcome

We keep the old name. Everybody was tired.
`;
    expect(said(text, 'meetings/2024-03-01.md')).toEqual([
      'The pager stays with one person until May.',
      'Two reviewers for each change.',
      'We keep the old name.',
    ]);
  });

  test('a sentence that leads on to a list has the list', () => {
    const text = `# 2024-03-01\n\n- We agreed on:\n  - one channel for alerts\n  - no pages at night\n`;
    expect(findDecisions(parseText(text, 'meetings/2024-03-01.md'))).toMatchObject([
      { statement: 'We agreed on: - one channel for alerts - no pages at night', line: 3, endLine: 5 },
    ]);
  });

  test('what is only leaning is proposed', () => {
    const [decision] = findDecisions(
      parseText('# Sync\n\nDecision: leaning towards two queues.\n', 'meetings/2024-03-01.md'),
    );
    expect(decision?.status).toBe('proposed');
  });

  test('nothing in fences, quotes and comments', () => {
    const text =
      '# 2024-11-19\n\n```\nDecision: drop it\n```\n\n> We decided to drop it.\n\n<!-- Decision: drop it -->\n';
    expect(said(text)).toEqual([]);
  });

  test('a line of a megabyte costs next to nothing', () => {
    for (const piece of ['we decided to ', 'a, ', '. ', '...', 'Decision: ', '**', 'let’s not ', '- ', '(x) ']) {
      const prepare = (size: number) => {
        const note = parseText(`# 2024-11-19\n\n${piece.repeat(size / piece.length)}\n`);
        return () => void findDecisions(note);
      };
      expect(growth(prepare, 1_000_000), piece).toBeLessThan(LINEAR);
    }
  });

  test('a line of marks under a heading of decisions costs its length only', () => {
    for (const piece of ['** ', '~~ ', '( ', '2024-05-03 ', '#1 ', '(superseded by ']) {
      const prepare = (size: number) => {
        const note = parseText(`# Decision log\n\n- ${piece.repeat(size / piece.length)}\n`, 'decision-log.md');
        return () => void findDecisions(note);
      };
      expect(growth(prepare, 200_000), piece).toBeLessThan(LINEAR);
    }
  });
});

test.each([
  ['Resolution: tomas to comment on the issue', []],
  ['Conclusion: mira and tomas to write the summary', []],
  ['Conclusion: agree to merge it as it is', ['agree to merge it as it is']],
  ['Resolution: we merge it, tomas to comment', ['we merge it, tomas to comment']],
])('what somebody in the small is to do is no decision: %s', (line, expected) => {
  expect(said(`# Sync\n\nAttendees: Mira, Tomas\n\n- ${line}\n`, 'meetings/2024-11-19-sync.md')).toEqual(expected);
});
