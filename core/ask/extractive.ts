import { contentStems, fold } from './words.ts';
import type { ContextPassage } from './context.ts';
import type { Query } from './query.ts';
import { unitsOf, type Unit } from './units.ts';

/** A unit chosen as part of the answer. */
export interface Extract extends Judged {
  readonly passage: ContextPassage;
  readonly unit: Unit;
  /** Position of the unit in its passage. */
  readonly at: number;
  /** A command block stands right before or after it. */
  readonly besideCode: boolean;
}

/** Wording that tends to carry the answer, by what the question wants. */
const CUES: Readonly<Partial<Record<Query['kind'], RegExp>>> = {
  decision:
    /\b(?:decid\w*|decision|chose|chosen|conclu\w*|because|instead|agreed|settled|go(?:ing)? with|will use|we (?:will|use)|switch\w*|stay with|not (?:to )?use|back to|accepted|rejected)\b/i,
  'how-to':
    /\b(?:fix\w*|solv\w*|resolv\w*|work(?:s|ed|ing)\b|ran|run|execut\w*|restart\w*|set|increase\w*|add(?:ed)?|remov\w*|instal\w*|check|make sure|ensure|turn(?:ed)? (?:on|off)|first|then)\b/i,
  error:
    /\b(?:fix\w*|solv\w*|resolv\w*|cause[ds]?|because|due to|restart\w*|increase\w*|check|make sure|ensure|work(?:s|ed|ing)\b)\b/i,
};

/** A question for a number is answered by a unit that has one. */
const WANTS_NUMBER =
  /\b(?:port|address|ip|version|how (?:many|much|long|big|old|often|fast)|number of|size|costs?|per ?cent|percentage|price)\b/i;

interface Judged {
  readonly score: number;
  /** Share of the question's idf in the unit itself. */
  readonly coverage: number;
  /** Its wording is of the kind that answers such a question. */
  readonly hasCue: boolean;
  /** Content words that the question does not have. */
  readonly beyond: number;
}

interface Scoring {
  readonly query: Query;
  readonly idf: ReadonlyMap<string, number>;
}

/** Share of the question's idf that these stems hold, 0 to 1. */
function shareIn(stems: ReadonlySet<string>, { query, idf }: Scoring): number {
  let total = 0;
  let held = 0;
  for (const wanted of query.stems) {
    const weight = idf.get(wanted) ?? 0;
    total += weight;
    if (stems.has(wanted)) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** What stands above an item and belongs to each of the list: `Running on the build host:`. */
function leadInOf(units: readonly Unit[], at: number): string {
  if (units[at]?.kind !== 'item') return '';
  let above = at - 1;
  while (units[above]?.kind === 'item') above -= 1;
  const lead = units[above];
  return lead?.kind === 'sentence' && lead.text.endsWith(':') ? lead.text : '';
}

function judge(unit: Unit & { readonly leadIn: string }, passage: ContextPassage, context: Scoring): Judged {
  const { query } = context;
  const own = contentStems(unit.text);
  const coverage = shareIn(own, context);
  const withLeadIn = unit.leadIn === '' ? coverage : shareIn(contentStems(`${unit.leadIn} ${unit.text}`), context);
  const wanted = new Set(query.stems);
  const beyond = [...own].filter((found) => !wanted.has(found)).length;
  const hasCue = CUES[query.kind]?.test(unit.text) ?? false;
  let score = withLeadIn + 0.5 * passage.candidate.evidence.coverage + 0.3 / passage.n;
  if (hasCue) score += 0.25;
  if (WANTS_NUMBER.test(query.text) && /(?<![\p{L}\p{N}])\p{N}/u.test(unit.text)) score += 0.3;
  if (query.person !== null) score += saidBy(query.person, unit.text);
  if (/\?\s*$/.test(unit.text)) score -= 0.3;
  if (beyond < 2) score -= 0.5;
  return { score, coverage, hasCue, beyond };
}

/** What a person said stands after the name and a colon, or with the name in it. */
function saidBy(person: string, text: string): number {
  const name = fold(person);
  const folded = fold(text);
  if (folded.slice(0, Math.max(0, folded.indexOf(':'))).includes(name)) return 0.6;
  return folded.includes(name) ? 0.3 : 0;
}

/** What a command next to it adds to a sentence, when commands were asked for. */
const BESIDE_CODE = 0.25;

/** Sentences of an answer, by what the question wants. */
const MOST: Readonly<Record<Query['kind'], number>> = {
  'how-to': 4,
  error: 4,
  decision: 3,
  when: 1,
  person: 6,
  list: 4,
  what: 3,
};

/** Longest gap, in lines, over which two chosen sentences of one passage are still read as one account. */
const ACCOUNT_GAP_LINES = 6;

/** Below this share of the question's words, a further sentence has to stand beside a command to be worth its place. */
const MIN_FURTHER_COVERAGE = 0.2;

/** Sub-items that an item takes with it: its reason or details. */
const MOST_DETAILS = 2;

/** A sentence with fewer words of its own only names what was asked; what is said about it comes next. */
const SAYS_LITTLE_WORDS = 4;

/** The sentence that follows the best one in its paragraph or item, when the best one says little by itself. */
function continuationOf(best: Extract, all: readonly Extract[]): Extract[] {
  if (best.beyond > SAYS_LITTLE_WORDS) return [];
  const next = all.find((one) => one.passage === best.passage && one.at === best.at + 1);
  const sameBlock =
    next !== undefined &&
    next.unit.line <= best.unit.endLine + 1 &&
    next.unit.kind === best.unit.kind &&
    !next.unit.startsBlock;
  return sameBlock ? [next] : [];
}

/** An item without its sub-list is half a sentence: `WILLNOTFIX: the font` says why one level deeper. */
function withDetails(chosen: readonly Extract[], all: readonly Extract[]): Extract[] {
  return chosen.flatMap((extract) => {
    if (extract.unit.kind !== 'item') return [extract];
    const below: Extract[] = [];
    for (const next of all
      .filter((one) => one.passage === extract.passage && one.at > extract.at)
      .sort((a, b) => a.at - b.at)) {
      if (next.unit.kind !== 'item' || next.unit.indent <= extract.unit.indent || below.length === MOST_DETAILS) break;
      if (!chosen.includes(next)) below.push(next);
    }
    return [extract, ...below];
  });
}

/** Picks further units: near the best in score, and first of all those that stand beside it. */
function pick(ranked: readonly Extract[], query: Query): Extract[] {
  const [best] = ranked;
  if (!best) return [];
  const beside = (extract: Extract) =>
    extract.passage === best.passage && Math.abs(extract.unit.line - best.unit.line) <= ACCOUNT_GAP_LINES;
  const chosen = [best, ...continuationOf(best, ranked)];
  for (const extract of ranked.slice(1)) {
    if (chosen.length >= MOST[query.kind]) break;
    if (query.kind === 'decision' && !extract.hasCue) continue;
    if (extract.coverage < MIN_FURTHER_COVERAGE && !(extract.besideCode && beside(extract))) continue;
    const share = beside(extract) ? (extract.besideCode ? 0.45 : 0.6) : 0.8;
    const enough = extract.score >= best.score * share;
    const repeated = chosen.some(({ unit }) => unit.text === extract.unit.text);
    if (enough && !repeated) chosen.push(extract);
  }
  return chosen;
}

/**
 * Chooses the sentences that answer, in the note's own words and without a model.
 * Within a passage they keep their order; the passage of the best one comes first.
 *
 * @returns empty when no unit says anything about the question
 */
export function extract(
  query: Query,
  passages: readonly ContextPassage[],
  idf: ReadonlyMap<string, number>,
): Extract[] {
  const ranked: Extract[] = [];
  const wantsCommands = query.kind === 'how-to' || query.kind === 'error';
  for (const passage of passages) {
    const units = unitsOf(passage.text, passage.line);
    for (const [at, unit] of units.entries()) {
      if (unit.kind === 'code' || unit.kind === 'heading' || unit.text.length < 3) continue;
      const besideCode = wantsCommands && (units[at - 1]?.kind === 'code' || units[at + 1]?.kind === 'code');
      const judged = judge({ ...unit, leadIn: leadInOf(units, at) }, passage, { query, idf });
      ranked.push({ ...judged, passage, unit, at, besideCode, score: judged.score + (besideCode ? BESIDE_CODE : 0) });
    }
  }
  ranked.sort((a, b) => b.score - a.score || a.passage.n - b.passage.n || a.at - b.at);
  const chosen = pick(ranked, query);
  const leader = chosen[0]?.passage.n;
  return withDetails(chosen, ranked).sort(
    (a, b) =>
      Number(b.passage.n === leader) - Number(a.passage.n === leader) || a.passage.n - b.passage.n || a.at - b.at,
  );
}
