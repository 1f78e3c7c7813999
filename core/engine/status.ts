import type { Degraded, IndexReport, Progress, Status } from '../contract.ts';
import type { Config } from '../config.ts';
import { countAll } from '../store/counts.ts';
import type { Db } from '../store/database.ts';
import { currentWriter } from '../store/writer-lock.ts';
import { journalViews } from './journal-list.ts';
import { DEFAULT_EMBEDDER, DEFAULT_GENERATOR, type ModelShelf } from './model-shelf.ts';

export interface StatusInput {
  readonly version: string;
  readonly config: Config;
  readonly db: Db | null;
  readonly roots: readonly string[];
  readonly shelf: ModelShelf;
  readonly progress: Progress | null;
  readonly lastRun: { readonly finished: string; readonly report: IndexReport } | null;
  /** True when this engine holds the writer lock. */
  readonly writable: boolean;
  readonly network: boolean;
}

function degradedOf(input: StatusInput, pending: number): Degraded[] {
  const found: Degraded[] = [];
  const embedder = input.shelf.chosen('embed') ?? DEFAULT_EMBEDDER;
  const generator = input.shelf.chosen('generate') ?? DEFAULT_GENERATOR;
  if (!input.shelf.isReady(embedder)) {
    found.push({ code: 'no-embedder', message: `Searching by words only: the embedder ${embedder} is not here.`, fix: 'Fetch it under Models.' });
  } else if (pending > 0) {
    found.push({ code: 'embedding-pending', message: `${pending} texts are found by their words only until they are embedded.`, fix: 'It goes on in the background.' });
  }
  if (!generator.includes('://') && !input.shelf.isReady(generator)) {
    found.push({ code: 'no-generator', message: `Answers are the notes’ own words: the generator ${generator} is not here.`, fix: 'Fetch it under Models, or choose a local server.' });
  }
  return found;
}

/** The engine's state as the window's status line shows it. */
export function statusOf(input: StatusInput): Status {
  const counts = input.db ? countAll(input.db) : { notes: 0, chunks: 0, skipped: 0, pending: 0 };
  const writer = currentWriter(input.config.dataDir);
  const embedder = input.shelf.chosen('embed');
  const generator = input.shelf.chosen('generate');
  const degraded = degradedOf(input, counts.pending);
  if (!input.writable && writer !== null) {
    degraded.push({ code: 'read-only', message: `The index is written by ${writer}.`, fix: 'Changes appear here as that process writes them.' });
  }
  return {
    version: input.version,
    dataDir: input.config.dataDir,
    notes: counts.notes,
    chunks: counts.chunks,
    skipped: counts.skipped,
    pendingEmbeddings: counts.pending,
    journals: journalViews(input.roots, input.db),
    run: input.progress,
    lastRun: input.lastRun,
    writable: input.writable,
    writer: input.writable ? null : writer,
    models: {
      embed: embedder !== null && input.shelf.isReady(embedder) ? embedder : null,
      generate: generator !== null && (generator.includes('://') || input.shelf.isReady(generator)) ? generator : null,
    },
    network: input.network,
    degraded,
  };
}
