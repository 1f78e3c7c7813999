import type { FactBase } from '../../extract/fact-base.ts';
import { fold, isStopWord } from '../query/words.ts';

/** Somebody whom a question names, as the facts call them. */
export interface AskedPerson {
  /** Names that facts carry; several when a first name fits several people. */
  readonly names: readonly string[];
  readonly label: string;
  /** Where the words stand in the question. */
  readonly from: number;
  readonly to: number;
  /** As written, where a slip of the finger was read as a name. */
  readonly slip?: string;
}

/** Every way to name a person, folded, with the names that facts carry for it. */
interface Directory {
  readonly known: ReadonlyMap<string, readonly string[]>;
  /** Names of one word that are long enough to be recognised with a slip in them. */
  readonly single: readonly string[];
  readonly longest: number;
}

const directories = new WeakMap<FactBase, Directory>();

function buildDirectory(facts: FactBase): Directory {
  const known = new Map<string, readonly string[]>();
  const firstNames = new Map<string, Set<string>>();
  let longest = 1;
  const add = (written: string, name: string) => {
    const key = keyOf(written);
    if (key === '' || known.has(key)) return;
    known.set(key, [name]);
    const words = key.split(' ');
    longest = Math.max(longest, words.length);
    const [first] = words;
    if (first === undefined || words.length === 1) return;
    const alike = firstNames.get(first);
    if (alike === undefined) firstNames.set(first, new Set([name]));
    else alike.add(name);
  };
  for (const { name } of facts.people()) add(name, name);
  for (const { name, aliases } of facts.people()) for (const alias of aliases) add(alias, name);
  for (const { owner } of facts.tasks()) for (const name of owner?.split(', ') ?? []) add(name, name);
  for (const [first, names] of firstNames) if (!known.has(first)) known.set(first, [...names].sort());
  const single = [...known.keys()].filter((name) => name.length >= SLIP_MIN_CHARS && !name.includes(' '));
  return { known, single, longest: Math.min(longest, MAX_NAME_WORDS) };
}

const MAX_NAME_WORDS = 4;
/** In shorter names a slip of the finger makes another name. */
const SLIP_MIN_CHARS = 5;

function keyOf(name: string): string {
  return fold(name.normalize('NFC')).replace(/^@/, '').replaceAll(/\s+/g, ' ').trim();
}

function directoryOf(facts: FactBase): Directory {
  const kept = directories.get(facts);
  if (kept !== undefined) return kept;
  const made = buildDirectory(facts);
  directories.set(facts, made);
  return made;
}

/** A name that is also a word: in small letters it is one only where nothing but a name can stand. */
const ALSO_A_WORD = new Set(
  `amber angel april art august autumn basil bill blake bob brook bud buck carol case chance charity chase chip christian clay cliff crystal
  dale dan dash dawn dean dell dick don drew duke earl eve faith fern flora ford frank gene ginger glen grace grant guy hank harmony hazel heath
  holly hope hunter iris ivy jack jade jasmine jay jean jerry jewel josh joy june king lance lane lily mark mars mason matt max may melody mercy
  mike miles misty norm olive page pat patience pearl penny peg pip poppy prince rain randy ray red reed rich river rob robin rock rocky rod rose
  ruby rusty sage sally sandy scout serenity sky skip sonny spike star sterling stone storm sue summer sunny tab tad ted terry tiffany tod trace
  tripp troy van victor violet wade ward warren will willow win winter woody`.split(/\s+/),
);

/** Words after which a name stands. */
const SLOT =
  /(?:^|[^\p{L}])(?:did|does|do|has|have|had|is|was|will|of|by|from|for|with|to|and|or|who|about|assigned|owned|than)\s+$/iu;
const ASKED_SLOT = /(?:^|[^\p{L}])(?:did|does|of|by|from|for|has|is|was|who)\s+$/iu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*/gu;

interface Spelled {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function wordsIn(text: string): Spelled[] {
  return [...text.matchAll(WORD)].map((match) => {
    const word = match[0].replace(/[._-]+$/, '');
    return { text: word, from: match.index, to: match.index + word.length };
  });
}

/** True when these words are a name here, and not words that are spelled like one. */
function isName(question: string, from: number, to: number): boolean {
  const written = question.slice(from, to);
  const before = question.slice(0, from);
  if (before.endsWith('@')) return true;
  const isOwning = /^['’]s(?!\p{L})/u.test(question.slice(to));
  const isCapital = /^\p{Lu}/u.test(written);
  if (written.length <= 2) {
    // `Is` at the start of a title is no `IS`.
    if (isStopWord(written) && written !== written.toUpperCase()) return false;
    return ASKED_SLOT.test(before) || isOwning;
  }
  const isWord = isStopWord(written) || ALSO_A_WORD.has(written.toLowerCase());
  if (!isWord) return true;
  return (isCapital && before.trim() !== '') || isOwning || SLOT.test(before);
}

/**
 * The people whom a question names, by any of their names, in any case, also by a first name. What is only spelled like
 * a name (`what will …`, `mark it done`) is none.
 */
export function peopleIn(
  question: string,
  facts: FactBase,
  isInNotes: (word: string) => boolean = () => false,
): AskedPerson[] {
  const directory = directoryOf(facts);
  if (directory.known.size === 0) return [];
  const words = wordsIn(question);
  const found: AskedPerson[] = [];
  let at = 0;
  while (at < words.length) {
    const named = nameAt(question, words.slice(at, at + directory.longest), directory);
    if (named !== null) found.push(named.person);
    at += named?.words ?? 1;
  }
  if (found.length > 0) return found;
  const slips = words.flatMap((word) => slipAt(question, word, directory) ?? []);
  return slips.length === 1 && slips.every(({ slip }) => !isInNotes(slip ?? '')) ? slips : [];
}

/** A word in small letters, in the place of a person, that is a known name but for one slip of the finger. */
function slipAt(question: string, { text, from, to }: Spelled, { known, single }: Directory): AskedPerson | null {
  if (text !== text.toLowerCase() || text.length < SLIP_MIN_CHARS - 1 || isStopWord(text)) return null;
  if (!ASKED_SLOT.test(question.slice(0, from)) && !/^['’]s(?!\p{L})/u.test(question.slice(to))) return null;
  const near = single.filter((name) => isSlipOf(fold(text), name));
  const [only] = near;
  const names = only === undefined || near.length > 1 ? undefined : known.get(only);
  return names === undefined ? null : { names, label: names.join(' or '), from, to, slip: text };
}

/**
 * Two letters swapped, one left out or one too many, but not at the ends: `maria` and `mario`, `anna` and `ann` are
 * different people.
 */
export function isSlipOf(typed: string, name: string): boolean {
  if (typed === name || Math.abs(typed.length - name.length) > 1 || typed[0] !== name[0]) return false;
  let at = 0;
  while (at < typed.length && typed[at] === name[at]) at++;
  if (typed.length === name.length) {
    const isSwapped = typed[at] === name[at + 1] && typed[at + 1] === name[at];
    return isSwapped && typed.slice(at + 2) === name.slice(at + 2);
  }
  const [longer, shorter] = typed.length > name.length ? [typed, name] : [name, typed];
  return at < shorter.length && longer.slice(at + 1) === shorter.slice(at);
}

/** The longest name that starts with the first of these words. */
function nameAt(
  question: string,
  words: readonly Spelled[],
  { known }: Directory,
): { readonly person: AskedPerson; readonly words: number } | null {
  const from = words[0]?.from ?? 0;
  for (const [index, { to }] of [...words.entries()].toReversed()) {
    const names = known.get(keyOf(question.slice(from, to)));
    if (names === undefined || !isName(question, from, to)) continue;
    const start = question[from - 1] === '@' ? from - 1 : from;
    return { person: { names, label: names.join(' or '), from: start, to }, words: index + 1 };
  }
  return null;
}

/** The name that facts carry for somebody named outside a question: in a filter, or as the author of notes. */
export function knownAs(name: string, facts: FactBase): readonly string[] {
  return directoryOf(facts).known.get(keyOf(name)) ?? [];
}
