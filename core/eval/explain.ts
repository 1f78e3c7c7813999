import { z } from 'zod';
import { DegradedSchema } from '../contract/notices.ts';
import { Line } from '../contract/scalars.ts';
import { SearchResultSchema, type SearchResult, type Why } from '../contract/search.ts';
import { corpusPath, type EvalFolder } from './folder.ts';
import { filesOf, type Gold } from './measures.ts';

/** Ranking by words is what all others are compared with: it is there without a model, and a reader can check it. */
const BY_WORDS = 'lexical';

/** Stages that rank passages, in their order; whatever else stands in `why` is what a stage looked at. */
export const STAGES: readonly string[] = ['exact', BY_WORDS, 'vector', 'rerank'];

const RowSchema = z.object({
  rank: z.int().min(1),
  /** From `corpora/`. */
  path: z.string(),
  line: Line,
  headings: z.array(z.string()),
  score: z.number(),
  /** Whether it is in a right file. */
  isRight: z.boolean(),
  /** Rank and score of every stage that found it, each on its own scale. */
  why: z.array(z.object({ retriever: z.string(), rank: z.int().min(1), score: z.number() })),
  /** What moved it from its place by words alone. */
  moved: z.string(),
});
export type ExplainedRow = z.infer<typeof RowSchema>;

/** What `daybook eval --explain --json` prints. */
export const ExplanationSchema = z.object({
  /** Null for a text that is no question of the folder. */
  id: z.string().nullable(),
  query: z.string(),
  gold: z.array(z.object({ path: z.string(), heading: z.string().nullable() })),
  /** Rank of the first right file among the files found; null when none is found or known. */
  fileRank: z.int().min(1).nullable(),
  /** The best rank that each stage gave a passage of a right file. */
  rightAt: z.record(z.string(), z.int().min(1)),
  results: z.array(RowSchema),
  degraded: z.array(DegradedSchema),
  ms: SearchResultSchema.shape.ms,
});
export type Explanation = z.infer<typeof ExplanationSchema>;

/** `↑6 by vector #1`: how far the stages together moved a passage from its rank by words, and which ranked it better. */
function movedText(rank: number, why: readonly Pick<Why, 'rank' | 'retriever'>[]): string {
  const words: number | null = why.find(({ retriever }) => retriever === BY_WORDS)?.rank ?? null;
  const better = why.filter((one) => one.retriever !== BY_WORDS && (words === null || one.rank < words));
  const by = better.map((one) => `${one.retriever} #${one.rank}`).join(', ');
  if (words === null) return by === '' ? '' : `not by words: ${by}`;
  if (words < rank) return `↓${rank - words}`;
  return `${words === rank ? '=' : `↑${words - rank}`}${by === '' ? '' : ` by ${by}`}`;
}

/** The order of a search with what each stage said of each passage, and where the right ones stand. */
export function explanationOf(
  { query, results, degraded, ms }: SearchResult,
  asked: { readonly id: string | null; readonly gold: readonly Gold[]; readonly folder: EvalFolder },
): Explanation {
  const right = new Set(asked.gold.map(({ path }) => path));
  const rows = results.map(({ rank, line, headings, score, why, ...place }): ExplainedRow => {
    const path = corpusPath(asked.folder, place);
    return { rank, path, line, headings, score, isRight: right.has(path), why, moved: movedText(rank, why) };
  });
  const rightAt = new Map<string, number>();
  const lower = (stage: string, rank: number) => rightAt.set(stage, Math.min(rank, rightAt.get(stage) ?? rank));
  for (const row of rows.filter(({ isRight }) => isRight)) {
    lower('fused', row.rank);
    for (const { retriever, rank } of row.why) lower(retriever, rank);
  }
  const fileRank = filesOf(rows).findIndex((path) => right.has(path)) + 1;
  return {
    id: asked.id,
    query,
    gold: asked.gold.map(({ path, heading }) => ({ path, heading })),
    fileRank: fileRank === 0 ? null : fileRank,
    rightAt: Object.fromEntries(rightAt),
    results: rows,
    degraded,
    ms,
  };
}

const FIRST_ROWS = 15;
const FIRST_OF_A_STAGE = 3;
const RIGHT_ROWS = 3;

/** The rows that tell the story: the first ones, the first of each stage, and the first right ones. */
export function rowsToShow(rows: readonly ExplainedRow[]): readonly ExplainedRow[] {
  const right = new Set(rows.filter(({ isRight }) => isRight).slice(0, RIGHT_ROWS));
  return rows.filter(
    (row) =>
      row.rank <= FIRST_ROWS ||
      right.has(row) ||
      row.why.some(({ retriever, rank }) => STAGES.includes(retriever) && rank <= FIRST_OF_A_STAGE),
  );
}
