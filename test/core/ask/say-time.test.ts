import { expect, test } from 'vitest';
import { saySpan, saySpanInSentence, sayTime } from '../../../core/ask/query/say-time.ts';

test.each([
  [{ from: '2026-11-09', to: '2026-11-15' }, '9 to 15 Nov 2026', 'between 9 and 15 Nov 2026'],
  [{ from: '2026-10-28', to: '2026-11-03' }, '28 Oct to 3 Nov 2026', 'between 28 Oct and 3 Nov 2026'],
  [{ from: '2026-12-28', to: '2027-01-03' }, '28 Dec 2026 to 3 Jan 2027', 'between 28 Dec 2026 and 3 Jan 2027'],
  [{ from: '2026-11-09', to: '2026-11-09' }, '9 Nov 2026', 'on 9 Nov 2026'],
  [{ from: '2026-11-01', to: '2026-11-30' }, 'Nov 2026', 'in Nov 2026'],
  [{ from: '2024-02-01', to: '2024-02-29' }, 'Feb 2024', 'in Feb 2024'],
  [{ from: '2026-01-01', to: '2026-12-31' }, '2026', 'in 2026'],
  [{ from: '2026-11-09', to: null }, 'since 9 Nov 2026', 'since 9 Nov 2026'],
  [{ from: null, to: '2026-11-09' }, 'until 9 Nov 2026', 'until 9 Nov 2026'],
])('%o: %s', (span, says, inSentence) => {
  expect(saySpan(span)).toBe(says);
  expect(saySpanInSentence(span)).toBe(inSentence);
});

test.each([
  [{ words: 'last week', from: '2026-11-09', to: '2026-11-15' }, 'last week (9 to 15 Nov 2026)'],
  [
    { words: 'last sprint', from: '2026-11-02', to: '2026-11-15' },
    'last sprint (taken as two weeks: 2 to 15 Nov 2026)',
  ],
  [{ words: 'since Monday', from: '2026-11-16', to: null }, 'since Monday (16 Nov 2026)'],
  [{ words: 'in 2026', from: '2026-01-01', to: '2026-12-31' }, '2026'],
])('%o', (span, says) => {
  expect(sayTime(span)).toBe(says);
});
