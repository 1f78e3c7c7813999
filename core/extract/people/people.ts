import type { Person, Update } from '../../contract/facts.ts';
import type { Located, NameFound, Turn } from '../facts.ts';
import { identify, type Identity, type PersonEdit } from './identity.ts';
import { isAllCapitals, nameKey } from './name-words.ts';
import { weighEvidence, type Candidate, type HeardTurn } from './person-evidence.ts';

export type { PersonEdit };

export interface PeopleFound {
  readonly people: readonly Person[];
  /** Of people only, in the order of dates, then of the notes. */
  readonly updates: readonly Update[];
  /** The person's name for a name in a note; the name itself when nobody is known by it. */
  readonly nameOf: (name: string) => string;
  /** Whom a name means: also in another case, as an alias, or as a first name that only one person has. */
  readonly named: (name: string) => Person | null;
}

/**
 * Decides over all notes who is a person, which names are theirs, and what they reported.
 *
 * 1. Names that mean one person become one key.
 * 2. Evidence is counted for each key; who has enough is a person.
 * 3. Each person is called as the notes mostly call them, or as the user does who merged their names.
 * 4. Turns of people become updates, one a speaker.
 */
export function decidePeople(input: {
  readonly names: readonly Located<NameFound>[];
  readonly turns: readonly Located<Turn>[];
  readonly edits: readonly PersonEdit[];
}): PeopleFound {
  const { names, turns } = input;
  // 1. Names that mean one person.
  const identity = identify(input);
  const heard = turns.map((at): HeardTurn => ({ at, keys: at.fact.speakers.map((name) => identity.keyIn(at, name)) }));
  // 2. Evidence.
  const { candidates, people } = weighEvidence({ names, heard, identity });
  // 3. What they are called.
  const called = namesOf([...people].flatMap((key) => candidates.get(key) ?? []));
  for (const edit of input.edits) {
    const key = edit.kind === 'merge' ? identity.keyOf(edit.into) : null;
    if (edit.kind === 'merge' && key !== null && called.has(key)) called.set(key, edit.into);
  }
  // 4. Updates.
  const updates = updatesOf(heard, called, identity);
  const persons = personsOf({ called, candidates, updates });
  return { people: persons, updates, ...lookUp({ persons, called, keyOf: identity.keyOf }) };
}

/** What each is called. When the notes call two people the same, both get the longest of their names. */
function namesOf(people: readonly Candidate[]): Map<string, string> {
  const called = new Map<string, string>();
  const times = new Map<string, number>();
  for (const person of people) {
    const name = nameFor(person);
    called.set(person.key, name);
    times.set(nameKey(name), (times.get(nameKey(name)) ?? 0) + 1);
  }
  for (const { key, written } of people) {
    const name = called.get(key) ?? key;
    if ((times.get(nameKey(name)) ?? 0) < 2 || nameKey(name) === key) continue;
    called.set(key, [...written.keys()].find((full) => nameKey(full) === key) ?? name);
  }
  return called;
}

/** `WdB`. */
const MIXED_INITIALS = /^\p{Lu}\p{L}?\p{Lu}$/u;

/** As the notes mostly call them; initials and handles only when there is nothing else, and rather with capitals. */
function nameFor({ written }: Candidate): string {
  let best = '';
  let bestRank = -1;
  for (const [name, times] of written) {
    const short = isAllCapitals(name) || MIXED_INITIALS.test(name);
    const capital = /^\p{Lu}/u.test(name) && !short;
    // Two spellings that differ by case only are one name, counted together.
    const same = capital ? (written.get(name.toLowerCase()) ?? 0) : 0;
    const rank = (capital ? 1e6 : short ? 0 : 1e3) + Math.min(900_000, times + same) + (name.includes(' ') ? 0.5 : 0);
    if (rank > bestRank) [best, bestRank] = [name, rank];
  }
  return best;
}

function updatesOf(
  heard: readonly HeardTurn[],
  called: ReadonlyMap<string, string>,
  identity: Identity,
): readonly Update[] {
  const updates: Update[] = [];
  /** The updates that the turn before gave: what nobody says within their lines belongs to them. */
  let last: { from: number; to: number; turn: HeardTurn['at'] } | null = null;
  for (const { at, keys } of heard) {
    const { fact, journal, path } = at;
    const first = updates.length;
    for (const key of keys) {
      const person = called.get(key);
      if (person === undefined) continue;
      updates.push({
        person,
        date: at.date,
        to:
          fact.to.length === 0 ? null : fact.to.map((name) => called.get(identity.keyIn(at, name)) ?? name).join(', '),
        text: fact.text,
        journal,
        path,
        line: fact.line,
        endLine: fact.endLine,
        kind: fact.kind,
      });
    }
    if (updates.length > first) {
      last = { from: first, to: updates.length, turn: at };
    } else if (
      last !== null &&
      last.turn.path === path &&
      last.turn.journal === journal &&
      isWithin(last.turn.fact, fact)
    ) {
      const said = `${fact.speakers.join(' + ')}${fact.shape === 'prose' ? '' : ':'} ${fact.text}`;
      const between = fact.line > last.turn.fact.line ? '\n' : ' ';
      for (let index = last.from; index < last.to; index++) {
        const update = updates[index];
        if (update === undefined) continue;
        const endLine = Math.max(update.endLine, fact.endLine);
        updates[index] = { ...update, text: update.text + between + said, endLine };
      }
    }
  }
  return updates.toSorted(byDate);
}

/** True for a turn that goes on where another one stands: later in its line, or in its lines. */
function isWithin(outer: Turn, inner: Turn): boolean {
  if (inner.line < outer.line || inner.section !== outer.section) return false;
  // Paragraphs have a blank line between them, so the next line is of the same one.
  const sameParagraph = inner.shape === 'paragraph' && outer.shape === 'paragraph';
  return (
    inner.line <= outer.endLine || ((sameParagraph || inner.shape === 'inline') && inner.line === outer.endLine + 1)
  );
}

function byDate(a: Update, b: Update): number {
  if (a.date === b.date) return 0;
  if (a.date === null) return 1;
  if (b.date === null) return -1;
  return a.date < b.date ? -1 : 1;
}

function personsOf(input: {
  readonly called: ReadonlyMap<string, string>;
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly updates: readonly Update[];
}): Person[] {
  const counts = new Map<string, number>();
  for (const { person } of input.updates) counts.set(person, (counts.get(person) ?? 0) + 1);
  const persons: Person[] = [];
  for (const [key, name] of input.called) {
    const candidate = input.candidates.get(key);
    if (candidate === undefined) continue;
    const dates = [...candidate.days].toSorted();
    persons.push({
      name,
      aliases: [...candidate.written.keys()].filter((alias) => alias !== name).toSorted(),
      updates: counts.get(name) ?? 0,
      firstDate: dates[0] ?? null,
      lastDate: dates.at(-1) ?? null,
      evidence: candidate.reasons.map(({ why, ...place }) => ({ ...place, why })),
    });
  }
  // By key, in which accents do not count: `Élodie` stands before `Tomas`.
  return persons.toSorted((a, b) => b.updates - a.updates || (nameKey(a.name) < nameKey(b.name) ? -1 : 1));
}

function lookUp(input: {
  readonly persons: readonly Person[];
  readonly called: ReadonlyMap<string, string>;
  readonly keyOf: Identity['keyOf'];
}): Pick<PeopleFound, 'nameOf' | 'named'> {
  const { persons, called, keyOf } = input;
  const byName = new Map(persons.map((person) => [person.name, person] as const));
  const byKey = new Map<string, Person>();
  const firsts = new Map<string, Person | null>();
  for (const person of persons) {
    for (const alias of person.aliases) {
      const key = nameKey(alias);
      if (!byKey.has(key)) byKey.set(key, person);
    }
    const first = nameKey(person.name).split(' ', 1)[0] ?? '';
    firsts.set(first, firsts.has(first) ? null : person);
  }
  for (const person of persons) byKey.set(nameKey(person.name), person);
  const named = (name: string): Person | null => {
    const plain = name.trim().replace(/^@/, '');
    const canonical = called.get(keyOf(plain));
    const key = nameKey(plain);
    return (canonical === undefined ? undefined : byName.get(canonical)) ?? byKey.get(key) ?? firsts.get(key) ?? null;
  };
  return { named, nameOf: (name) => called.get(keyOf(name.replace(/^@/, ''))) ?? name };
}
