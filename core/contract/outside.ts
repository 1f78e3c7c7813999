import { z } from 'zod';
import { EditorSchema } from './preferences.ts';
import { Line } from './scalars.ts';
import { TemplatePlaceSchema } from './templates.ts';

/*
 * What notes and folders are to other programs of this machine.
 */

/** An indexed note, by its path; without a journal, that of the first journal that has one. */
export const NotePlaceSchema = z.object({
  journal: z.string().optional(),
  path: z.string().min(1),
  line: Line.optional(),
});
export type NotePlace = z.infer<typeof NotePlaceSchema>;

/** What can be opened in the user's editor. */
export const EditablePlaceSchema = z.union([TemplatePlaceSchema, NotePlaceSchema]);
export type EditablePlace = z.infer<typeof EditablePlaceSchema>;

/** How a note or template is opened in the editor that the user chose: by an address of that program, or as a file. */
export const EditorTargetSchema = z.object({
  editor: EditorSchema,
  /** Its name, as people say it. */
  name: z.string(),
  /** Absolute. */
  file: z.string(),
  /** Null: the file is handed to the system. */
  url: z.string().nullable(),
  /** False where the program opens the note, and no line of it. */
  atLine: z.boolean(),
});
export type EditorTarget = z.infer<typeof EditorTargetSchema>;

/** What an absolute path of this machine is to Daybook. */
export const LocatedSchema = z.discriminatedUnion('kind', [
  /** A note of a journal. */
  z.object({ kind: z.literal('note'), journal: z.string(), path: z.string() }),
  /** A file of a journal that is no note there: ignored, skipped, or not read yet. */
  z.object({ kind: z.literal('unindexed'), journal: z.string(), path: z.string(), why: z.string() }),
  /** A journal already, or a folder of one. */
  z.object({ kind: z.literal('journal'), root: z.string(), isWhole: z.boolean() }),
  /** A folder that can become a journal; or the folder of a note that is in none. */
  z.object({ kind: z.literal('folder'), root: z.string() }),
  z.object({ kind: z.literal('stray'), root: z.string(), path: z.string() }),
  /** Nothing that Daybook reads. */
  z.object({ kind: z.literal('other'), why: z.string() }),
]);
export type Located = z.infer<typeof LocatedSchema>;
