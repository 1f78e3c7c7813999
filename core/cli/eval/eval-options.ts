import { z } from 'zod';
import { SEARCH_MODES, type SearchRequest } from '../../contract/search.ts';
import { DaybookError } from '../../errors.ts';
import type { Scope } from '../../eval/search-questions.ts';

/** The options of `daybook eval` as commander gives them. */
export const EvalOptionsSchema = z.object({
  pooled: z.boolean().default(false),
  perCorpus: z.boolean().default(false),
  run: z.string().optional(),
  answers: z.string().optional(),
  embed: z.boolean().default(true),
  embedder: z.string().optional(),
  reranker: z.string().optional(),
  mode: z.enum(SEARCH_MODES).optional(),
  corpus: z.array(z.string()).optional(),
  ask: z.boolean().default(true),
  explain: z.string().optional(),
});
export type EvalOptions = z.infer<typeof EvalOptionsSchema>;

/** Where questions look: alone, `--per-corpus` means only there. */
export function scopeOf({ pooled, perCorpus }: EvalOptions): Scope {
  return perCorpus && !pooled ? 'per-corpus' : 'pooled';
}

export function modeOf({ mode, embed }: EvalOptions): SearchRequest['mode'] {
  return mode ?? (embed ? 'hybrid' : 'lexical');
}

/** @throws DaybookError `invalid` for options that contradict each other */
export function checkOptions({ explain, run, answers, ask }: EvalOptions): void {
  if (answers !== undefined && !ask) {
    throw new DaybookError('invalid', '--answers needs what --no-ask leaves out.', { hint: 'Leave one of them out.' });
  }
  if (explain !== undefined && (run ?? answers) !== undefined) {
    throw new DaybookError('invalid', '--explain shows one question, --run and --answers are for all of them.', {
      hint: 'Run them one after the other: the index is kept.',
    });
  }
}
