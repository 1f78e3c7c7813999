import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const NOTES = {
  'log/2031-02.md': `# Scullery log

## 2031-02-03

- kiln2 tripped twice at 900 °C, worn contactor, Orla changed it
- Mail-A relay renewed by Tamsin, good until 2032-02
- burner of the Northgate oven cleaned, Piet took 2 h

## 2031-02-05

- the glazer crashed after lunch
- dispatcher: memory limit raised to 2 GB, queue short again
- Northgate: flue inspected, nothing found
- call with Mirela about the gas meter at four
- kiln1 rolled back to the old curve, kiln3 not touched
`,
  'docs/plant.md': `# Plant

| unit | role | site | serial |
|---|---|---|---|
| kiln1 | firing | Northgate | KX-100 |
| kiln2 | firing | Quayside | KX-204 |
| kiln3 | firing | Quayside | |
`,
  'runbooks/kiln.md': `# Kiln trips

1. Look at the contactor: \`kilnctl status\`
2. Swap it when it is worn
3. Close the breaker: \`kilnctl close\`
`,
};

describe('what the notes tell of one thing here and of another there is no answer', () => {
  test.each([
    ['what is the serial of kiln3?', /kiln3/],
    ['who renewed the Mail-B relay?', /Mail-B/],
    ['how long did cleaning the burner of the Quayside oven take?', /Quayside/],
    ['what is the memory limit of the glazer?', /glazer/],
    ['why did the dispatcher crash?', /of one thing/],
    ['is kiln2 insured?', /insured|one thing/],
    ['how do I repaint a kiln?', /repaint/],
    ['is the kiln curve backed up?', /of one thing/],
    ['what did Mirela say about the gas meter?', /Mirela/],
    ['who changed the burner of the Northgate oven?', /changed/],
  ])('%s', async (question, reason) => {
    const { abstained, reason: said } = await answerTo(NOTES, question);
    expect([abstained, said]).toEqual([true, expect.stringMatching(reason)]);
  });

  test.each([
    ['what is the serial of kiln2?', /^kiln2[^]*KX-204/, /KX-100/],
    ['who renewed the Mail-A relay?', /Tamsin/, /Orla/],
    ['what is the memory limit of the dispatcher?', /2 GB/, /glazer/],
    ['how do I replace the contactor of a kiln?', /contactor/, /glazer/],
  ])('%s', async (question, said, beside) => {
    const { abstained, answer, steps } = await answerTo(NOTES, question);
    const text = `${answer}\n${steps.map((step) => step.text).join('\n')}`;
    expect([abstained, text]).toEqual([false, expect.stringMatching(said)]);
    expect(text).not.toMatch(beside);
  });
});
