import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dangerOf } from '../../core/ask/commands/commands.ts';
import { growth, LINEAR } from '../helpers/growth.ts';

/*
 * One invented command for each word with which a tool loses, stops or takes something, after what the tools document, and
 * beside them what the same tools do every day.
 */

const linesOf = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll('⏎', '\n'));

test('what a tool documents as destructive is marked', () => {
  expect(linesOf('danger-tools.txt').filter((line) => dangerOf(line) === null)).toEqual([]);
});

test('what the same tools do every day is not', () => {
  expect(linesOf('danger-tools-harmless.txt').filter((line) => dangerOf(line) !== null)).toEqual([]);
});

/*
 * Four lists of many tools, half look-alikes, written before the rules saw them; recall at first sight .82, .85, .71, .75 with the
 * rules of before, and .93, .87, .71, .88 with those of the form of a command, which were widened after each.
 */
test('what a command destroys is read from its form, whatever tool it is of', () => {
  expect(linesOf('danger-fresh.txt').filter((line) => dangerOf(line) === null)).toEqual([]);
});

test('what only looks like it is not marked', () => {
  expect(linesOf('danger-fresh-harmless.txt').filter((line) => dangerOf(line) !== null)).toEqual([]);
});

/*
 * Tools that no rule and no other list names. Labelled before the rules saw them; at first sight 54 of 91, and of 45 more after
 * the rules for verbs were widened 28, none of the harmless. Five lists of known and unknown tools after that: 40 of 45, 20 of
 * 30, and, each after the rules were widened for the one before, 28 of 33, 24 of 32 and 40 of 50; of 154 harmless one was marked. Three lists of 40 after that: 36 and 33, and, after the rules
 * were widened for those two, 35; of 121 harmless one was marked. Nine that say it in no verb are still missed (`hponcfg -r`).
 */
test('what tools that nobody has named destroy is marked by its verbs and flags', () => {
  expect(linesOf('danger-unseen.txt').filter((line) => dangerOf(line) === null)).toEqual([]);
});

test('what they do every day is not, whatever it is called', () => {
  expect(linesOf('danger-unseen-harmless.txt').filter((line) => dangerOf(line) !== null)).toEqual([]);
});

test.each([
  ['redis', 'DEL parcels'],
  ['redis', '127.0.0.1:6379> CLUSTER RESET HARD'],
  ['ruby', 'remove_column :parcels, :weight, :string'],
  ['ruby', 'Parcels::DestroyService.new(parcel).execute'],
  ['sh', `kubectl exec deploy/search -- sh -c 'curl -XPOST -H 'A: b' "$URL/_snapshot/a/b/_restore"'`],
  ['sh', 'sudo /srv/bin/storage_delete.sh --dry-run=no a'],
  ['sh', 'sudo runner.sh stop_and_reboot'],
])('%s: %s', (lang, command) => {
  expect(dangerOf(command, lang)).not.toBeNull();
});

test('a line of 30 kB costs its length only', () => {
  const pieces =
    'echo a |\u0000rm \u0000-h -p \u0000db.a\u0000revoke a on b \u0000DestroyService.\u0000> /a \u0000curl -X POST /a \u0000--a b \u0000chmod -R /a/ ';
  for (const piece of pieces.split('\u0000')) {
    for (const start of ['', 'redis-cli ', 'aws ', 'curl -X POST ', 'git push ']) {
      const prepare = (size: number) => {
        const line = start + piece.repeat(size / piece.length);
        return () => void dangerOf(line);
      };
      expect(growth(prepare, 30_000), start + piece).toBeLessThan(LINEAR);
    }
  }
});
