import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptLines } from '../../core/cli/print/excerpt-lines.ts';
import { fitEnd, fitMiddle, padEnd, widthOf } from '../../core/cli/print/fit.ts';
import { printable } from '../../core/cli/print/printable.ts';
import { styleFor } from '../../core/cli/print/style.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
const anyBytes = fc.string({ unit: 'binary', maxLength: 60 });
const columns = fc.integer({ min: 1, max: 70 });

test('what is fitted is never wider than asked, and whole when it fits', () => {
  fc.assert(
    fc.property(anyText, columns, (text, width) => {
      for (const fit of [fitEnd, fitMiddle]) {
        const fitted = fit(text, width);
        expect(widthOf(fitted)).toBeLessThanOrEqual(width);
        if (widthOf(text) <= width) expect(fitted).toBe(text);
      }
      expect(widthOf(padEnd(text, width))).toBe(Math.max(widthOf(text), width));
    }),
  );
});

test('what is made printable keeps its length and holds nothing that steers a terminal', () => {
  fc.assert(
    fc.property(anyBytes, (text) => {
      const shown = printable(text);
      expect(shown).toHaveLength(text.length);
      for (const character of shown) {
        const code = character.codePointAt(0) ?? 0;
        expect(code >= 0x20 || character === '\n' || character === '\t').toBe(true);
        expect(code < 0x7f || code > 0x9f).toBe(true);
      }
    }),
  );
});

test('the lines of an excerpt, without colour, are its own lines whatever the marks', () => {
  const mark = fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.array(mark, { maxLength: 4 }), (excerpt, marks) => {
      const options = { columns: Number.POSITIVE_INFINITY, style: styleFor(false) };
      const own = new Set(excerpt.split('\n').map((line) => printable(line).replaceAll('\t', ' ')));
      for (const line of excerptLines({ excerpt, marks }, options)) expect(own.has(line)).toBe(true);
    }),
  );
});
