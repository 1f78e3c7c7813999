import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const NOTES = {
  'runbooks/kiln-belt.md': `# Kiln belt stands still

The belt is backed up with tiles and hands none on.

1. Which tile is first?

   \`\`\`bash
   beltctl head
   \`\`\`

2. Take it off.

   \`\`\`bash
   beltctl skip 1
   \`\`\`
`,
  'incidents/2031-02-04-glaze-down.md': `# Glaze down: pump lost its prime

## What we saw

The glaze line stopped at 06:10.

## Cause

The tank ran empty over night.

## Fix

1. Filled the tank and primed the pump by hand, glaze was back at 06:50.
`,
  'meetings/2031-02-05-retro.md': `# Retro: glaze outage

- the outage was noticed late, the glaze outage page went to a phone that was off
- nobody had looked at the tank since the last glaze outage
`,
};

describe('what is stuck, and how it is set going', () => {
  test.each(['how do we unblock the belt?', 'how do I unjam the kiln belt?', 'how can we unstick the belt?'])(
    '%s',
    async (question) => {
      const { abstained, steps } = await answerTo(NOTES, question);
      expect(abstained).toBe(false);
      expect(steps.flatMap(({ commands }) => commands.map(({ text }) => text))).toEqual([
        'beltctl head',
        'beltctl skip 1',
      ]);
    },
  );

  test('somebody who is blocked is another matter', async () => {
    expect((await answerTo(NOTES, 'how do we unblock the card of a user?')).abstained).toBe(true);
  });

  test('what fixed an outage is told by the incident that has a section for it, not by the talk about it', async () => {
    const { answer, citations } = await answerTo(NOTES, 'how did we fix the glaze outage?');
    expect(answer).toContain('primed the pump by hand');
    expect(citations[0]?.path).toBe('incidents/2031-02-04-glaze-down.md');
  });
});
