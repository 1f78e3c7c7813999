import { contradiction } from './claim-checks.ts';
import { apart, sourceUnits, stated, type SourceUnit } from './claim-scope.ts';
import { clausesOf, type Clause } from './claim.ts';
import type { ContextPassage } from '../retrieve/context.ts';
import type { DraftSentence } from './generate.ts';
import { unitsOf } from '../units/units.ts';
import { contentStems, wordsOf } from '../query/words.ts';

export type Verdict =
  | { readonly kind: 'supported'; readonly passage: ContextPassage; readonly line: number; readonly endLine: number }
  | { readonly kind: 'unsupported'; readonly reason: string };

/** Neighbouring units that may support one sentence together. */
const MAX_UNITS = 3;

interface Claim {
  readonly text: string;
  readonly clauses: readonly Clause[];
  /** Code in backticks: must stand in the source byte for byte. */
  readonly code: readonly string[];
}

function claimOf(text: string): Claim {
  const code = [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  return { text, clauses: clausesOf(text), code };
}

/** Neighbouring units, the fewest first. */
function* windowsOf(units: readonly SourceUnit[]): Generator<readonly SourceUnit[]> {
  for (let size = 1; size <= MAX_UNITS; size += 1) {
    for (let from = 0; from + size <= units.length; from += 1) yield units.slice(from, from + size);
  }
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

/** What stands above a passage: its words may name what the passage is about. */
function aboveOf({ chunk }: ContextPassage): ReadonlySet<string> {
  const text = [chunk.title, ...chunk.headings, chunk.date ?? ''].join('. ');
  return new Set(clausesOf(text).flatMap(({ keys }) => [...keys]));
}

interface Judgement {
  readonly reason: string;
  /** Items that are missing: the fewer, the nearer the reason is to what is wrong. */
  readonly missing: number;
}

function judgeWindow(claim: Claim, window: readonly SourceUnit[], above: ReadonlySet<string>): Judgement | null {
  const missing = claim.clauses.flatMap(({ items }) =>
    items.filter(({ key }) => !above.has(key) && !window.some(({ keys }) => keys.has(key))),
  );
  const [first] = missing;
  if (first !== undefined)
    return { reason: `“${first.text}” does not stand in the lines that it cites`, missing: missing.length };
  const some = apart(claim.clauses, window, above);
  if (some !== null) {
    const words = some.map(({ text }) => `“${text}”`).join(', ');
    return { reason: `the note does not say ${words} of one thing`, missing: 0.5 };
  }
  const wrong = contradiction(claim.text, window.map(({ said }) => said).join('\n'));
  return wrong === null ? null : { reason: wrong, missing: 0 };
}

function judge(claim: Claim, passage: ContextPassage): Verdict {
  const altered = claim.code.find((code) => !standsIn(passage.text, code));
  if (altered !== undefined) return { kind: 'unsupported', reason: `\`${altered}\` is not in the note as written` };
  const units = unitsOf(passage.text, passage.line).filter(({ kind }) => kind !== 'heading');
  const same = units.find((unit) => unit.kind !== 'code' && unit.text === claim.text && stated(unit) === unit.text);
  if (same !== undefined) return { kind: 'supported', passage, line: same.line, endLine: same.endLine };
  const above = aboveOf(passage);
  let nearest: Judgement = { reason: `passage ${passage.n} does not say it`, missing: Infinity };
  for (const window of windowsOf(sourceUnits(units))) {
    const wrong = judgeWindow(claim, window, above);
    if (wrong === null) {
      const line = window[0]?.unit.line ?? passage.line;
      return { kind: 'supported', passage, line, endLine: window.at(-1)?.unit.endLine ?? line };
    }
    // What a smaller window says the other way round is not put right by what stands around it.
    if (wrong.missing === 0) return { kind: 'unsupported', reason: wrong.reason };
    if (wrong.missing < nearest.missing) nearest = wrong;
  }
  return { kind: 'unsupported', reason: nearest.reason };
}

/** Words that speak of the answer instead of giving it. */
const META = contentStems('answer question passage note text following conclusion feature example');

/**
 * Checks a generated sentence against the passages that it cites: its words (or others of the same meaning), its
 * numbers and names and its code must stand together in at most three neighbouring units of one of them, and be said
 * there of the same things, as surely, and not the other way round. When only the number is wrong and
 * another passage of the prompt says it, the sentence is cited from there.
 *
 * @param question a sentence that only repeats it says nothing
 */
export function verify(sentence: DraftSentence, passages: readonly ContextPassage[], question: string): Verdict {
  const claim = claimOf(sentence.text);
  const asked = contentStems(question);
  if (![...contentStems(sentence.text)].some((found) => !asked.has(found) && !META.has(found)))
    return { kind: 'unsupported', reason: 'it only repeats the question' };
  if ([...contentStems(sentence.text)].every((found) => META.has(found) || /^\p{N}+$/u.test(found)))
    return { kind: 'unsupported', reason: 'it says a number of nothing' };
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
