import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunbookCommand, RunbookStep } from '../../core/contract/runbook.ts';
import { splitFrontmatter } from '../helpers/front-matter.ts';
import { readRunbook } from '../../core/oncall/read-runbook.ts';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { DEFAULT_EVAL_DIR } from '../eval/eval-dir.ts';
import { needs } from '../helpers/require.ts';
import labels from './runbook-commands.json' with { type: 'json' };

/*
 * The commands of 150 pages of public runbooks, labelled by hand before they were read by a program: `first` are 60 pages drawn
 * with one seed, `second` and `third` 45 each with others; rules were mended after each was measured. A label is a line and the
 * hash of the command's bytes; the pages stand beside this repository.
 */

const corpora = join(DEFAULT_EVAL_DIR, 'corpora');
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

function stepsOf(path: string): readonly RunbookStep[] {
  const text = normalizeNewlines(readFileSync(join(corpora, path), 'utf8'));
  const { bodyLine } = splitFrontmatter(text);
  const page = { journal: '', path, title: '', text, bodyLine, frontmatter: {}, history: null };
  const { steps } = readRunbook(page, { today: '2026-11-16', staleAfterDays: 180 });
  const lines = steps.map(({ line }) => line);
  expect(lines, `${path}: steps in the order of the page`).toEqual(lines.toSorted((a, b) => a - b));
  return steps;
}

function commandsOf(path: string): RunbookCommand[] {
  return stepsOf(path).flatMap(({ commands }) => commands);
}

test.skipIf(!needs(existsSync(corpora), `the notes in ${corpora}`)).each(['first', 'second', 'third'] as const)(
  'commands of the %s pages: found, nothing else, byte for byte, in order',
  (set) => {
    const wrong: string[] = [];
    let labelled = 0;
    let found = 0;
    let right = 0;
    for (const page of labels[set]) {
      const commands = commandsOf(page.path);
      const lines = commands.map(({ line }) => line);
      expect(lines, page.path).toEqual(lines.toSorted((a, b) => a - b));
      const wanted = new Set(page.commands.map((one) => `${one.line} ${one.hash}`));
      const got = commands.map((one) => ({ key: `${one.line} ${hash(one.text)}`, one }));
      labelled += wanted.size;
      found += got.length;
      right += got.filter(({ key }) => wanted.has(key)).length;
      for (const { key, one } of got)
        if (!wanted.has(key)) wrong.push(`+ ${page.path}:${one.line} ${one.text.slice(0, 60)}`);
      const keys = new Set(got.map(({ key }) => key));
      for (const key of wanted) if (!keys.has(key)) wrong.push(`- ${page.path}:${key}`);
    }
    console.log(
      `${set}: ${labelled} labelled, precision ${(right / found).toFixed(3)}, recall ${(right / labelled).toFixed(3)}`,
    );
    if (process.env['SHOW_WRONG'] === '1') console.log(wrong.join('\n'));
    expect(right / found, `precision\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(0.95);
    expect(right / labelled, `recall\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(0.95);
  },
);

test.skipIf(!needs(existsSync(corpora), `the notes in ${corpora}`))(
  'steps of 19 pages begin where a person says that they do, in that order',
  () => {
    const missed: string[] = [];
    let [labelled, found] = [0, 0];
    for (const { path, lines } of labels.steps) {
      const starts = new Set(stepsOf(path).map(({ line }) => line));
      labelled += lines.length;
      found += lines.filter((line) => starts.has(line)).length;
      missed.push(...lines.filter((line) => !starts.has(line)).map((line) => `${path}:${line}`));
    }
    console.log(`${labelled} steps labelled, ${(found / labelled).toFixed(3)} begin at their line`);
    expect(found / labelled, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
  },
);
