import { z } from 'zod';
import { IndexReportSchema, ProgressSchema, StoppedSchema } from './index-run.ts';
import { DegradedSchema } from './notices.ts';
import { Count } from './scalars.ts';

export const JournalSchema = z.object({
  /** Absolute root folder. */
  root: z.string(),
  name: z.string(),
  notes: Count,
  skipped: Count,
  /** True for the sample journal that is shown while the user has none. */
  sample: z.boolean(),
  /** Why it cannot be read now; null when it can. */
  problem: z.string().nullable(),
});
export type Journal = z.infer<typeof JournalSchema>;

export const StatusSchema = z.object({
  version: z.string(),
  dataDir: z.string(),
  notes: Count,
  chunks: Count,
  skipped: Count,
  /** Distinct texts that still wait for their vector. */
  pendingEmbeddings: Count,
  journals: z.array(JournalSchema),
  /** The run in progress; null when the index is at rest. */
  run: ProgressSchema.nullable(),
  /** What waits since the user stopped a run, until `index` or the next start; null when nothing does. */
  stopped: StoppedSchema.nullable(),
  lastRun: z
    .object({ finished: z.string(), report: IndexReportSchema.omit({ skippedFiles: true, warnings: true }) })
    .nullable(),
  /** False when another process writes this index; then `writer` names it. */
  writable: z.boolean(),
  writer: z.string().nullable(),
  models: z.object({ embed: z.string().nullable(), generate: z.string().nullable() }),
  network: z.boolean(),
  degraded: z.array(DegradedSchema),
});
export type Status = z.infer<typeof StatusSchema>;

export const CheckSchema = z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), fix: z.string() });
export type Check = z.infer<typeof CheckSchema>;
