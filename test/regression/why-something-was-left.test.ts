import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const NOTES = {
  'adr/0003-heron.md': `# 3. Heron keeps the orders

Date: 2023-02-01

## Status

Superseded by [0007](0007-egret.md)

## Context

We need a store for orders. The team knows Heron.

## Decision

We use Heron for the orders, because everybody knows it and it is cheap to run.
`,
  'adr/0007-egret.md': `# 7. Orders move to Egret

Date: 2024-09-10

## Status

Accepted. Supersedes [0003](0003-heron.md)

## Context

Replication broke three times this year, each time with lost orders.

## Decision

Orders are kept in Egret from October on.
`,
  'adr/0004-mill.md': `# 4. Build with Mill

Status: superseded by 9

We build with Mill since it is there.
`,
  'adr/0009-forge.md': `# 9. Builds run on Forge

Status: accepted (replaces 4)

The agents kept dying and nobody could maintain the plugins any more, so builds run on Forge.
`,
};

describe('why something was left is answered where it was replaced', () => {
  test.each([
    ['why did we leave Heron?', 'adr/0007-egret.md', /Replication broke three times/],
    ['why did we move away from Heron?', 'adr/0007-egret.md', /Replication broke three times/],
    ['why are we no longer on Mill?', 'adr/0009-forge.md', /agents kept dying/],
    ['why did we drop Mill?', 'adr/0009-forge.md', /agents kept dying/],
    ['why did we choose Heron?', 'adr/0003-heron.md', /everybody knows it/],
    ['why do we build with Mill?', 'adr/0004-mill.md', /since it is there/],
  ])('%s', async (question, path, said) => {
    const { answer, citations } = await answerTo(NOTES, question);
    expect(citations[0]?.path).toBe(path);
    expect(answer).toMatch(said);
  });
});
