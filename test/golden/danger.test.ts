import { expect, test } from 'vitest';
import { dangerOf } from '../../core/ask/commands/commands.ts';
import { commandsIn, DANGEROUS, DANGEROUS_TOO, HARMLESS, HARMLESS_TOO } from './danger-commands.ts';

/*
 * Commands that were labelled before the rules were tried on them.
 */
test.each([
  ['first', DANGEROUS, HARMLESS],
  ['second', DANGEROUS_TOO, HARMLESS_TOO],
] as const)('of the %s list, what can destroy something is marked, and what looks like it is not', (_, bad, good) => {
  const dangerous = commandsIn(bad);
  const harmless = commandsIn(good);
  const missed = dangerous.filter(({ text, lang }) => dangerOf(text, lang) === null);
  const alarmed = harmless.filter(({ text, lang }) => dangerOf(text, lang) !== null);
  const right = dangerous.length - missed.length;
  const [recall, precision] = [right / dangerous.length, right / (right + alarmed.length)];
  console.log(
    `${dangerous.length} dangerous, ${harmless.length} harmless: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`,
  );
  expect(missed.map(({ text }) => text)).toEqual([]);
  expect(precision, alarmed.map(({ text }) => text).join('\n')).toBeGreaterThanOrEqual(0.9);
});
