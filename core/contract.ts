import { z } from 'zod';
import { ErrorBodySchema } from './errors.ts';

/*
 * Every procedure of the engine with its input and output, and the domain types that cross the boundary.
 * Paths are relative to the journal's root, with `/`. Lines are 1-based and inclusive. Dates are `YYYY-MM-DD`.
 * Times are milliseconds. Offsets are UTF-16 code units.
 */

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD');
const Line = z.int().min(1);
const Count = z.int().min(0);
const Ms = z.number().min(0);

// ---- notes

export const NOTE_KINDS = ['journal', 'standup', 'meeting', 'runbook', 'decision', 'note'] as const;
export const NoteKindSchema = z.enum(NOTE_KINDS);
export type NoteKind = z.infer<typeof NoteKindSchema>;

/** Where a section's date came from, strongest first. */
export const DATE_ORIGINS = ['stamp', 'heading', 'file-name', 'front-matter', 'modified', 'inferred'] as const;
export const DateOriginSchema = z.enum(DATE_ORIGINS);
export type DateOrigin = z.infer<typeof DateOriginSchema>;

/** Something that the user should know and that did not stop the work. */
export const WarningSchema = z.object({ code: z.string(), message: z.string() });
export type Warning = z.infer<typeof WarningSchema>;

/** A part of Daybook that does not work now: what is missing, and what the user can do. */
export const DegradedSchema = z.object({
  code: z.enum([
    'no-embedder',
    'embedding-pending',
    'vectors-failed',
    'no-generator',
    'generator-failed',
    'context-cut',
    'index-stale',
    'read-only',
  ]),
  message: z.string(),
  fix: z.string(),
});
export type Degraded = z.infer<typeof DegradedSchema>;

export const SectionViewSchema = z.object({
  headings: z.array(z.string()),
  level: z.int().min(0).max(6),
  line: Line,
  endLine: Line,
  date: IsoDate.nullable(),
  dateOrigin: DateOriginSchema.nullable(),
  warning: WarningSchema.nullable(),
});
export type SectionView = z.infer<typeof SectionViewSchema>;

export const NoteViewSchema = z.object({
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  kind: NoteKindSchema,
  tags: z.array(z.string()),
  date: IsoDate.nullable(),
  frontmatter: z.record(z.string(), z.unknown()),
  /** The note's text as it is on disk, line endings as `\n`, without a byte order mark. */
  text: z.string(),
  /** 1-based line of the first line after the front matter. */
  bodyLine: Line,
  sections: z.array(SectionViewSchema),
  modified: z.string(),
  /** True when the file on disk is not what was indexed last. */
  changedSinceIndexed: z.boolean(),
});
export type NoteView = z.infer<typeof NoteViewSchema>;

export const NoteSummarySchema = z.object({
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  kind: NoteKindSchema,
  date: IsoDate.nullable(),
});
export type NoteSummary = z.infer<typeof NoteSummarySchema>;

// ---- search

export const FiltersSchema = z.object({
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  person: z.string().min(1).optional(),
  kind: z.array(NoteKindSchema).optional(),
  tag: z.array(z.string()).optional(),
  /** A folder or file, relative to its journal; everything below it passes. */
  path: z.string().optional(),
  /** Absolute root of one journal. */
  journal: z.string().optional(),
});
export type Filters = z.infer<typeof FiltersSchema>;

export const SEARCH_MODES = ['hybrid', 'lexical', 'vector'] as const;
export const SearchRequestSchema = z.object({
  query: z.string().max(20_000),
  limit: z.int().min(1).max(200).default(10),
  mode: z.enum(SEARCH_MODES).default('hybrid'),
  filters: FiltersSchema.default({}),
});
export type SearchRequest = z.infer<typeof SearchRequestSchema>;

/** Which retriever found a passage, at which of its ranks, with which score of its own scale. */
export const WhySchema = z.object({
  retriever: z.enum(['exact', 'lexical', 'vector']),
  rank: z.int().min(1),
  score: z.number(),
});
export type Why = z.infer<typeof WhySchema>;

export const PassageSchema = z.object({
  rank: z.int().min(1),
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  line: Line,
  endLine: Line,
  headings: z.array(z.string()),
  date: IsoDate.nullable(),
  dateOrigin: DateOriginSchema.nullable(),
  kind: NoteKindSchema,
  score: z.number(),
  /** Text around the match, at most about 400 characters, as it stands in the note. */
  excerpt: z.string(),
  /** Matched words in `excerpt`, `[from, to)`. */
  marks: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
  why: z.array(WhySchema),
});
export type Passage = z.infer<typeof PassageSchema>;

export const SearchResultSchema = z.object({
  query: z.string(),
  filters: FiltersSchema,
  results: z.array(PassageSchema),
  degraded: z.array(DegradedSchema),
  ms: z.object({ lexical: Ms, vector: Ms, rerank: Ms, total: Ms }),
});
export type SearchResult = z.infer<typeof SearchResultSchema>;

// ---- ask

/** What the question wants; decides where to look and how the answer is built. */
export const QUESTION_KINDS = ['how-to', 'error', 'decision', 'when', 'person', 'list', 'what'] as const;
export const QuestionKindSchema = z.enum(QUESTION_KINDS);
export type QuestionKind = z.infer<typeof QuestionKindSchema>;

export const AskRequestSchema = z.object({
  question: z.string().max(20_000),
  filters: FiltersSchema.default({}),
  /** False gives the extractive answer: sentences of the notes themselves, no generator. */
  generate: z.boolean().default(true),
  /** A generator of the catalogue or `http://…#model`, instead of the chosen one, for this question only. */
  model: z.string().optional(),
  /** True when the user took away the time that the question names: its words are no filter then. */
  anyTime: z.boolean().optional(),
});
export type AskRequest = z.infer<typeof AskRequestSchema>;

/** The question as it was understood, shown above the answer so that the user can correct it. */
export const UnderstoodSchema = z.object({
  kind: QuestionKindSchema,
  terms: z.array(z.string()),
  /** The filters in force: the request's, plus dates that the question names. */
  filters: FiltersSchema,
  /** In words: `last week (9 to 15 Nov 2026)`; null when the question names no time. */
  time: z.string().nullable(),
});
export type Understood = z.infer<typeof UnderstoodSchema>;

export const AnswerSentenceSchema = z.object({
  text: z.string(),
  citations: z.array(z.int().min(1)),
  /** `extractive`: the note's own words. `supported`: phrased by the model, and checked against what it cites. */
  support: z.enum(['supported', 'extractive']),
});
export type AnswerSentence = z.infer<typeof AnswerSentenceSchema>;

export const CitationSchema = z.object({
  n: z.int().min(1),
  journal: z.string(),
  path: z.string(),
  line: Line,
  endLine: Line,
  headings: z.array(z.string()),
  date: IsoDate.nullable(),
  /** The cited lines, byte for byte. */
  quote: z.string(),
});
export type Citation = z.infer<typeof CitationSchema>;

export const CommandSchema = z.object({
  lang: z.string(),
  /** Byte-identical to the note. */
  text: z.string(),
  path: z.string(),
  line: Line,
  placeholders: z.array(z.string()),
  /** Why the command can destroy something; null when nothing says so. */
  danger: z.string().nullable(),
});
export type Command = z.infer<typeof CommandSchema>;

export const StepSchema = z.object({ n: z.int().min(1), text: z.string(), commands: z.array(CommandSchema) });
export type Step = z.infer<typeof StepSchema>;

export const AnswerSchema = z.object({
  question: z.string(),
  kind: QuestionKindSchema,
  /** The sentences as one text with `[n]` marks. */
  answer: z.string(),
  sentences: z.array(AnswerSentenceSchema),
  /** True when the notes do not hold the answer; then `reason` says how that was decided. */
  abstained: z.boolean(),
  reason: z.string().nullable(),
  citations: z.array(CitationSchema),
  steps: z.array(StepSchema),
  passages: z.array(PassageSchema),
  /** Name of the generator that phrased the answer; null when nothing in it was generated. */
  model: z.string().nullable(),
  tokens: z.object({ prompt: Count, completion: Count }),
  degraded: z.array(DegradedSchema),
  ms: z.object({ retrieve: Ms, rerank: Ms, firstToken: Ms, generate: Ms, verify: Ms, total: Ms }),
});
export type Answer = z.infer<typeof AnswerSchema>;

/** What `ask` streams, in this order; `draft` and `sentence` alternate, `done` is last. */
export const AskEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('understood'), understood: UnderstoodSchema }),
  z.object({ kind: z.literal('passages'), passages: z.array(PassageSchema), degraded: z.array(DegradedSchema) }),
  /** The generator starts; loading a model can take seconds. */
  z.object({ kind: z.literal('generating'), model: z.string() }),
  /** Text of the sentence being written, not checked yet: show it as a draft. */
  z.object({ kind: z.literal('draft'), text: z.string() }),
  /** A sentence that passed the check: it replaces the draft. */
  z.object({ kind: z.literal('sentence'), sentence: AnswerSentenceSchema, citations: z.array(CitationSchema) }),
  /** A sentence that failed the check and is not part of the answer. */
  z.object({ kind: z.literal('removed'), text: z.string(), reason: z.string() }),
  /** The whole answer; what it says stands above everything streamed before. */
  z.object({ kind: z.literal('done'), answer: AnswerSchema }),
]);
export type AskEvent = z.infer<typeof AskEventSchema>;

// ---- index

export const SKIP_CODES = [
  'unreadable',
  'too-large',
  'binary',
  'not-utf8',
  'vanished',
  'parse-failed',
  'path-not-utf8',
] as const;
export const SkippedFileSchema = z.object({
  journal: z.string(),
  path: z.string(),
  code: z.enum(SKIP_CODES),
  /** What happened and what to do. */
  message: z.string(),
});
export type SkippedFile = z.infer<typeof SkippedFileSchema>;

export const NoteWarningSchema = WarningSchema.extend({ journal: z.string(), path: z.string(), line: Line });
export type NoteWarning = z.infer<typeof NoteWarningSchema>;

export const IndexRequestSchema = z.object({
  /** Throw the index away and build it again from the notes. Vectors of unchanged text are kept. */
  fresh: z.boolean().default(false),
  embed: z.boolean().default(true),
});
export type IndexRequest = z.infer<typeof IndexRequestSchema>;

export const IndexReportSchema = z.object({
  notes: z.object({ total: Count, added: Count, changed: Count, removed: Count, unchanged: Count, skipped: Count }),
  chunks: Count,
  /** Texts embedded in this run. */
  embedded: Count,
  skippedFiles: z.array(SkippedFileSchema),
  warnings: z.array(NoteWarningSchema),
  degraded: z.array(DegradedSchema),
  ms: z.object({ scan: Ms, parse: Ms, store: Ms, embed: Ms, total: Ms }),
});
export type IndexReport = z.infer<typeof IndexReportSchema>;

export const INDEX_STAGES = ['scan', 'ingest', 'embed'] as const;
export const ProgressSchema = z.object({
  stage: z.enum(INDEX_STAGES),
  /** Files for `scan` and `ingest`, texts for `embed`. */
  done: Count,
  /** Null while it is not known. */
  total: Count.nullable(),
  perSecond: z.number().min(0).nullable(),
  remainingMs: Ms.nullable(),
});
export type Progress = z.infer<typeof ProgressSchema>;

export const IndexEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: ProgressSchema }),
  z.object({ kind: z.literal('done'), report: IndexReportSchema }),
]);
export type IndexEvent = z.infer<typeof IndexEventSchema>;

export const JournalSchema = z.object({
  /** Absolute root folder. */
  root: z.string(),
  name: z.string(),
  notes: Count,
  skipped: Count,
  /** True for the sample journal that is shown while the user has none. */
  sample: z.boolean(),
  /** Why it cannot be read now; null when it can. */
  problem: z.string().nullable(),
});
export type Journal = z.infer<typeof JournalSchema>;

// ---- models

export const MODEL_ROLES = ['embed', 'rerank', 'generate'] as const;
export const ModelRoleSchema = z.enum(MODEL_ROLES);
export type ModelRole = z.infer<typeof ModelRoleSchema>;

export const ModelViewSchema = z.object({
  name: z.string(),
  title: z.string(),
  role: ModelRoleSchema,
  bytes: Count,
  license: z.string(),
  state: z.enum(['ready', 'missing', 'downloading']),
  /** The one in use for its role. */
  active: z.boolean(),
  /** One sentence: what it is good for, what it needs. */
  about: z.string(),
  /** Bytes fetched so far while `downloading`. */
  fetched: Count.nullable(),
  /** Why the last fetch or load failed; null when it did not. */
  problem: ErrorBodySchema.nullable(),
});
export type ModelView = z.infer<typeof ModelViewSchema>;

/** An OpenAI-compatible server that answered on this machine. */
export const EndpointViewSchema = z.object({
  url: z.string(),
  name: z.string(),
  models: z.array(z.string()),
  active: z.string().nullable(),
  problem: ErrorBodySchema.nullable(),
});
export type EndpointView = z.infer<typeof EndpointViewSchema>;

export const PullEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('source'), source: z.string(), note: z.string() }),
  z.object({ kind: z.literal('progress'), fetched: Count, total: Count }),
  z.object({ kind: z.literal('done'), model: ModelViewSchema }),
]);
export type PullEvent = z.infer<typeof PullEventSchema>;

// ---- the engine's own state

export const StatusSchema = z.object({
  version: z.string(),
  dataDir: z.string(),
  notes: Count,
  chunks: Count,
  skipped: Count,
  /** Distinct texts that still wait for their vector. */
  pendingEmbeddings: Count,
  journals: z.array(JournalSchema),
  /** The run in progress; null when the index is at rest. */
  run: ProgressSchema.nullable(),
  lastRun: z
    .object({ finished: z.string(), report: IndexReportSchema.omit({ skippedFiles: true, warnings: true }) })
    .nullable(),
  /** False when another process writes this index; then `writer` names it. */
  writable: z.boolean(),
  writer: z.string().nullable(),
  models: z.object({ embed: z.string().nullable(), generate: z.string().nullable() }),
  network: z.boolean(),
  degraded: z.array(DegradedSchema),
});
export type Status = z.infer<typeof StatusSchema>;

export const DaySchema = z.object({
  date: IsoDate,
  origin: DateOriginSchema,
  journal: z.string(),
  path: z.string(),
  line: Line,
  heading: z.string(),
  warning: WarningSchema.nullable(),
});
export type Day = z.infer<typeof DaySchema>;

export const CheckSchema = z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), fix: z.string() });
export type Check = z.infer<typeof CheckSchema>;

// ---- procedures

function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'call', input, output } as const;
}

function stream<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'stream', input, output } as const;
}

const Nothing = z.object({});

export const contract = {
  status: call(Nothing, StatusSchema),
  /** The status now, and again whenever it changes. */
  watchStatus: stream(Nothing, StatusSchema),
  search: call(SearchRequestSchema, SearchResultSchema),
  ask: stream(AskRequestSchema, AskEventSchema),
  readNote: call(z.object({ journal: z.string().optional(), path: z.string() }), NoteViewSchema),
  listNotes: call(
    z.object({ limit: z.int().min(1).max(10_000).default(500), text: z.string().default('') }),
    z.object({ notes: z.array(NoteSummarySchema), total: Count }),
  ),
  days: call(z.object({ from: IsoDate.optional(), to: IsoDate.optional() }), z.object({ days: z.array(DaySchema) })),
  addJournal: call(z.object({ root: z.string().min(1) }), z.object({ journals: z.array(JournalSchema) })),
  removeJournal: call(z.object({ root: z.string().min(1) }), z.object({ journals: z.array(JournalSchema) })),
  /** Brings the index up to date. When a run is in progress, joins it. Cancelling keeps what is done. */
  index: stream(IndexRequestSchema, IndexEventSchema),
  skipped: call(Nothing, z.object({ files: z.array(SkippedFileSchema), warnings: z.array(NoteWarningSchema) })),
  models: call(Nothing, z.object({ models: z.array(ModelViewSchema) })),
  pullModel: stream(z.object({ name: z.string() }), PullEventSchema),
  useModel: call(z.object({ role: ModelRoleSchema, name: z.string() }), z.object({ models: z.array(ModelViewSchema) })),
  endpoints: call(Nothing, z.object({ endpoints: z.array(EndpointViewSchema) })),
  setNetwork: call(z.object({ on: z.boolean() }), z.object({ network: z.boolean() })),
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
