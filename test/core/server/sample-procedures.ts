import { ONCALL_INPUTS, sampleOncall } from '../../helpers/oncall-samples.ts';
import type { Implementation, Input, ProcedureName } from '../../../core/contract.ts';
import type { Answer, AskEvent, Citation } from '../../../core/contract/ask.ts';
import type { IndexReport } from '../../../core/contract/index-run.ts';
import type { EditablePlace } from '../../../core/contract/outside.ts';
import type { TemplateView } from '../../../core/contract/templates.ts';
import type { ModelView } from '../../../core/contract/models.ts';
import { PreferencesSchema } from '../../../core/contract/preferences.ts';
import type { Passage } from '../../../core/contract/search.ts';
import type { Journal, Status } from '../../../core/contract/state.ts';
import { sampleConversations } from './sample-conversations.ts';
import { EDITING_INPUTS, sampleEditingProcedures } from './sample-editing.ts';
import { sampleFactProcedures } from './sample-facts.ts';

/*
 * An implementation of every procedure with invented data: real enough for transport and printing, without an engine.
 */

export const JOURNAL: Journal = {
  root: '/home/mira/journal',
  name: 'journal',
  notes: 2,
  skipped: 1,
  sample: false,
  problem: null,
};

export const PASSAGE: Passage = {
  rank: 1,
  journal: JOURNAL.root,
  path: '2031/brewing.md',
  title: 'Brewing log',
  line: 12,
  endLine: 14,
  headings: ['Brewing log', 'Kettle loses pressure'],
  date: '2031-03-04',
  dateOrigin: 'heading',
  kind: 'runbook',
  score: 1.25,
  excerpt: 'The kettle lost pressure again.\nTightening the blue valve fixed it.\n',
  marks: [
    [4, 10],
    [47, 57],
  ],
  why: [
    { retriever: 'exact', rank: 1, score: 3 },
    { retriever: 'lexical', rank: 2, score: 7.5 },
  ],
};

export const CITATION: Citation = {
  n: 1,
  journal: JOURNAL.root,
  path: PASSAGE.path,
  line: 13,
  endLine: 13,
  headings: PASSAGE.headings,
  date: PASSAGE.date,
  quote: 'Tightening the blue valve fixed it.',
};

export const ANSWER: Answer = {
  question: 'why did the kettle lose pressure?',
  kind: 'how-to',
  answer: 'Tightening the blue valve fixed it. [1]',
  sentences: [{ text: 'Tightening the blue valve fixed it.', citations: [1], support: 'extractive' }],
  abstained: false,
  reason: null,
  citations: [CITATION],
  steps: [
    {
      n: 1,
      text: 'Tighten the valve',
      commands: [
        {
          lang: 'sh',
          text: 'valvectl tighten --port <PORT>\n',
          path: PASSAGE.path,
          line: 20,
          placeholders: ['<PORT>'],
          danger: 'it stops the pump',
        },
      ],
    },
  ],
  passages: [PASSAGE],
  model: null,
  tokens: { prompt: 0, completion: 0 },
  degraded: [{ code: 'no-generator', message: 'No generator is set.', fix: 'Run `daybook models`.' }],
  ms: { retrieve: 4, rerank: 0, firstToken: 0, generate: 0, verify: 1, total: 6 },
};

export const ABSTAINED: Answer = {
  ...ANSWER,
  answer: '',
  sentences: [],
  steps: [],
  citations: [],
  abstained: true,
  reason: 'No passage names the subject.',
};

export const REPORT: IndexReport = {
  notes: { total: 2, added: 1, changed: 1, removed: 0, unchanged: 0, skipped: 1 },
  chunks: 9,
  embedded: 9,
  skippedFiles: [{ journal: JOURNAL.root, path: 'photo.md', code: 'binary', message: 'It is not text.' }],
  warnings: [
    {
      journal: JOURNAL.root,
      path: PASSAGE.path,
      line: 3,
      code: 'weekday-mismatch',
      message: '4 March 2031 is a Tuesday, not a Monday.',
    },
  ],
  degraded: [],
  ms: { scan: 2, parse: 3, store: 4, embed: 50, total: 60 },
};

const MODEL: ModelView = {
  name: 'tiny-embedder',
  title: 'Tiny embedder',
  role: 'embed',
  bytes: 34_000_000,
  license: 'MIT',
  state: 'ready',
  fetchable: true,
  active: true,
  about: 'Small and quick.',
  fetched: null,
  problem: null,
};

const BROKEN_MODEL: ModelView = {
  ...MODEL,
  name: 'large-writer',
  title: 'Large writer',
  role: 'generate',
  state: 'missing',
  fetchable: true,
  active: false,
  problem: { code: 'model-broken', message: 'Its file has another hash.', hint: 'Fetch it again.' },
};

const { skippedFiles: _skipped, warnings: _warnings, ...SHORT_REPORT } = REPORT;

export const STATUS: Status = {
  version: '0.0.0',
  dataDir: '/home/mira/.local/share/daybook',
  notes: 2,
  chunks: 9,
  skipped: 1,
  pendingEmbeddings: 0,
  journals: [JOURNAL],
  run: null,
  stopped: null,
  lastRun: { finished: '2031-03-05T09:00:00.000Z', report: SHORT_REPORT },
  writable: true,
  writer: null,
  models: { embed: 'tiny-embedder', generate: null },
  network: true,
  degraded: [],
};

export const ASK_EVENTS: readonly AskEvent[] = [
  {
    kind: 'understood',
    understood: {
      kind: 'how-to',
      terms: ['kettle'],
      filters: {},
      time: 'in March 2031',
      chips: [{ kind: 'time', label: 'in March 2031', value: 'in March 2031' }],
    },
  },
  { kind: 'passages', passages: [PASSAGE], degraded: [] },
  { kind: 'generating', model: 'large-writer' },
  { kind: 'draft', text: 'Tightening' },
  { kind: 'sentence', sentence: { ...ANSWER.sentences[0]!, citations: [1] }, citations: [CITATION] },
  { kind: 'removed', text: 'It was a Monday.', reason: 'no passage says so' },
  { kind: 'done', answer: ANSWER },
];

async function* each<T>(events: readonly T[]): AsyncGenerator<T> {
  for (const event of events) yield event;
}

const TEMPLATE: TemplateView = {
  kind: 'meeting',
  from: 'own',
  journal: null,
  file: '/home/mira/.local/share/daybook/templates/meeting.md',
  text: '# {{title}}\n',
  problem: null,
};

function sampleOutside(): Pick<
  Implementation,
  'locate' | 'editorTarget' | 'openInEditor' | 'templates' | 'makeTemplate'
> {
  const target = async (place: EditablePlace) => {
    const file = 'template' in place ? TEMPLATE.file : `${JOURNAL.root}/${place.path}`;
    return { editor: 'system', name: 'editor', file, url: null, atLine: false } as const;
  };
  return {
    locate: async () => ({ kind: 'note', journal: JOURNAL.root, path: 'a.md' }),
    editorTarget: target,
    openInEditor: target,
    templates: async () => ({ templates: [TEMPLATE] }),
    makeTemplate: async () => ({ templates: [TEMPLATE] }),
  };
}

/** Every procedure; `overrides` replace some. */
export function sampleProcedures(overrides: Partial<Implementation> = {}): Implementation {
  const { world: _world, ...oncall } = sampleOncall(JOURNAL.root);
  return {
    status: async () => STATUS,
    watchStatus: () => each([STATUS, { ...STATUS, notes: 3 }]),
    search: async ({ query, filters }) => ({
      query,
      filters,
      understood: [],
      results: [PASSAGE],
      degraded: [],
      ms: { lexical: 1, vector: 0, rerank: 0, total: 2 },
    }),
    ask: () => each(ASK_EVENTS),
    readNote: async ({ path }) => ({
      journal: JOURNAL.root,
      path,
      title: 'Brewing log',
      kind: 'runbook',
      tags: [],
      date: null,
      frontmatter: { reviewed: '2031-01-01' },
      text: '# Brewing log\n',
      bodyLine: 1,
      sections: [],
      modified: '2031-03-04T10:00:00.000Z',
      hash: '0'.repeat(64),
      changedSinceIndexed: false,
    }),
    listNotes: async () => ({ notes: [], total: 0, at: null }),
    findNotes: async () => ({ notes: [], total: 0 }),
    overview: async () => ({
      notes: 2,
      days: 2,
      firstDay: '2031-03-04',
      lastDay: '2031-03-05',
      openItems: 1,
      people: 1,
      decisions: 1,
    }),
    dayCounts: async () => ({ days: [{ date: '2031-03-04', sections: 2, warned: false }] }),
    firstQuestions: async () => ({ questions: ['What is still open?'] }),
    days: async () => ({
      days: [
        {
          date: '2031-03-04',
          origin: 'heading',
          journal: JOURNAL.root,
          path: 'a.md',
          line: 3,
          heading: 'Tuesday',
          warning: null,
        },
        {
          date: '2031-03-05',
          origin: 'stamp',
          journal: JOURNAL.root,
          path: 'a.md',
          line: 9,
          heading: 'Thursday',
          warning: { code: 'weekday-mismatch', message: 'It is a Wednesday.' },
        },
      ],
    }),
    addJournal: async () => ({ journals: [JOURNAL] }),
    removeJournal: async () => ({ journals: [] }),
    missingNotes: async ({ names }) => ({ missing: names.map((name) => ({ name, newPath: null })) }),
    stopIndex: async () => ({ stopped: true }),
    index: () =>
      each([
        { kind: 'progress', progress: { stage: 'ingest', done: 1, total: 2, perSecond: 900, remainingMs: 1 } },
        { kind: 'done', report: REPORT },
      ]),
    lookAtExport: async () => ({ isFolder: false, fits: true, says: 'A zip with 3 files.' }),
    importNotes: () =>
      each([
        { kind: 'progress', progress: { stage: 'pages', done: 1, total: 2 } },
        {
          kind: 'done',
          report: {
            into: '/notes/confluence/OPS',
            pages: 2,
            written: ['a.md'],
            unchanged: 1,
            attachments: 0,
            conflicts: [{ path: 'b.md', copy: 'b.from-confluence.md' }],
            gone: [],
            losses: [{ page: 'a.md', what: 'macro', detail: 'roadmap' }],
          },
        },
      ]),
    skipped: async () => ({ files: REPORT.skippedFiles, warnings: REPORT.warnings }),
    models: async () => ({ models: [MODEL, BROKEN_MODEL] }),
    stopPull: async () => ({ stopped: true }),
    pullModel: () =>
      each([
        { kind: 'source', source: 'cache', note: 'not there' },
        { kind: 'progress', fetched: 17_000_000, total: 34_000_000 },
        { kind: 'done', model: MODEL },
      ]),
    useModel: async () => ({ models: [MODEL] }),
    testModel: async () => ({ ok: true, ms: 12, detail: 'ready', fix: '' }),
    ownData: async () => ({ tables: { settings: [] } }),
    deleteOwnData: async () => ({ journals: [] }),
    endpoints: async () => ({ endpoints: [] }),
    lookAtServer: async ({ address }) => ({
      endpoint: { url: address, name: 'llama-server', models: ['large-writer'], active: null, problem: null },
      model: null,
    }),
    setNetwork: async ({ on }) => ({ network: on }),
    ...sampleConversations(),
    preferences: async () => PreferencesSchema.parse({}),
    setPreferences: async (patch) => PreferencesSchema.parse(patch),
    doctor: async () => ({
      checks: [
        { name: 'sqlite', ok: true, detail: '3.50', fix: '' },
        { name: 'generator', ok: false, detail: 'none is set', fix: 'Run `daybook models use generate NAME`.' },
      ],
    }),
    ...sampleOutside(),
    ...sampleEditingProcedures(),
    ...sampleFactProcedures(),
    ...oncall,
    ...overrides,
  };
}

/** A valid input for every procedure. */
export const INPUTS: { readonly [N in ProcedureName]: Input<N> } = {
  ...ONCALL_INPUTS,
  status: {},
  watchStatus: {},
  dayNote: EDITING_INPUTS.dayNote,
  noteText: EDITING_INPUTS.noteText,
  saveNote: { ...EDITING_INPUTS.saveNote, edits: [...EDITING_INPUTS.saveNote.edits] },
  keepDraft: { ...EDITING_INPUTS.keepDraft, edits: [] },
  dropDraft: EDITING_INPUTS.dropDraft,
  drafts: EDITING_INPUTS.drafts,
  attachPicture: EDITING_INPUTS.attachPicture,
  picture: EDITING_INPUTS.picture,
  complete: EDITING_INPUTS.complete,
  search: { query: 'kettle' },
  ask: { question: 'why did the kettle lose pressure?' },
  readNote: { path: 'a.md' },
  listNotes: {},
  findNotes: { text: 'kettle' },
  overview: {},
  firstQuestions: {},
  dayCounts: {},
  standupChanges: { date: '2031-03-05' },
  dayItems: { date: '2031-03-04' },
  days: { from: '2031-03-01' },
  tasks: {},
  setTask: { id: 'k7TqD2mX0aBc', state: 'done' },
  undoTask: {},
  people: {},
  mergePeople: { into: 'Mira', from: 'Miri' },
  splitPerson: { name: 'Mira', alias: 'mira' },
  updates: { person: 'Mira' },
  standup: {},
  decisions: { at: '2031-03-05' },
  newNote: { kind: 'meeting' },
  capture: { text: 'call the plumber', heading: 'Captured' },
  undoCapture: { undo: 'u-1' },
  writeNote: { title: 'Kettle', text: '# Kettle\n' },
  locate: { file: '/home/mira/journal/a.md' },
  editorTarget: { path: 'a.md', line: 3 },
  openInEditor: { path: 'a.md' },
  addJournal: { root: '/home/mira/journal' },
  removeJournal: { root: '/home/mira/journal' },
  index: {},
  stopIndex: {},
  missingNotes: { names: ['b.md'] },
  templates: {},
  makeTemplate: { kind: 'meeting' },
  lookAtExport: { from: 'confluence', path: '/exports/ops.zip' },
  importNotes: { from: 'confluence', path: '/exports/ops.zip' },
  skipped: {},
  models: {},
  pullModel: { name: 'tiny-embedder' },
  stopPull: { name: 'tiny-embedder' },
  useModel: { role: 'embed', name: 'tiny-embedder' },
  testModel: { name: 'large-writer' },
  ownData: {},
  deleteOwnData: { confirm: 'delete' },
  endpoints: {},
  lookAtServer: { address: 'http://127.0.0.1:8000' },
  setNetwork: { on: false },
  conversations: {},
  conversation: { id: 'c-1' },
  renameConversation: { id: 'c-1', title: 'Kettle' },
  deleteConversation: { id: 'c-1' },
  restoreConversation: { id: 'c-1' },
  feedback: {},
  giveFeedback: { question: 'why?', verdict: 'helpful' },
  preferences: {},
  setPreferences: { theme: 'dark' },
  doctor: {},
};
