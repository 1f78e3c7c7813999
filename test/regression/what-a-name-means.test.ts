import { expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

test('what an alert means is asked of the alert, not of somebody called so', async () => {
  const notes = {
    'runbooks/loom.md': `---
title: The loom falls behind
---
\`LoomBacklogHigh\` fires when more than 40 orders wait. Customers see it the next day.

## Steps

1. Count the spools.
`,
    'diary/2031-03-04.md': 'Counted spools all day.\n',
  };
  const { sentences } = await answerTo(notes, 'what does LoomBacklogHigh mean?');
  expect(sentences[0]?.text).toContain('fires when more than 40 orders wait');
});
