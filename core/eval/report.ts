import { z } from 'zod';
import { SEARCH_MODES } from '../contract/search.ts';
import { DegradedSchema, type Degraded } from '../contract/notices.ts';
import { Count, Ms } from '../contract/scalars.ts';
import { mean, percentile, summarise, abstentionOf, type Grade, type Summary } from './measures.ts';
import type { Answered } from './answer-questions.ts';
import { measuredKind } from './questions.ts';
import type { Scope, Searched } from './search-questions.ts';

const Share = z.number().min(0).max(1);

const KindSchema = z.object({
  n: Count,
  r1: Share,
  r5: Share,
  r10: Share,
  /** Mean of 1/rank; a right file behind the tenth place counts nothing. */
  mrr: Share,
  /** Whether one of the first five passages stands under a right heading, where one is graded; null where none is. */
  headingAt5: Share.nullable(),
});

/** By kind of question, and `ALL`; shares of the answerable questions, file level. */
const ByKindSchema = z.record(z.string(), KindSchema);
const TimesSchema = z.object({ p50: Ms, p95: Ms });

/** What `daybook eval --json` prints. */
export const EvalReportSchema = z.object({
  /** Where questions looked for all of this but `perCorpus`. */
  scope: z.enum(['pooled', 'per-corpus']),
  mode: z.enum(SEARCH_MODES),
  questions: Count,
  byKind: ByKindSchema,
  /** With `--per-corpus`: each question only in its own corpus. */
  perCorpus: ByKindSchema.optional(),
  /** Null when nothing was asked (`--no-ask`). */
  abstention: z
    .object({
      answered: Count,
      refused: Count,
      /** Share of the answerable questions that were refused; null without any. */
      falseRefusal: Share.nullable(),
      /** Share of the unanswerable questions that were answered; null without any. */
      falseAnswer: Share.nullable(),
    })
    .nullable(),
  answers: z
    .object({
      /** Over answerable questions with hand-written facts: mean share that stands in the cited lines, 0 when refused. */
      factRecall: Share.nullable(),
      /** The same over all questions with facts, whoever chose them. */
      factRecallAll: Share.nullable(),
      /** Of the citations under answerable questions, the share that points into a right file. */
      citationPrecision: Share.nullable(),
      /** Of the commands shown, the share that stands in the note's code byte for byte. */
      commandsVerbatim: Share.nullable(),
    })
    .nullable(),
  /** Of a search, models warm; each stage apart, and of a whole extractive answer (null when not asked). */
  ms: TimesSchema.extend({
    stages: z.object({ lexical: TimesSchema, vector: TimesSchema, rerank: TimesSchema }),
    ask: TimesSchema.nullable(),
  }),
  degraded: z.array(DegradedSchema),
});
export type EvalReport = z.infer<typeof EvalReportSchema>;
type ByKind = z.infer<typeof ByKindSchema>;

/** The row over all kinds. */
export const ALL = 'ALL';

/** Measures of each kind that has answerable questions, by name, and of all together. */
export function summaries(searched: readonly Searched[]): Map<string, Summary> {
  const grades = new Map<string, Grade[]>();
  for (const { question, grade } of searched) {
    if (grade === null) continue;
    const kind = measuredKind(question);
    grades.set(kind, [...(grades.get(kind) ?? []), grade]);
  }
  const kinds = [...grades].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map([
    ...kinds.map(([kind, some]) => [kind, summarise(some)] as const),
    [ALL, summarise(kinds.flatMap(([, some]) => some))],
  ]);
}

function byKind(searched: readonly Searched[]): ByKind {
  const rows = [...summaries(searched)].map(([kind, { n, r1, r5, r10, mrr, headingAt5 }]) => {
    return [kind, { n, r1, r5, r10, mrr, headingAt5 }] as const;
  });
  return Object.fromEntries(rows);
}

function times(values: readonly number[]): z.infer<typeof TimesSchema> {
  return { p50: percentile(values, 0.5) ?? 0, p95: percentile(values, 0.95) ?? 0 };
}

/** Both errors of saying that the notes do not hold it. */
function abstention(answered: readonly Answered[]): EvalReport['abstention'] {
  return abstentionOf(answered.map(({ question, refused }) => ({ answerable: question.gold.length > 0, refused })));
}

function answers(answered: readonly Answered[]): EvalReport['answers'] {
  const answerable = answered.filter(({ question }) => question.gold.length > 0);
  const recall = (some: readonly Answered[]) => mean(some.flatMap(({ factShare }) => factShare ?? []));
  const share = (part: number, of: number) => (of === 0 ? null : part / of);
  const total = (some: readonly Answered[], count: (one: Answered) => number) =>
    some.reduce((sum, one) => sum + count(one), 0);
  return {
    factRecall: recall(answerable.filter(({ question }) => question.factsSource === 'hand')),
    factRecallAll: recall(answerable),
    citationPrecision: share(
      total(answerable, ({ citations }) => citations.right),
      total(answerable, ({ citations }) => citations.all),
    ),
    commandsVerbatim: share(
      total(answered, ({ commands }) => commands.verbatim),
      total(answered, ({ commands }) => commands.all),
    ),
  };
}

/** Everything that was run. */
export interface EvalRun {
  readonly scope: Scope;
  readonly mode: EvalReport['mode'];
  readonly searched: readonly Searched[];
  /** Null when that was not run. */
  readonly perCorpus: readonly Searched[] | null;
  /** Null when nothing was asked. */
  readonly answered: readonly Answered[] | null;
  /** What did not work while the index was made. */
  readonly degraded: readonly Degraded[];
}

/** Adds a run up. */
export function reportOf(run: EvalRun): EvalReport {
  const { searched, perCorpus, answered } = run;
  const seen = new Map(
    [...run.degraded, ...searched.flatMap(({ degraded }) => degraded)].map((one) => [one.code, one] as const),
  );
  const stage = (name: 'lexical' | 'vector' | 'rerank') => times(searched.map(({ ms }) => ms[name]));
  return {
    scope: run.scope,
    mode: run.mode,
    questions: searched.length,
    byKind: byKind(searched),
    ...(perCorpus === null ? {} : { perCorpus: byKind(perCorpus) }),
    abstention: answered && abstention(answered),
    answers: answered && answers(answered),
    ms: {
      ...times(searched.map(({ ms }) => ms.total)),
      stages: { lexical: stage('lexical'), vector: stage('vector'), rerank: stage('rerank') },
      ask: answered && times(answered.map(({ ms }) => ms)),
    },
    degraded: [...seen.values()],
  };
}
