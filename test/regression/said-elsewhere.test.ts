import { expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const HEAD = '# Platform meeting\n\nAttendees: Mira Lang (ML), Jon Okafor (JO), Priya Nair (PN)\n';

test('what somebody said of a topic is that of the discussion about it, and no word from another one', async () => {
  const notes = {
    '2026-02-03-platform.md': `${HEAD}
## Queue limits for tenants

JO: I want a hard limit for each tenant, at two thousand messages.

ML: A hard limit drops orders when a tenant has its sale. I would slow them down instead.
`,
    '2026-03-04-platform.md': `${HEAD}
## Limits of the queue, again

PN: For tenants the client now slows down, so limits in the queue are only the second line.

ML: Right
`,
  };
  const question = 'what did Mira Lang argue in the discussion of queue limits for tenants?';
  const { citations } = await answerTo(notes, question);
  expect(citations.map(({ path, line }) => `${path}:${line}`)).toEqual(['2026-02-03-platform.md:9']);
});
