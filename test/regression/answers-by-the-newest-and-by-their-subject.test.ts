import { expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const DIARY = {
  'diary/2026-01-05.md': '# 2026-01-05\n\nRestore test of the ledger: 24 minutes, fine.\n',
  'diary/2026-02-02.md': '# 2026-02-02\n\nRestore test of the ledger: 31 minutes.\n',
  'diary/2026-01-19.md': '# 2026-01-19\n\nBadge readers later, maybe. Mira asked for cards, I said no.\n',
  'diary/2026-01-20.md': '# 2026-01-20\n\nDecided to use plain sessions in a cookie, since nobody needs more.\n',
  'diary/2026-01-22.md':
    '# 2026-01-22\n\nThumbnails are made by vips. Magick ate 900 MB for one photo, so it had to go.\n',
};

async function placesOf(notes: Readonly<Record<string, string>>, question: string): Promise<string[]> {
  const { citations } = await answerTo(notes, question);
  return citations.map(({ path, line }) => `${path}:${line}`);
}

test('asked how the last one was, the newest of several notes leads', async () => {
  const [first] = await placesOf(DIARY, 'how long did the last restore test of the ledger take?');
  expect(first).toBe('diary/2026-02-02.md:3');
});

test('what was decided about a thing stands where the thing is, without the word', async () => {
  const [first] = await placesOf(DIARY, 'what did I decide about badge readers?');
  expect(first).toBe('diary/2026-01-19.md:3');
});

test('why one thing and not another is about both of them', async () => {
  const [first] = await placesOf(DIARY, 'why vips instead of magick?');
  expect(first).toBe('diary/2026-01-22.md:3');
});

test('a record without a word of reason gives what stood before the decision', async () => {
  const record = `# ADR-3: Loom for logs

Date: 2026-01-08
Status: accepted

## Context

Spindle costs 6,800 EUR a month and is upgraded by nobody.

## Decision

Loom. We accept slower search.
`;
  const { answer } = await answerTo({ 'adr/0003-loom.md': record }, 'why did we move from spindle to loom?');
  expect(answer).toContain('Spindle costs 6,800 EUR');
});

test('the error that a note is about is no step, and what a command shows stands below it', async () => {
  const notes = {
    'log/2026-01-09.md': `# 2026-01-09

- sink connector stuck, task FAILED

\`\`\`
org.example.ConnectException: Tolerance exceeded in error handler
\`\`\`

- restarted the sink connector task:

\`\`\`sh
curl -X POST http://connect-1:8083/connectors/sink/restart
\`\`\`
`,
    'runbooks/lock.md': `# The state lock is stuck

1. Find the lock id in the job log.
2. Unlock:
   \`\`\`sh
   tool force-unlock 17
   \`\`\`
   Expected: \`State has been unlocked\`
3. Plan again.
`,
  };
  const { steps } = await answerTo(notes, 'how do I restart the stuck sink connector task?');
  expect(steps.flatMap(({ commands }) => commands.map(({ text }) => text))).toEqual([
    'curl -X POST http://connect-1:8083/connectors/sink/restart',
  ]);
  const unlock = await answerTo(notes, 'the state lock is stuck, what do I do?');
  expect(unlock.steps.map(({ text, commands }) => [text, commands.length])).toEqual([
    ['Find the lock id in the job log.', 0],
    ['Unlock:', 1],
    ['Expected: `State has been unlocked`', 0],
    ['Plan again.', 0],
  ]);
});

test('a decision of a few lines is said without the lines about itself; lines that were jotted down are kept apart', async () => {
  const notes = {
    'decisions/queue.md': `# Post goes through a queue

Status: accepted, replaces "post in the request"
Date: 2026-02-02

Checkout took 4 s when the provider was slow.
`,
    'runbooks/post.md': `# The post queue is long

Alert: PostBacklog
Owner: Mira Lang

1. Wait until the queue is below 500.
`,
  };
  const { sentences } = await answerTo(notes, 'why does post go through a queue?');
  expect(sentences[0]?.text).toBe('Checkout took 4 s when the provider was slow.');
  const owner = await answerTo(notes, 'who is the owner of the post queue?');
  expect(owner.sentences[0]?.text).toBe('Mira Lang');
});

test('what was done about an error stands in the item below it', async () => {
  const notes = {
    'log/2026-06-04.md': `# 2026-06-04

- booking threw \`StaleRowException: row was changed by another transaction\` 14 times
- optimistic lock on the counter. Moved it to the cache, the exception is gone
`,
  };
  const { answer } = await answerTo(notes, 'StaleRowException: row was changed by another transaction');
  expect(answer).toContain('Moved it to the cache');
});

test('a month that a note names is looked for in the notes of other days too', async () => {
  const notes = {
    'log/2026-06-10.md': '# 2026-06-10\n\n- cloud bill: 18,200 USD in May, gateway alone 3,900\n',
    'log/2026-05-04.md': '# 2026-05-04\n\n- nothing happened\n',
  };
  const bill = await answerTo(notes, 'how much was the cloud bill in May 2026?');
  expect(bill.citations.map(({ path }) => path)).toEqual(['log/2026-06-10.md']);
});
