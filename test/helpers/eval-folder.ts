import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/*
 * A small invented evaluation folder: a harbour's runbooks, an orchard's decisions, a ferry's meeting notes.
 */

const NOTES: Readonly<Record<string, string>> = {
  'harbour/SOURCE.md': '# Where this is from\n\nThe crane is invented.\n',
  'harbour/docs/crane.md': `# CraneArmStuck

The arm of a crane does not move any more.

## Diagnosis

Look at the pressure of the hydraulic pump: below 40 bar the arm locks.

## Fix

1. Press the red button on the pedestal.
2. Bleed the line:

   \`\`\`sh
   cranectl bleed --berth 4
   cranectl status
   \`\`\`

3. Call the foreman when the arm still hangs.
`,
  'harbour/docs/lamps/beacon.md': `# BeaconDark

The lamp at the end of the pier went out.

## Fix

Change the bulb and reset the breaker in cabinet seven.

Log line: \`beacon[12]: relay timeout after 3000 ms\`
`,
  'orchard/docs/0001-rootstock.md': `# 1. Rootstock for the new field

## Status

Accepted

## Decision

We plant on the dwarfing rootstock M9, because pickers need no ladders.
`,
  'orchard/docs/0002-bees.md': `# 2. Hives

## Decision

We rent hives in April instead of keeping bees, since nobody here can winter them.
`,
  'orchard/docs/obstgärten/größe.md': `# Größe der Körbe

Die Körbe fassen zwölf Kilo; größere sind zu schwer.
`,
  'ferry/docs/2031-03-04.md': `# Crew meeting 4 March 2031

## Gangway

Tilda: the gangway squeaks, I will grease the hinge on Friday.

## Timetable

We agreed to sail at half past six from May on.
`,
  'ferry/docs/2031-03-11.md': `# Crew meeting 11 March 2031

## Gangway

Tilda: the hinge is greased.

## Radio

Odd asked for a second handset on the bridge.
`,
};

interface Line {
  readonly id: string;
  readonly [field: string]: unknown;
}

const RUNBOOKS: readonly Line[] = [
  {
    id: 'h1',
    corpus: 'harbour',
    kind: 'runbook_name',
    query: 'how do I fix CraneArmStuck?',
    gold: [{ path: 'harbour/docs/crane.md', heading: 'Fix' }],
    answer_facts: ['Press the red button', 'Call the foreman'],
    facts_source: 'hand',
  },
  {
    id: 'h2',
    corpus: 'harbour',
    kind: 'runbook_paraphrase',
    query: 'the hoist does not swing any more',
    gold: [{ path: 'harbour/docs/crane.md', heading: 'Fix' }],
    answer_facts: ['Look at the pressure of the hydraulic pump'],
    facts_source: 'auto',
  },
  {
    id: 'h3',
    corpus: 'harbour',
    kind: 'runbook_errorline',
    query: 'beacon[77]: relay timeout after 3000 ms',
    gold: [{ path: './harbour/docs/lamps/beacon.md' }],
  },
  {
    id: 'h4',
    corpus: 'harbour',
    kind: 'runbook_name',
    query: 'how do I fix BeaconDark?',
    gold: [{ path: 'harbour/docs/lamps/beacon.md', heading: null, date: null }],
    answer_facts: ['reset the breaker in cabinet seven'],
  },
];

const OTHERS: readonly Line[] = [
  {
    id: 'o1',
    corpus: 'orchard',
    kind: 'decision',
    query: 'why did we choose the rootstock M9?',
    gold: [{ path: 'orchard/docs/0001-rootstock.md', heading: 'Decision' }],
    answer_facts: ['pickers need no ladders'],
    facts_source: 'hand',
  },
  {
    id: 'o2',
    kind: 'decision',
    query: 'do we keep our own bees?',
    gold: [{ path: 'orchard/docs/0002-bees.md', heading: 'Decision', grade: 'also_answers' }],
    answer_facts: ['We rent hives in April'],
    facts_source: 'hand',
  },
  // The letters are decomposed, as some disks write them.
  {
    id: 'o3',
    corpus: 'orchard',
    query: 'Größe der Körbe',
    gold: [{ path: 'orchard/docs/obstga\u0308rten/gro\u0308ße.md' }],
  },
  {
    id: 'f1',
    corpus: 'ferry',
    kind: 'meeting_said',
    query: 'who greased the hinge of the gangway?',
    gold: [{ path: 'ferry/docs/2031-03-11.md', heading: 'Gangway', date: '2031-03-11' }],
    answer_facts: ['the hinge is greased'],
    facts_source: 'hand',
    speaker: 'Tilda',
  },
];

const UNANSWERABLE: readonly Line[] = [
  { id: 'u1', corpus: null, kind: 'unanswerable_alert', query: 'TurbineOverspeed is firing, what do I do', gold: [] },
  { id: 'u2', kind: 'unanswerable_person', query: 'what did Wendelin report about submarines at the pier?' },
];

/** Writes the evaluation folder: three corpora, ten questions of several kinds, two without an answer. */
export function writeEvalFolder(dir: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  for (const [path, text] of Object.entries(NOTES)) write(join('corpora', path), text);
  // A corpus that nobody asks about, without notes: it does not matter.
  write(join('corpora', 'empty', 'SOURCE.md'), 'Nothing.\n');
  const lines = (questions: readonly Line[], end: string) => questions.map((one) => JSON.stringify(one) + end).join('');
  write(join('queries', 'harbour.jsonl'), `${lines(RUNBOOKS, '\n')}\n`);
  // As an editor on Windows leaves it: with a byte order mark, and without a kind in one line.
  write(join('queries', 'orchard-and-ferry.jsonl'), `\uFEFF${lines(OTHERS, '\r\n')}\r\n`);
  write(join('queries', 'unanswerable.jsonl'), lines(UNANSWERABLE, '\n'));
}
