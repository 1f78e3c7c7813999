import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { QUERY_MAX_CHARS } from '../contract/search.ts';
import { DaybookError } from '../errors.ts';
import { attempt } from '../notes/attempt.ts';
import { asIndexed } from './folder.ts';
import type { Gold } from './measures.ts';

/** A graded question, as the measures see it. */
export interface Question {
  readonly id: string;
  /** Name of the corpus that holds the answer; null for a question that none answers. */
  readonly corpus: string | null;
  readonly kind: string;
  readonly query: string;
  /** Empty for a question without an answer. Paths are as the index writes them, from `corpora/`. */
  readonly gold: readonly Gold[];
  /** The same paths as the file of questions writes them. */
  readonly goldAsWritten: readonly string[];
  /** Strings of the right answer, verbatim in the first gold file. */
  readonly facts: readonly string[];
  /** Who chose the facts; `hand` when nothing says so. */
  readonly factsSource: string;
}

const Name = z.union([z.string().trim().min(1), z.number().transform(String)]);
const GoldSchema = z.object({ path: z.string().min(1), heading: z.string().nullish() });
const LineSchema = z.object({
  id: Name,
  corpus: z.string().nullish(),
  kind: z.string().nullish(),
  query: z.string().trim().min(1),
  gold: z.array(GoldSchema).nullish(),
  answer_facts: z.array(z.union([z.string(), z.number().transform(String)])).nullish(),
  facts_source: z.string().nullish(),
});

/** Kinds of questions that no note answers begin with this: only they may leave `gold` out. */
const UNANSWERABLE = 'unanswerable';

/**
 * Reads one line of a file of questions.
 *
 * @param place `file:line`, for what is said of a bad line
 * @param fileKind kind of a question that names none
 * @throws DaybookError `invalid` naming the place
 */
export function parseQuestion(
  line: string,
  { place, fileKind }: { readonly place: string; readonly fileKind: string },
): Question {
  const json = attempt((): unknown => JSON.parse(line));
  if ('error' in json) throw badLine(place, `it is not JSON: ${json.error.message}`);
  const parsed = LineSchema.safeParse(json.value);
  if (!parsed.success) {
    throw badLine(place, parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`)[0]);
  }
  const { id, corpus, query, gold, answer_facts: facts, facts_source: factsSource, ...rest } = parsed.data;
  const kind = rest.kind?.trim() || fileKind;
  if (!gold && !kind.startsWith(UNANSWERABLE)) {
    throw badLine(
      place,
      `gold: it is missing; a question without an answer has an empty list or a kind "${UNANSWERABLE}…"`,
    );
  }
  return {
    id,
    corpus: corpus?.normalize('NFC') || null,
    kind,
    // The longest text that a search takes.
    query: query.slice(0, QUERY_MAX_CHARS),
    gold: (gold ?? []).map(({ path, heading }) => ({ path: asIndexed(path), heading: heading?.trim() || null })),
    goldAsWritten: (gold ?? []).map(({ path }) => path),
    facts: (facts ?? []).filter((fact) => fact.trim() !== ''),
    factsSource: factsSource ?? 'hand',
  };
}

function badLine(place: string, why = 'it is not valid'): DaybookError {
  return new DaybookError('invalid', `${place} is no question: ${why}.`, {
    hint: 'A line is {"id", "kind", "query", "gold": [{"path", "heading"}], …}; paths are relative to corpora/.',
  });
}

/** Files `queries/*.jsonl`, by name. */
function questionFiles(evalDir: string): { readonly name: string; readonly file: string }[] {
  const folder = join(evalDir, 'queries');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : [];
  return names.toSorted().map((name) => ({ name, file: join(folder, name) }));
}

/**
 * All questions of `queries/*.jsonl`, in the order of the files' names; none when there is no such file.
 *
 * @throws DaybookError `invalid` naming the first bad line
 */
export function questionsIn(evalDir: string): Question[] {
  return questionFiles(evalDir).flatMap(({ name, file }) =>
    readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split('\n')
      .flatMap((line, index) => {
        if (line.trim() === '') return [];
        return [parseQuestion(line, { place: `${file}:${index + 1}`, fileKind: name.slice(0, -'.jsonl'.length) })];
      }),
  );
}

/**
 * The same where there must be some.
 *
 * @throws DaybookError `invalid` when there is none, or naming the first bad line
 */
export function readQuestions(evalDir: string): Question[] {
  const questions = questionsIn(evalDir);
  if (questions.length > 0) return questions;
  const hasFiles = questionFiles(evalDir).length > 0;
  const what = hasFiles ? 'its files queries/*.jsonl are empty' : 'there is no file queries/*.jsonl';
  throw new DaybookError('invalid', `${evalDir} has no questions: ${what}.`, {
    hint: 'Write one question a line: {"id", "kind", "query", "gold": [{"path", "heading"}]}.',
  });
}

/** What is odd about the questions and does not stop the run, one sentence each. */
export function oddities(questions: readonly Question[], exists: (path: string) => boolean): string[] {
  const firstAt = new Map<string, number>();
  for (const [at, { id }] of questions.entries()) if (!firstAt.has(id)) firstAt.set(id, at);
  const repeated = [...new Set(questions.flatMap(({ id }, at) => (firstAt.get(id) === at ? [] : id)))];
  const written = questions.flatMap(({ goldAsWritten }) => goldAsWritten);
  const gone = [...new Set(written.filter((path) => !exists(path)))];
  return [
    ...(repeated.length === 0 ? [] : [`Several questions have the same id: ${some(repeated)}.`]),
    ...(gone.length === 0 ? [] : [`Right files that are not in corpora/, so nothing can find them: ${some(gone)}.`]),
  ];
}

const MOST_NAMED = 3;

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What is measured: a kind by itself, but everything without an answer together. */
export function measuredKind(question: Question): string {
  return question.gold.length === 0 ? UNANSWERABLE : question.kind;
}
