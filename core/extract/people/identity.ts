import type { Located, NameFound, Turn } from '../facts.ts';
import { isAllCapitals, nameKey } from './name-words.ts';
import { knownFirstNames } from './first-names.ts';
import { NameGroups } from './name-groups.ts';
import { isSameSpelled, sharesWord } from './spelling.ts';

/** What the user said about names, in the order in which they said it: a later one counts. */
export type PersonEdit =
  | { readonly kind: 'merge'; readonly into: string; readonly from: string }
  | { readonly kind: 'split'; readonly name: string; readonly alias: string };

/** Tells which names mean one person. */
export interface Identity {
  /** The key of whom a name means in a note; keys of one person are equal. */
  keyIn(place: { readonly journal: string; readonly path: string }, name: string): string;
  /** The same for a name that stands in no note. */
  readonly keyOf: (name: string) => string;
}

interface Sources {
  readonly names: readonly Located<NameFound>[];
  readonly turns: readonly Located<Turn>[];
  readonly edits: readonly PersonEdit[];
}

/** Of all lists, those that must agree on what a short form stands for. */
const AGREE_SHARE = 0.8;

/** What the lists of one note, or of all notes of a journal, say: short form → keys of the full names, with how often. */
class Roll {
  readonly #full = new Map<string, Map<string, number>>();

  add(short: string, full: string): void {
    let known = this.#full.get(short);
    if (known === undefined) this.#full.set(short, (known = new Map()));
    known.set(full, (known.get(full) ?? 0) + 1);
  }

  /** The one full name that a short form stands for; null when there is none or several. */
  only(short: string): string | null {
    const known = this.#full.get(short);
    if (known === undefined) return null;
    let [best, most, all]: [string | null, number, number] = [null, 0, 0];
    for (const [full, times] of known) {
      all += times;
      if (times > most) [best, most] = [full, times];
    }
    return known.size === 1 || most >= all * AGREE_SHARE ? best : null;
  }

  /** Like `only`, with all lists agreeing. */
  sole(short: string): string | null {
    return this.#full.get(short)?.size === 1 ? this.only(short) : null;
  }

  entries(): IterableIterator<[string, ReadonlyMap<string, number>]> {
    return this.#full.entries();
  }
}

/**
 * Finds out which names are one person, on evidence only:
 * - the same name in another case, or with other accents;
 * - a handle or initials that stand beside the full name in a list of the same note, else in all lists of the journal;
 * - initials or a first name that only one full name of the note's own lists has;
 * - a first name that only one full name of the journal has, and that stands with it in a note, or with the first names
 *   of those who are listed with it.
 *
 * What the user merged or split counts more than all of it.
 */
export function identify({ names, turns, edits }: Sources): Identity {
  const rolls = readRolls(names);
  const together = knownFirstNames({
    names,
    turns,
    fullOf: (journal, first) => rolls.firsts.get(journal)?.sole(first) ?? null,
  });
  const { fullIn, keyOf, settle } = anywhereOf(rolls, together, edits);
  const initialled = initialsByPlace(turns);

  const listed = (place: string, name: string): string | null =>
    isTool(name) && !isInitialsBesideOthers(rolls, place, { name, initialled })
      ? declaredIn(rolls, place, name)
      : listedIn(rolls, place, name);

  // Names come note by note: what was found out about another note is not kept.
  let here = '';
  let known = new Map<string, string>();
  return {
    keyIn({ journal, path }, name) {
      const place = `${journal}\n${path}`;
      if (place !== here) [here, known] = [place, new Map()];
      let key = known.get(name);
      if (key === undefined) known.set(name, (key = settle(name, fullIn(name, journal, listed(place, name)))));
      return key;
    },
    keyOf,
  };
}

/** What a note's own lists say of a name; null when they say nothing. Who is listed by a first name alone is whoever all notes mean. */
function listedIn({ notes, made }: Rolls, place: string, name: string): string | null {
  const key = nameKey(name);
  const full = notes.get(place)?.only(key) ?? made.get(place)?.sole(key) ?? null;
  return full === key ? null : full;
}

/** The same, of what the lists give beside the name. */
function declaredIn({ notes }: Rolls, place: string, name: string): string | null {
  return notes.get(place)?.only(nameKey(name)) ?? null;
}

/** Two letters that the notes of engineers mean a language or a part of a machine by. */
const TOOLS = new Set(['CS', 'JS', 'ML', 'OS', 'PC', 'TS', 'UX', 'VM']);

function isTool(name: string): boolean {
  return name.length === 2 && TOOLS.has(name);
}

/** By journal and path: who speaks in capitals. */
function initialsByPlace(turns: readonly Located<Turn>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { fact, journal, path } of turns) {
    for (const name of fact.speakers) {
      if (name.length > INITIALS_MAX_CHARS || !isAllCapitals(name)) continue;
      const place = `${journal}\n${path}`;
      const here = found.get(place);
      if (here === undefined) found.set(place, new Set([name]));
      else here.add(name);
    }
  }
  return found;
}

/** `JS: …` where others of the list are called by their initials too. */
function isInitialsBesideOthers(
  rolls: Rolls,
  place: string,
  { name, initialled }: { readonly name: string; readonly initialled: ReadonlyMap<string, ReadonlySet<string>> },
): boolean {
  const others = [...(initialled.get(place) ?? [])].filter((other) => other !== name && !isTool(other));
  return others.some((other) => listedIn(rolls, place, other) !== null);
}

interface Anywhere extends Pick<Identity, 'keyOf'> {
  /** The key of a name in a journal, where the note's own lists say `listed`. */
  readonly fullIn: (name: string, journal: string, listed: string | null) => string;
  /** The key of the person whom the user means by it. */
  readonly settle: (name: string, full: string) => string;
}

/** What all notes together say. It outlives the deciding, and so holds nothing that was read of single notes. */
function anywhereOf(
  { journals, firsts }: Pick<Rolls, 'journals' | 'firsts'>,
  together: ReadonlySet<string>,
  edits: readonly PersonEdit[],
): Anywhere {
  const spelled = spellings(journals);
  const fullIn = (name: string, journal: string, listed: string | null): string =>
    spelled.rootOf(listed ?? fullKey(name, { journals, firsts, together, journal }));
  const anywhere = (name: string): string => {
    const key = nameKey(name);
    const full = new Set<string>();
    for (const journal of journals.keys()) full.add(fullIn(name, journal, null));
    full.delete(key);
    const [only] = full;
    return full.size === 1 && only !== undefined ? only : key;
  };
  const { groups, apart } = applyEdits(edits, anywhere);
  const settle = (name: string, full: string): string => {
    const key = nameKey(name);
    // The user said that this name is somebody else than that person.
    return apart.get(key)?.has(full) === true ? groups.rootOf(key) : groups.rootOf(full);
  };
  return { fullIn, settle, keyOf: (name) => settle(name, anywhere(name)) };
}

interface Rolls {
  /** Initials and handles beside full names, by journal and path. */
  readonly notes: ReadonlyMap<string, Roll>;
  /** First names and initials that full names make, by journal and path. */
  readonly made: ReadonlyMap<string, Roll>;
  /** Initials and handles beside full names, by journal. */
  readonly journals: ReadonlyMap<string, Roll>;
  /** First names of the full names of a journal. */
  readonly firsts: ReadonlyMap<string, Roll>;
}

function readRolls(names: readonly Located<NameFound>[]): Rolls {
  const notes = new Map<string, Roll>();
  const made = new Map<string, Roll>();
  const journals = new Map<string, Roll>();
  const firsts = new Map<string, Roll>();
  // The same people are listed in note after note.
  const forms = new Map<string, readonly string[]>();
  for (const { fact, journal, path } of names) {
    if (fact.why !== 'attendee' && fact.why !== 'front-matter' && fact.why !== 'own-note') continue;
    const full = nameKey(fact.name);
    const place = `${journal}\n${path}`;
    const all = rollOf(journals, journal);
    const note = rollOf(made, place);
    if (fact.alias !== null) {
      rollOf(notes, place).add(nameKey(fact.alias), full);
      all.add(nameKey(fact.alias), full);
    }
    const words = full.split(' ');
    if (words.length === 1) {
      // The list names somebody by this word alone, who need not be the one whose first name it is. Initials are no name.
      if (!isAllCapitals(fact.name)) note.add(full, full);
      continue;
    }
    const [first = ''] = words;
    note.add(first, full);
    rollOf(firsts, journal).add(first, full);
    let short = forms.get(full);
    if (short === undefined) forms.set(full, (short = [...shortForms(words)]));
    for (const form of short) note.add(form, full);
  }
  return { notes, made, journals, firsts };
}

function rollOf(rolls: Map<string, Roll>, at: string): Roll {
  const known = rolls.get(at);
  if (known !== undefined) return known;
  const roll = new Roll();
  rolls.set(at, roll);
  return roll;
}

/** `Ann de Lee` → `adl`, `al`, `alee`, `annl`, `lee`, `de lee`, `ann l`, `a lee`, `a. lee`. */
function shortForms(words: readonly string[]): Set<string> {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const [initial, letter] = [first.charAt(0), last.charAt(0)];
  const initials = words.map((word) => word.charAt(0)).join('');
  const family = words.slice(1).join(' ');
  const joined = [initials, initial + letter, initial + last, first + letter, last, family];
  const apart = [last, family].flatMap((name) => [`${initial} ${name}`, `${initial}. ${name}`]);
  return new Set([...joined, ...apart, `${first} ${letter}`]);
}

function fullKey(
  name: string,
  known: Pick<Rolls, 'journals' | 'firsts'> & { readonly together: ReadonlySet<string>; readonly journal: string },
): string {
  const { journals, firsts, together, journal } = known;
  const key = nameKey(name);
  const listed = journals.get(journal)?.only(key) ?? null;
  if (listed !== null) return listed;
  if (isAllCapitals(name) || key.includes(' ') || !together.has(`${journal}\n${key}`)) return key;
  return firsts.get(journal)?.sole(key) ?? key;
}

const INITIALS_MAX_CHARS = 4;

/** Full names that the lists of a journal give with the same handle or initials, and that are spelled nearly the same. */
function spellings(journals: Rolls['journals']): NameGroups {
  const groups = new NameGroups();
  for (const roll of journals.values()) {
    for (const [short, full] of roll.entries()) {
      if (full.size < 2) continue;
      const [main = '', ...others] = [...full].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
      for (const other of others) {
        const sameHandle = short.length > INITIALS_MAX_CHARS && sharesWord(main, other);
        if (sameHandle || isSameSpelled(main, other)) groups.join(main, other);
      }
    }
  }
  return groups;
}

interface Edited {
  readonly groups: NameGroups;
  /** For a name the keys of those whom it does not mean. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>;
}

function applyEdits(edits: readonly PersonEdit[], keyOf: (name: string) => string): Edited {
  const apart = new Map<string, Set<string>>();
  let merges: { readonly into: string; readonly from: string }[] = [];
  for (const edit of edits) {
    if (edit.kind === 'merge') {
      // Whichever of the two was said to be somebody else is not any more.
      for (const name of [edit.into, edit.from]) {
        for (const other of [edit.into, edit.from]) apart.get(nameKey(name))?.delete(nameKey(other));
      }
      apart.get(nameKey(edit.from))?.clear();
      merges.push({ into: keyOf(edit.into), from: keyOf(edit.from) });
      continue;
    }
    const alias = nameKey(edit.alias);
    merges = merges.filter(({ into, from }) => from !== alias && !(into === alias && from === keyOf(edit.name)));
    // The person may be called by the short form, and the full one be what is not theirs.
    const [short, full] = keyOf(edit.name) === alias ? [nameKey(edit.name), alias] : [alias, keyOf(edit.name)];
    const known = apart.get(short);
    if (known === undefined) apart.set(short, new Set([full]));
    else known.add(full);
  }
  const groups = new NameGroups();
  for (const { into, from } of merges) groups.join(into, from);
  return { groups, apart };
}
