import type { IndexEvent, IndexReport, IndexRequest, Progress } from '../contract/index-run.ts';
import type { Degraded } from '../contract/notices.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import type { ErrorBody } from '../errors.ts';
import type { Embedder } from '../models/model.ts';
import { templateText } from '../notes/template-text.ts';
import { clearIndex } from '../store/clear.ts';
import { compactIndex, tidyIndex } from '../store/compact.ts';
import { countAll } from '../store/counts.ts';
import type { Db } from '../store/database.ts';
import { endFirstBuild } from '../store/first-build.ts';
import { listJournals, removeJournal } from '../store/journals.ts';
import { writeMeta } from '../store/meta.ts';
import { countPendingFacts } from '../store/pending-facts.ts';
import { listSkipped, listWarnings } from '../store/skipped.ts';
import { embedPending } from './embed-pending.ts';
import { ingestJournal } from './ingest-journal.ts';
import type { JournalCounts } from './journal-writer.ts';
import type { ParseThread } from './parse-thread.ts';
import { createParser } from './parser.ts';
import { stageProgress } from './rate.ts';

export interface ReindexInput {
  /** Opened for writing, by the holder of the writer lock. */
  readonly db: Db;
  /** Absolute roots of the journals to bring up to date. */
  readonly journals: readonly string[];
  /** Roots of journals whose rows stay as they are, beside those. Rows of any other journal are removed. */
  readonly kept?: readonly string[];
  /** Null when there is none; then `embedderProblem` may say why. */
  readonly embedder: Embedder | null;
  readonly embedderProblem?: ErrorBody | null;
  readonly request: IndexRequest;
  readonly signal: AbortSignal;
  readonly changes?: PendingChanges;
  /** Lines of templates: they are not the writers' words (see notes/template-text.ts). */
  readonly templateLines?: readonly string[];
  /** A thread for parsing that was started ahead; it ends with the run. */
  readonly parseThread?: ParseThread | null;
}

/** Says that files changed since the run last looked at them. While it embeds, it then looks again, and goes on. */
export interface PendingChanges {
  has(): boolean;
  /** A look at all files begins now. */
  clear(): void;
}

interface RunState {
  readonly startMs: number;
  counts: Pick<IndexReport['notes'], 'added' | 'changed' | 'removed' | 'unchanged'>;
  embedded: number;
  readonly degraded: Degraded[];
  scanMs: number;
  ingestMs: number;
  storeMs: number;
  embedMs: number;
}

/**
 * Brings the index in line with the journals.
 *
 * 1. Forget journals that are neither asked for nor kept; with `fresh`, all rows of those asked for but their vectors.
 * 2. Ingest what is new, changed, renamed or gone in each journal (see ingest-journal.ts).
 *    What an earlier run left for later is read out of the notes now, unless the request leaves it again.
 * 3. Embed the texts that wait for a vector; when files change meanwhile, back to 2.
 * 4. Tidy up, after `fresh` thoroughly, and report what was done, what could not be indexed, and what does not work now.
 *    After a first run nobody has to wait until the disk has it.
 *
 * Yields progress, and the report as its last event. A failure of the embedder costs the vectors only and is reported
 * as degraded. Cancelled or killed at any point, what was committed stays, and the next run goes on.
 *
 * @throws DaybookError `cancelled`, `disk-full`, `index-damaged`, `busy`
 */
export async function* reindex(input: ReindexInput): AsyncGenerator<IndexEvent> {
  const { db, request, signal } = input;
  const state = newState();
  try {
    if (request.facts === 'only') {
      input.changes?.clear();
      yield* factsAll(input);
      yield { kind: 'done', report: reportOf(input, state) };
      return;
    }
    // 1. Forget.
    forget(input);
    if (request.dateOrder !== undefined) writeMeta(db, 'date-order', request.dateOrder);
    for (let isComplete = false; !isComplete;) {
      // 2. Ingest.
      yield* ingestAll(input, state);
      if (request.facts !== 'later') yield* factsAll(input);
      // 3. Embed.
      isComplete = request.embed ? yield* embedAll(input, state) : true;
    }
  } catch (error) {
    if (signal.aborted)
      throw new DaybookError('cancelled', 'Indexing was stopped. What was done is kept.', { cause: error });
    throw toDaybookError(error);
  }
  // 4. Tidy up and report.
  if (request.fresh) compactIndex(db);
  else tidyIndex(db);
  try {
    yield { kind: 'done', report: reportOf(input, state) };
  } finally {
    endFirstBuild(db);
  }
}

function forget({ db, journals, kept = [], request }: ReindexInput): void {
  const others = listJournals(db).filter(({ root }) => !journals.includes(root));
  const isAlone = others.every(({ root }) => !kept.includes(root));
  if (request.fresh && isAlone) {
    clearIndex(db);
    return;
  }
  for (const { root } of others) if (!kept.includes(root)) removeJournal(db, root);
  if (request.fresh) for (const root of journals) removeJournal(db, root);
}

function newState(): RunState {
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  return {
    startMs: performance.now(),
    counts,
    embedded: 0,
    degraded: [],
    scanMs: 0,
    ingestMs: 0,
    storeMs: 0,
    embedMs: 0,
  };
}

function* asEvent(progress: Progress | null): Generator<IndexEvent> {
  if (progress !== null) yield { kind: 'progress', progress };
}

async function* ingestAll(input: ReindexInput, state: RunState): AsyncGenerator<IndexEvent> {
  input.changes?.clear();
  const startMs = performance.now();
  const finished: JournalCounts[] = [];
  const scan = stageProgress('scan', startMs);
  const ingest = stageProgress('ingest', startMs);
  const { templateLines, parseThread = null } = input;
  const parser = createParser({
    templateLines,
    factsLater: input.request.facts === 'later',
    thread: state.ingestMs === 0 ? parseThread : null,
  });
  try {
    for (const root of input.journals) {
      yield* asEvent(scan.next(sum(finished, 'total'), null, performance.now()));
      let latest: JournalCounts | null = null;
      for await (const counts of ingestJournal({ db: input.db, root, signal: input.signal, parser })) {
        latest = counts;
        const all = [...finished, counts];
        yield* asEvent(ingest.next(sum(all, 'done'), sum(all, 'total'), performance.now()));
      }
      if (latest !== null) finished.push(latest);
    }
  } finally {
    await parser.close();
  }
  addPass(state, finished);
  state.ingestMs += performance.now() - startMs;
}

async function* factsAll({ db, signal, templateLines = [] }: ReindexInput): AsyncGenerator<IndexEvent> {
  if (countPendingFacts(db) === 0) return;
  // Loaded late: most runs leave nothing, and a long one leaves it to another process.
  const { readPendingFacts } = await import('./pending-facts.ts');
  const progress = stageProgress('facts', performance.now());
  for await (const { done, total } of readPendingFacts({ db, templates: templateText(templateLines), signal })) {
    yield* asEvent(progress.next(done, total, performance.now()));
  }
}

function sum(all: readonly JournalCounts[], key: keyof JournalCounts): number {
  return all.reduce((total, counts) => total + counts[key], 0);
}

/** A later pass of the same run adds what it did; what it found unchanged is the truth of the moment. */
function addPass(state: RunState, pass: readonly JournalCounts[]): void {
  state.counts = {
    added: state.counts.added + sum(pass, 'added'),
    changed: state.counts.changed + sum(pass, 'changed'),
    removed: state.counts.removed + sum(pass, 'removed'),
    unchanged: state.ingestMs === 0 ? sum(pass, 'unchanged') : state.counts.unchanged,
  };
  state.scanMs += sum(pass, 'scanMs');
  state.storeMs += sum(pass, 'storeMs');
}

/** Returns false when files changed meanwhile and the run has to look at them first. */
async function* embedAll(input: ReindexInput, state: RunState): AsyncGenerator<IndexEvent, boolean> {
  const { db, embedder, signal } = input;
  if (embedder === null) return true;
  // Vectors take hours, and are not lost with the power.
  endFirstBuild(db);
  const startMs = performance.now();
  const progress = stageProgress('embed', startMs);
  const total = countAll(db, embedder.fingerprint).pending;
  const isInterrupted = () => input.changes?.has() ?? false;
  const embedding = embedPending({ db, embedder, signal, isInterrupted });
  let done = 0;
  if (total > 0) yield* asEvent(progress.next(done, total, startMs));
  try {
    for (let step = await embedding.next(); ; step = await embedding.next()) {
      if (step.done === true) return step.value;
      state.embedded += step.value - done;
      done = step.value;
      yield* asEvent(progress.next(done, Math.max(done, total), performance.now()));
    }
  } catch (error) {
    const known = toDaybookError(error);
    if (signal.aborted || !known.code.startsWith('model-')) throw known;
    state.degraded.push({ code: 'vectors-failed', message: known.message, fix: known.hint });
    return true;
  } finally {
    state.embedMs += performance.now() - startMs;
  }
}

function degradedOf(input: ReindexInput, pending: number): Degraded[] {
  if (input.request.embed && input.embedder === null) {
    const message = input.embedderProblem?.message ?? 'There is no embedding model: search works with words only.';
    return [{ code: 'no-embedder', message, fix: input.embedderProblem?.hint ?? 'Fetch one: `daybook models`.' }];
  }
  if (pending === 0) return [];
  const message = `${pending} passages have no embedding yet: they are found by their words only.`;
  return [{ code: 'embedding-pending', message, fix: 'Run `daybook index`, or leave the app open.' }];
}

function reportOf(input: ReindexInput, state: RunState): IndexReport {
  const counts = countAll(input.db, input.embedder?.fingerprint);
  const unreachable = listJournals(input.db).filter((journal) => journal.problem !== null);
  return {
    notes: { ...state.counts, total: counts.notes, skipped: counts.skipped },
    chunks: counts.chunks,
    embedded: state.embedded,
    skippedFiles: listSkipped(input.db),
    warnings: listWarnings(input.db),
    degraded: [
      ...state.degraded,
      ...(state.degraded.length > 0 ? [] : degradedOf(input, counts.pending)),
      ...unreachable.map(({ problem }): Degraded => {
        const fix = 'Connect it and run `daybook index` again, or remove the journal.';
        return { code: 'index-stale', message: problem ?? '', fix };
      }),
    ],
    ms: {
      scan: state.scanMs,
      // Parsing runs beside storing: this is the time that was spent waiting for it.
      parse: Math.max(0, state.ingestMs - state.scanMs - state.storeMs),
      store: state.storeMs,
      embed: state.embedMs,
      total: performance.now() - state.startMs,
    },
  };
}
