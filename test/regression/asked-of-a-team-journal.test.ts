import { expect, test } from 'vitest';
import { answerOf, indexedEngine } from '../core/engine/engine-on.ts';

/*
 * Asked of a journal of standups that was written before the questions; each was refused, or its sentence cut.
 */

const JOURNAL = `---
title: Loom team
---

# Tuesday February 4th, 2031

- mirela: 12 shuttles hold 80 metres a minute
- Wim: oiled the loom
- Decision: 12 shuttles, no second loom. Mirela's numbers are good enough

# Thursday February 6th, 2031

- Wim: vacation next week
- mirela: belts are of the same batch, ordering 3 from Conrad (ord. 88121) on Friday
`;

const STARTS: Readonly<Record<string, string>> = {
  'how many shuttles did we decide on?': 'In force since 4 Feb 2031: 12 shuttles, no second loom.',
  'who is on vacation?': 'Wim: vacation next week',
  'what changed since Feb 6?': 'Thu 6 Feb 2031: Wim: vacation next week',
  'where do we order the belts?': 'mirela: belts are of the same batch, ordering 3 from Conrad (ord. 88121) on Friday',
};

test('what was decided in a number, who is away and what is new are told', async () => {
  const { engine } = await indexedEngine({ '2031-journal.md': JOURNAL });
  const told: Record<string, string> = {};
  for (const [question, start] of Object.entries(STARTS)) {
    const { abstained, reason, answer } = await answerOf(engine, question);
    told[question] = (abstained ? `- ${reason ?? ''}` : answer).slice(0, start.length);
  }
  expect(told).toEqual(STARTS);
});
