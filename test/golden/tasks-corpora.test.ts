import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { TASK_STATES } from '../../core/contract/kinds.ts';
import { findTasks } from '../../core/extract/tasks.ts';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { parseText } from '../helpers/parse.ts';
import { needs } from '../helpers/require.ts';

const CORPORA = new URL('../../../shared/eval/corpora/', import.meta.url);
/** 300 lines drawn at random, and what a person says of each: the state of an item, or null for no item. */
const LABELS = new URL('tasks-corpora.json', import.meta.url);
const LabelsSchema = z.record(z.string(), z.enum(TASK_STATES).nullable());

test.skipIf(!needs(existsSync(CORPORA), 'the corpora of ../shared/eval'))('items of other writers', () => {
  const labels = LabelsSchema.parse(JSON.parse(readFileSync(LABELS, 'utf8')));
  const wrong: string[] = [];
  let found = 0;
  let right = 0;
  let wanted = 0;
  for (const [place, label] of Object.entries(labels)) {
    const [, path = '', line = ''] = /^(.*):(\d+)$/.exec(place) ?? [];
    const text = normalizeNewlines(readFileSync(new URL(path, CORPORA), 'utf8'));
    const state = findTasks(parseText(text, path)).find((task) => task.line === Number(line))?.state ?? null;
    if (state !== null) found += 1;
    if (label !== null) wanted += 1;
    if (state !== null && state === label) right += 1;
    if (state !== label) wrong.push(`${place}: ${state ?? 'none'}, not ${label ?? 'none'}`);
  }
  console.info(`items: ${right} of ${found} found are right, of ${wanted}\n${wrong.join('\n')}`);
  expect(right / found).toBeGreaterThanOrEqual(0.98);
  expect(right / wanted).toBeGreaterThanOrEqual(0.95);
});
