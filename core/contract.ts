import { z } from 'zod';
import { AskEventSchema, AskRequestSchema } from './contract/ask.ts';
import { ConversationSchema, FeedbackRequestSchema, FeedbackSchema, TurnSchema } from './contract/conversations.ts';
import {
  AttachedPictureSchema,
  AttachPictureRequestSchema,
  CompleteRequestSchema,
  CompletionSchema,
  DayNoteSchema,
  DraftPlaceSchema,
  KeepDraftRequestSchema,
  NoteTextRequestSchema,
  NoteTextSchema,
  SavedNoteSchema,
  ShownPictureSchema,
  SaveNoteRequestSchema,
} from './contract/editing.ts';
import { ErrorBodySchema } from './contract/error-body.ts';
import {
  CapturedSchema,
  TakenBackSchema,
  CaptureRequestSchema,
  DecisionSchema,
  DecisionsRequestSchema,
  NewNoteRequestSchema,
  NewNoteSchema,
  PersonSchema,
  StandupChangesSchema,
  StandupSchema,
  TaskSchema,
  TaskStateSchema,
  TasksRequestSchema,
  UpdateSchema,
  UpdatesRequestSchema,
  WrittenNoteSchema,
} from './contract/facts.ts';
import { ExportLookSchema, ImportEventSchema, ImportRequestSchema, LookAtExportSchema } from './contract/import.ts';
import { IndexEventSchema, IndexRequestSchema, NoteWarningSchema, SkippedFileSchema } from './contract/index-run.ts';
import {
  EndpointViewSchema,
  LookAtServerSchema,
  ModelRoleSchema,
  ModelViewSchema,
  PullEventSchema,
  ServerLookSchema,
} from './contract/models.ts';
import { DaySchema, MissingNoteSchema, NoteSummarySchema, NoteViewSchema } from './contract/notes.ts';
import { DayCountSchema, FirstQuestionsSchema, OverviewSchema } from './contract/overview.ts';
import { EditablePlaceSchema, EditorTargetSchema, LocatedSchema } from './contract/outside.ts';
import { PreferencesPatchSchema, PreferencesSchema } from './contract/preferences.ts';
import {
  AlertRecordSchema,
  AlertsRequestSchema,
  AlertsSchema,
  AlertViewSchema,
  LedgerSchema,
  OncallChangeSchema,
  OncallSettingsSchema,
  OncallStateSchema,
  ResolveRequestSchema,
  RunbookRowSchema,
  RunChangeSchema,
  RunSchema,
  TroubleThreadSchema,
} from './contract/oncall.ts';
import { RunbookAnswerSchema, RunbookRequestSchema } from './contract/runbook-answer.ts';
import { RunbookSchema } from './contract/runbook.ts';
import { Count, IsoDate } from './contract/scalars.ts';
import { SearchRequestSchema, SearchResultSchema } from './contract/search.ts';
import { CheckSchema, JournalSchema, StatusSchema } from './contract/state.ts';
import { TemplateKindSchema, TemplateViewSchema } from './contract/templates.ts';

/*
 * Every procedure of the engine with its input and output. The domain types that cross the boundary are in `contract/`.
 * Paths are relative to the journal's root, with `/`. Lines are 1-based and inclusive. Dates are `YYYY-MM-DD`.
 * Times are milliseconds. Offsets are UTF-16 code units.
 */

function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'call', input, output } as const;
}

function stream<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'stream', input, output } as const;
}

const Nothing = z.object({});
const Templates = z.object({ templates: z.array(TemplateViewSchema) });
const Conversations = z.object({ conversations: z.array(ConversationSchema) });

export const contract = {
  status: call(Nothing, StatusSchema),
  /** The status now, and again whenever it changes. */
  watchStatus: stream(Nothing, StatusSchema),
  search: call(SearchRequestSchema, SearchResultSchema),
  ask: stream(AskRequestSchema, AskEventSchema),
  /** Conversations, the latest first. */
  conversations: call(Nothing, Conversations),
  conversation: call(z.object({ id: z.string() }), z.object({ turns: z.array(TurnSchema) })),
  renameConversation: call(z.object({ id: z.string(), title: z.string().trim().min(1).max(500) }), Conversations),
  /** It can come back for a day. */
  deleteConversation: call(z.object({ id: z.string() }), Conversations),
  restoreConversation: call(z.object({ id: z.string() }), Conversations),
  /** What the user said of answers, oldest first. */
  feedback: call(Nothing, z.object({ feedback: z.array(FeedbackSchema) })),
  giveFeedback: call(FeedbackRequestSchema, z.object({ feedback: z.array(FeedbackSchema) })),
  /** An alert, a log or a stack trace in; the steps, and what happened the last times, out. */
  runbook: call(RunbookRequestSchema, RunbookAnswerSchema),
  /** All runbooks, by path. */
  runbooks: call(Nothing, z.object({ runbooks: z.array(RunbookRowSchema) })),
  readRunbook: call(
    z.object({ journal: z.string().optional(), path: z.string() }),
    z.object({ runbook: RunbookSchema, run: RunSchema.nullable() }),
  ),
  /** Alerts as they are kept, open ones first, the latest first. */
  alerts: call(AlertsRequestSchema, AlertsSchema),
  /** Takes what another system sent, or somebody pasted: a known one is not taken twice, a resolved one closes. */
  takeAlert: call(
    z.object({ text: z.string().min(1).max(2_000_000) }),
    z.object({ alerts: z.array(AlertRecordSchema) }),
  ),
  alert: call(z.object({ id: z.int().min(1) }), AlertViewSchema),
  /** The run that somebody is in, of an alert or a page, or a new one. */
  openRun: call(
    z.object({ alertId: z.int().min(1).optional(), journal: z.string().optional(), path: z.string().optional() }),
    z.object({ run: RunSchema }),
  ),
  changeRun: call(z.object({ id: z.int().min(1), change: RunChangeSchema }), z.object({ run: RunSchema })),
  /** Closes an alert, and writes what happened into the journal. */
  resolveAlert: call(ResolveRequestSchema, z.object({ record: AlertRecordSchema, file: z.string().nullable() })),
  /** Trouble that came up more than once, the latest first. */
  troubles: call(
    z.object({ limit: z.int().min(1).max(500).default(50) }),
    z.object({ threads: z.array(TroubleThreadSchema) }),
  ),
  ledger: call(z.object({ from: IsoDate.optional(), to: IsoDate.optional() }), LedgerSchema),
  /** Says whether an answer helped. */
  rateAnswer: call(z.object({ id: z.int().min(1), useful: z.boolean() }), z.object({ useful: z.boolean() })),
  clearLedger: call(Nothing, z.object({ removed: Count })),
  changeOncall: call(OncallChangeSchema, OncallSettingsSchema),
  /** What changes while alerts come in: now, and again whenever it does. */
  watchOncall: stream(Nothing, OncallStateSchema),
  /** `hash`: of its bytes as the caller knows them; a note that was renamed is found by it, in the journal that is named. */
  readNote: call(
    z.object({ journal: z.string().optional(), path: z.string(), hash: z.string().optional() }),
    NoteViewSchema,
  ),
  /** Which names, as links of a note have them (a path, or what stands in `[[…]]`), lead to no note. */
  missingNotes: call(
    z.object({ journal: z.string().optional(), names: z.array(z.string().min(1).max(2_000)).max(5_000) }),
    z.object({ missing: z.array(MissingNoteSchema) }),
  ),
  /** A note to be edited: its exact text, and what was typed before and not saved. */
  noteText: call(NoteTextRequestSchema, NoteTextSchema),
  /** The note of a day, where it is or would be, and what else was written that day. */
  dayNote: call(z.object({ date: IsoDate, journal: z.string().optional() }), DayNoteSchema),
  /** Writes edits into a note's file, all or nothing, and only when the file is what they were made to. */
  saveNote: call(SaveNoteRequestSchema, SavedNoteSchema),
  /** Keeps edits that are not saved yet in the data folder. `kept` is false when the text they were made to is needed. */
  keepDraft: call(KeepDraftRequestSchema, z.object({ kept: z.boolean() })),
  /** Forgets what was kept of a note. */
  dropDraft: call(NoteTextRequestSchema, z.object({ dropped: z.boolean() })),
  /** Notes with edits that did not reach their file, the latest first. */
  drafts: call(Nothing, z.object({ drafts: z.array(DraftPlaceSchema) })),
  /** Stores a picture beside a note, under a name of its own. */
  attachPicture: call(AttachPictureRequestSchema, AttachedPictureSchema),
  /** A picture that a note shows, from its own journal; never one from elsewhere. */
  picture: call(NoteTextRequestSchema.extend({ link: z.string().min(1).max(2_000) }), ShownPictureSchema),
  /** What may follow `[[`, `@` and `#`. */
  complete: call(CompleteRequestSchema, z.object({ items: z.array(CompletionSchema) })),
  /** Notes whose path or title holds the text, newest first, from an offset on; and where one note stands in that list. */
  listNotes: call(
    z.object({
      limit: z.int().min(1).max(10_000).default(500),
      offset: Count.default(0),
      text: z.string().default(''),
      find: z.object({ journal: z.string().optional(), path: z.string() }).optional(),
    }),
    z.object({ notes: z.array(NoteSummarySchema), total: Count, at: Count.nullable() }),
  ),
  /** Notes by what is typed of their title or path, also by letters in their order; the newest for nothing typed. */
  findNotes: call(
    z.object({ text: z.string().max(200).default(''), limit: z.int().min(1).max(500).default(50) }),
    z.object({ notes: z.array(NoteSummarySchema), total: Count }),
  ),
  /** What is in the notes, counted: for those who only want to know how much. */
  overview: call(Nothing, OverviewSchema),
  /** Questions made of what the notes say, each tried: the notes answer it. */
  firstQuestions: call(z.object({ limit: z.int().min(1).max(8).default(4) }), FirstQuestionsSchema),
  days: call(z.object({ from: IsoDate.optional(), to: IsoDate.optional() }), z.object({ days: z.array(DaySchema) })),
  /** How much is written about each day that has anything, oldest first: a calendar needs no more. */
  dayCounts: call(Nothing, z.object({ days: z.array(DayCountSchema) })),
  /** What is open on a day, the most pressing first, and how much there is. */
  dayItems: call(
    z.object({ date: IsoDate, limit: z.int().min(1).max(500).default(12) }),
    z.object({ tasks: z.array(TaskSchema), total: Count }),
  ),
  tasks: call(TasksRequestSchema, z.object({ tasks: z.array(TaskSchema) })),
  /** Changes the one line of the item in its file, only when the file is as indexed. */
  setTask: call(
    z.object({ id: z.string().min(1), state: TaskStateSchema, reason: z.string().min(1).optional() }),
    z.object({ task: TaskSchema, written: z.boolean() }),
  ),
  /** Takes the last `setTask` of this engine back, under the same conditions. */
  undoTask: call(Nothing, z.object({ task: TaskSchema.nullable(), written: z.boolean() })),
  people: call(Nothing, z.object({ people: z.array(PersonSchema) })),
  /** From now on both are one person, called `into`; with `undo`, what was said so last is taken back. */
  mergePeople: call(
    z.object({ into: z.string().min(1), from: z.string().min(1), undo: z.boolean().optional() }),
    z.object({ people: z.array(PersonSchema) }),
  ),
  /** From now on `alias` is a person apart from `name`; with `undo`, what was said so last is taken back. */
  splitPerson: call(
    z.object({ name: z.string().min(1), alias: z.string().min(1), undo: z.boolean().optional() }),
    z.object({ people: z.array(PersonSchema) }),
  ),
  updates: call(UpdatesRequestSchema, z.object({ updates: z.array(UpdateSchema) })),
  standup: call(z.object({ date: IsoDate.optional(), person: z.string().min(1).optional() }), StandupSchema),
  /** What is different from the last standup before a day, or from another day, to it; null when there was none before. */
  standupChanges: call(
    z.object({ date: IsoDate.optional(), since: IsoDate.optional(), person: z.string().min(1).optional() }),
    z.object({ changes: StandupChangesSchema.nullable() }),
  ),
  decisions: call(DecisionsRequestSchema, z.object({ decisions: z.array(DecisionSchema) })),
  newNote: call(NewNoteRequestSchema, NewNoteSchema),
  /** Puts text into today's note under a heading; both are made where there is none. */
  capture: call(CaptureRequestSchema, CapturedSchema),
  /** Takes captured text out again, wherever it stands in its note by now; a note that was made for it goes with it. */
  undoCapture: call(z.object({ undo: z.string() }), TakenBackSchema),
  /** A new note with this text: named after the day and the title, or where a link leads that has none. */
  writeNote: call(
    z.object({
      title: z.string().min(1).max(2_000),
      text: z.string().min(1).max(1_000_000),
      at: z.object({ journal: z.string().optional(), path: z.string().min(1).max(2_000) }).optional(),
    }),
    WrittenNoteSchema,
  ),
  /** What a file or folder of this machine is to Daybook. */
  locate: call(z.object({ file: z.string().min(1).max(8_192) }), LocatedSchema),
  /** How a note or template is opened in the chosen editor. */
  editorTarget: call(EditablePlaceSchema, EditorTargetSchema),
  /** Opens it there, when the engine runs where the user sits. The app does it itself. */
  openInEditor: call(EditablePlaceSchema, EditorTargetSchema),
  /** What new notes begin as, by kind: those of journals, and the one for all others. */
  templates: call(Nothing, Templates),
  /** Puts Daybook's template of a kind where the user can edit it, for all journals; one that is there stays. */
  makeTemplate: call(z.object({ kind: TemplateKindSchema }), Templates),
  addJournal: call(z.object({ root: z.string().min(1) }), z.object({ journals: z.array(JournalSchema) })),
  removeJournal: call(z.object({ root: z.string().min(1) }), z.object({ journals: z.array(JournalSchema) })),
  /** Brings the index up to date. When a run is in progress, joins it. Cancelling keeps what is done. */
  index: stream(IndexRequestSchema, IndexEventSchema),
  /** Stops the run in progress, whoever started it. What is done is kept; the rest waits for `index`, or the next start. */
  stopIndex: call(Nothing, z.object({ stopped: z.boolean() })),
  /** Takes pages of another system as notes. Cancelling keeps what is done; the next import goes on from there. */
  importNotes: stream(ImportRequestSchema, ImportEventSchema),
  /** What is at a path that somebody typed, before it is imported. */
  lookAtExport: call(LookAtExportSchema, ExportLookSchema),
  skipped: call(Nothing, z.object({ files: z.array(SkippedFileSchema), warnings: z.array(NoteWarningSchema) })),
  models: call(Nothing, z.object({ models: z.array(ModelViewSchema) })),
  pullModel: stream(z.object({ name: z.string() }), PullEventSchema),
  /** Stops the fetch of a model, whoever began it. What was fetched is kept. */
  stopPull: call(z.object({ name: z.string() }), z.object({ stopped: z.boolean() })),
  useModel: call(z.object({ role: ModelRoleSchema, name: z.string() }), z.object({ models: z.array(ModelViewSchema) })),
  /** Asks a generator, or a server as `http://…#model`, for a word. */
  testModel: call(
    z.object({ name: z.string().min(1) }),
    z.object({ ok: z.boolean(), ms: z.number().min(0), detail: z.string(), fix: z.string() }),
  ),
  endpoints: call(Nothing, z.object({ endpoints: z.array(EndpointViewSchema) })),
  /** A server at an address that somebody typed, with its models; `forbidden` for another machine that is not to be asked. */
  lookAtServer: call(LookAtServerSchema, ServerLookSchema),
  setNetwork: call(z.object({ on: z.boolean() }), z.object({ network: z.boolean() })),
  preferences: call(Nothing, PreferencesSchema),
  /** Changes what is named, and gives all of them. */
  setPreferences: call(PreferencesPatchSchema, PreferencesSchema),
  /** Everything that Daybook keeps of the user, by table: not the notes, which are the user's own files. */
  ownData: call(Nothing, z.object({ tables: z.record(z.string(), z.array(z.unknown())) })),
  /** Deletes all of it for good; notes stay as they are. `confirm` is typed by the user. */
  deleteOwnData: call(z.object({ confirm: z.literal('delete') }), z.object({ journals: z.array(JournalSchema) })),
  doctor: call(Nothing, z.object({ checks: z.array(CheckSchema) })),
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What a caller may leave out, the schema fills in. */
export type Input<N extends ProcedureName> = z.input<Contract[N]['input']>;
export type Parsed<N extends ProcedureName> = z.output<Contract[N]['input']>;
export type Output<N extends ProcedureName> = z.output<Contract[N]['output']>;
export type CallName = { [N in ProcedureName]: Contract[N]['kind'] extends 'call' ? N : never }[ProcedureName];
export type StreamName = Exclude<ProcedureName, CallName>;

/** What an engine implements: a promise for each call, an async iterable for each stream. */
export type Implementation = {
  readonly [N in CallName]: (input: Parsed<N>, signal: AbortSignal) => Promise<Output<N>>;
} & {
  readonly [N in StreamName]: (input: Parsed<N>, signal: AbortSignal) => AsyncIterable<Output<N>>;
};

/** One line of a streamed body (NDJSON): an event, or the error that ended it. */
export function streamFrameSchema<T extends z.ZodType>(event: T) {
  return z.union([z.object({ event }), z.object({ error: ErrorBodySchema })]);
}
