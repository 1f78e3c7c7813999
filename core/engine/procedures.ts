import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Implementation, IndexReport, ModelRole, Progress, Status } from '../contract.ts';
import type { Config } from '../config.ts';
import { DaybookError } from '../errors.ts';
import { ask, type Asker } from '../ask/ask.ts';
import { search } from '../ask/search.ts';
import type { Indexer } from '../ingest/indexer.ts';
import { findModel } from '../models/catalog.ts';
import type { Db } from '../store/database.ts';
import { listNotes } from '../store/notes.ts';
import { listDays } from '../store/sections.ts';
import { writeSettings, type Settings } from '../store/settings.ts';
import { listSkipped, listWarnings } from '../store/skipped.ts';
import { currentWriter } from '../store/writer-lock.ts';
import type { Broadcast } from './broadcast.ts';
import { doctorChecks } from './doctor.ts';
import type { IndexReader } from './index-reader.ts';
import { checkJournalRoot, journalViews } from './journal-list.ts';
import type { ModelShelf } from './model-shelf.ts';
import { readNoteView } from './note-view.ts';
import { statusOf } from './status.ts';

/** What the engine is made of, as far as its procedures use it. */
export interface EngineParts {
  readonly options: { readonly config: Config; readonly now: () => Date; readonly version: string; readonly journals?: readonly string[] | undefined };
  readonly user: Db;
  readonly reader: IndexReader;
  readonly shelf: ModelShelf;
  /** Null in a process that only reads. */
  readonly indexer: Indexer | null;
  /** Sent whenever something that `status` shows has changed. */
  readonly changed: Broadcast<null>;
  readonly run: { readonly progress: Progress | null; readonly lastRun: { readonly finished: string; readonly report: IndexReport } | null };
  readonly config: () => Config;
  readonly settings: () => Settings;
  readonly roots: () => readonly string[];
  /** Starts a run in the background. */
  readonly refresh: () => void;
}

function statusNow(parts: EngineParts): Status {
  const { options, shelf, run } = parts;
  return statusOf({
    version: options.version,
    config: options.config,
    db: parts.reader.dbIfAny(),
    roots: parts.roots(),
    shelf,
    progress: run.progress,
    lastRun: run.lastRun,
    writable: parts.indexer !== null,
    network: parts.config().networkAllowed,
  });
}

function requireIndexer({ indexer, options }: EngineParts): Indexer {
  if (indexer) return indexer;
  const writer = currentWriter(options.config.dataDir);
  throw new DaybookError('busy', writer ? `The index is written by ${writer}.` : 'This process only reads the index.', {
    hint: 'Close that process, or give another data folder with --data.',
  });
}

function questionProcedures(parts: EngineParts): Pick<Implementation, 'search' | 'ask'> {
  const { reader, shelf, options } = parts;
  const asker = async (needsVectors: boolean): Promise<Asker> => {
    const db = reader.db();
    const opened = needsVectors ? await shelf.embedder() : { embedder: null, degraded: [] };
    return { db, ...opened, openGenerator: (name) => shelf.generator(name) };
  };
  return {
    async search(request, signal) {
      return search(await asker(request.mode !== 'lexical'), request, { now: options.now(), signal });
    },
    async *ask(request, signal) {
      const marker = `--- ${randomBytes(9).toString('base64url')} ---`;
      yield* ask(await asker(true), request, { now: options.now(), signal, marker });
    },
  };
}

function noteProcedures(parts: EngineParts): Pick<Implementation, 'readNote' | 'listNotes' | 'days' | 'skipped'> {
  const { reader } = parts;
  return {
    readNote: async (where) => readNoteView(reader.db(), where),
    async listNotes(query) {
      const db = reader.dbIfAny();
      return db ? listNotes(db, query) : { notes: [], total: 0 };
    },
    days: async (range) => ({ days: listDays(reader.db(), range) }),
    async skipped() {
      const db = reader.dbIfAny();
      return db ? { files: listSkipped(db), warnings: listWarnings(db) } : { files: [], warnings: [] };
    },
  };
}

function journalProcedures(parts: EngineParts): Pick<Implementation, 'addJournal' | 'removeJournal' | 'index'> {
  const { user, settings, reader } = parts;
  const save = (journals: readonly string[]) => {
    const indexer = requireIndexer(parts);
    writeSettings(user, { journals });
    indexer.setJournals(parts.roots());
    parts.changed.send(null);
    return { journals: journalViews(parts.roots(), reader.dbIfAny()) };
  };
  return {
    async addJournal({ root }) {
      const { journals } = settings();
      const real = checkJournalRoot(root, journals);
      return save(journals.includes(real) ? journals : [...journals, real]);
    },
    async removeJournal({ root }) {
      const { journals } = settings();
      if (!journals.includes(root)) {
        throw new DaybookError('not-found', `${root} is not one of your journals.`, { hint: `Yours are: ${journals.join(', ') || 'none'}.` });
      }
      return save(journals.filter((one) => one !== root));
    },
    async *index(request, signal) {
      yield* requireIndexer(parts).run(request, signal);
    },
  };
}

const SETTING_OF_ROLE = { embed: 'embedModel', rerank: 'rerankModel', generate: 'generateModel' } as const;

/** @throws DaybookError when `name` is neither a model of that role nor, for `generate`, an endpoint with a model */
function checkChoice(role: ModelRole, name: string): void {
  if (role === 'generate' && /^https?:\/\/[^#]+#.+/.test(name)) return;
  const entry = findModel(name);
  if (!entry) throw new DaybookError('not-found', `There is no model called ${name}.`, { hint: 'Name one of `daybook models`, or an endpoint as `http://127.0.0.1:11434#model`.' });
  if (entry.role !== role) throw new DaybookError('invalid', `${name} cannot be used to ${role}: it is a model to ${entry.role}.`, { hint: '`daybook models` lists what there is for each role.' });
}

function modelProcedures(parts: EngineParts): Pick<Implementation, 'models' | 'pullModel' | 'useModel' | 'endpoints' | 'setNetwork'> {
  const { shelf, user, changed } = parts;
  return {
    models: async () => ({ models: shelf.views() }),
    pullModel: ({ name }, signal) => shelf.pull(name, signal),
    async useModel({ role, name }) {
      checkChoice(role, name);
      writeSettings(user, { [SETTING_OF_ROLE[role]]: name });
      if (role === 'embed') parts.refresh();
      changed.send(null);
      return { models: shelf.views() };
    },
    endpoints: async (_, signal) => ({ endpoints: await shelf.endpoints(signal) }),
    async setNetwork({ on }) {
      writeSettings(user, { network: on });
      changed.send(null);
      return { network: parts.config().networkAllowed };
    },
  };
}

/** Counting rows for every batch of notes would cost more than the batch. */
const STATUS_EVERY_MS = 200;

function stateProcedures(parts: EngineParts): Pick<Implementation, 'status' | 'watchStatus' | 'doctor'> {
  return {
    status: async () => statusNow(parts),
    async *watchStatus(_, signal) {
      const changes = parts.changed.read(signal);
      yield statusNow(parts);
      for await (const _change of changes) {
        yield statusNow(parts);
        await delay(STATUS_EVERY_MS);
      }
    },
    async doctor(_, signal) {
      const endpoints = await parts.shelf.endpoints(signal);
      return {
        checks: doctorChecks({ config: parts.options.config, db: parts.reader.dbIfAny(), status: statusNow(parts), models: parts.shelf.views(), endpoints }),
      };
    },
  };
}

/** Every procedure of the contract over the engine's parts. */
export function proceduresOf(parts: EngineParts): Implementation {
  return {
    ...stateProcedures(parts),
    ...questionProcedures(parts),
    ...noteProcedures(parts),
    ...journalProcedures(parts),
    ...modelProcedures(parts),
  };
}
