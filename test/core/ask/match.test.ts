import { expect, test } from 'vitest';
import { matchExpression } from '../../../core/ask/retrieve/match.ts';
import { understand } from '../../../core/ask/query/query.ts';

const read = (text: string) => understand({ text, filters: {}, now: new Date(2026, 10, 21) });
const of = (text: string) =>
  matchExpression(read(text), { idf: new Map(), corrections: new Map(), otherWords: [], indexedChunks: 0 });

test('any of the terms, and names whole and in parts', () => {
  expect(of('restart KubePodCrashLooping')).toBe(
    '"restart" OR "kubepodcrashlooping" OR "kube" OR "pod" OR "crash" OR "looping" OR "KubePodCrashLooping"',
  );
});

test('what looks like an operator of FTS5 is text', () => {
  expect(of('a "NEAR(b" OR * ^x')).not.toMatch(/(?<!")NEAR/);
  expect(of('say "hi ""there"')).not.toBeNull();
});

test('nothing to match', () => {
  expect(of('???')).toBeNull();
});

test('in a large index common words are left to the ranking, as long as two rarer ones are there', () => {
  const idf = new Map([
    ['restart', 4],
    ['collector', 6],
    ['run', 1.2],
  ]);
  const large = { idf, corrections: new Map<string, string>(), otherWords: [], indexedChunks: 60_000 };
  expect(matchExpression(read('collector restart running'), large)).toBe('"collector" OR "restart"');
  expect(matchExpression(read('restart running'), large)).toBe('"restart" OR "running"');
  expect(matchExpression(read('collector restart running'), { ...large, indexedChunks: 500 })).toContain('"running"');
});
