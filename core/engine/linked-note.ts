import { join } from 'node:path';
import type { NewNote } from '../contract/facts.ts';
import type { MissingNote } from '../contract/notes.ts';
import { writeNew } from '../daily/write-new.ts';
import { DaybookError } from '../errors.ts';
import { isAlwaysIgnored } from '../notes/ignore-rules.ts';
import { NOTE_EXTENSIONS } from '../notes/scan.ts';
import type { Db } from '../store/database.ts';
import { listNotes, readNoteRow } from '../store/notes.ts';
import { SAMPLE_JOURNAL } from './journal-list.ts';
import { rootFor, type NewNoteParts } from './new-note.ts';

/** What some file system refuses, and letters that cannot be seen. */
const UNSAFE = /[<>:"|?*\\\p{Cc}\p{Cf}\uFFFD]/u;
/** File systems allow 255; what makes the file puts letters of its own before the name. */
const MAX_NAME_BYTES = 200;
/** Far more than any journal has. */
const ALL = 1_000_000;

/** Where the note that a link names would be written; null where no note can be. */
export function linkedPath(name: string): string | null {
  const hasExtension = NOTE_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension));
  if (!hasExtension && /\.[a-z][a-z0-9]{1,4}$/i.test(name)) return null;
  const path = (hasExtension ? name : `${name}.md`).normalize('NFC');
  return path.split('/').every(isName) ? path : null;
}

function isName(part: string): boolean {
  const isPlain = part !== '' && part.trim() === part && !isAlwaysIgnored(part) && !UNSAFE.test(part);
  return isPlain && Buffer.byteLength(part) <= MAX_NAME_BYTES;
}

/**
 * Those names that lead to no note, as links have them: paths, or what stands between double brackets.
 *
 * @param journal root; of any journal when it is left out
 * @param roots of all journals
 */
export function missingNotes(
  db: Db,
  where: {
    readonly journal: string | undefined;
    readonly roots: readonly string[];
    readonly names: readonly string[];
  },
): MissingNote[] {
  const { journal, roots, names } = where;
  const left = new Map<string, string[]>();
  for (const name of new Set(names)) {
    if (readNoteRow(db, { path: name, journal }) !== null) continue;
    const folded = fold(name);
    left.set(folded, [...(left.get(folded) ?? []), name]);
  }
  for (const note of left.size === 0 ? [] : listNotes(db, { limit: ALL, text: '' }).notes) {
    if (journal === undefined || note.journal === journal) for (const name of namesOf(note)) left.delete(name);
  }
  const isOwn = (journal === undefined ? roots : [journal]).some((root) => root !== SAMPLE_JOURNAL);
  return [...left.values()].flat().map((name) => ({ name, newPath: isOwn ? linkedPath(name) : null }));
}

function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** What `[[…]]` may call a note: its title, its path without the extension, and every end of that. */
function* namesOf({ path, title }: { readonly path: string; readonly title: string }): Generator<string> {
  yield fold(title);
  const parts = fold(path)
    .replace(/\.m[a-z]*$/, '')
    .split('/');
  for (let from = 0; from < parts.length; from++) yield parts.slice(from).join('/');
}

/**
 * Writes a note where a link leads that has none; one that is there by now is left as it is.
 *
 * @throws DaybookError `invalid` for a path that no note can have; `permission-denied`, `disk-full`
 */
export async function writeNoteAt(
  parts: NewNoteParts,
  { journal, path, text }: { readonly journal?: string | undefined; readonly path: string; readonly text: string },
): Promise<NewNote> {
  const root = rootFor({ journal }, parts);
  if (linkedPath(path) !== path) {
    throw new DaybookError('invalid', `No note can be called ${path}.`, { hint: 'Change the link, or its letters.' });
  }
  const file = join(root, ...path.split('/'));
  const note = { journal: root, path, file, created: await writeNew(file, text) };
  if (note.created) await parts.runs.indexWritten(() => readNoteRow(parts.reader.db(), note) !== null);
  return note;
}
