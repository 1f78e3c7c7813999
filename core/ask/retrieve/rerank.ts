import type { Degraded } from '../../contract/notices.ts';
import { DaybookError, toDaybookError } from '../../errors.ts';
import { textId } from '../../extract/text-id.ts';
import type { Reranker } from '../../models/model.ts';
import { embedText } from '../../notes/embed-text.ts';
import type { Query } from '../query/query.ts';
import type { Candidate } from './retrieve.ts';

/** Candidates that are read again: below them stands little that a reader would take for the answer. */
export const RERANKED = 30;
/** What the user waits for at most; what is not scored by then keeps its place. */
const BUDGET_MS = 500;
/** Of a passage: with 1,000, other tools lost answers; the models read 512 tokens, about 2,000. */
const PASSAGE_CHARS = 2000;
/** A pasted log is no question: its beginning must do. */
const QUERY_CHARS = 1000;
/** onnxruntime keeps the memory of the largest batch that it saw. */
const BATCH_PASSAGES = 10;

/** Reciprocal ranks as in fuse.ts. */
const RANK_K = 10;

/**
 * How much the first stage's place counts against the reranker's. The higher it stood, the more witnesses there were: a
 * reranker may sort the middle, but takes a first place only from one that it thinks little of.
 */
function trustAt(place: number): number {
  if (place < 3) return 0.75;
  return place < 10 ? 0.6 : 0.4;
}

/**
 * The order of candidates after their scores are known: each place of the first stage blended with the place that its score
 * gives it among the scored. Those without a score stay exactly where they were.
 *
 * @param scores in the order of the first stage; higher is better, on any scale
 * @returns positions of the first stage, in the new order
 */
export function blend(scores: readonly (number | null)[]): number[] {
  const rankOf = placesByScore(scores);
  const value = (at: number): number => {
    const trust = trustAt(at);
    return trust / (RANK_K + at + 1) + (1 - trust) / (RANK_K + (rankOf.get(at) ?? at) + 1);
  };
  const blended = [...rankOf.keys()].sort((a, b) => value(b) - value(a) || a - b);
  let next = 0;
  return scores.map((score, at) => (score === null ? at : (blended[next++] ?? at)));
}

/** From 0, of each that has a score. */
function placesByScore(scores: readonly (number | null)[]): Map<number, number> {
  const scored = scores.flatMap((score, at) => (score === null ? [] : [{ at, score }]));
  scored.sort((a, b) => b.score - a.score || a.at - b.at);
  return new Map(scored.map(({ at }, place) => [at, place]));
}

/** Scores by question and passage; of the reranker, so a change of model starts anew. */
const known = new WeakMap<Reranker, Map<string, number>>();
/** About 1 MB. */
const KNOWN_SCORES = 10_000;

function scoresOf(reranker: Reranker): Map<string, number> {
  let scores = known.get(reranker);
  if (scores === undefined || scores.size > KNOWN_SCORES) known.set(reranker, (scores = new Map()));
  return scores;
}

export interface RerankInput {
  /** As the first stage ranked them, best first; more than `RERANKED` may be given. */
  readonly candidates: readonly Candidate[];
  readonly budgetMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Reranked {
  /** All that were given. */
  readonly candidates: readonly Candidate[];
  readonly degraded: readonly Degraded[];
  readonly ms: number;
}

/**
 * Reads the best candidates together with the question, and sorts them again within a budget of time. Candidates that hold
 * the names of the question as written stay in front. Without a reranker nothing changes; one that fails costs this stage
 * only, and `degraded` says so.
 *
 * @throws DaybookError `cancelled`
 */
export async function rerank(
  reranker: Reranker | null | undefined,
  query: Pick<Query, 'topic'>,
  { candidates, budgetMs = BUDGET_MS, signal }: RerankInput,
): Promise<Reranked> {
  const startMs = performance.now();
  const read = candidates.slice(0, RERANKED);
  if (!reranker || read.length < 2) return { candidates, degraded: [], ms: 0 };
  const scores: (number | null)[] = [];
  const untilMs = startMs + budgetMs;
  const reading = { reranker, question: query.topic.slice(0, QUERY_CHARS), untilMs, signal };
  const degraded: Degraded[] = [];
  try {
    for (let from = 0; from < read.length; from += BATCH_PASSAGES) {
      scores.push(...(await scoreBatch(read.slice(from, from + BATCH_PASSAGES), reading)));
    }
    if (scores.every((score) => score === null)) degraded.push(tooSlow(reranker, budgetMs));
  } catch (thrown) {
    const error = toDaybookError(thrown);
    if (signal?.aborted === true || error.code === 'cancelled') throw cancelled(error);
    const message = `Not sorted again by ${reranker.name}: ${error.message}`;
    degraded.push({ code: 'rerank-failed', message, fix: error.hint });
  }
  const all = candidates.map((_, at) => scores[at] ?? null);
  return { candidates: sorted(candidates, all), degraded, ms: performance.now() - startMs };
}

function cancelled(cause: DaybookError): DaybookError {
  return cause.code === 'cancelled' ? cause : new DaybookError('cancelled', 'The search was stopped.', { cause });
}

function tooSlow({ name }: Reranker, budgetMs: number): Degraded {
  const message = `Not sorted again: ${name} read no passage within ${budgetMs} ms.`;
  return { code: 'rerank-failed', message, fix: 'Ask again: the model is loaded by then.' };
}

interface Reading {
  readonly reranker: Reranker;
  readonly question: string;
  readonly untilMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Scores that are known cost nothing; the others are read as long as there is time. */
async function scoreBatch(batch: readonly Candidate[], reading: Reading): Promise<(number | null)[]> {
  const { reranker, question, untilMs, signal } = reading;
  const kept = scoresOf(reranker);
  const asked = batch.map((candidate) => {
    const passage = passageText(candidate);
    return { passage, key: `${textId(question)}${textId(passage)}` };
  });
  const unknown = asked.filter(({ key }) => !kept.has(key));
  const leftMs = untilMs - performance.now();
  if (unknown.length > 0 && leftMs > 0) {
    const passages = unknown.map(({ passage }) => passage);
    const found = await reranker.score(question, passages, {
      budgetMs: Math.ceil(leftMs),
      ...(signal === undefined ? {} : { signal }),
    });
    for (const [at, { key }] of unknown.entries()) {
      const score = found[at] ?? null;
      if (score !== null && Number.isFinite(score)) kept.set(key, score);
    }
  }
  return asked.map(({ key }) => kept.get(key) ?? null);
}

/** A passage as the cross-encoder reads it: headings first. */
function passageText({ chunk: { title, headings, text } }: Candidate): string {
  return embedText({ title, headings, date: null, text }).slice(0, PASSAGE_CHARS);
}

function isExact({ why }: Candidate): boolean {
  return why.some(({ retriever }) => retriever === 'exact');
}

/** The candidates in their new order, each with what the reranker thinks of it. Exact hits stay before all others. */
function sorted(candidates: readonly Candidate[], scores: readonly (number | null)[]): Candidate[] {
  const byScore = placesByScore(scores);
  const first = candidates.findIndex((candidate) => !isExact(candidate));
  const front = first === -1 ? candidates.length : first;
  const order = [...blend(scores.slice(0, front)), ...blend(scores.slice(front)).map((at) => front + at)];
  return order.flatMap((at) => {
    const candidate = candidates[at];
    const score = scores[at] ?? null;
    if (candidate === undefined) return [];
    if (score === null) return [candidate];
    const why = { retriever: 'rerank' as const, rank: (byScore.get(at) ?? 0) + 1, score };
    return [{ ...candidate, why: [...candidate.why, why] }];
  });
}
