import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const RECORD = `---
date: 2026-02-03
status: accepted
---
# 0001: The turnstile controller is written in Go

## Context

The turnstiles run on a small board. Somebody has to go there to update it.

## Decision

We write the controller in Go, because one static binary is all that has to be copied to the board.
`;

const NOTES = {
  'decisions/0001-language.md': RECORD,
  'log/2026-02-10.md': `# 2026-02-10

- go through the open invoices, then make a list for the turnstile vendor
- had to go to the pier, we choose the new paint for the turnstile next week
`,
};
const WITHOUT_GO = { 'log/2026-02-10.md': NOTES['log/2026-02-10.md'] };

describe('a verb with a capital within a sentence is a name', () => {
  test.each(['why did we choose Go for the turnstile controller?', 'why did we choose Go?', 'what is written in Go?'])(
    '%s',
    async (question) => {
      const { abstained, sentences, citations } = await answerTo(NOTES, question);
      expect([abstained, citations[0]?.path]).toEqual([false, 'decisions/0001-language.md']);
      expect(sentences[0]?.text).toMatch(/^We write the controller in Go/);
    },
  );

  test.each(['why did we choose Go for the turnstile?', 'why did we choose Go?'])(
    'without a note on it: %s',
    async (question) => {
      expect(await answerTo(WITHOUT_GO, question)).toMatchObject({ abstained: true });
    },
  );

  test('where the notes only go somewhere, that is no answer', async () => {
    const { reason } = await answerTo(WITHOUT_GO, 'how do I update the turnstile vendor list with Go?');
    expect(reason).toMatch(/“Go”/);
  });
});
