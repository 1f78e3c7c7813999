import type { Config } from '../config.ts';
import type { Progress, Stopped } from '../contract/index-run.ts';
import type { Degraded } from '../contract/notices.ts';
import type { Status } from '../contract/state.ts';
import type { ErrorBody } from '../errors.ts';
import { countAll } from '../store/counts.ts';
import type { Db } from '../store/database.ts';
import { currentWriter } from '../store/writer-lock.ts';
import type { LastRun } from './engine-runs.ts';
import type { ReadAttempt } from './index-reader.ts';
import { journalViews } from './journal-list.ts';
import { isEndpoint, type ModelShelf } from './model-shelf.ts';

export interface StatusInput {
  readonly version: string;
  readonly config: Config;
  /** What `readIndexStatus` found. */
  readonly index: ReadAttempt<IndexStatus>;
  readonly roots: readonly string[];
  readonly shelf: ModelShelf;
  readonly progress: Progress | null;
  readonly stopped: Stopped | null;
  readonly lastRun: LastRun | null;
  /** True when this engine holds the writer lock. */
  readonly writable: boolean;
  /** True when this engine embeds by itself what waits for its vector. */
  readonly embeds: boolean;
  readonly network: boolean;
  /** Why alerts are not taken although that is switched on. */
  readonly hookProblem: ErrorBody | null;
}

/** What the index says of itself. */
export interface IndexStatus {
  readonly counts: Pick<Status, 'notes' | 'chunks' | 'skipped'> & { readonly pending: number };
  readonly journals: Status['journals'];
}

const NO_COUNTS: IndexStatus['counts'] = { notes: 0, chunks: 0, skipped: 0, pending: 0 };

export function readIndexStatus(db: Db, roots: readonly string[]): IndexStatus {
  return { counts: countAll(db), journals: journalViews(roots, db) };
}

function embeddingGoesOn({ embeds, stopped }: StatusInput): string {
  if (!embeds) return 'Run `daybook index` to embed them.';
  return stopped === null
    ? 'It goes on in the background.'
    : 'It was stopped. “Go on” under Journals takes it up again, and so does the next start.';
}

function embedderDegraded(input: StatusInput, pending: number): Degraded[] {
  const embedder = input.shelf.chosen('embed');
  if (!input.shelf.isReady(embedder)) {
    const message = `Searching by words only: the embedder ${embedder} is not here.`;
    return [{ code: 'no-embedder', message, fix: 'Fetch it under Models.' }];
  }
  if (pending === 0) return [];
  const message =
    pending === 1
      ? 'One text is found by its words only until it is embedded.'
      : `${pending.toLocaleString('en')} texts are found by their words only until they are embedded.`;
  const fix = embeddingGoesOn(input);
  return [{ code: 'embedding-pending', message, fix }];
}

/** Nothing waits for its meaning any more when the rest of it came in, or went away. */
function stoppedNow({ stopped }: StatusInput, pending: number): Stopped | null {
  return stopped === 'meaning' && pending === 0 ? null : stopped;
}

function generatorDegraded({ shelf }: StatusInput): Degraded[] {
  const generator = shelf.chosen('generate');
  if (isEndpoint(generator) || shelf.isReady(generator)) return [];
  const message = `Answers are the notes’ own words: the generator ${generator} is not here.`;
  return [{ code: 'no-generator', message, fix: 'Fetch it under Models, or choose a local server.' }];
}

function readOnlyDegraded(input: StatusInput, writer: string | null): Degraded[] {
  if (input.writable || writer === null) return [];
  const fix = 'Changes appear here as that process writes them.';
  return [{ code: 'read-only', message: `The index is written by ${writer}.`, fix }];
}

function hookDegraded({ hookProblem }: StatusInput): Degraded[] {
  if (hookProblem === null) return [];
  return [{ code: 'alerts-not-taken', message: hookProblem.message, fix: hookProblem.hint }];
}

/** The engine's state as the window's status line shows it. */
export function statusOf(input: StatusInput): Status {
  const { value, problem } = input.index;
  const counts = value?.counts ?? NO_COUNTS;
  const writer = input.writable ? null : currentWriter(input.config.dataDir);
  const embedder = input.shelf.chosen('embed');
  const generator = input.shelf.chosen('generate');
  return {
    version: input.version,
    dataDir: input.config.dataDir,
    notes: counts.notes,
    chunks: counts.chunks,
    skipped: counts.skipped,
    pendingEmbeddings: counts.pending,
    journals: value?.journals ?? journalViews(input.roots, null),
    run: input.progress,
    stopped: stoppedNow(input, counts.pending),
    lastRun: input.lastRun,
    writable: input.writable,
    writer,
    models: {
      embed: input.shelf.isReady(embedder) ? embedder : null,
      generate: isEndpoint(generator) || input.shelf.isReady(generator) ? generator : null,
    },
    network: input.network,
    degraded: [
      ...hookDegraded(input),
      ...(problem ? [{ code: 'index-stale' as const, message: problem.message, fix: problem.hint }] : []),
      ...embedderDegraded(input, counts.pending),
      ...generatorDegraded(input),
      ...readOnlyDegraded(input, writer),
    ],
  };
}
