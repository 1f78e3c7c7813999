import { expect, test } from 'vitest';
import { answerOf, indexedEngine } from '../core/engine/engine-on.ts';

/*
 * Asked of a small journal that was written before the questions. Each of these had a wrong answer: a duration of another
 * thing, the contact for the owner, the oldest day for the last time, an owner's line as the first step.
 */

const NOTES = {
  'incidents/2030-08-22-press-outage.md': `# Press outage 22 August 2030

Severity 1, 10:05 to 11:25

Nobody could print. The feeder had lost its belt.
`,
  'runbooks/ink-job.md': `---
title: Ink job stuck
owner: Ovidiu
reviewed: 2030-02-20
tags: [runbook]
---
# Ink job stuck

1. \`inkctl pause\`
2. \`inkctl resume\`

Never delete the lock file by hand: the press would print twice.
`,
  'runbooks/mount-a-plate.md': `# Mount a plate

owner: Sanna
last reviewed: 2031-02-16

You need the plate and the key of the press hall.

1. Open the drum.
2. Lay the plate in.
`,
  'runbooks/drum-hot.md': `---
title: DrumTooHot
owner: Ovidiu
tags: [runbook]
---
# DrumTooHot

- Ink: turn one pump off at a time
- Drum: switch to slow printing
`,
  'projects/presses.md': `# Presses

Contact: help@presses.example, contract 7714

Owner: Sanna
`,
  'decisions/0001-one-ink.md': `# 1. One ink for both presses

Date: 2029-01-10
Status: Superseded by [2](0002-two-inks.md)

## Decision

We buy one ink.
`,
  'decisions/0002-two-inks.md': `# 2. Two inks

Date: 2030-05-11
Status: Accepted

## Decision

Each press gets its own ink.
`,
  'incidents/2030-11-20-folder-outage.md':
    '# Folder outage 20 November 2030\n\nPress and feeder outage too. 3 minutes.\n',
  'daily/2030-11-03.md': '# Sunday\n\n`DrumTooHot` fired at 02:35, slow printing helped.\n',
  'daily/2031-01-14.md': '# Tuesday\n\n02:40 paged: `DrumTooHot`. The fan was unplugged.\n',
  'daily/2031-02-03.md': '# Monday\n\nThe folder was slow again, 9 minutes a run. Will clean the rollers.\n',
  'daily/2031-02-04.md':
    '# Tuesday\n\nCleaned the rollers, folder down from 9 minutes to 40 seconds.\n\n- [ ] Nadia to write the price text of the folder by the 25th\n',
};

interface Told {
  readonly text: string;
  readonly title?: string | undefined;
}

async function toldTo(questions: readonly string[]): Promise<Record<string, Told>> {
  const { engine } = await indexedEngine(NOTES);
  const told: Record<string, Told> = {};
  for (const question of questions) {
    const { abstained, reason, answer, facts } = await answerOf(engine, question);
    told[question] = { text: abstained ? `- ${reason ?? ''}` : answer, title: facts?.title };
  }
  return told;
}

const STARTS: Readonly<Record<string, string>> = {
  // A duration stands below the heading that names it.
  'how long was the press outage?': 'Severity 1, 10:05 to 11:25',
  'how long did the press outage last?': 'Severity 1, 10:05 to 11:25',
  // The owner is no contact.
  'who owns the presses?': 'Presses: Sanna',
  'who is the contact for the presses?': 'Presses: help@presses.example',
  // How it is now is told by the newest note, the last time is the newest.
  'how fast is the folder now?': 'Cleaned the rollers',
  'when did we last have DrumTooHot?': '2031-01-14: 02:40 paged',
  'when was the last time we had DrumTooHot?': '2031-01-14: 02:40 paged',
  // A page about itself is no step.
  'how do I mount a plate?': 'You need the plate',
  'which decision was superseded?': 'Before, on 10 Jan 2029',
  // A day is no price.
  'how much does the folder cost?': '- Nothing about it in the notes has a price.',
};

test('what is asked for is what is told', async () => {
  const told = await toldTo(Object.keys(STARTS));
  const starts = Object.entries(told).map(([question, { text }]) => [
    question,
    text.slice(0, STARTS[question]?.length ?? 0),
  ]);
  expect(Object.fromEntries(starts)).toEqual(STARTS);
});

test('runbooks that nobody reviewed for long are listed, those of other days are not', async () => {
  const stale = ['which runbooks are stale?', 'are there outdated runbooks', 'which runbooks need a review?'];
  const longer = "which runbooks haven't been reviewed for two years";
  const reviewed = 'which runbooks were reviewed in February?';
  const told = await toldTo([...stale, longer, reviewed]);
  for (const question of stale) {
    expect(told[question]?.title, question).toBe('Runbooks due for a review');
    expect(told[question]?.text, question).toMatch(/^Reviewed on Wed 20 Feb 2030, 383 days ago: Ink job stuck/);
  }
  expect(told[longer]?.text).toBe(
    '- None of the runbooks was last reviewed more than 730 days ago. 1 of 3 runbooks do not say when they were reviewed.',
  );
  expect(told[reviewed]?.title).toBeUndefined();
});
