import type { IndexReport, Progress } from '../../core/contract/index-run.ts';
import { reindex } from '../../core/ingest/reindex.ts';
import type { ReindexInput } from '../../core/ingest/reindex.ts';
import type { Embedder } from '../../core/models/model.ts';
import type { Db } from '../../core/store/database.ts';

export interface RunOptions extends Partial<Pick<ReindexInput, 'signal' | 'changes'>> {
  readonly embedder?: Embedder | null;
  readonly fresh?: boolean;
  readonly embed?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** One whole run of reindex; gives its report. */
export async function runReindex(db: Db, journals: readonly string[], options: RunOptions = {}): Promise<IndexReport> {
  const { embedder = null, fresh = false, embed = embedder !== null, onProgress, ...rest } = options;
  const signal = new AbortController().signal;
  for await (const event of reindex({ signal, ...rest, db, journals, embedder, request: { fresh, embed } })) {
    if (event.kind === 'done') return event.report;
    onProgress?.(event.progress);
  }
  throw new Error('The run ended without a report.');
}
