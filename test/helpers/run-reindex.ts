import type { IndexReport, IndexRequest, Progress } from '../../core/contract/index-run.ts';
import { reindex } from '../../core/ingest/reindex.ts';
import type { ReindexInput } from '../../core/ingest/reindex.ts';
import type { Embedder } from '../../core/models/model.ts';
import type { Db } from '../../core/store/database.ts';

export interface RunOptions extends Partial<Pick<ReindexInput, 'signal' | 'changes'>> {
  readonly embedder?: Embedder | null;
  readonly fresh?: boolean;
  readonly embed?: boolean;
  readonly facts?: IndexRequest['facts'];
  readonly onProgress?: (progress: Progress) => void;
}

/** One whole run of reindex; gives its report. */
export async function runReindex(db: Db, journals: readonly string[], options: RunOptions = {}): Promise<IndexReport> {
  const { embedder = null, fresh = false, embed = embedder !== null, facts, onProgress, ...rest } = options;
  const signal = new AbortController().signal;
  for await (const event of reindex({ signal, ...rest, db, journals, embedder, request: { fresh, embed, facts } })) {
    if (event.kind === 'done') return event.report;
    onProgress?.(event.progress);
  }
  throw new Error('The run ended without a report.');
}
