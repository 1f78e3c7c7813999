import { accessSync, constants, statfsSync } from 'node:fs';
import type { EndpointView, ModelView } from '../contract/models.ts';
import type { Check, Journal, Status } from '../contract/state.ts';
import type { Config } from '../config.ts';
import { DaybookError, toDaybookError, type ErrorBody } from '../errors.ts';
import type { Db } from '../store/database.ts';
import { countFacts } from '../store/facts.ts';
import type { ReadAttempt } from './index-reader.ts';

/** Below this an index run or a model download is likely to fail. */
const LOW_DISK_BYTES = 500_000_000;

const ROLES: Readonly<Record<ModelView['role'], string>> = {
  embed: 'Finds notes by meaning',
  generate: 'Phrases answers',
  rerank: 'Sorts what was found',
};

export interface DoctorInput {
  readonly config: Config;
  readonly db: ReadAttempt<Db>;
  readonly status: Status;
  readonly models: readonly ModelView[];
  readonly endpoints: readonly EndpointView[];
  /** Whether alerts of other programs are taken. */
  readonly hook: { readonly isOn: boolean; readonly port: number; readonly problem: ErrorBody | null };
}

/** Runs a check that may throw; what is thrown becomes its detail. */
function attempt(name: string, fix: string, check: () => string): Check {
  try {
    return { name, ok: true, detail: check(), fix: '' };
  } catch (thrown) {
    const error = toDaybookError(thrown);
    return { name, ok: false, detail: error.message, fix: error.hint || fix };
  }
}

/** `1 note`, `4,220 notes`. */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function nodeCheck(): Check {
  const ok = Number(process.versions.node.split('.')[0]) >= 24;
  return {
    name: 'node',
    ok,
    detail: `Node ${process.versions.node}`,
    fix: ok ? '' : 'Run Daybook through `npx daybook`: it brings its own Node 24.',
  };
}

function diskCheck(config: Config): Check {
  return attempt('data folder', 'Choose another folder with --data or DAYBOOK_DATA.', () => {
    accessSync(config.dataDir, constants.W_OK);
    const { bavail, bsize } = statfsSync(config.dataDir);
    const free = bavail * bsize;
    if (free < LOW_DISK_BYTES) {
      throw new DaybookError('disk-full', `${config.dataDir} has only ${Math.round(free / 1e6)} MB left`);
    }
    return `${config.dataDir}, ${Math.round(free / 1e9)} GB free`;
  });
}

function indexChecks({ db: { value: db, problem }, status, models }: DoctorInput): Check[] {
  if (problem) return [{ name: 'index', ok: false, detail: problem.message, fix: problem.hint }];
  if (!db) {
    const fix = 'Run `daybook index DIR` with the folder of your notes.';
    return [{ name: 'index', ok: false, detail: 'There is no index yet.', fix }];
  }
  const integrity = attempt('index', 'Run `daybook index --fresh`: it rebuilds the index from your notes.', () => {
    const result = String(db.pragma('quick_check(1)', { simple: true }));
    if (result !== 'ok') throw new DaybookError('index-damaged', `index.db is damaged: ${result}`);
    return [counted(status.notes, 'note'), counted(status.chunks, 'passage'), `${status.skipped} skipped`].join(', ');
  });
  const vectorVersion = attempt('vector extension', 'Run `npm ci` again: a native file is missing.', () =>
    String(db.prepare('SELECT vec_version()').pluck().get()),
  );
  const facts = attempt('facts', 'Run `daybook index --fresh`: it reads every note again.', () => {
    const { tasks, turns, decisions } = countFacts(db);
    return [counted(tasks, 'item'), counted(turns, 'thing said', 'things said'), counted(decisions, 'decision')].join(
      ', ',
    );
  });
  // Without its model nothing can be read for meaning: the check of the model says so, and what to do.
  const hasEmbedder = !models.some(({ role, active, state }) => role === 'embed' && active && state !== 'ready');
  const meaning = hasEmbedder || status.pendingEmbeddings === 0 ? [embeddingCheck(status)] : [];
  return [integrity, facts, vectorVersion, ...meaning, writerCheck(status)];
}

function embeddingCheck({ pendingEmbeddings: pending }: Status): Check {
  if (pending === 0) return { name: 'embeddings', ok: true, detail: 'Every passage was read for meaning.', fix: '' };
  const fix = 'Run `daybook index`, or leave the app open: it goes on by itself.';
  return {
    name: 'embeddings',
    ok: false,
    detail: `${counted(pending, 'passage waits', 'passages wait')} to be read for meaning.`,
    fix,
  };
}

function writerCheck({ writer }: Status): Check {
  const detail = writer ? `This index is written by ${writer}.` : 'This index is free to write.';
  return { name: 'writer', ok: true, detail, fix: '' };
}

function journalCheck(journal: Journal): Check {
  return {
    name: `journal ${journal.name}`,
    ok: journal.problem === null,
    detail: journal.problem ?? `${journal.root}: ${counted(journal.notes, 'note')}, ${journal.skipped} skipped`,
    fix:
      journal.problem === null
        ? ''
        : 'Connect the disk, or remove the journal. Its notes stay in the index until then.',
  };
}

function modelCheck(model: ModelView): Check {
  const ok = model.state === 'ready' && model.problem === null;
  return {
    name: `model ${model.name}`,
    ok,
    detail:
      model.problem?.message ??
      (model.state === 'ready'
        ? `${ROLES[model.role]}, ${Math.round(model.bytes / 1e6)} MB`
        : `${ROLES[model.role]}: ${model.state === 'missing' ? 'not on this machine' : 'being downloaded'}`),
    fix: ok ? '' : (model.problem?.hint ?? `daybook models pull ${model.name}`),
  };
}

function endpointCheck(endpoint: EndpointView): Check {
  return {
    name: `endpoint ${endpoint.name}`,
    ok: endpoint.problem === null,
    detail:
      endpoint.problem?.message ??
      `${endpoint.url}: ${endpoint.models.length === 0 ? 'no model loaded' : endpoint.models.join(', ')}`,
    fix: endpoint.problem?.hint ?? '',
  };
}

function hookCheck({ isOn, port, problem }: DoctorInput['hook']): Check[] {
  if (!isOn) return [];
  const ok = problem === null;
  const detail = problem?.message ?? `Taken at port ${port} of this machine.`;
  return [{ name: 'alerts', ok, detail, fix: problem?.hint ?? '' }];
}

/** Every part that Daybook rests on: works, or what to do. Only models in use are a failure when they are missing. */
export function doctorChecks(input: DoctorInput): Check[] {
  return [
    nodeCheck(),
    diskCheck(input.config),
    ...indexChecks(input),
    ...input.status.journals.map(journalCheck),
    ...input.models.filter((model) => model.active || model.problem !== null).map(modelCheck),
    ...input.endpoints.map(endpointCheck),
    ...hookCheck(input.hook),
    {
      name: 'network',
      ok: true,
      detail: input.status.network
        ? 'Allowed, used only for what you ask for.'
        : 'Closed by you: nothing leaves this machine.',
      fix: '',
    },
  ];
}
