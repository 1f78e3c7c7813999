import { describe, expect, test } from 'vitest';
import { formsOf, hasWord } from '../../../core/ask/query/same-word.ts';
import { readText } from '../../../core/ask/units/read-text.ts';
import { stemOfWritten } from '../../../core/ask/query/words.ts';

describe('forms of one word that the stemmer keeps apart', () => {
  test.each([
    ['led', 'Lead: Maarten Vos'],
    ['lead', 'Maarten led the repair'],
    ['laboratory', 'the lab feed is silent'],
    ['Certificates', 'renew the cert'],
    ['deployment', 'we deploy on Tuesdays'],
    ['written', 'Ilse wrote it'],
    ['signature', 'signed in May'],
  ])('%s stands in: %s', (word, text) => {
    expect(readText(text).stems.has(stemOfWritten(word))).toBe(true);
  });

  test('a word without other forms is only itself', () => {
    expect(formsOf('kiln')).toEqual([]);
    expect(hasWord(new Set([stemOfWritten('kilns')]), stemOfWritten('kiln'))).toBe(true);
    expect(hasWord(new Set([stemOfWritten('oven')]), stemOfWritten('kiln'))).toBe(false);
  });
});
