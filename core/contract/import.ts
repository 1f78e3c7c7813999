import { z } from 'zod';
import { Count } from './scalars.ts';

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
