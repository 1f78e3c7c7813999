import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isoOf } from '../../core/dates/calendar.ts';
import { dayOfPath } from '../../core/dates/file-name.ts';
import type { Section } from '../../core/notes/note.ts';
import { parseText } from '../helpers/parse.ts';

const Golden = z.object({
  alone: z.array(z.tuple([z.string(), z.string().nullable()])),
  notes: z.array(
    z.object({
      what: z.string(),
      path: z.string().default('note.md'),
      front: z.string().optional(),
      lines: z.array(z.tuple([z.string(), z.string().nullable()])),
    }),
  ),
  paths: z.array(z.tuple([z.string(), z.string().nullable()])),
});
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const golden = Golden.parse(read('dates.json'));
const writers = Golden.pick({ notes: true }).parse(read('dates-writers.json'));

/** The last change of the notes: no date is taken from it, but it bounds the years that are guessed. */
const MODIFIED_MS = Date.UTC(2025, 0, 6, 12);
const OWN_ORIGINS: ReadonlySet<string | null> = new Set(['stamp', 'heading']);

function ownDate(section: Section | undefined): string | null {
  return section !== undefined && OWN_ORIGINS.has(section.dateOrigin) ? section.date : null;
}

describe('a heading alone', () => {
  test.each(golden.alone)('%s → %s', (heading, expected) => {
    const { sections } = parseText(`# ${heading}\n\ntext\n`, 'note.md', MODIFIED_MS);
    expect(ownDate(sections[0])).toBe(expected);
  });
});

describe('headings of a note', () => {
  test.each([...golden.notes, ...writers.notes])('$what', ({ path, front, lines }) => {
    const body = lines.map(([line]) => `${line}\n\n`).join('');
    const text = front === undefined ? body : `---\n${front}\n---\n${body}`;
    const { sections } = parseText(text, path, MODIFIED_MS);
    const wanted = lines.flatMap(([line, expected]) => (expected === '' ? [] : [[line, expected] as const]));
    const found = sections.map((section, index) => {
      const expected = wanted[index]?.[1] ?? null;
      if (expected === null) return ownDate(section);
      const [, detail] = expected.split(' ');
      const shown = detail === section.dateOrigin ? section.dateOrigin : section.warning?.code;
      return shown === undefined ? section.date : `${section.date ?? 'none'} ${shown}`;
    });
    expect(found).toEqual(wanted.map(([, expected]) => expected));
  });
});

test.each(golden.paths)('the path %s → %s', (path, expected) => {
  const day = dayOfPath(path);
  expect(day === null ? null : isoOf(day)).toBe(expected);
});
