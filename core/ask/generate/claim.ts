import { measuresOf } from './claim-measures.ts';
import { claimWords, plainWords, type ClaimWord } from './claim-words.ts';

/** A word or measure that carries a part of a claim. */
export interface Item {
  readonly key: string;
  readonly kind: 'word' | 'measure';
  readonly at: number;
  /** As written. */
  readonly text: string;
  readonly isName: boolean;
}

/** A clause of a sentence: what is said at once. */
export interface Clause {
  /** As `plainWords` writes it. */
  readonly text: string;
  readonly words: readonly ClaimWord[];
  /** Without light words, in order. */
  readonly items: readonly Item[];
  readonly keys: ReadonlySet<string>;
  /** Keys of the words right behind a denial: `not affected` denies `affected`. */
  readonly denied: ReadonlySet<string>;
}

const DENIAL =
  /^(?:not|no|never|none|nothing|nobody|without|cannot|neither|nor|unable|lack|lacks|lacked|lacking|.+n't)$/;
const AUXILIARY = /^(?:is|are|was|were|has|have|had|will|can|may|must|does|do|did)$/;
/** Words between a denial and what it denies. */
const DENIAL_REACH = 5;

function deniedIn(words: readonly ClaimWord[]): Set<string> {
  const denied = new Set(words.filter(({ denies }) => denies).map(({ key }) => key));
  for (const [index, word] of words.entries()) {
    if (!DENIAL.test(word.raw)) continue;
    const behind = words.slice(index + 1, index + 1 + DENIAL_REACH).filter(({ raw }) => !DENIAL.test(raw));
    const verb = behind.findIndex(({ raw }, at) => at > 0 && AUXILIARY.test(raw));
    const near = verb === -1 ? behind : behind.slice(0, verb);
    const head = near.find(({ isLight }) => !isLight) ?? near.find(({ isStop }) => !isStop);
    const key = head?.key ?? 'that';
    // Denied twice is not denied: `not unusual`.
    if (!denied.delete(key)) denied.add(key);
  }
  return denied;
}

/** `from 1.8 GB to 350 MB` says that it fell, in whatever words. */
function directionIn(text: string, items: readonly Item[]): string[] {
  const range = /\bfrom\b(.{1,40}?)\bto\b/.exec(text);
  if (range === null) return [];
  const middle = range.index + range[0].length;
  const before = items.findLast(({ kind, at }) => kind === 'measure' && at > range.index && at < middle);
  const after = items.find(({ kind, at }) => kind === 'measure' && at >= middle);
  const [kind, value] = before?.key.split(':') ?? [];
  const [otherKind, other] = after?.key.split(':') ?? [];
  if (kind === undefined || kind !== otherKind || !(Number(value) >= 0) || !(Number(other) >= 0)) return [];
  return [Number(other) < Number(value) ? 'reduce' : 'increase'];
}

function clauseOf(text: string): Clause {
  const { measures, rest } = measuresOf(text);
  const words = claimWords(rest);
  const items: Item[] = [
    ...words
      .filter(({ isLight, raw }) => !isLight && !DENIAL.test(raw))
      .map(({ key, at, raw, isName }): Item => ({ key, kind: 'word', at, text: raw, isName })),
    ...measures.map(({ key, at, text: written }): Item => ({ key, kind: 'measure', at, text: written, isName: false })),
  ].sort((a, b) => a.at - b.at);
  const keys = new Set([
    ...words.map(({ key }) => key),
    ...measures.map(({ key }) => key),
    ...directionIn(text, items),
  ]);
  return { text, words, items, keys, denied: deniedIn(words) };
}

/** Key of the word right in front of the one at an offset; null where something stands between. */
export function inFront({ words, text }: Clause, at: number): string | null {
  const before = words[words.findIndex((word) => word.at === at) - 1];
  if (before === undefined || before.isStop) return null;
  return /^[\s-]*$/.test(text.slice(before.at + before.raw.length, at)) ? before.key : null;
}

/** `, full search stayed available`: what is a sentence by itself. */
const NEXT_SENTENCE =
  /,\s+(?=(?:(?:the|a|an|our|all|no|both|each|every|some|most|many)\s+)?(?:[\w-]+\s+){1,3}(?:is|are|was|were|has|have|had|will|can|may|must|stays?|stayed|remains?|remained|goes|went|needs?|helps?|takes?|took|gets?|got|runs?|ran|comes?|came|keeps?|kept|becomes?|became|fails?|works?|uses?|go|start|starts|started|means?|costs?|holds?|shows?|says?|said|wants?|lives?)\b)/;

/** What ends a statement: beyond it something else is said, of something else perhaps. */
const STATEMENT_END =
  /[;!?]+(?:\s+|$)|[.:](?:\s+|$)|,\s+(?=[\w ]{2,30}\b(?:is|are|was|were|do|does|did|will|can|has|have)(?: not\b|n't\b))|,\s+(?=(?:and|but|so|while|whereas|which|yet)\b)|\s+(?=(?:but|whereas)\b)|\s+(?=and (?:every|each|all|the|it|we|they|he|she|you|i|no|our|there|this|that|these|those)\b)|\s+[—–-]{1,2}\s+/g;
/** What ends a clause of it: conditions, times and reasons are clauses of their own. */
const CLAUSE_END = new RegExp(
  `${STATEMENT_END.source}|,\\s+(?=(?:who|because|as|since|though|although|then|where|until|if|when)\\b)|\\s+(?=(?:because|while|so that|although|though|when|if|until|unless)\\b)`,
  'g',
);
/** A sentence that begins with a condition or a time: the comma ends that clause. */
const OPENING = /^\s*(?:after|before|when|once|if|since|because|as|while|until|unless|although|though)\b[^,]*,\s+/i;
const SPEAKER = /^\W*[\p{L}\p{N}@._'-]+(?:(?:\s*[+&,]\s*|\s+(?:and|to)\s+|\s+)\p{Lu}[\p{L}.'-]*){0,2}\W*$/u;

/** The name in front of a turn stays with what is said. */
function endsSpeaker(text: string, match: RegExpExecArray): boolean {
  return match[0].startsWith(':') && SPEAKER.test(text.slice(0, match.index));
}

const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|can|may|must|does|did|do|stays?|needs?|takes?|took|gets?|got|runs?|ran|keeps?|kept|go|goes|went|comes?|came|means?|costs?|holds?|shows?|starts?|says?|said|\w{3,}ed)\b/i;

/** Cuts a statement at the comma between two sentences; a condition or time in front is none. */
function splitSentences(text: string): string[] {
  const match = NEXT_SENTENCE.exec(text);
  if (match === null || OPENING.test(text) || !FINITE.test(text.slice(0, match.index))) return [text];
  return [text.slice(0, match.index), ...splitSentences(text.slice(match.index + match[0].length))];
}

function cutAt(text: string, pattern: RegExp, opening: number): Clause[] {
  const parts = opening > 0 ? [text.slice(0, opening)] : [];
  let from = opening;
  for (const match of text.matchAll(pattern)) {
    if (match.index < from || (parts.length === 0 && endsSpeaker(text, match))) continue;
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)]
    .flatMap(splitSentences)
    .filter((part) => part.trim() !== '')
    .map(clauseOf);
}

/** The clauses of a text, each with what it says at once. */
export function clausesOf(written: string): Clause[] {
  const text = plainWords(written);
  return cutAt(text, CLAUSE_END, OPENING.exec(text)?.[0].length ?? 0);
}

/** The statements of a text: clauses with their conditions, times and reasons. */
export function statementsOf(written: string): Clause[] {
  return cutAt(plainWords(written), STATEMENT_END, 0);
}

const CAUSE =
  /(?:^|[\s,(])(because(?: of)?|since(?=(?: \S+){1,4} (?:is|are|was|were|has|have|had|can|cannot|will|do|does|did|needs?|\w{3,}(?:s|ed))\b)|as(?= (?:it|we|they|this|there|the|all|most|our|a|an)\b)|caused by|the root cause (?:was|is)|root cause (?:was|is)|the reason (?:is|was|being)(?: that)?)\s/iu;
const EFFECT =
  /(?:^|[\s,;.])((?<=,\s)so|so(?= (?:that )?(?:it|we|they|the|this|there|all|our|you|no|every)\b)|therefore|thus|hence|which (?:caused|freed|broke|led to|meant)|that is why|leads? to|led to|caused)\s/iu;

export interface Causation {
  readonly cause: Clause;
  readonly effect: Clause;
}

/** Which part of a text is given as the reason of which; null when none is. */
export function causationIn(written: string): Causation | null {
  const text = plainWords(written);
  const cause = CAUSE.exec(text);
  if (cause !== null) {
    const end = cause.index + cause[0].length;
    const before = text.slice(0, cause.index);
    const after = text.slice(end);
    if (before.trim() !== '') return { effect: clauseOf(before), cause: clauseOf(after.split(/[.;]\s/)[0] ?? after) };
    const comma = after.search(/,\s/);
    if (comma !== -1) return { cause: clauseOf(after.slice(0, comma)), effect: clauseOf(after.slice(comma + 1)) };
  }
  const effect = EFFECT.exec(text);
  if (effect === null) return null;
  const end = effect.index + effect[0].length;
  const before =
    text
      .slice(0, effect.index)
      .split(/[;.]\s/)
      .at(-1) ?? '';
  return { cause: clauseOf(before), effect: clauseOf(text.slice(end)) };
}
