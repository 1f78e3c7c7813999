import { describe, expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

const NOTES = {
  'incidents/2026-01-04-kiln.md': `# Kiln went cold on 4 January

- Severity: 1
- Lead: Maarten Vos

## What happened

Between two and five in the morning the kiln went cold, and a batch of tiles was lost.

## Cause

A mouse had chewed the wire of the thermocouple.

## Follow-up

- [ ] armour the wire
`,
  'meetings/2026-01-06-kiln-review.md': `# Review of the cold kiln

## What was discussed

Maarten explained how the kiln went cold. It was asked whether gas would be safer.

## Decisions

- A second thermocouple for each kiln.
- The night watch writes the temperature down at three.

## Actions

- Ilse: order two of them
`,
  'runbooks/kiln-cold.md': `# Kiln is cold

## Symptom

The kiln alarm rings.

## Check

1. Look at the gas meter.

## Mend

1. Stop the fan: \`kilnctl fan stop\`
2. Light the burner: \`kilnctl burner light\`
`,
  'log/2026-01-12.md': `# 2026-01-12

Ilse is back. The kiln of hall 2 was brought to 1200 degrees for the first time.
`,
  'log/2026-01-20.md': `# 2026-01-20

New colleague: Pim Duiker, for the glazes. For the yearly report: 7 calls at night in 2025, 19 in 2024.
`,
  'log/2025-12-01.md': `# 2025-12-01

Ilse goes on leave tomorrow, her last day before the holidays.
`,
};

describe('what is asked for stands under the heading that says so', () => {
  test('the cause of an incident', async () => {
    const { sentences } = await answerTo(NOTES, 'why did the kiln go cold in January?');
    expect(sentences[0]?.text).toMatch(/mouse/);
  });

  test('what was decided in a meeting, all of it', async () => {
    const { answer } = await answerTo(NOTES, 'what was decided after the kiln went cold?');
    expect(answer).toMatch(/second thermocouple/);
    expect(answer).toMatch(/night watch/);
  });

  test('the steps below a heading of the writer’s own words follow the checks', async () => {
    const { steps } = await answerTo(NOTES, 'the kiln is cold, what do I do?');
    expect(steps.map(({ text }) => text).join('\n')).toMatch(/gas meter[^]*Stop the fan[^]*Light the burner/);
  });

  test('who led it comes first', async () => {
    const { sentences } = await answerTo(NOTES, 'who led the incident of the kiln?');
    expect(sentences[0]?.text).toMatch(/Maarten Vos/);
  });
});

describe('what happened may be told in other words', () => {
  test.each([
    ['when did Ilse return from her leave?', /2026-01-12.*Ilse is back/],
    ['who joined us for the glazes in January 2026?', /Pim Duiker/],
    ['how many calls at night were there in 2025?', /7 calls at night in 2025/],
    ['when was the kiln of hall 2 heated to 1200 degrees?', /2026-01-12.*brought to 1200/],
  ])('%s', async (question, said) => {
    const { abstained, answer } = await answerTo(NOTES, question);
    expect([abstained, answer]).toEqual([false, expect.stringMatching(said)]);
  });
});
