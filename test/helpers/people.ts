import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Located, NameFound, Turn } from '../../core/extract/facts.ts';
import { findNames } from '../../core/extract/names.ts';
import { decidePeople, type PeopleFound, type PersonEdit } from '../../core/extract/people/people.ts';
import { findTurns } from '../../core/extract/people/turns.ts';
import type { ParsedNote } from '../../core/notes/note.ts';
import { parseText } from './parse.ts';

export interface Found {
  readonly names: readonly Located<NameFound>[];
  readonly turns: readonly Located<Turn>[];
}

/** What notes say of people, as the engine reads it back. */
export function foundIn(notes: readonly ParsedNote[], journal = '/journal'): Found {
  const names: Located<NameFound>[] = [];
  const turns: Located<Turn>[] = [];
  for (const note of notes) {
    const said = findTurns(note);
    for (const fact of said) turns.push(locate(note, note.sections[fact.section], { journal, fact }));
    for (const fact of findNames(note, said)) {
      const section = note.sections.findLast((candidate) => candidate.line <= fact.line);
      names.push(locate(note, section, { journal, fact }));
    }
  }
  return { names, turns };
}

function locate<T>(
  note: ParsedNote,
  section: ParsedNote['sections'][number] | undefined,
  found: { readonly journal: string; readonly fact: T },
): Located<T> {
  return { ...found, path: note.path, date: section?.date ?? null, dateOrigin: section?.dateOrigin ?? null };
}

/** People and updates of invented notes: path → text. */
export function peopleOf(files: Readonly<Record<string, string>>, edits: readonly PersonEdit[] = []): PeopleFound {
  const notes = Object.entries(files).map(([path, text]) => parseText(text, path));
  return decidePeople({ ...foundIn(notes), edits });
}

/** Updates as `person line kind: text`. */
export function updatesOf(found: PeopleFound): string[] {
  return found.updates.map(
    ({ person, to, line, kind, text }) => `${person}${to === null ? '' : ` to ${to}`} ${line} ${kind}: ${text}`,
  );
}

/** All notes of a folder, parsed; paths relative to it. */
export function notesIn(root: string): ParsedNote[] {
  return readdirSync(root)
    .toSorted()
    .flatMap((name): ParsedNote[] => {
      const file = join(root, name);
      if (statSync(file).isDirectory()) {
        return notesIn(file).map((note) => ({ ...note, path: `${name}/${note.path}` }));
      }
      if (!name.endsWith('.md')) return [];
      const text = readFileSync(file, 'utf8').replaceAll(/\r\n?/g, '\n');
      return [parseText(text, relative(root, file))];
    });
}
