import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const NOTES = {
  'daily/2026-03-09.md': `# 2026-03-09

## Plan

- [x] read how the till keeps its receipts

## Notes

Old receipts go by a job:

\`\`\`sql
delete from receipt where printed_at < now() - interval '1 year';
\`\`\`

Run it every ten minutes from the till's own scheduler.
`,
  'daily/2026-03-12.md': `# 2026-03-12

## Notes

The label printer was in a loop of test pages. Based on its manual I ran

\`\`\`bash
lpadmin -x labels
lpadmin -p labels -E -v usb://LABEL
\`\`\`

and now it prints.

The seat map took two seconds. Added an index on the voyage, 40 ms since then.
`,
};

describe('how something was fixed is answered by what tells of a trouble or its end', () => {
  test('a job that runs in a scheduler does not say how the scheduler was fixed', async () => {
    const { abstained, steps, reason } = await answerTo(NOTES, 'how did we fix the scheduler?');
    expect([abstained, steps]).toEqual([true, []]);
    expect(reason).toMatch(/fixed/);
  });

  test('what was wrong, and what was run then, does', async () => {
    const { abstained, steps } = await answerTo(NOTES, 'how did we fix the label printer?');
    expect(abstained).toBe(false);
    expect(steps.flatMap(({ commands }) => commands.map(({ text }) => text)).join()).toContain('lpadmin -x labels');
  });

  test('so does a change that helped', async () => {
    const { abstained, answer } = await answerTo(NOTES, 'how did we fix the seat map?');
    expect([abstained, answer]).toEqual([false, expect.stringMatching(/Added an index/)]);
  });
});

const RUNBOOK = `# Scan queue is backing up

\`ScanBacklogHigh\` fires when \`scan.events\` holds more than 5,000 messages for five minutes. People at the pier notice
after about ten minutes: tickets stay yellow.

## Steps

1. Look at the depth of the queue: \`rabbitmqctl list_queues\`
2. Restart the consumer: \`systemctl restart scan-consumer\`
`;

test('a sentence is not said alone and then again with the next one', async () => {
  const { sentences } = await answerTo(
    { 'runbooks/scan-backlog.md': RUNBOOK },
    'how do I fix yellow tickets at the pier?',
  );
  expect(sentences.filter(({ text }) => text.includes('ScanBacklogHigh'))).toHaveLength(1);
});
