import { statfsSync } from 'node:fs';
import { constants, accessSync } from 'node:fs';
import type { Check, EndpointView, Journal, ModelView, Status } from '../contract.ts';
import type { Config } from '../config.ts';
import { toDaybookError } from '../errors.ts';
import type { Db } from '../store/database.ts';

/** Below this an index run or a model download is likely to fail. */
const LOW_DISK_BYTES = 500_000_000;

export interface DoctorInput {
  readonly config: Config;
  readonly db: Db | null;
  readonly status: Status;
  readonly models: readonly ModelView[];
  readonly endpoints: readonly EndpointView[];
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

function nodeCheck(): Check {
  const ok = Number(process.versions.node.split('.')[0]) >= 24;
  return { name: 'node', ok, detail: `Node ${process.versions.node}`, fix: ok ? '' : 'Run Daybook through `npx daybook`: it brings its own Node 24.' };
}

function diskCheck(config: Config): Check {
  return attempt('data folder', 'Choose another folder with --data or DAYBOOK_DATA.', () => {
    accessSync(config.dataDir, constants.W_OK);
    const { bavail, bsize } = statfsSync(config.dataDir);
    const free = bavail * bsize;
    if (free < LOW_DISK_BYTES) throw new Error(`${config.dataDir} has only ${Math.round(free / 1e6)} MB left`);
    return `${config.dataDir}, ${Math.round(free / 1e9)} GB free`;
  });
}

function indexChecks({ db, status }: DoctorInput): Check[] {
  if (!db) return [{ name: 'index', ok: false, detail: 'There is no index yet.', fix: 'Run `daybook index DIR` with the folder of your notes.' }];
  const vectorVersion = attempt('vector extension', 'Run `npm ci` again: a native file is missing.', () => String(db.prepare('SELECT vec_version()').pluck().get()));
  const integrity = attempt('index', 'Run `daybook index --fresh`: it rebuilds the index from your notes.', () => {
    const result = String(db.pragma('quick_check(1)', { simple: true }));
    if (result !== 'ok') throw new Error(`index.db is damaged: ${result}`);
    return `${status.notes} notes, ${status.chunks} chunks, ${status.skipped} skipped`;
  });
  const pending = status.pendingEmbeddings;
  const vectors: Check = {
    name: 'embeddings',
    ok: pending === 0,
    detail: pending === 0 ? 'Every text has its vector.' : `${pending} texts wait for their vector.`,
    fix: pending === 0 ? '' : 'Run `daybook index`, or leave the app open: it goes on by itself.',
  };
  const writer: Check = { name: 'writer', ok: true, detail: status.writer ? `This index is written by ${status.writer}.` : 'This index is free to write.', fix: '' };
  return [integrity, vectorVersion, vectors, writer];
}

function journalCheck(journal: Journal): Check {
  return {
    name: `journal ${journal.name}`,
    ok: journal.problem === null,
    detail: journal.problem ?? `${journal.root}: ${journal.notes} notes, ${journal.skipped} skipped`,
    fix: journal.problem === null ? '' : 'Connect the disk, or remove the journal. Its notes stay in the index until then.',
  };
}

function modelCheck(model: ModelView): Check {
  const ok = model.state === 'ready' && model.problem === null;
  return {
    name: `model ${model.name}`,
    ok,
    detail: model.problem?.message ?? (model.state === 'ready' ? `${model.role}, ${Math.round(model.bytes / 1e6)} MB` : `${model.role}, ${model.state}`),
    fix: ok ? '' : (model.problem?.hint ?? `daybook models pull ${model.name}`),
  };
}

function endpointCheck(endpoint: EndpointView): Check {
  return {
    name: `endpoint ${endpoint.name}`,
    ok: endpoint.problem === null,
    detail: endpoint.problem?.message ?? `${endpoint.url}: ${endpoint.models.length === 0 ? 'no model loaded' : endpoint.models.join(', ')}`,
    fix: endpoint.problem?.hint ?? '',
  };
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
    { name: 'network', ok: true, detail: input.status.network ? 'Allowed, used only to fetch models that you ask for.' : 'Closed by you.', fix: '' },
  ];
}
