import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Decision } from '../../core/contract/facts.ts';
import { ledgerOf } from '../../core/extract/decisions/ledger.ts';
import { needs } from '../helpers/require.ts';
import { locatedDecisions } from '../helpers/located-decisions.ts';
import { ROOT } from '../helpers/source-tree.ts';

/*
 * Every decision record of four teams, against labels made by reading them.
 */

const CORPORA = join(ROOT, '..', 'shared', 'eval', 'corpora');
const runs = needs(existsSync(CORPORA), 'the corpora of ../shared/eval');
const MIN_RIGHT = 0.95;

const { records } = z
  .object({ records: z.array(z.tuple([z.string(), z.string(), z.string(), z.array(z.string())])) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'decisions-corpora.json'), 'utf8')));

function ledgerOfFolder(folder: string): Decision[] {
  const notes = readdirSync(join(CORPORA, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(CORPORA, folder, name), 'utf8') }));
  return ledgerOf(locatedDecisions(notes));
}

test.skipIf(!runs)('title, status, date and replacement of every record are right', () => {
  const folders = [...new Set(records.map(([path]) => dirname(path)))];
  const found = folders.flatMap(ledgerOfFolder);
  const pathOf = new Map(found.map(({ id, path }) => [id, path]));
  const right = { title: 0, status: 0, date: 0, link: 0 };
  const wrong: string[] = [];
  for (const [path, status, date, by] of records) {
    const own = found.filter((decision) => decision.path === path);
    const [decision] = own;
    const title = titleIn(readFileSync(join(CORPORA, path), 'utf8'));
    const link = decision?.supersededBy === null || decision === undefined ? null : pathOf.get(decision.supersededBy);
    const checks = {
      title: own.length === 1 && letters(decision?.title ?? '') === letters(title),
      status: decision?.status === status,
      date: decision?.date === date,
      link: by.length === 0 ? link === null : by.includes(link ?? ''),
    };
    for (const key of ['title', 'status', 'date', 'link'] as const) {
      if (checks[key]) right[key]++;
      else wrong.push(`${path}: ${key}`);
    }
  }
  for (const [what, count] of Object.entries(right)) {
    expect(count / records.length, `${what}; wrong: ${wrong.join(', ')}`).toBeGreaterThanOrEqual(MIN_RIGHT);
  }
  expect(found.length).toBe(records.length);
});

/** The heading of a record, or the title in its front matter, without the number. */
function titleIn(text: string): string {
  const line = /^# (.+)$/m.exec(
    text.replace(/^---[\s\S]*?\n---/, (front) =>
      front.includes('title:') ? front.replace(/title:\s*\|?\s*/, '\n# ') : '',
    ),
  );
  return (line?.[1] ?? '').replace(/^\d+\.\s*/, '');
}

function letters(title: string): string {
  return title
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
