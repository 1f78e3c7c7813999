import { expect, test } from 'vitest';
import { stepWords } from '../../renderer/words/step-words.ts';

test.each([
  ['How full is it? Expected: less than 80 %.', 1, ['How full is it?', 'Expected: less than 80 %.']],
  ['Look at the queue:\nExpected output: 0 jobs', 2, ['Look at the queue:', 'Expected output: 0 jobs']],
  // Without a command between the two there is nothing to put in order.
  ['How full is it? Expected: less than 80 %.', 0, ['How full is it? Expected: less than 80 %.', null]],
  ['Expected: nothing is printed.', 1, ['Expected: nothing is printed.', null]],
  ['Wait for the expected state, then go on.', 1, ['Wait for the expected state, then go on.', null]],
])('%s with %i commands', (text, commands, said) => {
  const { text: before, after } = stepWords(text, commands);
  expect([before, after]).toEqual(said);
});
