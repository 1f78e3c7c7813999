import { z } from 'zod';
import { NoteKindSchema, NoteSummarySchema } from './notes.ts';
import { Count, IsoDate, Line } from './scalars.ts';

/** A note, by its path; without a journal, that of the first journal that has one. */
const note = { journal: z.string().optional(), path: z.string().min(1) };

/** SHA-256 of a file's bytes, hex. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export const LINE_ENDINGS = ['lf', 'crlf', 'cr'] as const;
export const LineEndingSchema = z.enum(LINE_ENDINGS);
export type LineEnding = z.infer<typeof LineEndingSchema>;

/**
 * Text between two offsets is replaced. Offsets are UTF-16 code units in the text that `noteText` gives, where every line
 * ending is `\n`. Several are sorted, and do not overlap.
 */
export const TextEditSchema = z.object({ from: Count, to: Count, insert: z.string() });
export type TextEdit = z.infer<typeof TextEditSchema>;

/** Changes that were typed and did not reach the file. */
export const DraftSchema = z.object({
  /** What the changes were made to. */
  hash: Hash,
  base: z.string(),
  edits: z.array(TextEditSchema),
  kept: z.string(),
});
export type Draft = z.infer<typeof DraftSchema>;

export const NoteTextRequestSchema = z.object(note);

export const NoteTextSchema = z.object({
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  kind: NoteKindSchema,
  date: IsoDate.nullable(),
  /** The whole text, line endings as `\n`, without a byte order mark. */
  text: z.string(),
  hash: Hash,
  modified: z.string(),
  bytes: Count,
  /** That of most lines: what a new line gets. Lines that nobody changes keep their own. */
  lineEnding: LineEndingSchema,
  byteOrderMark: z.boolean(),
  /** Why it cannot be written, and what to do; null when it can. */
  readOnly: z.string().nullable(),
  /** What an earlier window did not get to save; null when there is nothing. */
  draft: DraftSchema.nullable(),
});
export type NoteText = z.infer<typeof NoteTextSchema>;

export const SaveNoteRequestSchema = z.object({
  ...note,
  /** What the edits were made to. */
  hash: Hash,
  edits: z.array(TextEditSchema),
  /** Length of the text after the edits: what does not fit is refused, and nothing is written. */
  length: Count,
});
export type SaveNoteRequest = z.infer<typeof SaveNoteRequestSchema>;

/** `changed`: the file holds something else by now, which is given; nothing was written. `path`: where it is by now. */
export const SavedNoteSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), path: z.string(), hash: Hash, modified: z.string() }),
  z.object({ kind: z.literal('changed'), text: z.string(), hash: Hash, modified: z.string() }),
]);
export type SavedNote = z.infer<typeof SavedNoteSchema>;

export const KeepDraftRequestSchema = z.object({
  ...note,
  hash: Hash,
  edits: z.array(TextEditSchema),
  /** The text that the edits were made to; needed only when the file is not that any more, or not there. */
  base: z.string().optional(),
});
export type KeepDraftRequest = z.infer<typeof KeepDraftRequestSchema>;

export const DraftPlaceSchema = z.object({
  journal: z.string(),
  path: z.string(),
  kept: z.string(),
  /** What the note would hold, where its file is gone: nothing else has that text any more. */
  gone: z.string().nullable(),
});
export type DraftPlace = z.infer<typeof DraftPlaceSchema>;

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Larger pictures do not belong beside notes. */
export const PICTURE_MAX_BYTES = 10 * 1024 * 1024;

export const AttachPictureRequestSchema = z.object({
  ...note,
  /** Its name where it comes from; empty for one of the clipboard. */
  name: z.string().max(1_000).default(''),
  type: z.enum(PICTURE_TYPES),
  data: z.base64(),
});
export type AttachPictureRequest = z.infer<typeof AttachPictureRequestSchema>;

export const AttachedPictureSchema = z.object({
  journal: z.string(),
  /** Relative to the journal. */
  path: z.string(),
  /** Relative to the note, as a link of markdown is written. */
  link: z.string(),
});
export type AttachedPicture = z.infer<typeof AttachedPictureSchema>;

/** A picture that is not there, or is none, is nothing unusual in a note: `problem` says why it is not shown. */
export const ShownPictureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), type: z.enum(PICTURE_TYPES), data: z.base64() }),
  z.object({ kind: z.literal('none'), problem: z.string() }),
]);
export type ShownPicture = z.infer<typeof ShownPictureSchema>;

export const COMPLETION_KINDS = ['note', 'person', 'tag'] as const;

export const CompleteRequestSchema = z.object({
  kind: z.enum(COMPLETION_KINDS),
  /** What is typed so far; empty for what is likely. */
  text: z.string().max(200).default(''),
  limit: z.int().min(1).max(100).default(20),
});
export type CompleteRequest = z.infer<typeof CompleteRequestSchema>;

export const CompletionSchema = z.object({
  /** What is put into the note: a note's name, a person's, a tag, without their marks. */
  name: z.string(),
  /** A note's title. */
  title: z.string(),
  /** A note's path, a person's other names, how many notes have a tag. */
  detail: z.string(),
});
export type Completion = z.infer<typeof CompletionSchema>;

export const DayNoteSchema = z.object({
  /** The day's note: the file that is named after it, else the section of it in a journal. Null when there is none yet. */
  note: z.object({ journal: z.string(), path: z.string(), line: Line.nullable() }).nullable(),
  /** What its file would be called; null when there is no journal of the user's to write to. */
  newPath: z.string().nullable(),
  /** Notes with a section of that day, by their kind and path. */
  notes: z.array(NoteSummarySchema),
});
export type DayNote = z.infer<typeof DayNoteSchema>;
