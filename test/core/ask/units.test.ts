import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitsOf } from '../../../core/ask/units/units.ts';

test('sentences of a paragraph carry their lines', () => {
  const units = unitsOf('First one, e.g. this. Second\ngoes on. Third!', 10);
  expect(units.map((unit) => [unit.text, unit.line, unit.endLine])).toEqual([
    ['First one, e.g. this.', 10, 10],
    ['Second goes on.', 10, 11],
    ['Third!', 11, 11],
  ]);
});

test('a fence is one unit, byte for byte, whatever is in it', () => {
  const text = 'Run this:\n\n```bash\nfor x in a b; do\n\n  echo "$x. Done."\ndone\n```\nand it works.';
  const code = unitsOf(text, 1).find((unit) => unit.kind === 'code');
  expect(code).toMatchObject({
    lang: 'bash',
    text: 'for x in a b; do\n\n  echo "$x. Done."\ndone',
    line: 3,
    endLine: 8,
  });
});

test('list items lose their marks and keep their number', () => {
  const units = unitsOf('1. Stop it\n2) Start it\n- [x] done\n  * nested', 1);
  expect(units.map((unit) => [unit.text, unit.number, unit.indent])).toEqual([
    ['Stop it', 1, 0],
    ['Start it', 2, 0],
    ['done', null, 0],
    ['nested', null, 2],
  ]);
});

test('an unclosed fence ends with the text', () => {
  expect(unitsOf('~~~\na\nb', 5)).toMatchObject([{ kind: 'code', text: 'a\nb', line: 5, endLine: 7 }]);
});

test('every unit stands within the lines of its text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('A b. C d', '- x', '```', '', '# H', 'word', '1. y. Z', '| a |')), (lines) => {
      for (const unit of unitsOf(lines.join('\n'), 1)) {
        expect(unit.line).toBeGreaterThanOrEqual(1);
        expect(unit.endLine).toBeGreaterThanOrEqual(unit.line);
        expect(unit.endLine).toBeLessThanOrEqual(Math.max(lines.length, 1));
      }
    }),
  );
});
