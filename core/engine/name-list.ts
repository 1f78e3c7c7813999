import { foldName, matchName, typedWords, type TypedWords } from '../contract/match-name.ts';
import type { NoteSummary } from '../contract/notes.ts';
import type { Db } from '../store/database.ts';
import { listNotes } from '../store/notes.ts';
import { perVersion } from './per-version.ts';

/** Far more than any journal has. */
const ALL = 1_000_000;

interface NamedNote {
  readonly note: NoteSummary;
  readonly title: string;
  readonly path: string;
  /** Title and path in one: a word that is not in it is in neither. */
  readonly both: string;
}

export interface FoundNotes {
  readonly notes: NoteSummary[];
  readonly total: number;
}

/** A part of the list of all notes. */
export interface ListedNotes extends FoundNotes {
  /** Where the note that is looked for stands in the whole list; null when it is not in it, or none is looked for. */
  readonly at: number | null;
}

export interface NameListQuery {
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
  readonly find?: { readonly journal?: string | undefined; readonly path: string } | undefined;
}

/** Finds notes by their names. */
export interface NameList {
  /** Those whose title or path holds the text, case and accents aside; newest first. */
  list(db: Db, query: NameListQuery): ListedNotes;
  /** Those that what is typed may mean, the best first. */
  find(db: Db, query: { readonly text: string; readonly limit: number }): FoundNotes;
}

/** Keeps the names of all notes, folded, until another connection writes: matching 50,000 of them takes milliseconds then. */
export function createNameList(): NameList {
  const namesOf = perVersion(readNames);
  return {
    list(db, { text, limit, offset, find }) {
      const folded = foldName(text.trim());
      const names = namesOf(db).filter(({ title, path }) => title.includes(folded) || path.includes(folded));
      const at = find === undefined ? -1 : names.findIndex(({ note }) => isSame(note, find));
      const notes = names.slice(offset, offset + limit).map(({ note }) => note);
      return { notes, total: names.length, at: at === -1 ? null : at };
    },
    find(db, { text, limit }) {
      const names = namesOf(db);
      const words = typedWords(text);
      if (words.length === 0) return { notes: names.slice(0, limit).map(({ note }) => note), total: names.length };
      const exact = rank(names, words, false);
      const found = exact.length >= limit ? exact : rank(names, words, true);
      return { notes: best(found, limit).map(({ named }) => named.note), total: found.length };
    },
  };
}

function isSame(note: NoteSummary, { journal, path }: NonNullable<NameListQuery['find']>): boolean {
  return note.path === path && (journal === undefined || note.journal === journal);
}

function readNames(db: Db): readonly NamedNote[] {
  const { notes } = listNotes(db, { limit: ALL, text: '' });
  return notes.map((note) => {
    const [title, path] = [foldName(note.title), foldName(note.path)];
    return { note, title, path, both: `${title} ${path}` };
  });
}

interface Ranked {
  readonly named: NamedNote;
  readonly score: number;
}

/** A title counts more than a path, which may say the same once more. */
const TITLE_WEIGHT = 1.5;

function rank(names: readonly NamedNote[], words: TypedWords, scattered: boolean): Ranked[] {
  const found: Ranked[] = [];
  for (const named of names) {
    if (matchName(words, named.both, scattered) === 0) continue;
    const score = scoreOf(named, words, scattered);
    if (score > 0) found.push({ named, score });
  }
  return found;
}

function scoreOf({ title, path, both }: NamedNote, words: TypedWords, scattered: boolean): number {
  const byTitle = matchName(words, title, scattered) * TITLE_WEIGHT;
  const byPath = matchName(words, path, scattered);
  if (byTitle > 0 || byPath > 0) return Math.max(byTitle, byPath);
  // One word may be of the title and another of the path.
  return words.length > 1 ? matchName(words, both, scattered) : 0;
}

/** The best ones; of equal ones the newest, which stand first already. */
function best(found: readonly Ranked[], limit: number): readonly Ranked[] {
  return found.toSorted((a, b) => b.score - a.score).slice(0, limit);
}
