import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { TASK_STATES, type TaskState } from '../../core/contract/kinds.ts';
import { extractFacts } from '../../core/extract/extract.ts';
import type { Located, NameFound, TaskItem, Turn } from '../../core/extract/facts.ts';
import { decidePeople } from '../../core/extract/people/people.ts';
import { findTasks } from '../../core/extract/tasks/tasks.ts';
import type { ParsedNote } from '../../core/notes/note.ts';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { parseText } from '../helpers/parse.ts';
import { needs } from '../helpers/require.ts';
import { ROOT } from '../helpers/source-tree.ts';

/*
 * Lines of other writers drawn at random, and what a person says of each: the state of an item, or null for no item. Sets
 * from the second on were labelled before anything was run on them, and what they showed was mended afterwards: the floor is
 * what holds since then, not what a new set would give. Boxes of runbooks are none since the seventh: whoever follows the page
 * ticks them.
 */

const CORPORA = join(ROOT, '..', 'shared', 'eval', 'corpora');
const LabelsSchema = z.record(z.string(), z.enum(TASK_STATES).nullable());

function readNote(path: string): ParsedNote {
  return parseText(normalizeNewlines(readFileSync(join(CORPORA, path), 'utf8')), path);
}

function located<T extends { readonly section: number }>(note: ParsedNote, fact: T): Located<T> {
  const { date = null, dateOrigin = null } = note.sections[fact.section] ?? {};
  return { fact, journal: 'corpora', path: note.path, date, dateOrigin };
}

/** Who the notes of a folder show to be somebody. */
function peopleOf(folder: string): (name: string) => boolean {
  const names: Located<NameFound>[] = [];
  const turns: Located<Turn>[] = [];
  for (const file of readdirSync(join(CORPORA, folder)).filter((name) => name.endsWith('.md'))) {
    const note = readNote(`${folder}/${file}`);
    const facts = extractFacts(note);
    turns.push(...facts.turns.map((turn) => located(note, turn)));
    for (const fact of facts.names) {
      names.push({ fact, journal: 'corpora', path: note.path, date: note.date, dateOrigin: null });
    }
  }
  const people = decidePeople({ names, turns, edits: [] });
  return (name) => people.named(name) !== null;
}

const folders = new Map<string, (name: string) => boolean>();

/** The state of the item on a line. An errand is one when its folder shows who is meant. */
function stateAt(path: string, line: number): TaskState | null {
  const item: TaskItem | undefined = findTasks(readNote(path)).find((task) => task.line === line);
  if (item?.isErrand !== true) return item?.state ?? null;
  const folder = dirname(path);
  const isPerson = folders.get(folder) ?? peopleOf(folder);
  folders.set(folder, isPerson);
  return item.maybeOwners?.every(isPerson) === true ? item.state : null;
}

test.skipIf(!needs(existsSync(CORPORA), 'the corpora of ../shared/eval')).each([
  ['tasks-corpora.json', 0.95],
  ['tasks-corpora-2.json', 0.95],
  ['tasks-corpora-3.json', 0.71],
  ['tasks-corpora-4.json', 0.95],
  ['tasks-corpora-5.json', 0.95],
  ['tasks-corpora-6.json', 0.95],
  ['tasks-corpora-7.json', 0.94],
  ['tasks-corpora-8.json', 0.94],
  ['tasks-corpora-9.json', 0.88],
])('items of other writers, %s', (file, leastRecall) => {
  const labels = LabelsSchema.parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')));
  const wrong: string[] = [];
  let found = 0;
  let right = 0;
  let wanted = 0;
  for (const [place, label] of Object.entries(labels)) {
    const [, path = '', line = ''] = /^(.*):(\d+)$/.exec(place) ?? [];
    const state = stateAt(path, Number(line));
    if (state !== null) found += 1;
    if (label !== null) wanted += 1;
    if (state !== null && state === label) right += 1;
    if (state !== label) wrong.push(`${place}: ${state ?? 'none'}, not ${label ?? 'none'}`);
  }
  console.info(`items: ${right} of ${found} found are right, of ${wanted}\n${wrong.join('\n')}`);
  expect(right / found).toBeGreaterThanOrEqual(0.98);
  expect(right / wanted).toBeGreaterThanOrEqual(leastRecall);
});
