import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const NOTES = {
  'runbooks/restart-heron.md': `# Restart a Heron node

One node at a time, and never while a replica is behind.

1. Drain it: \`heronctl drain\`
2. Restart the service: \`systemctl restart heron\`
`,
  'runbooks/renew-certificate.md': `# Renew the certificate of the gatehouse

1. Ask for a new one: \`openssl req -new -key gate.key -out gate.csr\`
2. Restart the gatehouse: \`systemctl reload nginx\`
`,
  'adr/0003-heron.md': `# 3. Events go through Heron

## Status

Accepted

## Context

The cluster has to keep events for a week. Osprey was looked at: the Osprey cluster would need three more machines.

## Decision

We run Heron on three nodes.
`,
  'log/2026-03-02.md': `# 2026-03-02

- the franking machine in the parcel office prints crooked again, took the roll out and in
- upgrade of the Osprey cluster at the sister company went badly, says Lotte
- Lotte Brandt (finance) wants one list of costs a month
- the loom of the print shop has 4 GB of memory, rack-26
- Heron 3.1 is installed since May 26
`,
};

describe('what the notes say of another thing is no answer', () => {
  test.each([
    ['how do I restart Osprey?', /Osprey/],
    ['how do I restart osprey', /osprey/],
    ['which version of the loom do we have?', /a version/],
    ['why not the loom?', /why not/],
    ['how do I renew the certificate of the franking machine?', /franking machine/],
    ['how do I backup the Osprey cluster?', /backup/],
    ['what was decided about the franking machine in the parcel office?', /decision/],
  ])('%s', async (question, reason) => {
    const { abstained, reason: said } = await answerTo(NOTES, question);
    expect([abstained, said]).toEqual([true, expect.stringMatching(reason)]);
  });

  test.each([
    ['how do I restart Heron?', /Drain it|systemctl restart heron/],
    ['how do I renew the certificate of the gatehouse?', /new one|openssl/],
    ['which version of Heron do we run?', /Heron 3\.1/],
    ['why not Osprey?', /^Osprey was looked at[^]*three more machines|^The cluster has to keep[^]*three more machines/],
  ])('%s', async (question, said) => {
    const { abstained, answer, steps } = await answerTo(NOTES, question);
    const text = `${answer}\n${steps.map((step) => step.text).join('\n')}`;
    expect([abstained, text]).toEqual([false, expect.stringMatching(said)]);
  });
});
