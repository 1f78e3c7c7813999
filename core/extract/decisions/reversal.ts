import { stemmer } from 'stemmer';
import { choiceOf, type Choice, type Phrase } from './choice.ts';
import { startOf, type Start } from './start.ts';
import { subjectWords } from '../subject-words.ts';

/** A decision as it is compared with later ones. */
export interface Decided {
  readonly text: string;
  readonly date: string | null;
}

/** Whether the second of two decisions, by their positions, is later and may have replaced the first. */
export type MayReplace = (older: number, newer: number) => boolean;

/**
 * For each decision the first later one that says the opposite in so many words, if one does:
 *
 * 1. it gives up what the older one chose (`dropped Kafka`, `instead of Kafka`), or chooses what that gave up (`back to
 *    Postgres`), of nothing else (`for the phone app`);
 * 2. it chooses another thing for the same purpose (`use Aurora for the ledger`);
 * 3. it says the same with other numbers, days or intervals (`keep logs for 90 days`), or with another end (`alerts go to
 *    Slack`).
 *
 * @returns positions in `decided`; null where there is none
 */
export function reversedBy(decided: readonly Decided[], mayReplace: MayReplace): (number | null)[] {
  const counts = countsOf(decided);
  const choices = decided.map(({ text }) => choiceOf(text));
  const values = decided.map(({ text }) => maskedOf(text));
  const starts = decided.map(({ text }) => startOf(text));
  const index: Index = {
    chosen: byWord(choices, 'chosen'),
    givenUp: byWord(choices, 'givenUp'),
    rarityOf: (word) => counts.get(word) ?? 0,
    most: Math.max(RARE_MIN, decided.length * RARE_SHARE),
    scopes: Map.groupBy(choices.keys(), (at) => [...(choices[at]?.scope ?? [])].toSorted().join(' ')),
    masked: Map.groupBy(values.keys(), (at) => values[at]?.rest ?? ''),
    starts: Map.groupBy(starts.keys(), (at) => starts[at]?.key ?? ''),
  };
  const first: (number | null)[] = decided.map(() => null);
  const mark = (older: number, newer: number): void => {
    if (older === newer || !mayReplace(older, newer)) return;
    const known = first[older] ?? null;
    if (known === null || mayReplace(newer, known)) first[older] = newer;
  };
  for (const [at, choice] of choices.entries()) {
    for (const older of takenBack(choice, choices, index)) mark(older, at);
    for (const older of otherwise(choice, choices, index)) mark(older, at);
    const value = values[at];
    for (const older of value === undefined ? [] : sameButValues(value, index)) {
      const other = values[older]?.values ?? '';
      if (other !== '' && other !== value?.values) mark(older, at);
    }
    for (const older of otherEnds(at, starts, index)) mark(older, at);
  }
  return first;
}

interface Index {
  readonly chosen: ReadonlyMap<string, readonly number[]>;
  readonly givenUp: ReadonlyMap<string, readonly number[]>;
  readonly scopes: ReadonlyMap<string, readonly number[]>;
  readonly masked: ReadonlyMap<string, readonly number[]>;
  readonly starts: ReadonlyMap<string, readonly number[]>;
  /** In how many decisions a word stands. */
  readonly rarityOf: (word: string) => number;
  /** A word that more decisions name than this says nothing of a subject. */
  readonly most: number;
}

const RARE_SHARE = 0.01;
const RARE_MIN = 4;

function countsOf(decided: readonly Decided[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of decided) for (const word of subjectWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function byWord(choices: readonly Choice[], side: 'chosen' | 'givenUp'): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [at, choice] of choices.entries()) {
    for (const word of new Set(choice[side].flatMap(({ words }) => [...words]))) {
      const list = holders.get(word);
      if (list === undefined) holders.set(word, [at]);
      else list.push(at);
    }
  }
  return holders;
}

/** Those that name a thing by its rarest word; none when every decision names it. */
function holdersOf({ words }: Phrase, side: 'chosen' | 'givenUp', index: Index): readonly number[] {
  let rarest: string | null = null;
  for (const word of words) if (rarest === null || index.rarityOf(word) < index.rarityOf(rarest)) rarest = word;
  return rarest === null || index.rarityOf(rarest) > index.most ? [] : (index[side].get(rarest) ?? []);
}

function takenBack(choice: Choice, choices: readonly Choice[], index: Index): number[] {
  const found: number[] = [];
  const isTaken = (older: Choice): boolean =>
    choice.givenUp.some((phrase) =>
      older.chosen.some((one) => names(phrase, one, index) && (phrase.isPlain || isSwapped(older))),
    );
  /** `tabs rather than spaces`, then `spaces rather than tabs`. */
  const isSwapped = (older: Choice): boolean =>
    choice.chosen.some((phrase) => older.givenUp.some((one) => names(one, phrase, index)));
  const isBack = (older: Choice): boolean =>
    choice.chosen.some((phrase) =>
      older.givenUp.some(
        (one) => one.isPlain && (one.verb === phrase.verb || one.isDropped) && names(one, phrase, index),
      ),
    );
  for (const phrase of choice.givenUp) {
    for (const older of holdersOf(phrase, 'chosen', index)) {
      const other = choices[older];
      if (other !== undefined && isOneMatter(choice, other) && isTaken(other)) found.push(older);
    }
  }
  for (const phrase of choice.isAddition ? [] : choice.chosen) {
    for (const older of holdersOf(phrase, 'givenUp', index)) {
      const other = choices[older];
      if (other !== undefined && isOneMatter(choice, other) && isBack(other)) found.push(older);
    }
  }
  return found;
}

/** A thing may be named in a word more, but for one that says which of several: `RegExp subclasses` are not all. */
const MORE_WORDS = 1;

function names(short: Phrase, long: Phrase, { rarityOf }: Index): boolean {
  if (long.words.size - short.words.size > MORE_WORDS) return false;
  const rarest = Math.min(...[...short.words].map(rarityOf));
  return (
    [...short.words].every((word) => long.words.has(word)) &&
    [...long.words].every((word) => short.words.has(word) || rarityOf(word) > rarest)
  );
}

/** Both are for the same purpose, or one of them is for any. */
function isOneMatter(one: Choice, other: Choice): boolean {
  return one.scope.size === 0 || other.scope.size === 0 || [...one.scope].some((word) => other.scope.has(word));
}

function otherwise(choice: Choice, choices: readonly Choice[], index: Index): number[] {
  if (choice.scope.size === 0 || choice.isAddition) return [];
  const peers = index.scopes.get([...choice.scope].toSorted().join(' ')) ?? [];
  if (peers.length > index.most) return [];
  return peers.filter((at) => {
    const other = choices[at];
    return other !== undefined && !other.isAddition && choosesOther(choice, other);
  });
}

function choosesOther(one: Choice, other: Choice): boolean {
  const [mine] = one.chosen;
  const [theirs] = other.chosen;
  if (mine === undefined || theirs === undefined || mine.verb !== theirs.verb) return false;
  return ![...mine.words].some((word) => theirs.words.has(word));
}

/** Those that begin alike and end otherwise. */
function otherEnds(at: number, starts: readonly Start[], index: Index): readonly number[] {
  const own = starts[at];
  if (own === undefined || own.key === '' || own.about.length === 0) return [];
  const peers = index.starts.get(own.key) ?? [];
  if (peers.length > RARE_MIN || own.about.some((word) => index.rarityOf(word) > index.most)) return [];
  return peers.filter((older) => {
    const other = starts[older]?.end ?? own.end;
    return maskedOf(other).rest !== maskedOf(own.end).rest && !other.startsWith(own.end) && !own.end.startsWith(other);
  });
}

const MIN_WORDS = 2;

/** Those that say the same but for their values; a formula that many use (`approved for stage 2`) says it of each its own. */
function sameButValues({ rest, words, values, about }: Masked, index: Index): readonly number[] {
  const peers = words < MIN_WORDS || values === '' ? [] : (index.masked.get(rest) ?? []);
  const isFormula = about.length === 0 || about.some((word) => index.rarityOf(word) > index.most);
  return peers.length > RARE_MIN || isFormula ? [] : peers;
}

const FILLER = new Set(
  `a an the we i it this that these those our my all of in on at to for from by with as is are be was were will would shall should and or do
  does did have has had not decided decide agreed agree decision concluded resolved settled then now so also just only every each per once
  conclusion outcome team everyone they them there here again still`.split(/\s+/),
);
const VALUE =
  /^(?:\d[\d.,]*[%a-z]{0,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half|twice|daily|weekly|biweekly|fortnightly|monthly|quarterly|yearly|hourly|nightly|(?:hour|day|week|month|quarter|year|minute|second)s?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|december)$/;
const TOKEN = /[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*%?/gu;

interface Masked {
  /** Its words without fillers and values, as one key. */
  readonly rest: string;
  readonly words: number;
  readonly values: string;
  /** Those of its words that may say what it is about. */
  readonly about: readonly string[];
}

const MASKED_MAX_CHARS = 200;

function maskedOf(text: string): Masked {
  const rest = new Set<string>();
  const values: string[] = [];
  if (text.length > MASKED_MAX_CHARS) return { rest: '', words: 0, values: '', about: [] };
  // The number of a ticket is no value of the same thing.
  const plain = text.toLowerCase().replaceAll(/https?:\/\/\S+|\]\([^)]*\)|\S*#\d+\S*/g, ' ');
  const about: string[] = [];
  for (const [token] of plain.matchAll(TOKEN)) {
    if (VALUE.test(token)) values.push(token.replace(/s$/, ''));
    else if (!FILLER.has(token)) {
      rest.add(/^[a-z]+$/.test(token) ? stemmer(token) : token);
      about.push(...subjectWords(token));
    }
  }
  return { rest: [...rest].toSorted().join(' '), words: rest.size, values: values.join(' '), about };
}
