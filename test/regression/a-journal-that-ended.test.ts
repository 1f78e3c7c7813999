import { expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

/** The engine’s clock says 2031; the last dated note is of 2024, and the page without a date was saved just now. */
const NOTES = {
  'log/2023-11-12.md': '# 2023-11-12\n\n- counted the seals by hand\n',
  'log/2024-11-12.md': '# 2024-11-12\n\n- moved the gauge to the north pier\n',
  'pages/gauge.md': '# Gauge\n\nThe gauge is read every hour.\n',
};

test('a day without a year is of the last year in which there are notes around it', async () => {
  const { facts, citations } = await answerTo(NOTES, 'what did I do on Nov 12');
  expect(facts?.title).toContain('12 Nov 2024');
  expect(citations.map(({ path }) => path)).toEqual(['log/2024-11-12.md']);
});

test('the nearest day with something is not the day on which a file was saved', async () => {
  const { abstained, reason } = await answerTo(NOTES, 'what did we do last week?');
  expect(abstained).toBe(true);
  expect(reason).toContain('The nearest day with something is Tue 12 Nov 2024.');
});
