import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Implementation } from '../contract.ts';
import type { Status } from '../contract/state.ts';
import type { Config } from '../config.ts';
import { DaybookError } from '../errors.ts';
import type { Asker } from '../ask/ask.ts';
import type { SearchModels } from '../ask/find-passages.ts';
import { dayCounts } from '../extract/day-counts.ts';
import type { Db } from '../store/database.ts';
import { listDays } from '../store/sections.ts';
import { writeSettings, type Settings } from '../store/settings.ts';
import { deleteOwnData, readOwnData } from '../store/own-data.ts';
import { listSkipped, listWarnings } from '../store/skipped.ts';
import type { Filters } from '../contract/search.ts';
import type { Broadcast } from './broadcast.ts';
import { conversationProcedures, keptAnswer } from './conversation-procedures.ts';
import { countedAnswer } from './count-answers.ts';
import { doctorChecks } from './doctor.ts';
import type { EditingProcedures } from './editing-procedures.ts';
import type { EngineRuns } from './engine-runs.ts';
import type { FactBase } from '../extract/fact-base.ts';
import type { FactShelf } from './fact-base.ts';
import type { FactProcedures } from './fact-procedures.ts';
import type { HookState } from './hook-state.ts';
import type { IndexReader } from './index-reader.ts';
import { checkJournalRoot, guestJournals, journalViews } from './journal-list.ts';
import type { ModelShelf, OpenedEmbedder } from './model-shelf.ts';
import { createNameList } from './name-list.ts';
import { perVersion } from './per-version.ts';
import { modelProcedures } from './model-procedures.ts';
import { lateImport } from './late-import.ts';
import { lateOncall } from './late-oncall.ts';
import type { NotePlace } from './note-text.ts';
import { missingNotes } from './linked-note.ts';
import { readNoteView } from './note-view.ts';
import { outsideProcedures } from './outside-procedures.ts';
import { preferenceProcedures } from './preferences.ts';
import { readIndexStatus, statusOf } from './status.ts';

/** What the engine is made of, as far as its procedures use it. */
export interface EngineParts {
  readonly options: {
    readonly config: Config;
    readonly now: () => Date;
    readonly version: string;
    readonly journals?: readonly string[] | undefined;
    readonly embed?: boolean;
    readonly useEmbedder?: boolean;
  };
  readonly user: Db;
  readonly reader: IndexReader;
  readonly shelf: ModelShelf;
  readonly runs: EngineRuns;
  /** Loaded late: most commands do without it. */
  readonly facts: () => Promise<FactShelf>;
  /** Sent whenever something that `status` shows has changed. */
  readonly changed: Broadcast<null>;
  readonly config: () => Config;
  readonly settings: () => Settings;
  readonly roots: () => readonly string[];
  readonly kept: () => readonly string[];
  readonly hook: HookState;
}

function statusNow(parts: EngineParts): Status {
  const { options, shelf, runs, reader } = parts;
  const roots = parts.roots();
  return statusOf({
    version: options.version,
    config: options.config,
    index: reader.attempt((db) => readIndexStatus(db, roots)),
    roots,
    shelf,
    progress: runs.progress,
    stopped: runs.stopped,
    lastRun: runs.lastRun,
    writable: runs.isWriter,
    embeds: runs.isWriter && (options.embed ?? true),
    network: parts.config().networkAllowed,
    hookProblem: parts.hook.problem,
  });
}

/** One journal that was named for this call is also the one to look in. */
function within<R extends { readonly filters: Filters }>(journals: readonly string[] | undefined, request: R): R {
  const [only, ...others] = journals ?? [];
  if (only === undefined || others.length > 0 || request.filters.journal !== undefined) return request;
  return { ...request, filters: { ...request.filters, journal: only } };
}

/** What questions read of the facts: nothing is put together before one asks for it. */
async function factsToAsk({
  facts,
  reader,
}: EngineParts): Promise<Pick<Asker, 'personScope'> & { readonly facts: FactBase }> {
  const { personScope } = await import('./person-scope.ts');
  const base = (await facts()).current();
  return { facts: base, personScope: (name) => personScope(reader.db(), base, name) };
}

const BY_WORDS: OpenedEmbedder = { embedder: null, degraded: [] };

/** While the models load. */
const LOADING = {
  embedder: null,
  degraded: [
    {
      code: 'no-embedder',
      message: 'Found by words only so far: the model that compares meaning is being loaded.',
      fix: 'What it finds is added in a moment.',
    },
  ],
} satisfies SearchModels;

/** The models that find passages, as far as the user wants them. */
async function modelsToAsk({ options, shelf }: EngineParts): Promise<SearchModels> {
  const { embedder, degraded } = options.useEmbedder === false ? BY_WORDS : await shelf.embedder();
  const again = await shelf.reranker();
  return { embedder, reranker: again.reranker, degraded: [...degraded, ...again.degraded] };
}

function questionProcedures(parts: EngineParts): Pick<Implementation, 'search' | 'ask'> {
  const { reader, shelf, options } = parts;
  return {
    async search(request, signal) {
      const db = reader.db();
      const { search } = await import('../ask/search.ts');
      const { mayAskFacts } = await import('../ask/facts/search-facts.ts');
      const opened = request.mode === 'lexical' ? BY_WORDS : await modelsToAsk(parts);
      // A search by words alone does not wait for facts that were left for later.
      if (request.filters.person !== undefined || mayAskFacts(request.query)) await parts.runs.readFacts();
      const known = await factsToAsk(parts);
      return search({ db, ...opened, ...known }, within(options.journals, request), { now: options.now(), signal });
    },
    async *ask(request, signal) {
      const db = reader.db();
      if (request.model !== undefined) shelf.checkGenerator(request.model);
      // Loaded late, as the command line does without it for anything else.
      const { ask } = await import('../ask/ask.ts');
      await parts.runs.readFacts();
      const known = await factsToAsk(parts);
      const openGenerator = (name: string | undefined) => shelf.generator(name);
      const { noteLines } = await import('./note-text.ts');
      const linesOf = (note: NotePlace) => noteLines(db, note);
      const { staleAfterDays } = parts.settings();
      const models = { openModels: () => modelsToAsk(parts), openGenerator };
      const asker: Asker = { db, ...LOADING, ...models, ...known, linesOf, staleAfterDays };
      const marker = `--- ${randomBytes(9).toString('base64url')} ---`;
      const events = ask(asker, within(options.journals, request), { now: options.now(), signal, marker });
      const { user, settings } = parts;
      const counted = countedAnswer(events, { user, settings, now: options.now });
      yield* keptAnswer(counted, request, { user, now: options.now });
    },
  };
}

function noteProcedures(
  parts: EngineParts,
): Pick<Implementation, 'readNote' | 'missingNotes' | 'listNotes' | 'findNotes' | 'days' | 'dayCounts' | 'skipped'> {
  const { reader } = parts;
  const names = createNameList();
  const countsOf = perVersion((db) => dayCounts(listDays(db, {})));
  return {
    async findNotes(query) {
      const db = reader.dbIfAny();
      return db ? names.find(db, query) : { notes: [], total: 0 };
    },
    readNote: async (where) => readNoteView(reader.db(), where),
    missingNotes: async ({ journal, names: asked }) => ({
      missing: missingNotes(reader.db(), { journal, roots: parts.roots(), names: asked }),
    }),
    async listNotes(query) {
      const db = reader.dbIfAny();
      return db ? names.list(db, query) : { notes: [], total: 0, at: null };
    },
    days: async (range) => ({ days: listDays(reader.db(), range, parts.options.journals) }),
    async dayCounts() {
      const db = reader.dbIfAny();
      return { days: db === null ? [] : [...countsOf(db)] };
    },
    async skipped() {
      const db = reader.dbIfAny();
      return db ? { files: listSkipped(db), warnings: listWarnings(db) } : { files: [], warnings: [] };
    },
  };
}

/** Loaded late: only the window asks for it. What an index in the making holds so far is counted, and not waited for. */
function overviewProcedures(parts: EngineParts): Pick<Implementation, 'overview' | 'firstQuestions'> {
  const { reader, options } = parts;
  return {
    async overview() {
      const { NOTHING_YET, overviewOf } = await import('./overview.ts');
      const db = reader.dbIfAny();
      return db === null ? NOTHING_YET : overviewOf(db, (await parts.facts()).current());
    },
    async firstQuestions({ limit }, signal) {
      await parts.runs.readFacts();
      const { answeredQuestions } = await import('./overview.ts');
      const db = reader.dbIfAny();
      if (db === null) return { questions: [] };
      const source = { db, ...(await factsToAsk(parts)) };
      return { questions: await answeredQuestions(source, { limit, now: options.now(), signal }) };
    },
  };
}

/** Loaded late: most processes write no note. */
function noteEditing(parts: EngineParts): EditingProcedures {
  let loading: Promise<EditingProcedures> | null = null;
  const load = async () => {
    const { editingProcedures } = await import('./editing-procedures.ts');
    const facts = async () => {
      await parts.runs.readFacts();
      return parts.facts();
    };
    const { user, reader, roots, settings, options } = parts;
    return editingProcedures({ user, reader, roots, settings, now: options.now, facts });
  };
  const late = () => (loading ??= load());
  return {
    dayNote: async (request, signal) => (await late()).dayNote(request, signal),
    noteText: async (request, signal) => (await late()).noteText(request, signal),
    saveNote: async (request, signal) => (await late()).saveNote(request, signal),
    keepDraft: async (request, signal) => (await late()).keepDraft(request, signal),
    dropDraft: async (request, signal) => (await late()).dropDraft(request, signal),
    drafts: async (request, signal) => (await late()).drafts(request, signal),
    attachPicture: async (request, signal) => (await late()).attachPicture(request, signal),
    picture: async (request, signal) => (await late()).picture(request, signal),
    complete: async (request, signal) => (await late()).complete(request, signal),
  };
}

function journalProcedures(
  parts: EngineParts,
): Pick<
  Implementation,
  'addJournal' | 'removeJournal' | 'index' | 'stopIndex' | 'importNotes' | 'lookAtExport' | 'ownData' | 'deleteOwnData'
> {
  const { options, user, settings, reader } = parts;
  const save = (journals: readonly string[]) => {
    const indexer = parts.runs.indexer();
    writeSettings(user, { journals });
    indexer.setJournals(parts.roots(), parts.kept());
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
        throw new DaybookError('not-found', `${root} is not one of your journals.`, {
          hint: `Yours are: ${journals.join(', ') || 'none'}.`,
        });
      }
      return save(journals.filter((one) => one !== root));
    },
    ownData: async () => ({ tables: readOwnData(user) }),
    async deleteOwnData() {
      const indexer = parts.runs.indexer();
      deleteOwnData(user);
      indexer.setJournals(parts.roots(), parts.kept());
      parts.changed.send(null);
      return { journals: journalViews(parts.roots(), reader.dbIfAny()) };
    },
    stopIndex: async () => ({ stopped: parts.runs.stop() }),
    ...lateImport(parts),
    async *index(given, signal) {
      const request = { ...given, dateOrder: given.dateOrder ?? settings().window.dateOrder };
      const guests = guestJournals(options.journals ?? [], settings().journals);
      for await (const event of parts.runs.indexer().run(request, signal)) {
        if (event.kind === 'progress' || guests.length === 0) yield event;
        else yield { ...event, report: { ...event.report, degraded: [...event.report.degraded, ...guests] } };
      }
    },
  };
}

function factProcedures(parts: EngineParts): FactProcedures {
  let loading: Promise<FactProcedures> | null = null;
  const load = async () => {
    const loaded = await import('./fact-procedures.ts');
    const onChange = () => parts.changed.send(null);
    const { now, config } = parts.options;
    return loaded.factProcedures({ ...parts, facts: await parts.facts(), now, dataDir: config.dataDir, onChange });
  };
  const late = async () => {
    await parts.runs.readFacts();
    return (loading ??= load());
  };
  return {
    dayItems: async (request, signal) => (await late()).dayItems(request, signal),
    tasks: async (request, signal) => (await late()).tasks(request, signal),
    setTask: async (request, signal) => (await late()).setTask(request, signal),
    undoTask: async (request, signal) => (await late()).undoTask(request, signal),
    people: async (request, signal) => (await late()).people(request, signal),
    mergePeople: async (request, signal) => (await late()).mergePeople(request, signal),
    splitPerson: async (request, signal) => (await late()).splitPerson(request, signal),
    updates: async (request, signal) => (await late()).updates(request, signal),
    standup: async (request, signal) => (await late()).standup(request, signal),
    standupChanges: async (request, signal) => (await late()).standupChanges(request, signal),
    decisions: async (request, signal) => (await late()).decisions(request, signal),
    newNote: async (request, signal) => (await late()).newNote(request, signal),
    capture: async (request, signal) => (await late()).capture(request, signal),
    undoCapture: async (request, signal) => (await late()).undoCapture(request, signal),
    writeNote: async (request, signal) => (await late()).writeNote(request, signal),
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
        checks: doctorChecks({
          config: parts.options.config,
          db: parts.reader.attempt((db) => db),
          status: statusNow(parts),
          models: parts.shelf.views(),
          endpoints,
          hook: { isOn: parts.settings().hook, port: parts.settings().hookPort, problem: parts.hook.problem },
        }),
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
    ...overviewProcedures(parts),
    ...noteEditing(parts),
    ...factProcedures(parts),
    ...lateOncall(parts, () => modelsToAsk(parts)),
    ...journalProcedures(parts),
    ...modelProcedures(parts),
    ...outsideProcedures(parts),
    ...preferenceProcedures(parts.user),
    ...conversationProcedures({ user: parts.user, now: parts.options.now }),
  };
}
