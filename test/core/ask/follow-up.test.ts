import { expect, test } from 'vitest';
import { followUp } from '../../../core/ask/follow-up.ts';

const NOW = new Date('2027-03-22T09:00:00');

function whole(question: string, order: 'day-first' | 'month-first' | null): string | undefined {
  const former = 'what was blocked on Tuesday';
  const dates = { order, hasNotes: () => true };
  return followUp({ question, former, now: NOW, facts: undefined, dates, without: [] })?.text;
}

test('a day in figures takes the place of the day before, as the notes write such days', () => {
  expect(whole('and on 3/9?', 'month-first')).toBe('what was blocked on 3/9?');
  expect(whole('what about on 9/3?', 'day-first')).toBe('what was blocked on 9/3?');
});

test('where the notes do not tell, figures are no day', () => {
  expect(whole('and on 3/9?', null)).not.toBe('what was blocked on 3/9?');
});

function after(former: string, question: string): string | undefined {
  return followUp({ question, former, now: NOW, facts: undefined, without: [] })?.text;
}

test.each([
  ['standup on 2027-03-16', 'and the day after?', 'standup on 2027-03-17?'],
  ['standup on 2027-03-16', 'and after that?', 'standup on 2027-03-17?'],
  ['standup on 2027-03-01', 'the day before?', 'standup on 2027-02-28?'],
  ['standup on 2027-03-16', 'and the following week?', 'standup from 2027-03-17 to 2027-03-23?'],
])('the time beside the one before: %s, %s', (former, question, wanted) => {
  expect(after(former, question)).toBe(wanted);
});

test.each([
  ['what is the state of the winch?', 'is that still true?', 'what is the state of the winch?'],
  ['what was blocked on Tuesday', 'is this still the case?', 'what was blocked?'],
  ['open todos about the pier', 'and the done ones?', 'done todos about the pier?'],
  ['which boat lies at berth 12?', 'and 14?', 'which boat lies at berth 14?'],
  ['when do we drop hull version 3.8?', 'and 3.9?', 'when do we drop hull version 3.9?'],
  ['what did we decide about the sail?', 'why?', 'why did we decide about the sail?'],
])('the question before with one thing changed: %s, %s', (former, question, wanted) => {
  expect(after(former, question)).toBe(wanted);
});

test('a bare word that asks is asked about what was asked before', () => {
  expect(after('who painted the railing?', 'when?')).toBe('when was that (painted railing)?');
  expect(after('how much does the crane cost?', 'who signed it?')).toBe('who signed it (crane)?');
  expect(after('who painted the railing?', 'why?')).toBe('why (painted railing)?');
});
