import { accountOf, completed, leadsToList, listBelow, type Said } from './account.ts';
import { judgePart, leadInAt, type Asked, type Judged } from './judge.ts';
import type { Part, ReadNote } from './read-notes.ts';
import type { Comparison } from '../query/sides.ts';
import type { Wish, WishKind } from '../query/wish.ts';
import { contentStems } from '../query/words.ts';

/** Sentences of an answer, by what the question wants. */
const MOST: Readonly<Record<WishKind, number>> = {
  procedure: 4,
  statement: 4,
  reason: 3,
  decision: 3,
  when: 1,
  said: 6,
  who: 3,
  list: 4,
  effect: 3,
  what: 3,
};

/** Longest gap, in lines, over which two chosen sentences of one passage are still read as one account. */
const ACCOUNT_GAP_LINES = 6;
/** Below this share of the question's words, a further sentence has to stand beside the best one to be worth its place. */
const MIN_FURTHER_COVERAGE = 0.2;
/** A sentence with fewer words of its own only names what was asked; what is said about it comes next. */
const SAYS_LITTLE_WORDS = 4;
/** A note this short is read whole; of a longer one, the sections that were found. */
const READ_WHOLE_CHARS = 6_000;

/** The units of a note that an answer may be made of, the best first. */
export function judgedOf(note: ReadNote, asked: Asked, names: readonly string[]): Judged[] {
  const parts = note.chars <= READ_WHOLE_CHARS ? note.parts : note.parts.filter(({ hits }) => hits.length > 0);
  return parts
    .flatMap((part) => judgePart(part, note, { ...asked, names }))
    .toSorted((a, b) => b.score - a.score || a.part.line - b.part.line || a.at - b.at);
}

/** The sentence that follows the best one in its paragraph or item, when the best one says little by itself. */
function continuationOf(best: Judged, all: readonly Judged[]): Judged[] {
  if (best.beyond > SAYS_LITTLE_WORDS) return [];
  const next = all.find((one) => one.part === best.part && one.at === best.at + 1);
  return next !== undefined && next.unit.block === best.unit.block ? [next] : [];
}

/** Of a comparison, what tells of either side; the best of a side that nothing chosen speaks of is added. */
function ofBothSides(chosen: readonly Judged[], ranked: readonly Judged[], { sides, isOnly }: Comparison): Judged[] {
  const stems = new Map(ranked.map((one) => [one, contentStems(one.unit.text)]));
  const has = (one: Judged, side: string) => stems.get(one)?.has(side) ?? false;
  const kept = chosen.filter((one) => !isOnly || sides.some((side) => has(one, side)));
  for (const side of sides) {
    if (kept.some((one) => has(one, side))) continue;
    const best = ranked.find((one) => has(one, side) && !/\?\W*$/.test(one.unit.text));
    if (best !== undefined) kept.push(best);
  }
  return kept.length > 0 ? kept : [...chosen];
}

/**
 * Of a list below a chosen line, the items that hold what the line does not: `what failed in the audit` asks for the rows with
 * `failed`. Where none or all of them do, the list is said as it stands.
 */
function ofListBelow(chosen: readonly Judged[], lead: Judged, ranked: readonly Judged[]): readonly Judged[] {
  const units = lead.part.units();
  const list = new Set(leadsToList(units, lead.at) ? listBelow(units, lead.at) : []);
  const isListed = (one: Judged) => one.part === lead.part && list.has(one.at);
  const items = ranked.filter(isListed);
  const asked = items.filter(({ held }) => [...held].some((stem) => !lead.held.has(stem)));
  if (asked.length === 0 || asked.length === items.length) return chosen;
  if (!chosen.includes(lead) && !chosen.some((one) => asked.includes(one))) return chosen;
  const left = chosen.flatMap((one) => (one === lead ? asked : isListed(one) && !asked.includes(one) ? [] : [one]));
  return [...new Set(left)];
}

/** Picks what an answer says: the best, with both sides of what is compared. */
export function pick(ranked: readonly Judged[], wish: Pick<Wish, 'kind' | 'sides' | 'form'>): Judged[] {
  const near = pickNear(ranked, wish);
  const above = near.flatMap(({ part, at }) => {
    const lead = leadInAt(part.units(), at);
    return ranked.find((one) => one.part === part && one.at === lead) ?? [];
  });
  const leads = new Set([...near, ...above]);
  const picked = [...leads].reduce<readonly Judged[]>((chosen, lead) => ofListBelow(chosen, lead, ranked), near);
  return wish.sides === null ? [...picked] : ofBothSides(picked, ranked, wish.sides);
}

/** True for a unit with a word of the question that does not only name the form of its answer. */
function isOfSubject({ held }: Judged, { form }: Pick<Wish, 'form'>): boolean {
  return [...held].some((stem) => form?.stems.has(stem) !== true);
}

/** True for a row of the same table that has less of the question: the names of its columns are in every row. */
function isOtherRow(one: Judged, best: Judged): boolean {
  if (one.unit.tableLine === null || one.unit.tableLine !== best.unit.tableLine || one.part !== best.part) return false;
  return one.held.size < best.held.size && [...one.held].every((stem) => best.held.has(stem));
}

/** The best unit and further ones: near it in score, and first of all those that stand beside it. */
function pickNear(ranked: readonly Judged[], wish: Pick<Wish, 'kind' | 'form'>): Judged[] {
  const { kind } = wish;
  const [best] = ranked;
  if (!best) return [];
  const beside = (one: Judged) =>
    one.part === best.part && Math.abs(one.unit.line - best.unit.line) <= ACCOUNT_GAP_LINES;
  const chosen = [best, ...continuationOf(best, ranked)];
  for (const one of ranked.slice(1)) {
    if (chosen.length >= MOST[kind]) break;
    if ((kind === 'decision' || kind === 'reason' || kind === 'effect') && !one.hasCue) continue;
    if (one.coverage < MIN_FURTHER_COVERAGE || (best.denies && !one.denies)) continue;
    if (wish.form?.isRequired === true && isOfSubject(best, wish) && !isOfSubject(one, wish)) continue;
    if (isOtherRow(one, best)) continue;
    const enough = one.score >= best.score * (beside(one) ? 0.6 : 0.8);
    if (enough && !chosen.some(({ unit }) => unit.text === one.unit.text)) chosen.push(one);
  }
  return chosen;
}

/** Chosen units as sentences: the part of the best one first, each part in its order. */
export function saidOf(chosen: readonly Judged[]): Said[] {
  const byPart = Map.groupBy(chosen, ({ part }) => part);
  return [...byPart].flatMap(([part, own]: [Part, Judged[]]) =>
    accountOf(part, completed(part.units(), new Set(own.map(({ at }) => at)))),
  );
}
