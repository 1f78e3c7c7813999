import { expect, test } from 'vitest';
import { matchExpression } from '../../../core/ask/match.ts';
import { understand } from '../../../core/ask/query.ts';

const of = (text: string) => matchExpression(understand({ text, filters: {}, now: new Date(2026, 10, 21) }), new Map());

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
