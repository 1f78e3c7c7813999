import { readFileSync } from 'node:fs';
import type { ParsedNote } from '../../core/notes/note.ts';
import { parseNote } from '../../core/notes/parse-note.ts';

/** Noon of 1 May 2025, UTC. */
const MODIFIED_MS = Date.UTC(2025, 4, 1, 12);

/** `parseNote` for a text, as if it stood in `path`. */
export function parseText(text: string, path = 'note.md', modifiedMs = MODIFIED_MS): ParsedNote {
  return parseNote({ found: { path, sizeBytes: text.length, modifiedMs }, text, hash: 'h' });
}

/** What can be compared of a note: the outline without its line index, which holds functions. */
export function plainNote({ outline, ...note }: ParsedNote): Readonly<Record<string, unknown>> {
  return { ...note, entries: outline.entries, fences: outline.fences };
}

/** `parseNote` for a file of test/fixtures/notes. */
export function parseFixture(name: string): ParsedNote {
  return parseText(readFixture(name), name);
}

export function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/notes/${name}`, import.meta.url), 'utf8');
}

/** Dates of the sections as `heading: date origin`. */
export function datesOf(note: ParsedNote): string[] {
  return note.sections.map((section) =>
    `${section.headings.at(-1) ?? '-'}: ${section.date ?? 'none'} ${section.dateOrigin ?? ''}`.trim(),
  );
}
