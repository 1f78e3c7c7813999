import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const NOTES = {
  'log/2026-02-10.md': `# 2026-02-10

- Fjordline contract: 12k for the feed only, went to purchasing, waiting for signature
- the feed import takes 40 min, was 25
- tape robot costs 310 EUR a month
`,
  'log/2026-02-12.md': `# 2026-02-12

- feed import: plan to go live on 4 march
- Jon rehearsed the wiki move, 48 seconds of downtime
`,
  'log/2026-03-20.md': `# 2026-03-20

- wiki moved to the new host at 07:10, Jon and me
- two more readers for the loom archive
`,
  'pages/fjordline.md': `# Fjordline contract

- Contract runs until 2026-12-31, notice period three months.
- Support answers within 30 minutes.
`,
};

describe('a passage with the words of a question, and without what it asks for, is no answer', () => {
  test.each([
    ['who signed the Fjordline contract?', /signed/],
    ['when did the feed import go live?', /go live/],
    ['how much does the loom archive cost per month?', /a price/],
    ['what is the port of the tape robot?', /a port/],
    ['how many lawyers does the Fjordline contract have?', /number|lawyers|holds/],
  ])('%s', async (question, reason) => {
    const { abstained, reason: said, passages } = await answerTo(NOTES, question);
    expect([abstained, said]).toEqual([true, expect.stringMatching(reason)]);
    expect(passages.length).toBeGreaterThan(0);
  });
});

describe('what is asked for is found where it stands', () => {
  test.each([
    ['when was the wiki moved?', 'log/2026-03-20.md:3'],
    ['who moved the wiki to the new host?', 'log/2026-03-20.md:3'],
    ['when does the Fjordline contract end?', 'pages/fjordline.md:3'],
    ['how long does the feed import take?', 'log/2026-02-10.md:4'],
    ['how much does the tape robot cost?', 'log/2026-02-10.md:5'],
  ])('%s', async (question, place) => {
    const { citations, reason } = await answerTo(NOTES, question);
    expect(reason).toBeNull();
    expect(citations.map(({ path, line }) => `${path}:${line}`)[0]).toBe(place);
  });
});
