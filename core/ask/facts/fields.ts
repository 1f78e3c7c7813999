import type { Db } from '../../store/database.ts';
import type { NoteKind } from '../../contract/kinds.ts';
import { noteById, type NoteRow, type PlacedNoteRow } from '../../store/notes.ts';
import type { FieldAsked } from '../query/field-intent.ts';
import type { LineReader } from '../retrieve/retrieve.ts';
import { isWithin, listOf, sayGroupDay, titleTime, type FactLine, type Findings } from './list.ts';
import { knownPlaces } from './notes.ts';
import type { AskedOfNotes } from './query.ts';
import { mayHoldStem } from './topic.ts';
import { fieldIn } from './note-fields.ts';
import { contentStems, fold, stem } from '../query/words.ts';

interface Notes {
  readonly db: Db;
  /** Left out where no files can be read: then nothing is found. */
  readonly linesOf: LineReader | undefined;
  readonly journal: string | undefined;
}

/** What a question calls a note, and of which kind that is; null for any. */
const NOUNS: Readonly<Record<string, NoteKind | null>> = {
  runbook: 'runbook',
  playbook: 'runbook',
  meeting: 'meeting',
  call: 'meeting',
  sync: 'meeting',
  minutes: 'meeting',
  standup: 'standup',
  decision: 'decision',
  adr: 'decision',
  rfc: 'decision',
  record: 'decision',
  note: null,
  page: null,
  document: null,
  doc: null,
  guide: null,
};
const NOUN_STEMS = new Map(Object.entries(NOUNS).map(([noun, kind]) => [stem(noun), kind]));
/** A question that means more notes than this means none of them. */
const MOST_NOTES = 12;
/** Notes whose day and owner are looked at for one question. */
const MOST_READ = 2_000;

interface Named {
  /** Stems that a note has to be called by. */
  readonly words: readonly string[];
  /** The nouns among them say only what it is. */
  readonly nouns: readonly string[];
}

function namedIn(text: string): Named {
  const stems = [...contentStems(text)];
  return {
    words: stems.filter((one) => !NOUN_STEMS.has(one)),
    nouns: stems.filter((one) => NOUN_STEMS.has(one)),
  };
}

/** `0042` and `42` are one number. */
function stemsOf(text: string): Set<string> {
  const stems = contentStems(text.replaceAll(/[/_.-]/g, ' '));
  for (const one of stems) if (/^0+\d+$/.test(one)) stems.add(one.replace(/^0+/, ''));
  return stems;
}

/** True when the words call this note: all of them stand in its title or path, and they are a name of it or say what it is. */
function isCalled(note: PlacedNoteRow, { words, nouns }: Named): boolean {
  const written = fold(`${note.title}\n${note.path}`);
  if (!words.every((word) => mayHoldStem(written, word))) return false;
  if (words.length === 0) return nouns.some((noun) => [null, note.kind].includes(NOUN_STEMS.get(noun) ?? null));
  const path = note.path.replace(/\.[^./]+$/, '');
  const title = stemsOf(note.title);
  const own = new Set([...title, ...stemsOf(path)]);
  if (!words.every((word) => own.has(word))) return false;
  if (nouns.length > 0)
    return nouns.some((noun) => own.has(noun) || [null, note.kind].includes(NOUN_STEMS.get(noun) ?? null));
  const file = stemsOf(path.slice(path.lastIndexOf('/') + 1));
  return [title, file].some(
    (name) => name.size > 0 && [...name].every((one) => words.includes(one) || /^\d+$/.test(one)),
  );
}

function lineOf(note: NoteRow, asked: FieldAsked, linesOf: LineReader): FactLine | null {
  const { journal, path, title, date, bodyLine, frontmatter } = note;
  const lines = linesOf(note);
  const found = lines === null ? null : fieldIn({ frontmatter, lines, bodyLine }, asked.field);
  if (lines === null || found === null) return null;
  const { line, endLine, text } = found;
  const group = date === null ? title : `${title}, ${sayGroupDay(date)}`;
  return { text, group, journal, path, line, endLine, date, quote: lines.slice(line - 1, endLine).join('\n') };
}

/** Whether the value of a field names somebody: whole words, in any case. */
function holds(text: string, names: readonly string[]): boolean {
  const spaced = (one: string) =>
    ` ${
      one
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu)
        ?.join(' ') ?? ''
    } `;
  const own = spaced(text);
  return names.some((name) => own.includes(spaced(name)));
}

/**
 * What notes say of themselves: `who owns the backup runbook`, `who was in the vendor meeting`.
 *
 * @returns null when no note is called that, or none of them says it: the passages may
 */
export function findFields({ asked, time, people }: AskedOfNotes, { db, linesOf, journal }: Notes): Findings | null {
  if (linesOf === undefined) return null;
  const named = namedIn(asked.note.replaceAll('§', ` ${people.map(({ label }) => label).join(' ')} `));
  const names = asked.value === '' ? [] : [asked.value, ...people.flatMap((one) => one.names)];
  if (named.words.length === 0 && time === null && names.length === 0) return null;
  const called = knownPlaces(db).filter((note) => isCalled(note, named));
  if (called.length > MOST_READ) return null;
  const notes = called
    .flatMap(({ id }) => noteById(db, id) ?? [])
    .filter((note) => isWithin(note.date, time) && (journal === undefined || note.journal === journal));
  if (names.length === 0 && notes.length > MOST_NOTES) return null;
  const said = notes.flatMap((note) => lineOf(note, asked, linesOf) ?? []);
  const theirs = said.filter(({ text }) => holds(text, names));
  const lines = names.length === 0 ? said : theirs.map((line) => ({ ...line, text: line.group, group: line.text }));
  if (lines.length === 0) return null;
  const newest = lines.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  const { name } = asked.field;
  return listOf(`${name[0]?.toUpperCase() ?? ''}${name.slice(1)}${titleTime(time)}`, newest);
}
