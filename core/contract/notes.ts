import { z } from 'zod';
import { DATE_ORIGINS, NOTE_KINDS } from './kinds.ts';
import { WarningSchema } from './notices.ts';
import { IsoDate, Line } from './scalars.ts';

export type { DateOrigin, NoteKind } from './kinds.ts';

export const NoteKindSchema = z.enum(NOTE_KINDS);
export const DateOriginSchema = z.enum(DATE_ORIGINS);

export const SectionViewSchema = z.object({
  headings: z.array(z.string()),
  level: z.int().min(0).max(6),
  line: Line,
  endLine: Line,
  date: IsoDate.nullable(),
  dateOrigin: DateOriginSchema.nullable(),
  warning: WarningSchema.nullable(),
});
export type SectionView = z.infer<typeof SectionViewSchema>;

export const NoteViewSchema = z.object({
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  kind: NoteKindSchema,
  tags: z.array(z.string()),
  date: IsoDate.nullable(),
  frontmatter: z.record(z.string(), z.unknown()),
  /** The note's text as it is on disk, line endings as `\n`, without a byte order mark. */
  text: z.string(),
  /** 1-based line of the first line after the front matter. */
  bodyLine: Line,
  sections: z.array(SectionViewSchema),
  modified: z.string(),
  /** SHA-256 of the file's bytes, hex. */
  hash: z.string(),
  /** True when the file on disk is not what was indexed last. */
  changedSinceIndexed: z.boolean(),
});
export type NoteView = z.infer<typeof NoteViewSchema>;

export const NoteSummarySchema = z.object({
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  kind: NoteKindSchema,
  date: IsoDate.nullable(),
});
export type NoteSummary = z.infer<typeof NoteSummarySchema>;

export const DaySchema = z.object({
  date: IsoDate,
  origin: DateOriginSchema,
  journal: z.string(),
  path: z.string(),
  line: Line,
  heading: z.string(),
  warning: WarningSchema.nullable(),
});
export type Day = z.infer<typeof DaySchema>;

/** A name, as a link of a note has it, that leads to no note. */
export const MissingNoteSchema = z.object({
  name: z.string(),
  /** Where a note of that name would be written; null where none can be. */
  newPath: z.string().nullable(),
});
export type MissingNote = z.infer<typeof MissingNoteSchema>;
