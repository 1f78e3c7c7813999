import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isoOf } from '../../core/dates/calendar.ts';
import { dayOfPath } from '../../core/dates/file-name.ts';
import { parseNote } from '../../core/notes/parse-note.ts';
import { readNoteFile } from '../../core/notes/read.ts';
import { DEFAULT_EVAL_DIR } from './eval-dir.ts';

/*
 * Meeting notes are filed by their day: how often does the text alone give that day? Their names are hidden.
 *   npx node test/eval/hidden-dates.ts [--misses] [evaluation folder]
 */

export const MEETING_CORPORA = ['numpy-archive', 'openjs-cpc', 'rust-lang-team', 'servo-tsc', 'tc39-notes'] as const;

/** Where a text states its day when it does. */
const HEAD_LINES = 12;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export interface Miss {
  readonly path: string;
  readonly named: string;
  readonly found: string | null;
}

export interface HiddenDates {
  /** Files whose name is a day. */
  readonly files: number;
  /** Those whose text states a day, by the resolver or by plain search for the name's day in the first lines. */
  readonly stated: number;
  readonly right: number;
  readonly misses: readonly Miss[];
}

/** Compares the day that each text gives, with its path hidden, with the day of its file's name. */
export function measureHiddenDates(evalDir: string, corpus: string): HiddenDates {
  const root = join(evalDir, 'corpora', corpus, 'docs');
  const misses: Miss[] = [];
  let [files, stated, right] = [0, 0, 0];
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  for (const path of paths.toSorted()) {
    const day = dayOfPath(path);
    const file = join(root, path);
    const read = readNoteFile({ path, file, sizeBytes: 0, modifiedMs: 0 });
    if (day === null || read.kind !== 'text') continue;
    files++;
    const note = parseNote({
      found: { path: 'note.md', sizeBytes: 0, modifiedMs: 0 },
      text: read.text,
      hash: read.hash,
    });
    const named = isoOf(day);
    if (note.date === null && !isStated(read.text, named)) continue;
    stated++;
    if (note.date === named) right++;
    else misses.push({ path: `${corpus}/${path}`, named, found: note.date });
  }
  return { files, stated, right, misses };
}

/** Whether the day stands in the first lines, however it is written; no code of the resolver is used. */
function isStated(text: string, day: string): boolean {
  const [year = '', month = '', date = ''] = day.split('-');
  const head = text.split('\n').slice(0, HEAD_LINES).join('\n').toLowerCase();
  const name = MONTHS[Number(month) - 1] ?? '';
  const numbers: readonly string[] = head.match(/\d+/g) ?? [];
  const hasDay = numbers.some((number) => Number(number) === Number(date));
  const hasMonth = head.includes(name) || numbers.some((number) => Number(number) === Number(month));
  return numbers.includes(year) && hasDay && hasMonth;
}

export function hasMeetingCorpora(evalDir: string): boolean {
  return MEETING_CORPORA.every((corpus) => existsSync(join(evalDir, 'corpora', corpus, 'docs')));
}

function main(args: readonly string[]): void {
  const evalDir = args.find((arg) => !arg.startsWith('--')) ?? DEFAULT_EVAL_DIR;
  const totals = { files: 0, stated: 0, right: 0 };
  for (const corpus of MEETING_CORPORA) {
    const { misses, ...counts } = measureHiddenDates(evalDir, corpus);
    totals.files += counts.files;
    totals.stated += counts.stated;
    totals.right += counts.right;
    console.log(corpus, JSON.stringify(counts));
    if (!args.includes('--misses')) continue;
    for (const { path, named, found } of misses) console.log(`  ${path}: named ${named}, found ${found ?? 'none'}`);
  }
  console.log('all', JSON.stringify({ ...totals, share: Number((totals.right / totals.stated).toFixed(4)) }));
}

if (process.argv[1] === import.meta.filename) main(process.argv.slice(2));
