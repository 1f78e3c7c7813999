import { expect, test } from 'vitest';
import { decideAnswerable } from '../../../core/ask/answerable.ts';
import { ANSWER_SIGNS, type AnswerSigns } from '../../../core/ask/answer-signs.ts';
import { understand } from '../../../core/ask/query.ts';
import type { Retrieved } from '../../../core/ask/retrieve.ts';

const QUERY = understand({ text: 'should I use barnaclejs?', filters: {}, now: new Date(2026, 2, 9) });

function found(signs: Partial<AnswerSigns>, unsaid: string | null = null): Retrieved {
  const none = Object.fromEntries(ANSWER_SIGNS.map((name) => [name, 0]));
  return {
    candidates: [],
    idf: new Map(),
    unknownStems: new Set(),
    unsaid,
    embedder: null,
    // SAFETY: every sign is a number under its name.
    signs: { ...(none as unknown as AnswerSigns), ...signs },
    degraded: [],
    ms: { lexical: 0, vector: 0, rerank: 0 },
  };
}

test('a passage with every word of the question is shown, however unlikely it looks', () => {
  expect(decideAnswerable(QUERY, found({ coverage: 0.5 })).answerable).toBe(false);
  expect(decideAnswerable(QUERY, found({ coverage: 1 })).answerable).toBe(true);
});

test('what the notes never say is named', () => {
  const { answerable, reason } = decideAnswerable(QUERY, found({ coverage: 0 }, 'on call'));
  expect(answerable).toBe(false);
  expect(reason).toBe('The notes never say “on call”.');
});
