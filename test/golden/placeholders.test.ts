import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { placeholdersIn } from '../../core/ask/commands/placeholders.ts';
import { AS_IT_IS, labelledIn, TO_FILL_IN, TO_FILL_IN_TOO } from './placeholder-commands.ts';

test('what is to be filled in is found, and nothing else', () => {
  const wrong: string[] = [];
  let [labelled, found, right] = [0, 0, 0];
  for (const { text, placeholders } of [TO_FILL_IN, TO_FILL_IN_TOO, AS_IT_IS].flatMap(labelledIn)) {
    const got = placeholdersIn(text);
    const same = got.filter((one) => placeholders.includes(one));
    [labelled, found, right] = [labelled + placeholders.length, found + got.length, right + same.length];
    if (same.length !== got.length || same.length !== placeholders.length) {
      wrong.push(`${text} ⇒ ${got.join(' ')} instead of ${placeholders.join(' ')}`);
    }
  }
  const [precision, recall] = [right / found, right / labelled];
  console.log(`${labelled} placeholders: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
});

/*
 * Two lists of 60 and 40 commands, half of them look-alikes: precision and recall .83 and .81, and .86 and .93, at first sight.
 */
test('of fresh commands, what is to be filled in is found, and nothing else', () => {
  const lines = readFileSync(new URL('placeholders-fresh.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const got = lines.map((line) => {
    const [command = ''] = line.split('\t');
    return [command, ...placeholdersIn(command).toSorted()];
  });
  const wanted = lines.map((line) => {
    const [command = '', ...placeholders] = line.split('\t');
    return [command, ...placeholders.toSorted()];
  });
  expect(got).toEqual(wanted);
});
