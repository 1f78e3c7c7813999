import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { readRunbook } from '../../core/oncall/read-runbook.ts';
import { DEFAULT_EVAL_DIR } from '../eval/eval-dir.ts';
import { splitFrontmatter } from '../helpers/front-matter.ts';
import { needs } from '../helpers/require.ts';
import labels from './danger-corpora.json' with { type: 'json' };

/*
 * Commands of public runbooks that hold a word of danger, about half of them harmless, labelled before they were looked at by
 * a program. A label is a line and the hash of the command's bytes. Rules were mended after each set was measured; unseen they
 * gave: `first` recall .79 and precision .94, `second` .91 and 1, `third` .90 and 1, `fourth` .88 and 1, `fifth` .75 and .94,
 * `sixth`, labelled after what the tools document as destructive had been written into the rules, .71 and .86,
 * `seventh` .62 and .89: what is left to draw holds ever fewer commands of the usual tools.
 */

const corpora = join(DEFAULT_EVAL_DIR, 'corpora');
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Why each command of a page is marked, by its line and hash. */
function dangersOf(path: string): ReadonlyMap<string, string | null> {
  const text = normalizeNewlines(readFileSync(join(corpora, path), 'utf8'));
  const { bodyLine } = splitFrontmatter(text);
  const page = { journal: '', path, title: '', text, bodyLine, frontmatter: {}, history: null };
  const { steps } = readRunbook(page, { today: '2026-11-16', staleAfterDays: 180 });
  return new Map(
    steps.flatMap(({ commands }) => commands.map((one) => [`${one.line} ${hash(one.copy)}`, one.danger] as const)),
  );
}

test
  .skipIf(!needs(existsSync(corpora), `the notes in ${corpora}`))
  .each(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const)(
  'of the %s commands of public runbooks, those that can destroy something are marked',
  (set) => {
    const pages = new Map<string, ReadonlyMap<string, string | null>>();
    const wrong: string[] = [];
    let [dangerous, marked, right] = [0, 0, 0];
    for (const { path, line, hash: key, danger } of labels[set]) {
      const dangers = pages.get(path) ?? dangersOf(path);
      pages.set(path, dangers);
      const found = dangers.get(`${line} ${key}`) ?? null;
      dangerous += danger ? 1 : 0;
      marked += found === null ? 0 : 1;
      right += danger && found !== null ? 1 : 0;
      if (danger !== (found !== null)) wrong.push(`${danger ? '-' : '+'} ${path}:${line} ${found ?? ''}`);
    }
    console.log(
      `${set}: ${dangerous} dangerous of ${labels[set].length}, recall ${(right / dangerous).toFixed(3)}, precision ${(right / marked).toFixed(3)}`,
    );
    expect(right / dangerous, wrong.join('\n')).toBe(1);
    expect(right / marked, wrong.join('\n')).toBeGreaterThanOrEqual(0.92);
  },
);
