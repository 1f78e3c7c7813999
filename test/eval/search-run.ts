import { search } from '../../core/ask/search.ts';
import type { Retriever } from '../../core/ask/retrieve.ts';
import { SearchRequestSchema } from '../../core/contract/search.ts';
import { goldPath, measuredKind, type Question } from './corpora.ts';
import { grade, summarise, type Grade, type Summary } from './measures.ts';

/** A question with the passages that it got. */
export interface Outcome {
  readonly question: Question;
  /** Null for a question without an answer. */
  readonly grade: Grade | null;
  /** Files, best first, from `corpora/`, with the score of their best passage. */
  readonly files: readonly { readonly path: string; readonly score: number }[];
  readonly ms: number;
}

export interface SearchRun {
  readonly byKind: ReadonlyMap<string, Summary>;
  readonly outcomes: readonly Outcome[];
}

export interface SearchRunOptions {
  readonly evalDir: string;
  readonly questions: readonly Question[];
  readonly mode: 'hybrid' | 'lexical' | 'vector';
  /** Root folder of a corpus, for searching only there; null searches everything. */
  readonly onlyIn: ((corpus: string) => string) | null;
  readonly now: Date;
}

/** Passages asked for, so that ten files are there when a file has many. */
const PASSAGES = 100;

/** Runs every question through the code of `daybook search`, one after the other, and grades what comes back. */
export async function runSearch(retriever: Retriever, options: SearchRunOptions): Promise<SearchRun> {
  const outcomes: Outcome[] = [];
  for (const question of options.questions) {
    if (options.onlyIn !== null && question.corpus === null) continue;
    outcomes.push(await askOne(retriever, question, options));
  }
  const kinds = [
    ...new Set(outcomes.flatMap(({ question, grade: got }) => (got === null ? [] : [measuredKind(question)]))),
  ];
  const gradesOf = (kind: string | null): Grade[] =>
    outcomes.flatMap(({ question, grade: got }) =>
      got !== null && (kind === null || measuredKind(question) === kind) ? [got] : [],
    );
  const byKind = new Map(kinds.toSorted().map((kind) => [kind, summarise(gradesOf(kind))]));
  return {
    byKind: byKind.set('ALL', summarise(gradesOf(null))),
    outcomes,
  };
}

async function askOne(retriever: Retriever, question: Question, options: SearchRunOptions): Promise<Outcome> {
  const { evalDir, mode, onlyIn, now } = options;
  const filters = onlyIn === null || question.corpus === null ? {} : { journal: onlyIn(question.corpus) };
  const request = SearchRequestSchema.parse({ query: question.query, limit: PASSAGES, mode, filters });
  const started = performance.now();
  const { results } = await search(retriever, request, { now });
  const ms = performance.now() - started;
  const found = results.map(({ journal, path, headings, score }) => ({
    path: goldPath(evalDir, journal, path),
    headings,
    score,
  }));
  const files = found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
  return {
    question,
    grade: question.gold.length === 0 ? null : grade(found, question.gold),
    files: files.map(({ path, score }) => ({ path, score })),
    ms,
  };
}

/** The lines of a TREC run file: `qid Q0 path rank score daybook`, 1-based ranks. */
export function trecLines(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ question, files }) =>
    files.map(({ path, score }, index) => `${question.id} Q0 ${path} ${index + 1} ${score.toFixed(6)} daybook`),
  );
}
