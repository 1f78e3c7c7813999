import { contentStems, fold, isStopWord, wordsOf } from './words.ts';
import type { ContextPassage } from './context.ts';
import type { DraftSentence } from './generate.ts';
import { unitsOf, type Unit } from './units.ts';

export type Verdict =
  | { readonly kind: 'supported'; readonly passage: ContextPassage; readonly line: number; readonly endLine: number }
  | { readonly kind: 'unsupported'; readonly reason: string };

/**
 * Share of a sentence's content words that the cited lines must hold: up to six such words, all of them. One foreign
 * noun is a foreign claim, and losing a good rewording costs less, since the note's own words are shown instead.
 */
const MIN_WORD_SHARE = 0.85;

/** Neighbouring units that may support one sentence together. */
const MAX_UNITS = 3;

const NEGATION =
  /\b(?:not|no|never|none|nothing|without|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|shouldn't|couldn't|wouldn't|neither|nor|unable|fail(?:s|ed)? to)\b/gi;

interface Claim {
  readonly stems: ReadonlySet<string>;
  /** Numbers and names, folded: each must stand in the source as it is. */
  readonly literals: readonly string[];
  /** Code in backticks: must stand in the source byte for byte. */
  readonly code: readonly string[];
  readonly negations: number;
}

/** Numbers, identifiers and capitalised names of a sentence (its first word is capitalised anyway). */
function literalsOf(sentence: string): string[] {
  const found = new Set<string>();
  for (const match of sentence.matchAll(/[\p{L}\p{N}_][\p{L}\p{N}_.:/@%-]*/gu)) {
    const token = match[0].replace(/[.:/-]+$/, '');
    const isName = match.index > 0 && /^\p{Lu}\p{L}/u.test(token) && !isStopWord(token);
    if (/\p{N}|_|\w[/@]\w|\p{Ll}\p{Lu}/u.test(token) || isName) found.add(fold(token));
  }
  return [...found];
}

function claimOf(sentence: string): Claim {
  return {
    stems: contentStems(sentence),
    literals: literalsOf(sentence),
    code: [...sentence.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
    negations: (sentence.match(NEGATION) ?? []).length,
  };
}

function shareOf(claim: Claim, stems: ReadonlySet<string>): number {
  if (claim.stems.size === 0) return 0;
  let held = 0;
  for (const wanted of claim.stems) if (stems.has(wanted)) held += 1;
  return held / claim.stems.size;
}

/** What a unit states. A question states nothing: `should it be on? no` supports only `no`. */
function stated(unit: Unit): string {
  return unit.text.slice(unit.text.lastIndexOf('?') + 1);
}

interface Window {
  readonly units: readonly Unit[];
  readonly share: number;
}

/** The run of at most three neighbouring units that holds most of the claim; fewer units win a tie. */
function bestWindow(units: readonly Unit[], claim: Claim): Window | null {
  let best: Window | null = null;
  for (let from = 0; from < units.length; from += 1) {
    const stems = new Set<string>();
    for (let to = from; to < Math.min(units.length, from + MAX_UNITS); to += 1) {
      const unit = units[to];
      if (unit) for (const found of contentStems(stated(unit))) stems.add(found);
      const share = shareOf(claim, stems);
      const fewer = best !== null && share === best.share && to - from + 1 < best.units.length;
      if (share > (best?.share ?? 0) || fewer) best = { units: units.slice(from, to + 1), share };
    }
  }
  return best;
}

/** True when `code` stands in `text` as it is, and not as a part of a longer word. */
function standsIn(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at !== -1; at = text.indexOf(code, at + 1)) {
    if (
      !/\w\w/.test(text.slice(Math.max(0, at - 1), at + 1)) &&
      !/\w\w/.test(text.slice(at + code.length - 1, at + code.length + 1))
    )
      return true;
  }
  return false;
}

function numbersApart(text: string): string {
  return fold(text).replace(/(?<=\d),(?=\d{3})/g, '');
}

function judge(claim: Claim, passage: ContextPassage): Verdict {
  const units = unitsOf(passage.text, passage.line);
  const window = bestWindow(units, claim);
  if (!window || window.share < MIN_WORD_SHARE) {
    return {
      kind: 'unsupported',
      reason: `passage ${passage.n} does not say it (${Math.round((window?.share ?? 0) * 100)} % of its words)`,
    };
  }
  const { chunk } = passage;
  const said = window.units.map(stated).join('\n');
  const around = numbersApart(`${said}\n${chunk.title}\n${chunk.headings.join('\n')}\n${chunk.date ?? ''}`);
  const missing = claim.literals.find((literal) => !around.includes(numbersApart(literal)));
  if (missing !== undefined)
    return { kind: 'unsupported', reason: `“${missing}” does not stand in the lines that it cites` };
  const altered = claim.code.find((code) => !standsIn(passage.text, code));
  if (altered !== undefined) return { kind: 'unsupported', reason: `\`${altered}\` is not in the note as written` };
  const denied = (said.match(NEGATION) ?? []).length;
  if (claim.negations === 0 ? denied > 0 && window.units.length === 1 && denied % 2 === 1 : denied === 0) {
    return { kind: 'unsupported', reason: 'the note says the opposite, or says it with a condition' };
  }
  return {
    kind: 'supported',
    passage,
    line: window.units[0]?.line ?? passage.line,
    endLine: window.units.at(-1)?.endLine ?? passage.endLine,
  };
}

/** Words that speak of the answer instead of giving it. */
const META = contentStems('answer question passage note text following conclusion feature example');

/**
 * Checks a generated sentence against the passages that it cites: its words, its numbers and names, its code and its
 * negations must stand together in at most three neighbouring units of one of them. When only the number is wrong and
 * another passage of the prompt says it, the sentence is cited from there.
 *
 * @param question a sentence that only repeats it says nothing
 */
export function verify(sentence: DraftSentence, passages: readonly ContextPassage[], question: string): Verdict {
  const claim = claimOf(sentence.text);
  const asked = contentStems(question);
  if (![...claim.stems].some((found) => !asked.has(found) && !META.has(found)))
    return { kind: 'unsupported', reason: 'it only repeats the question' };
  if (wordsOf(sentence.text).length < 3) return { kind: 'unsupported', reason: 'it is not a sentence' };
  if (sentence.cites.length === 0) return { kind: 'unsupported', reason: 'it cites nothing' };
  const cited = sentence.cites.flatMap((n) => passages.find((passage) => passage.n === n) ?? []);
  let reason = 'it cites a passage that does not exist';
  for (const passage of [...cited, ...passages.filter((one) => !cited.includes(one))]) {
    const verdict = judge(claim, passage);
    if (verdict.kind === 'supported') return verdict;
    if (passage === cited[0]) ({ reason } = verdict);
  }
  return { kind: 'unsupported', reason };
}
