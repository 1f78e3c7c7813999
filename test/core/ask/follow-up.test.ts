import { expect, test } from 'vitest';
import { followUp } from '../../../core/ask/follow-up.ts';

const NOW = new Date('2027-03-22T09:00:00');

function whole(question: string, order: 'day-first' | 'month-first' | null): string | undefined {
  const former = 'what was blocked on Tuesday';
  return followUp({ question, former, now: NOW, facts: undefined, order, without: [] })?.text;
}

test('a day in figures takes the place of the day before, as the notes write such days', () => {
  expect(whole('and on 3/9?', 'month-first')).toBe('what was blocked on 3/9?');
  expect(whole('what about on 9/3?', 'day-first')).toBe('what was blocked on 9/3?');
});

test('where the notes do not tell, figures are no day', () => {
  expect(whole('and on 3/9?', null)).not.toBe('what was blocked on 3/9?');
});
