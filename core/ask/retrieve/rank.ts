import type { Why } from '../../contract/search.ts';
import { contributionsOf, scoresOf, type Contribution, type RankModel } from './rank-model.ts';
import { rankedUnit } from './ranked-unit.ts';
import type { Described, QuestionSigns, Signs } from './signs.ts';

/** A candidate in its place. */
export interface Ranked {
  readonly signs: Signs;
  /** Of its note, never above that of a candidate before it; on no scale of its own. */
  readonly score: number;
  readonly why: readonly Why[];
  /** What each feature added to the candidate's own score for its note; only when asked for. */
  readonly features?: readonly Contribution[];
}

/** Sections shown of the first notes before the next note follows; of all others one. */
const SECTIONS_FIRST = [2, 1, 1, 1] as const;

/** A chunk that holds the names of the question as written, or its words in a row: it leads, whatever else is near. */
export function isExact({ evidence }: Signs, hasNames: boolean | null): boolean {
  if (hasNames === null || evidence.coverage < 0.8) return false;
  return evidence.phrase || (hasNames && evidence.identifiers === 1);
}

/**
 * Where a question asks what to do and two notes hold it about equally well, the one with a section that says what was done
 * comes first. Set by hand: the graded questions of that kind name their alert, so that any order finds them.
 */
const ACTION_BONUS = 0.6;
const ACTION_LEAST_COVERAGE = 0.5;

function bonusOf({ role, evidence }: Signs, { kind }: QuestionSigns): number {
  const wantsAction = kind === 'how-to' || kind === 'error';
  return wantsAction && role === 'action' && evidence.coverage >= ACTION_LEAST_COVERAGE ? ACTION_BONUS : 0;
}

interface UnitRank {
  readonly at: number;
  readonly isExact: boolean;
  readonly score: number;
}

interface Scored {
  readonly signs: readonly Signs[];
  readonly noteScores: readonly number[];
  readonly sectionScores: readonly number[];
  readonly hasNames: boolean | null;
}

/**
 * The candidates of a unit by section: the section that answers first, and in each the chunk with the most of the question
 * first.
 */
function inSections(unit: readonly number[], { signs, noteScores, sectionScores, hasNames }: Scored): number[][] {
  const exactness = (at: number) => Number(signs[at] !== undefined && isExact(signs[at], hasNames));
  const bestBy = (scores: readonly number[]) => (a: number, b: number) =>
    exactness(b) - exactness(a) || (scores[b] ?? 0) - (scores[a] ?? 0) || a - b;
  // The order of the groups is that of their best by section.
  const sections = Map.groupBy(unit.toSorted(bestBy(sectionScores)), (at) => signs[at]?.chunk.sectionId ?? 0);
  return [...sections.values()].map((section) => section.toSorted(bestBy(noteScores)));
}

/**
 * Ranks candidates in two steps: which note, or which day of a journal, answers (by its best candidate, exact hits first),
 * and which section of it.
 *
 * @param hasNames whether the question holds names that must stand as written; null: no hit leads for being exact
 * @returns every candidate once: the best sections of the best notes and days, then what is left of them
 */
export function rankCandidates(described: Described, model: RankModel, hasNames: boolean | null): Ranked[] {
  const { signs } = described;
  const noteScores = scoresOf(described, model.note);
  const sectionScores = scoresOf(described, model.section);
  const unitOf = signs.map(({ chunk }) => rankedUnit(chunk));
  const best = new Map<string, UnitRank>();
  signs.forEach((one, at) => {
    const mine = {
      at,
      isExact: isExact(one, hasNames),
      score: (noteScores[at] ?? 0) + bonusOf(one, described.question),
    };
    const unit = unitOf[at] ?? '';
    const known = best.get(unit);
    if (known === undefined || comesFirst(mine, known) < 0) best.set(unit, mine);
  });
  const units = [...best].sort(([, a], [, b]) => comesFirst(a, b));
  const byUnit = Map.groupBy(signs.keys(), (at) => unitOf[at] ?? '');
  const shown: number[] = [];
  const rest: number[] = [];
  units.forEach(([unit], place) => {
    const ordered = inSections(byUnit.get(unit) ?? [], { signs, noteScores, sectionScores, hasNames });
    const first = ordered.slice(0, SECTIONS_FIRST[place] ?? 1);
    shown.push(...first.flatMap((section) => section.slice(0, 1)));
    rest.push(...first.flatMap((section) => section.slice(1)), ...ordered.slice(first.length).flat());
  });
  let least = Infinity;
  return [...shown, ...rest].flatMap((at) => {
    const one = signs[at];
    if (one === undefined) return [];
    least = Math.min(least, best.get(unitOf[at] ?? '')?.score ?? 0);
    return [{ signs: one, score: least, why: whyOf(one, isExact(one, hasNames)) }];
  });
}

/** Adds to the first candidates what each feature gave them. */
export function explainRanked(
  described: Described,
  { model, ranked, limit }: { readonly model: RankModel; readonly ranked: readonly Ranked[]; readonly limit: number },
): Ranked[] {
  const all = contributionsOf(described, model.note);
  return ranked.slice(0, limit).map((one) => ({ ...one, features: all[described.signs.indexOf(one.signs)] ?? [] }));
}

function comesFirst(a: UnitRank, b: UnitRank): number {
  return Number(b.isExact) - Number(a.isExact) || b.score - a.score || a.at - b.at;
}

function whyOf(signs: Signs, exact: boolean): Why[] {
  const { bm25Rank, bm25, vectorRank, similarity, noteRank, noteScore, evidence } = signs;
  const why: Why[] = [];
  if (exact) why.push({ retriever: 'exact', rank: 1, score: evidence.coverage });
  if (bm25Rank > 0) why.push({ retriever: 'lexical', rank: bm25Rank, score: bm25 });
  if (noteRank > 0) why.push({ retriever: 'note', rank: noteRank, score: noteScore });
  if (vectorRank > 0 && similarity !== null) why.push({ retriever: 'vector', rank: vectorRank, score: similarity });
  return why;
}
