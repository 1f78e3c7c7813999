import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstLetterTest, forEachWord, wordEndBefore, wordStartFrom } from '../../../core/ask/query/word-borders.ts';
import { stemOfWritten, WORD } from '../../../core/ask/query/words.ts';

const PIECES = [
  'lock',
  'École',
  'naïve',
  'e\u0301',
  '汉字',
  '𝒳𝒴',
  '🔥',
  '\ud800',
  '\udc00',
  '٣',
  '_',
  '-',
  ' ',
  '\n',
  'K8s',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

function spansOf(text: string): [number, number][] {
  const spans: [number, number][] = [];
  forEachWord(text, (from, to) => spans.push([from, to]));
  return spans;
}

test('words are cut where the pattern of a word cuts them', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const matched = [...text.matchAll(WORD)].map(({ 0: word, index }) => [index, index + word.length]);
      expect(spansOf(text)).toEqual(matched);
    }),
  );
});

test('the next beginning and the last end are those of the words', () => {
  fc.assert(
    fc.property(texts, fc.nat(60), fc.nat(60), (text, a, b) => {
      const [above, at] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      const spans = spansOf(text);
      expect(wordStartFrom(text, at)).toBe(spans.find(([from]) => from >= at)?.[0] ?? null);
      const last = spans.findLast(([, to]) => to <= at && to > above);
      expect(wordEndBefore(text, at, above)).toBe(last?.[1] ?? null);
    }),
  );
});

test('no word is passed over whose stem is wanted', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const [word] of text.matchAll(WORD)) {
        expect(firstLetterTest([stemOfWritten(word)])(word.charCodeAt(0))).toBe(true);
      }
    }),
  );
});
