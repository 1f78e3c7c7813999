import { z } from 'zod';
import { Count, Ms } from './scalars.ts';

export const LossSchema = z.object({
  /** The note, relative to `into`; empty when it belongs to none. */
  page: z.string(),
  /** What kind of thing: `macro`, `drawing`, `link`, `attachment`, `image`, `script`, `table`, … */
  what: z.string(),
  /** Its name and text. */
  detail: z.string(),
});
/** Something that could not be carried over into markdown. */
export type Loss = z.infer<typeof LossSchema>;

export const ConflictSchema = z.object({
  /** The file that the user edited, which was left as it is. */
  path: z.string(),
  /** What the source has now. */
  copy: z.string(),
});
export type Conflict = z.infer<typeof ConflictSchema>;

/** What `daybook import` did. Paths are relative to `into`, with `/`. */
export const ImportReportSchema = z.object({
  /** Absolute folder. */
  into: z.string(),
  pages: Count,
  written: z.array(z.string()),
  unchanged: Count,
  attachments: Count,
  conflicts: z.array(ConflictSchema),
  /** Notes whose page is not in the source any more: they are kept. */
  gone: z.array(z.string()),
  losses: z.array(LossSchema),
});
export type ImportReport = z.infer<typeof ImportReportSchema>;

/** Folder for the notes; left out: one named after the source, in the user's first journal. */
const Into = z.string().min(1).max(8_192).optional();
const ExportPath = z.string().trim().min(1).max(8_192);
/** Root of one of the user's journals, for that folder; the first when left out. */
const IntoJournal = z.string().min(1).max(8_192).optional();

const FILE_SOURCES = z.enum(['confluence', 'notion', 'markdown']);

/** Who asks a server, for one import: it is kept nowhere. Left out, it is read from the environment. */
const LoginSchema = z.object({
  /** Of Confluence Cloud; null for a personal access token of Data Center. */
  email: z.string().trim().min(1).max(320).nullable(),
  token: z
    .string()
    .trim()
    .min(1)
    .max(5_000)
    .regex(/^[\x21-\x7e]+$/, 'It holds characters that no token has.'),
});

/** What is imported: an export of Confluence or Notion, a folder of pages, or a space of a Confluence on the network. */
export const ImportRequestSchema = z.discriminatedUnion('from', [
  z.object({ from: FILE_SOURCES, path: ExportPath, into: Into, journal: IntoJournal }),
  z.object({
    from: z.literal('confluence-server'),
    url: z.string().trim().min(1).max(2_000),
    space: z.string().trim().min(1).max(255).optional(),
    attachments: z.boolean().default(true),
    login: LoginSchema.optional(),
    into: Into,
    journal: IntoJournal,
  }),
]);
export type ImportRequest = z.infer<typeof ImportRequestSchema>;

export const ImportProgressSchema = z.object({
  stage: z.enum(['read', 'pages', 'attachments']),
  done: Count,
  /** Null while it is not known. */
  total: Count.nullable(),
});
/** How far an import is. */
export type ImportProgress = z.infer<typeof ImportProgressSchema>;

/** The source is asked again after a while: it said so, or did not answer. */
export const ImportWaitSchema = z.object({
  host: z.string(),
  /** Of its answer; 0 when there was none. */
  status: Count,
  ms: Ms,
});
export type ImportWait = z.infer<typeof ImportWaitSchema>;

export const LookAtExportSchema = z.object({ from: FILE_SOURCES, path: ExportPath });
export const ExportLookSchema = z.object({
  isFolder: z.boolean(),
  /** Whether it looks like what it is said to be. */
  fits: z.boolean(),
  says: z.string(),
});
/** What is at a path, before it is imported. */
export type ExportLook = z.infer<typeof ExportLookSchema>;

export const ImportEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: ImportProgressSchema }),
  z.object({ kind: z.literal('waiting'), wait: ImportWaitSchema }),
  z.object({ kind: z.literal('done'), report: ImportReportSchema }),
]);
export type ImportEvent = z.infer<typeof ImportEventSchema>;
