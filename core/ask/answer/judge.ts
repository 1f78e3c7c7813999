import { IS_THERE, isOfOtherVersion } from '../query/answer-form.ts';
import { tellsEffect } from '../query/asks-effect.ts';
import { announces } from '../units/unit-lines.ts';
import { hasWord } from '../query/same-word.ts';
import { contentStems, fold, stemOfWritten } from '../query/words.ts';
import { holdsPerson } from '../query/holds-person.ts';
import { isHeaded } from './headed.ts';
import type { Query } from '../query/query.ts';
import type { Part, ReadNote } from './read-notes.ts';
import type { Unit } from '../units/units.ts';
import type { Wish } from '../query/wish.ts';

/** What judging needs to know of the question. */
export interface Asked {
  readonly query: Query;
  readonly wish: Wish;
  readonly idf: ReadonlyMap<string, number>;
}

/** A unit with what speaks for it. */
export interface Judged {
  readonly note: ReadNote;
  readonly part: Part;
  readonly unit: Unit;
  /** Position among the units of its part. */
  readonly at: number;
  readonly score: number;
  /** Share of the question's idf in the unit itself, 0 to 1. */
  readonly coverage: number;
  /** Words of the question that the unit has, as stems. */
  readonly held: ReadonlySet<string>;
  /** It has the value that is asked for (an address, a number, a duration), of what is asked about. */
  readonly hasValue: boolean;
  /** Its wording is of the kind that answers such a question. */
  readonly hasCue: boolean;
  /** It says no to what the question says no to. */
  readonly denies: boolean;
  /** Content words that the question does not have. */
  readonly beyond: number;
}

/** Wording that gives a reason. */
export const REASON_CUE =
  /\b(?:because|since|due to|owing to|so that|in order to|as (?:it|this|that|we|they|the|there)\b|therefore|thus|hence|reasons?|rationale|allows? us|enables? us|avoids?|prevent\w*|would (?:not|have)|benefits?|advantages?|otherwise|the (?:problem|issue|cause) (?:is|was)|caused by|leads? to|led to|means that|the point is|to (?:avoid|prevent|reduce|ensure|make sure|keep|allow|enable|simplify|save)\b)/i;
const AGAINST =
  /^\W*(?:and |so |but )?why not\b|\b(?:we|i|they|you|team)\b.{0,40}\bnot\b|\b(?:did|do|have|are|were|had|would|could)(?:n['’]t| not) (?:we|i|they|you)\b|\bnot (?:chosen|used|taken|adopted|accepted|approved|picked)\b|\b(?:reject|turn(?:ed)? down|rule[ds]? out|against|avoid|drop|give up|gave up)/i;

/** True for a question why something was not chosen. */
export function asksAgainst(question: string): boolean {
  return AGAINST.test(question);
}

/** Wording that decides. */
export const DECISION_CUE =
  /\b(?:decid\w*|decision|chose|chosen|conclu\w*|because|instead|agreed|settled|go(?:ing)? with|will (?:use|be|not|only|continue|no longer)\b|we (?:will|use|should|shall|won't)|switch\w*|stay with|not (?:to )?use|back to|accepted|rejected|consensus|no longer|must|stage \d)\b/i;
const PROCEDURE_CUE =
  /\b(?:fix\w*|solv\w*|resolv\w*|cause[ds]?|because|due to|work(?:s|ed|ing)\b|ran|run|execut\w*|restart\w*|set|increase\w*|add(?:ed)?|remov\w*|instal\w*|check|make sure|ensure|turn(?:ed)? (?:on|off)|first|then|you (?:can|need|should|must|have to)|to do (?:this|so|that)|us(?:e|ing))\b/i;

const CUES: Readonly<Partial<Record<Wish['kind'], (text: string) => boolean>>> = {
  decision: (text) => DECISION_CUE.test(text),
  reason: (text) => REASON_CUE.test(text),
  procedure: (text) => PROCEDURE_CUE.test(text),
  statement: (text) => PROCEDURE_CUE.test(text),
  effect: tellsEffect,
};

/** Share of the question's idf that these stems hold, 0 to 1. */
export function shareOf(stems: ReadonlySet<string>, { query, idf }: Asked): number {
  let total = 0;
  let held = 0;
  for (const wanted of query.stems) {
    const weight = idf.get(wanted) ?? 0;
    total += weight;
    if (hasWord(stems, wanted)) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** What stands above an item or row and belongs to each of them: `Running on the build host:`. */
export function leadInAt(units: readonly Unit[], at: number): number | null {
  const unit = units[at];
  if (unit === undefined || (unit.kind !== 'item' && unit.kind !== 'row' && unit.kind !== 'code')) return null;
  let above = at - 1;
  while (above >= 0) {
    const candidate = units[above];
    if (candidate === undefined || candidate.kind === 'heading') return null;
    if (candidate.kind === 'sentence' && candidate.indent <= unit.indent)
      return announces(candidate.text) ? above : null;
    if (candidate.kind === 'item' && candidate.indent < unit.indent && announces(candidate.text)) return above;
    if (unit.kind === 'code' && candidate.kind !== 'code') return null;
    above -= 1;
  }
  return null;
}

/** The name in front of a turn: `JHD: …`, `**Mira:** …`, `mira + jon: …`; empty without one. */
export function speakerOf(text: string): string {
  return /^[*_@[\s]*([\p{L}][\p{L}\p{N} .'’&+,()/@-]{0,40}?)[*_\]\s]*:[*_\s]/u.exec(text)?.[1]?.trim() ?? '';
}

const WITHIN_TURN = /^\p{L}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)?$/u;

/** Who speaks in a unit, after the one before it: within a turn a name may take over, `Mira: ready? Jon: not yet.` */
export function speakerAfter(before: string, unit: Unit): string {
  const own = speakerOf(unit.text);
  if (unit.startsBlock) return own;
  return before !== '' && WITHIN_TURN.test(own) ? own : before;
}

/** Who speaks in the unit at `at`; empty where nobody is named. */
export function speakerAt(units: readonly Unit[], at: number): string {
  let start = at;
  while (start > 0 && units[start]?.startsBlock === false) start -= 1;
  return units.slice(start, at + 1).reduce(speakerAfter, '');
}

/** What a person said stands after the name and a colon, or with the name in it. */
function saidBy(names: readonly string[], unit: Unit, speaker: string): number {
  if (names.length === 0) return 0;
  const label = fold(speaker).split(/[^\p{L}\p{N}]+/u);
  if (names.some((name) => label.includes(name) || fold(speaker) === name)) return 0.6;
  const words = fold(unit.text).split(/[^\p{L}\p{N}]+/u);
  return names.some((name) => words.includes(name)) ? 0.25 : 0;
}

/** Signs of a program's line that nobody fenced: an assignment, a call on a result, a comment, a brace or semicolon at the end. */
const PROGRAM_SIGNS = [
  /(?:^|\s)(?:val|var|let|const|def|func|fn|auto|public|private)\s+\w+.*[=({]/,
  /[)\w]\.\w+\([^)]*\)/,
  /(?:^|\s)\/\/\s?\w/,
  /[{;]\s*$/,
  /\w\s*(?:==|:=|=>|\+=)\s*\w/,
];
/** Asked in words, and answered with words. */
const IN_WORDS: ReadonlySet<Wish['kind']> = new Set(['reason', 'decision', 'effect', 'who', 'said']);

/** True for lines of a program that stand in the text like a sentence. */
function isProgram(text: string): boolean {
  const prose = text.replace(/`[^`]*`/g, '');
  return PROGRAM_SIGNS.filter((sign) => sign.test(prose)).length >= 2;
}

const LINK = /!?\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)|https?:\/\/\S+/g;
const POINTER_WORDS = /\b(?:sources?|see|also|links?|docs?|documentation|refs?|references?|via|here)\b/gi;

const ADDRESS = /\]\([^)\n]{0,500}\)|https?:\/\/\S+/g;

/** True for a question that the same paragraph goes on from, or that has items below it: they answer it. */
export function isAnsweredBelow(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const next = units[at + 1];
  if (unit === undefined || next === undefined) return false;
  if (next.block === unit.block) return true;
  return unit.kind === 'item' && next.kind === 'item' && next.indent > unit.indent;
}

/** True for a line of links without a word about them: where more is to be read, never an answer. */
export function isOnlyLinks(text: string): boolean {
  return text.includes('http') && !/[\p{L}\p{N}]/u.test(text.replace(LINK, ' ').replace(POINTER_WORDS, ' '));
}

/** Says no, with the word that it says no to. */
const NEGATED =
  /(?:\b(?:not|no longer|never|cannot)|n['’]t)\b(?:\s+(?:\p{L}+ly|really|yet|to|be|have|we|i|they|you))*\s+(\p{L}+)/giu;

/** Stems of what a text says no to: `need` of `I likely do not need it`. */
function denied(text: string): Set<string> {
  return new Set([...text.matchAll(NEGATED)].map(([, word = '']) => stemOfWritten(word)));
}

/** What the section, title and lead-in add to a unit's own words. */
const CONTEXT_WEIGHT = 0.4;
const EVIDENCE_WEIGHT = 0.4;
const RANK_WEIGHT = 0.3;
/** An address, where a place is asked for. */
const SURE_VALUE = 0.4;

/** A value below a heading that holds this much of the question is of what it asks about: `10:05 to 11:25` below `Payment outage`. */
const NAMED_ABOVE = 0.8;

/** Has the small words that the question asks about: `out` of `who is out?`. */
export function saysState({ state }: Query, text: string): boolean {
  return state !== null && ` ${fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${state} `);
}

const WHO_IS = /^(?:and |so )?who(?:['’]s| is| was| are)\b/i;
/** Says who somebody is: by a name given, a role behind a comma or in brackets. */
const INTRODUCES =
  /\b(?:called|named|is (?:our|the|an?|my|from|at|in)|was (?:our|the|an?|my)|joins? as|starts? as|works? (?:at|for|in|as)|responsible for|in charge)\b|\p{L}, (?:our|the|an?|my|their|his|her) \p{Ll}|\p{Lu}\p{Ll}+ \(/u;

/** Who did it stands in a sentence with somebody; when and by whom it happened in one that tells of it. */
function saysAsked({ query, wish }: Asked, text: string): number {
  const person = wish.kind === 'who' && holdsPerson(text, query.text, () => false) ? 0.25 : 0;
  const introduced = wish.kind === 'who' && WHO_IS.test(query.text) && INTRODUCES.test(text) ? 0.25 : 0;
  return person + introduced + (wish.event?.isToldIn(text) === true ? 0.25 : 0);
}

/** Judges the units of a part, without code, headings and scraps. */
export function judgePart(
  part: Part,
  note: ReadNote,
  context: Asked & { readonly names: readonly string[] },
): Judged[] {
  const { query, wish, names } = context;
  const units = part.units();
  const above = contentStems(`${part.chunk.title} ${part.chunk.headings.join(' ')}`);
  const evidence = part.hits.reduce((most, hit) => Math.max(most, hit.evidence.coverage), 0);
  const isNamedAbove =
    (wish.form?.isRequired === true || wish.form?.sure !== undefined) &&
    shareOf(new Set([...above, ...wish.form.stems]), context) >= NAMED_ABOVE;
  const wanted = new Set(query.stems);
  const subject = query.stems.filter((one) => wish.form?.stems.has(one) !== true && !IS_THERE.has(one));
  const no = denied(query.text);
  const isUnderIt = isHeaded(part, wish.kind);
  const judged: Judged[] = [];
  let speaker = '';
  for (const [at, unit] of units.entries()) {
    speaker = speakerAfter(speaker, unit);
    if (unit.kind === 'code' || unit.kind === 'heading' || unit.text.length < 3 || isOnlyLinks(unit.text)) continue;
    const own = contentStems(unit.text.replace(ADDRESS, ' '));
    const held = new Set(query.stems.filter((one) => hasWord(own, one)));
    const lead = leadInAt(units, at);
    const stands = new Set([...above, ...(lead === null ? [] : contentStems(units[lead]?.text ?? ''))]);
    const isOfSubject =
      shareOf(own, context) > 0 &&
      (subject.length === 0 || subject.some((one) => held.has(one) || hasWord(stands, one)));
    const hasValue = wish.form !== null && (isNamedAbove || isOfSubject) && wish.form.pattern.test(unit.text);
    // Where such a value stands, the words that name its form are as good as said.
    if (hasValue) for (const one of wish.form?.stems ?? []) own.add(one);
    const coverage = shareOf(own, context);
    const around = new Set([...own, ...stands]);
    const beyond = [...own].filter((found) => !wanted.has(found)).length;
    const hasCue = isUnderIt || (CUES[wish.kind]?.(unit.text) ?? false);
    let score =
      coverage +
      CONTEXT_WEIGHT * (shareOf(around, context) - coverage) +
      EVIDENCE_WEIGHT * evidence +
      RANK_WEIGHT / note.n +
      saidBy(names, unit, speaker);
    if (hasCue) score += 0.25;
    if (isUnderIt) score += 0.25;
    const denies = no.size > 0 && coverage > 0 && [...denied(unit.text)].some((word) => no.has(word));
    if (denies) score += 0.5;
    if (hasValue) score += 0.4;
    if (hasValue && wish.form?.sure?.test(unit.text) === true) score += SURE_VALUE;
    else if (wish.form?.isRequired === true && !wish.form.pattern.test(unit.text)) score -= 0.3;
    else if (wish.number && wish.form?.isRequired !== true && /(?<![\p{L}\p{N}])\p{N}/u.test(unit.text)) score += 0.3;
    if (saysState(query, unit.text)) score += 0.3;
    // On the days that are asked about, what happened is enough.
    if (coverage > 0 || (query.span !== null && wish.event?.isToldIn(unit.text) === true))
      score += saysAsked(context, unit.text);
    if (isOfOtherVersion(unit.text, query.text)) score -= 1;
    if (/\?\W*$/.test(unit.text) && !isAnsweredBelow(units, at)) score -= 0.3;
    if (IN_WORDS.has(wish.kind) && isProgram(unit.text)) score -= 0.5;
    // A verdict may be as short as `you have stage 1`.
    if (beyond < 2 && !hasValue && !(hasCue && wish.kind === 'decision')) score -= 0.5;
    judged.push({ note, part, unit, at, score, coverage, held, hasValue, hasCue, denies, beyond });
  }
  return judged;
}
