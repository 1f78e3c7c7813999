import { expect, test } from 'vitest';
import { troubleIn } from '../../core/extract/errors/trouble.ts';
import { kindOf } from '../../core/notes/kind.ts';
import { readRunbook } from '../../core/oncall/read-runbook.ts';

test('what was deleted or killed is not told as what worked', () => {
  const { worked, minutes } = troubleIn(
    'The tug failed: its replica had been deleted. Container killed by the yard for exceeding its load. Dropped the slot: 8 minutes.',
    '',
  );
  expect(worked).toBe('Dropped the slot: 8 minutes.');
  expect(minutes).toBe(8);
});

test('the diary of those on call is a journal, and not one of their runbooks', () => {
  const given = { path: 'oncall/2031-11.md', title: 'On call', frontmatter: {}, tags: [], headings: [] };
  expect(kindOf({ ...given, datedHeadings: 4 })).toBe('journal');
  expect(kindOf({ ...given, datedHeadings: 0 })).toBe('runbook');
});

test('a step that is numbered in bold is numbered once, and an owner in italics is one', () => {
  const text = [
    '# Ferry stale',
    '',
    '_Owner_: Pier team',
    '',
    '**1.** Look at the ferry.',
    '',
    '**2.** Restart it: `ferryctl restart north`',
    '',
  ].join('\n');
  const page = {
    journal: '',
    path: 'runbooks/ferry.md',
    title: 'Ferry stale',
    text,
    bodyLine: 1,
    frontmatter: {},
    history: null,
  };
  const { steps, owner } = readRunbook(page, { today: '2031-03-10', staleAfterDays: 180 });
  expect(steps.map(({ text: said }) => said)).toEqual(['Look at the ferry.', 'Restart it: `ferryctl restart north`']);
  expect(owner).toBe('Pier team');
});
