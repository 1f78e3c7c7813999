import { z } from 'zod';
import { DegradedSchema, WarningSchema } from './notices.ts';
import { DateOrderSchema } from './preferences.ts';
import { Count, Line, Ms } from './scalars.ts';

export const SKIP_CODES = [
  'unreadable',
  'too-large',
  'binary',
  'not-utf8',
  'vanished',
  'parse-failed',
  'path-not-utf8',
] as const;
export const SkippedFileSchema = z.object({
  journal: z.string(),
  path: z.string(),
  code: z.enum(SKIP_CODES),
  /** What happened and what to do. */
  message: z.string(),
});
export type SkippedFile = z.infer<typeof SkippedFileSchema>;

export const NoteWarningSchema = WarningSchema.extend({ journal: z.string(), path: z.string(), line: Line });
export type NoteWarning = z.infer<typeof NoteWarningSchema>;

export const IndexRequestSchema = z.object({
  /** Throw the index away and build it again from the notes. Vectors of unchanged text are kept. */
  fresh: z.boolean().default(false),
  embed: z.boolean().default(true),
  /**
   * When items, people and decisions are read out of the notes: `now`, as when it is left out; `later`, of many notes at once, when they are first
   * asked for; `only` reads what was left for later, and looks at no file for anything else.
   */
  facts: z.enum(['now', 'later', 'only']).optional(),
  /** How `11/04/2024` is read in notes that do not tell, from now on; left out, as before. */
  dateOrder: DateOrderSchema.optional(),
});
export type IndexRequest = z.infer<typeof IndexRequestSchema>;

export const IndexReportSchema = z.object({
  notes: z.object({ total: Count, added: Count, changed: Count, removed: Count, unchanged: Count, skipped: Count }),
  chunks: Count,
  /** Texts embedded in this run. */
  embedded: Count,
  skippedFiles: z.array(SkippedFileSchema),
  warnings: z.array(NoteWarningSchema),
  degraded: z.array(DegradedSchema),
  ms: z.object({ scan: Ms, parse: Ms, store: Ms, embed: Ms, total: Ms }),
});
export type IndexReport = z.infer<typeof IndexReportSchema>;

export const INDEX_STAGES = ['scan', 'ingest', 'facts', 'embed'] as const;
export const ProgressSchema = z.object({
  stage: z.enum(INDEX_STAGES),
  /** Files for `scan` and `ingest`, texts for `embed`. */
  done: Count,
  /** Null while it is not known. */
  total: Count.nullable(),
  perSecond: z.number().min(0).nullable(),
  remainingMs: Ms.nullable(),
});
export type Progress = z.infer<typeof ProgressSchema>;

/** What the user stopped, and nobody let go on since: looking at files by itself, or only reading for meaning. */
export const StoppedSchema = z.enum(['reading', 'meaning']);
export type Stopped = z.infer<typeof StoppedSchema>;

export const IndexEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: ProgressSchema }),
  z.object({ kind: z.literal('done'), report: IndexReportSchema }),
]);
export type IndexEvent = z.infer<typeof IndexEventSchema>;
