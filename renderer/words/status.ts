import type { Progress, Stopped } from '../../core/contract/index-run.ts';
import type { ModelView } from '../../core/contract/models.ts';
import type { Status } from '../../core/contract/state.ts';
import { sayRemaining } from './duration.ts';
import { sayCount, sayCounted, sayShare } from './number.ts';

/** What the index is doing, in the words of the status line. `share` is null while no end is known. */
export interface IndexWords {
  readonly says: string;
  readonly share: number | null;
  readonly busy: boolean;
  /** Part of the notes cannot be read. */
  readonly lacks?: boolean;
}

/** The run in progress, or whether the index is at rest and complete. */
export function sayIndex(
  status: Pick<Status, 'run' | 'stopped' | 'pendingEmbeddings' | 'journals' | 'chunks' | 'models'>,
): IndexWords {
  if (status.run) return sayRun(status.run);
  const absent = status.journals.filter((journal) => journal.problem !== null);
  if (absent.length > 0) {
    return { says: `${sayCounted(absent.length, 'journal')} cannot be read`, share: null, busy: false, lacks: true };
  }
  if (status.stopped !== null) return { says: STOPPED_WORDS[status.stopped], share: null, busy: false };
  // Without a model nothing waits: that it is not here is said beside it.
  if (status.pendingEmbeddings > 0 && status.models.embed !== null) {
    return {
      says: `${sayCounted(status.pendingEmbeddings, 'passage waits', 'passages wait')} to be read for meaning`,
      share: null,
      busy: false,
    };
  }
  return { says: status.chunks === 0 ? 'Nothing indexed yet' : 'Index up to date', share: null, busy: false };
}

const STOPPED_WORDS: Readonly<Record<Stopped, string>> = {
  reading: 'Reading notes was stopped',
  meaning: 'Reading for meaning was stopped',
};

/** What is done, what waits, and until when, after a run was stopped. */
export function sayStopped(stopped: Stopped): string {
  return stopped === 'reading'
    ? 'Stopped. What was done is kept. Other notes, and those that change, are read when you go on, or when Daybook starts again.'
    : 'Stopped. What was done is kept. Notes that change are found by their words; the rest is read for meaning when you go on, or when Daybook starts again.';
}

const STAGE_WORDS: Readonly<Record<Progress['stage'], string>> = {
  scan: 'Looking for notes',
  ingest: 'Reading notes',
  facts: 'Reading items, people and decisions',
  embed: 'Reading for meaning',
};

/** A run in progress as one sentence with what is done, and what remains when that is known. */
export function sayRun(run: Progress): IndexWords {
  const left = run.remainingMs === null ? '' : ` · ${sayRemaining(run.remainingMs)} left`;
  const share = run.total === null || run.total === 0 ? null : Math.min(run.done / run.total, 1);
  if (run.stage === 'scan')
    return { says: `${STAGE_WORDS.scan} · ${sayCount(run.done)} found`, share: null, busy: true };
  const what = STAGE_WORDS[run.stage];
  const done = run.total === null ? sayCount(run.done) : sayShare(run.done, run.total);
  return { says: `${what} ${done}${left}`, share, busy: true };
}

/** How fast a run goes, or null when it is not known. */
export function sayRate(run: Progress): string | null {
  if (run.perSecond === null) return null;
  return `${sayCount(run.perSecond)} ${run.stage === 'embed' ? 'passages' : 'notes'} a second`;
}

/** Whether words of the user leave the machine. `quiet` is false when they do. */
export function sayPrivacy(status: Pick<Status, 'models' | 'network'>): {
  readonly says: string;
  /** What goes first where there is little room. */
  readonly more: string;
  readonly quiet: boolean;
} {
  const away = remoteHost(status.models.generate);
  if (away && status.network) return { says: `Questions and passages go to ${away}`, more: '', quiet: false };
  return status.network
    ? { says: 'Nothing leaves this machine', more: '', quiet: true }
    : { says: 'Network off', more: ' · nothing leaves this machine', quiet: true };
}

/** What a model that phrases answers is called: by its title where the catalogue has one, else as its server names it. */
export function sayModel(name: string | null, known: readonly Pick<ModelView, 'name' | 'title'>[] | undefined): string {
  if (name === null) return 'none';
  const endpoint = /^https?:\/\/[^#]*#(.*)$/.exec(name);
  return endpoint?.[1] ?? known?.find((model) => model.name === name)?.title ?? name;
}

function remoteHost(model: string | null): string | null {
  const host = /^https?:\/\/(\[[^\]]*\]|[^:/#]+)/.exec(model ?? '')?.[1];
  if (!host) return null;
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host) ? null : host;
}
