import { z } from 'zod';

/** Something that the user should know and that did not stop the work. */
export const WarningSchema = z.object({ code: z.string(), message: z.string() });
export type Warning = z.infer<typeof WarningSchema>;

/** A part of Daybook that does not work now: what is missing, and what the user can do. */
export const DegradedSchema = z.object({
  code: z.enum([
    'no-embedder',
    'embedding-pending',
    'vectors-failed',
    'no-reranker',
    'rerank-failed',
    'no-generator',
    'generator-failed',
    'context-cut',
    'index-stale',
    'read-only',
    'alerts-not-taken',
  ]),
  message: z.string(),
  fix: z.string(),
});
export type Degraded = z.infer<typeof DegradedSchema>;
