import { expect, test } from 'vitest';
import { answerOf, answerTo, indexedEngine } from '../engine/engine-on.ts';

const NOTES = {
  'runbooks/boiler-pressure.md': `---
title: Boiler pressure is low
owner: Nadia
reviewed: 2026-01-20
severity: high
---
1. Open the valve.
2. Call the plant.
`,
  'runbooks/press-jam.md': `# The press is jammed

**Owner:** [[Rui]]
Last reviewed: 2025-11-03

1. Stop the press.
2. Lift the roller.
`,
  'meetings/2026-02-03-paper.md': `---
title: Paper supplier
attendees:
  - Nadia
  - Rui
  - Oskar (Papyr)
scribe: Rui
---
We stay with the supplier until summer.
`,
  'meetings/2026-02-10-colours.md': `# Colour review

Present: Oskar, Nadia
Regrets: Rui

Blue stays.
`,
  'decisions/0007-blue.md': `# 7. Covers are blue

## Status

Superseded by 9

## Decision

Covers are printed blue.
`,
  'diary/2026-02-11.md': 'The bindery door squeaks again. Nadia oiled it.\n',
};

const ANSWERS: Readonly<Record<string, string>> = {
  'who owns the boiler pressure runbook?': 'Nadia @ runbooks/boiler-pressure.md:3',
  'who maintains the runbook for the jammed press?': 'Rui @ runbooks/press-jam.md:3',
  'when was the boiler pressure runbook last reviewed?': '2026-01-20 @ runbooks/boiler-pressure.md:4',
  'when was the press jam page reviewed?': '2025-11-03 @ runbooks/press-jam.md:4',
  'what is the severity of the boiler pressure runbook?': 'high @ runbooks/boiler-pressure.md:5',
  'who attended the paper supplier meeting?': 'Nadia, Rui, Oskar (Papyr) @ meetings/2026-02-03-paper.md:3',
  'who was in the meeting on February 10?': 'Oskar, Nadia @ meetings/2026-02-10-colours.md:3',
  'who missed the colour review?': 'Rui @ meetings/2026-02-10-colours.md:4',
  'who took notes in the paper supplier meeting?': 'Rui @ meetings/2026-02-03-paper.md:7',
  'what is the status of decision 7?': 'Superseded by 9 @ decisions/0007-blue.md:5',
  'which runbooks does Nadia own?': 'Boiler pressure is low @ runbooks/boiler-pressure.md:3',
};

test('what a note says of itself answers, and is cited where it stands', async () => {
  const { engine } = await indexedEngine(NOTES);
  const answers: Record<string, string> = {};
  for (const question of Object.keys(ANSWERS)) {
    const { sentences, citations } = await answerOf(engine, question);
    const said = sentences.map(({ text, citations: [n] }) => {
      const cited = citations.find((one) => one.n === n);
      return `${text} @ ${cited?.path ?? ''}:${cited?.line ?? 0}`;
    });
    answers[question] = said.join(' | ');
  }
  expect(answers).toEqual(ANSWERS);
});

test('front matter is quoted as it stands in the file', async () => {
  const { citations } = await answerTo(NOTES, 'who attended the paper supplier meeting?');
  expect(citations).toMatchObject([
    { line: 3, endLine: 6, quote: 'attendees:\n  - Nadia\n  - Rui\n  - Oskar (Papyr)', headings: [] },
  ]);
});

test('what belongs to somebody in no note is not told of what the notes say otherwise', async () => {
  const { reason } = await answerTo(NOTES, 'who owns the bindery door?');
  expect(reason).toContain('“owns”');
});

test('a note that does not say who owns it gives no owner', async () => {
  const { abstained } = await answerTo(NOTES, 'who owns the colour review note?');
  expect(abstained).toBe(true);
});
