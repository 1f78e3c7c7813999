import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { nameKey } from '../../core/extract/people/name-words.ts';
import { decidePeople } from '../../core/extract/people/people.ts';
import { foundIn, notesIn } from '../helpers/people.ts';
import { needs } from '../helpers/require.ts';
import { ROOT } from '../helpers/source-tree.ts';

/*
 * Who speaks or is listed on a line, against labels written by hand: every update line of the sample notes, and 500
 * lines of meeting notes by other writers, drawn with a fixed seed, most of them among lines with a colon or in a list of
 * attendees. The second set was labelled before the rules were asked about it.
 */

const SAMPLES = join(ROOT, '..', 'shared', 'samples');
const CORPORA = join(ROOT, '..', 'shared', 'eval', 'corpora');
const MIN_SAMPLES_F1 = 0.98;
const MIN_PRECISION = 0.97;
const MIN_RECALL = 0.93;

const Samples = z.record(z.string(), z.record(z.string(), z.array(z.string())));
const Corpora = z.array(z.object({ at: z.string(), names: z.array(z.string()) }));

/** Labels hold no name of anybody, only what tells whether a name is the right one. */
function labelOf(name: string): string {
  return createHash('sha256').update(nameKey(name)).digest('hex').slice(0, 10);
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
}

interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

function compare(found: ReadonlySet<string>, wanted: ReadonlySet<string>): Counts {
  const right = [...found].filter((name) => wanted.has(name)).length;
  return { right, wrong: found.size - right, missed: wanted.size - right };
}

test.skipIf(!needs(existsSync(SAMPLES), 'the sample notes of ../shared/samples'))('update lines of the samples', () => {
  const labels = Samples.parse(read('updates-samples.json'));
  const { updates } = decidePeople({ ...foundIn(notesIn(SAMPLES)), edits: [] });
  const wanted = new Set<string>();
  for (const [path, lines] of Object.entries(labels)) {
    for (const [line, names] of Object.entries(lines)) {
      for (const label of names) wanted.add(`${path}:${line} ${label}`);
    }
  }
  const found = new Set(updates.map(({ path, line, person }) => `${path}:${line} ${labelOf(person)}`));
  const { right, wrong, missed } = compare(found, wanted);
  expect((2 * right) / (2 * right + wrong + missed)).toBeGreaterThanOrEqual(MIN_SAMPLES_F1);
  const invented = updates.filter(({ path }) => path === '2024-11-diary.md' || path === 'runbook-idea.md');
  expect(invented).toEqual([]);
});

/** For each line of a corpus who the rules say is listed or speaks on it. */
function namesByLine(corpus: string): ReadonlyMap<string, ReadonlySet<string>> {
  const { names, turns } = foundIn(notesIn(join(CORPORA, corpus)));
  const { named } = decidePeople({ names, turns, edits: [] });
  const lines = new Map<string, Set<string>>();
  const add = (at: string, name: string): void => {
    const known = lines.get(at);
    if (known === undefined) lines.set(at, new Set([labelOf(name)]));
    else known.add(labelOf(name));
  };
  for (const { fact, path } of names) if (fact.why === 'attendee') add(`${corpus}/${path}:${fact.line}`, fact.name);
  for (const { fact, path } of turns) {
    for (const name of fact.speakers) if (named(name) !== null) add(`${corpus}/${path}:${fact.line}`, name);
  }
  return lines;
}

test.skipIf(!needs(existsSync(CORPORA), 'the corpora of ../shared/eval'))(
  'attendees and speakers of other writers',
  { timeout: 120_000 },
  () => {
    const sets = ['people-corpora.json', 'people-corpora-2.json', 'people-corpora-3.json'].map((name) =>
      Corpora.parse(read(name)),
    );
    const corpora = new Set(sets.flat().map(({ at }) => at.slice(0, at.indexOf('/'))));
    const lines = new Map([...corpora].flatMap((corpus) => [...namesByLine(corpus)]));
    for (const labels of sets) {
      let [right, wrong, missed] = [0, 0, 0];
      for (const { at, names } of labels) {
        const counts = compare(lines.get(at) ?? new Set(), new Set(names));
        right += counts.right;
        wrong += counts.wrong;
        missed += counts.missed;
      }
      expect(right / (right + wrong)).toBeGreaterThanOrEqual(MIN_PRECISION);
      expect(right / (right + missed)).toBeGreaterThanOrEqual(MIN_RECALL);
    }
  },
);
