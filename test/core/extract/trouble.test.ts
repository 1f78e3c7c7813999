import { describe, expect, test } from 'vitest';
import { minutesIn, troubleIn } from '../../../core/extract/errors/trouble.ts';

describe('how long it took', () => {
  test.each([
    ['Paged at 02:10, the crane was stuck. Resolved by 02:55.', 45],
    ['Alert fired at 23.50 for the ferry, back up at 00.20', 30],
    ['took about 2 hours', 120],
    ['It took 18 hours and 3 minutes.', 1_083],
    ['It took 2 days and 4 hours.', 3_120],
    ['It was out for 1 h 5 min', 65],
    ['The crane was stuck. Resolved by greasing the winch, 35 minutes.', 35],
    ['fixed with a new rope (about 1 h 10 min in all)', 70],
    ['fixed by a timeout of 30 s, then lunch', null],
    ['Broke at 09:00. Fixed from 23:30 on', null],
    ['The crane had no grease. 50 min.', 50],
    ['Took another rope: worked. 3 hours lost.', 180],
    ['`winch oil` fixed it after 15 min', 15],
    ['Dropped the anchor: 8 minutes.', 8],
    ['Renewed the rope, 5 minutes, back to bed.', null],
    ['The rope is checked every 30 minutes. All is well.', null],
    ['Meeting from 9 to 10', null],
  ])('%s', (text, minutes) => {
    expect(minutesIn(text)).toBe(minutes);
  });
});

test('what worked and why are said without the words in front that name them', () => {
  const { worked, cause } = troubleIn(
    'The crane was stuck again.\nRoot cause: the rope was too short.\n**Fix:** restarted the winch.',
    '',
  );
  expect(worked).toBe('restarted the winch.');
  expect(cause).toBe('the rope was too short.');
});
