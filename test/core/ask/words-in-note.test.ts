import { expect, test } from 'vitest';
import { findWords } from '../../../core/ask/retrieve/words-in-note.ts';
import { answerTo } from '../engine/engine-on.ts';

const CHUNKS = [
  { line: 3, text: '## Decision\n\nWe keep one\nink.' },
  { line: 8, text: '## Rationale\n\nTwo inks\n  - cost twice\n  - dry twice' },
];

test.each([
  ['We keep one ink.', { line: 5, endLine: 6 }],
  ['Two inks\n- cost twice\n- dry twice', { line: 10, endLine: 12 }],
  ['cost twice', { line: 11, endLine: 11 }],
  ['Three inks', null],
  ['', null],
])('%j', (words, range) => {
  expect(findWords(CHUNKS, words)).toEqual(range);
});

test('the reason of a decision is cited where it stands, not where the decision does', async () => {
  const record = `# 4. One ink for both presses

Date: 2031-02-03
Status: Accepted

## Context

Two presses stand in the hall.

## Decision

We buy one ink for both presses.

### Rationale

One ink halves the store, because both presses
take the same cans.

## Consequences

The store gets smaller.
`;
  const { sentences, citations } = await answerTo(
    { 'decisions/0004-one-ink.md': record },
    'why one ink for both presses?',
  );
  const reason = sentences.find(({ text }) => text.startsWith('One ink halves'));
  const cited = citations.filter(({ n }) => reason?.citations.includes(n) ?? false);
  expect(cited).toMatchObject([{ line: 16, endLine: 17 }]);
});
