import { expect, test } from 'vitest';
import { sayMinutes } from '../../../core/daily/say-minutes.ts';
import { minutesIn } from '../../../core/extract/errors/trouble.ts';

test.each([
  [0, 'less than a minute'],
  [1, '1 minute'],
  [25, '25 minutes'],
  [60, '1 hour'],
  [61, '1 hour and 1 minute'],
  [1_083, '18 hours and 3 minutes'],
  [2_880, '2 days'],
  [3_120, '2 days and 4 hours'],
])('%d minutes are said as “%s”, and read as that again', (minutes, said) => {
  expect(sayMinutes(minutes)).toBe(said);
  if (minutes > 0) expect(minutesIn(`It took ${said}.`)).toBe(minutes);
});
