import { expect, test } from 'vitest';
import { decideAnswerable } from '../../../core/ask/answer/answerable.ts';
import { ANSWER_SIGNS, type AnswerSigns } from '../../../core/ask/retrieve/answer-signs.ts';
import { understand } from '../../../core/ask/query/query.ts';
import type { Retrieved } from '../../../core/ask/retrieve/retrieve.ts';

const QUERY = understand({ text: 'should I use barnaclejs?', filters: {}, now: new Date(2026, 2, 9) });

function candidateOf(text: string): Retrieved['candidates'][number] {
  const chunk = { noteKind: 'journal', date: '2026-01-04', text, title: 'January 2026', headings: ['January 2026'] };
  // SAFETY: only these fields of a candidate are read where it is decided.
  return { chunk } as unknown as Retrieved['candidates'][number];
}

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

test('a symptom in other words is answered where a day tells of trouble like it and of what ended it', () => {
  const told =
    'Have the loom running on the old box. It was in a restart doom loop. I ran `loomctl up` and now it is working.';
  const thought = 'Thought about the loom, its scheduler and what a restart costs. A few problems with memory remain.';
  const day = (text: string): Retrieved => ({ ...found({ coverage: 0.5 }), candidates: [candidateOf(text)] });
  const asks = (text: string) => understand({ text, filters: {}, now: new Date(2026, 2, 9) });
  const isAnswered = (question: string, text: string) => decideAnswerable(asks(question), day(text)).answerable;
  expect(isAnswered('loom scheduler keeps restarting', told)).toBe(true);
  expect(isAnswered('how do I fix the loom restart loop on sunday', told)).toBe(true);
  expect(isAnswered('loom scheduler keeps restarting', thought)).toBe(false);
  // Neither another trouble, nor a question about something else than how to end it.
  expect(isAnswered('weaver scheduler keeps restarting', told)).toBe(false);
  expect(isAnswered('who restarted the loom scheduler', told)).toBe(false);
  expect(isAnswered('loom scheduler license', told)).toBe(false);
});

test('what the notes never say is named', () => {
  const { answerable, reason } = decideAnswerable(QUERY, found({ coverage: 0 }, 'on call'));
  expect(answerable).toBe(false);
  expect(reason).toBe('The notes never say “on call”.');
});

test('that no note says “choose” is no reason for a refusal', () => {
  const query = understand({ text: 'why did we choose barnaclejs?', filters: {}, now: new Date(2026, 2, 9) });
  const { reason } = decideAnswerable(query, { ...found({ coverage: 0 }), unknownStems: new Set(query.stems) });
  expect(reason).toBe('The notes never mention “barnaclejs”.');
});
