import type { Located, NameFound, Turn } from '../facts.ts';
import { nameKey } from './name-words.ts';

interface Sources {
  readonly names: readonly Located<NameFound>[];
  readonly turns: readonly Located<Turn>[];
  /** The key of the one full name of a journal that begins with a first name; null when there is none or several. */
  readonly fullOf: (journal: string, first: string) => string | null;
}

/** Who must be called by first names beside a first name, and be listed beside its full name, when others are there too. */
const OTHERS = 2;

/**
 * Finds the first names that mean the one full name which has them, on the evidence of a note that has both, or of two
 * notes with the same company: where `Mira`, `Tomas` and `Priya` report, and Mira Sandoval, Tomas Berg and Priya Rao are
 * listed. Two are a company where nobody else reports.
 *
 * @returns `JOURNAL\nFIRST NAME`, as keys
 */
export function knownFirstNames({ names, turns, fullOf }: Sources): ReadonlySet<string> {
  const called = new Companies();
  for (const { fact, journal, path } of turns) for (const name of fact.speakers) called.add(journal, path, name);
  const listed = new Companies();
  for (const { fact, journal, path } of names) {
    if (fact.why === 'attendee' || fact.why === 'front-matter') listed.add(journal, path, fact.name);
  }
  const known = new Set<string>();
  for (const [journal, lists] of listed.byJournal) {
    const firstNamesOf = (people: ReadonlySet<string>): readonly string[] =>
      [...people].flatMap((full) => {
        const space = full.indexOf(' ');
        const first = space === -1 ? '' : full.slice(0, space);
        return first !== '' && fullOf(journal, first) === full ? [first] : [];
      });
    const notes = called.byJournal.get(journal) ?? new Map<string, ReadonlySet<string>>();
    const companies = new Map<string, ReadonlySet<string>>();
    for (const [path, people] of lists) {
      const firsts = firstNamesOf(people);
      const here = notes.get(path);
      for (const first of firsts) if (here?.has(first) === true) known.add(`${journal}\n${first}`);
      if (firsts.length >= OTHERS) companies.set(firsts.toSorted().join('\n'), new Set(firsts));
    }
    for (const people of distinct(notes.values())) {
      for (const company of companies.values()) {
        const shared = [...people].filter((name) => company.has(name));
        const isSame = shared.length > OTHERS || (shared.length === OTHERS && people.size === OTHERS);
        if (isSame) for (const first of shared) known.add(`${journal}\n${first}`);
      }
    }
  }
  return known;
}

/** Who stands together in each note of each journal. */
class Companies {
  readonly byJournal = new Map<string, Map<string, Set<string>>>();
  readonly #keys = new Map<string, string>();

  add(journal: string, path: string, name: string): void {
    let key = this.#keys.get(name);
    if (key === undefined) this.#keys.set(name, (key = nameKey(name)));
    let notes = this.byJournal.get(journal);
    if (notes === undefined) this.byJournal.set(journal, (notes = new Map()));
    const here = notes.get(path);
    if (here === undefined) notes.set(path, new Set([key]));
    else here.add(key);
  }
}

/** The same people report day after day. */
function distinct(sets: Iterable<ReadonlySet<string>>): Iterable<ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>();
  for (const set of sets) if (set.size >= OTHERS) known.set([...set].toSorted().join('\n'), set);
  return known.values();
}
