import { contract, type Implementation, type Input, type ProcedureName } from '../../core/contract.ts';
import type { AlertRecord, Ledger, OncallSettings, Run, TroubleThread } from '../../core/contract/oncall.ts';
import type { PastIncident, RunbookAnswer } from '../../core/contract/runbook-answer.ts';
import type { Runbook, RunbookStep } from '../../core/contract/runbook.ts';
import { DaybookError } from '../../core/errors.ts';

/*
 * An invented runbook with its alert, for tests of what shows them.
 */

type Name =
  | 'runbook'
  | 'runbooks'
  | 'readRunbook'
  | 'alerts'
  | 'takeAlert'
  | 'alert'
  | 'openRun'
  | 'changeRun'
  | 'resolveAlert'
  | 'troubles'
  | 'ledger'
  | 'rateAnswer'
  | 'clearLedger'
  | 'changeOncall'
  | 'watchOncall';

export type OncallProcedures = Pick<Implementation, Name>;

export const ONCALL_INPUTS: { readonly [N in Name]: Input<N> } = {
  runbook: { text: 'FerryQueueStuck' },
  runbooks: {},
  readRunbook: { path: 'runbooks/ferry-queue.md' },
  alerts: {},
  takeAlert: { text: 'FerryQueueStuck' },
  alert: { id: 1 },
  openRun: { alertId: 1 },
  changeRun: { id: 1, change: { kind: 'note', text: 'called the pier' } },
  resolveAlert: { id: 1, worked: 'drained the north queue' },
  troubles: {},
  ledger: {},
  rateAnswer: { id: 1, useful: true },
  clearLedger: {},
  changeOncall: { staleAfterDays: 90 },
  watchOncall: {},
};

const PATH = 'runbooks/ferry-queue.md';

function step(n: number, given: Partial<RunbookStep> & Pick<RunbookStep, 'text' | 'phase'>): RunbookStep {
  const line = 10 + n * 6;
  return {
    n,
    id: `step-${n}`,
    line,
    endLine: line + 4,
    condition: null,
    expected: [],
    commands: [],
    links: [],
    ...given,
  };
}

function command(
  text: string,
  line: number,
  given: { readonly placeholders?: string[]; readonly danger?: string } = {},
) {
  const { placeholders = [], danger = null } = given;
  return { lang: 'bash', text, path: PATH, line, placeholders, danger, copy: text, inline: false };
}

const STEPS: readonly RunbookStep[] = [
  step(1, {
    text: 'See which ferry holds the parcels.',
    phase: 'diagnosis',
    group: 'Diagnosis',
    commands: [command('kubectl -n <namespace> get pods -l "app=ferry"', 18, { placeholders: ['<namespace>'] })],
    expected: ['You should see three of them, all running.'],
    links: [{ label: 'Ferry queue', url: 'https://grafana.example.org/d/ferry', line: 16, isDashboard: true }],
  }),
  step(2, {
    text: 'If one of them is pending, look at its events.',
    phase: 'diagnosis',
    group: 'Diagnosis',
    condition: 'If one of them is pending',
    commands: [command('kubectl -n <namespace> describe pod $POD', 24, { placeholders: ['<namespace>', '$POD'] })],
  }),
  step(3, {
    text: 'Take the parcels off the stuck ferry.',
    phase: 'mitigation',
    group: 'Mitigation',
    commands: [
      command('kubectl -n <namespace> delete pod $POD --grace-period=0 --force', 30, {
        placeholders: ['<namespace>', '$POD'],
        danger: 'deletes objects of the cluster',
      }),
    ],
  }),
  step(4, {
    text: 'The queue must be shorter than 20 parcels within five minutes.',
    phase: 'verification',
    group: 'Verification',
    expected: ['The queue must be shorter than 20 parcels within five minutes.'],
  }),
];

/** Samples in a journal. */
export function oncallSamples(root: string) {
  const head = {
    journal: root,
    path: PATH,
    title: 'Ferry queue',
    line: 1,
    owner: 'Harbour team',
    reviewed: '2026-01-12',
    reviewedFrom: 'front matter',
    ageDays: 308,
    stale: true,
    staleAfterDays: 180,
  } as const;
  const links = STEPS.flatMap((one) => one.links);
  const runbook: Runbook = {
    ...head,
    summary: 'The ferry queue takes in parcels and hands none of them on.',
    steps: [...STEPS],
    links,
    placeholders: ['<namespace>', '$POD'],
  };
  const past: PastIncident[] = [
    {
      date: '2026-08-02',
      journal: root,
      path: 'incidents/2026-08-02-ferry.md',
      line: 9,
      endLine: 12,
      excerpt: 'ferry-1 stuck again, 300 parcels',
      worked: 'Deleting the pod freed the queue.',
      cause: 'A lock that nobody gave back.',
      minutes: 9,
      same: true,
    },
    {
      date: '2025-12-12',
      journal: root,
      path: '2025-journal.md',
      line: 310,
      endLine: 311,
      excerpt: 'ferry slow, the north queue this time',
      worked: null,
      cause: null,
      minutes: null,
      same: false,
    },
  ];
  const record: AlertRecord = {
    id: 1,
    alert: {
      source: 'alertmanager',
      fingerprint: 'f1',
      name: 'FerryQueueStuck',
      state: 'firing',
      severity: 'critical',
      summary: 'The ferry queue hands nothing on',
      description: '412 parcels wait in ferry-0',
      labels: { alertname: 'FerryQueueStuck', namespace: 'harbour', pod: 'ferry-0', severity: 'critical' },
      annotations: {},
      runbookUrl: null,
      links: [{ label: 'Source', url: 'https://prometheus.example.org/graph' }],
      startsAt: '2026-11-18T02:58:00.000Z',
      endsAt: null,
      trace: '',
      extra: {},
    },
    state: 'firing',
    firstSeen: '2026-11-18T17:38:00.000Z',
    lastSeen: '2026-11-18T17:40:00.000Z',
    times: 3,
    resolvedAt: null,
    minutes: null,
    note: null,
  };
  const { alert } = record;
  const answer: RunbookAnswer = {
    question: alert.name,
    kind: 'how-to',
    answer: `${runbook.summary ?? ''} [1]`,
    sentences: [{ text: runbook.summary ?? '', citations: [1], support: 'extractive' }],
    abstained: false,
    reason: null,
    citations: [
      {
        n: 1,
        journal: root,
        path: PATH,
        line: 9,
        endLine: 9,
        headings: ['Ferry queue', 'Meaning'],
        date: null,
        quote: runbook.summary ?? '',
      },
    ],
    passages: [],
    model: null,
    tokens: { prompt: 0, completion: 0 },
    degraded: [],
    ms: { retrieve: 12, rerank: 0, firstToken: 0, generate: 0, verify: 0, total: 31 },
    alert,
    moreAlerts: 0,
    signature: null,
    runbook: { ...head, match: 'name' },
    steps: [...STEPS],
    links,
    otherRunbooks: [
      {
        journal: root,
        path: 'runbooks/ferry-late.md',
        title: 'Ferry is late',
        line: 1,
        match: 'words',
        differs: 'has its words; only here: late',
      },
    ],
    pastIncidents: past,
    fills: [
      { placeholder: '<namespace>', label: 'namespace', value: 'harbour' },
      { placeholder: '$POD', label: 'pod', value: 'ferry-0' },
    ],
    newRunbook: null,
    entry: 7,
  };
  const run: Run = {
    id: 1,
    alertId: 1,
    page: { journal: root, path: PATH },
    title: 'Ferry queue',
    started: '2026-11-18T17:39:00.000Z',
    finished: null,
    done: [{ step: 'step-1', text: 'See which ferry holds the parcels.', at: '2026-11-18T17:39:30.000Z' }],
    notes: [],
    copied: [],
  };
  const settings: OncallSettings = {
    hook: false,
    port: 8377,
    token: null,
    staleAfterDays: 180,
    ledger: true,
    minutesByHand: 12,
  };
  const threads: TroubleThread[] = [
    { title: 'ferry-1 stuck again', days: past, first: '2025-12-12', last: '2026-08-02', medianMinutes: 9 },
  ];
  const ledger: Ledger = {
    on: true,
    from: null,
    to: null,
    asked: 3,
    answered: 2,
    medianMs: 31,
    modelMs: 0,
    useful: 1,
    notUseful: 0,
    minutesByHand: 12,
    minutesSaved: 23.9,
    unanswered: [{ text: 'MooringLoose', times: 1, last: '2026-11-17T03:00:00.000Z' }],
    neverUsed: [{ journal: root, path: 'runbooks/crane.md', title: 'Crane load' }],
    byHand: [
      {
        journal: root,
        path: 'runbooks/mooring.md',
        title: 'Mooring loose',
        times: 3,
        minutes: 41.5,
        medianMinutes: 12,
      },
    ],
    entries: [],
  };
  return { head, runbook, record, answer, run, settings, threads, ledger };
}

/** What the procedures hold while a test runs. */
export interface OncallWorld {
  records: AlertRecord[];
  runs: Run[];
  settings: OncallSettings;
}

/** The procedures over samples, with changes that last as long as the world. */
export function sampleOncall(
  root: string,
  enter: (name: ProcedureName, input: unknown) => void = () => undefined,
): OncallProcedures & { readonly world: OncallWorld } {
  const samples = oncallSamples(root);
  const world: OncallWorld = { records: [samples.record], runs: [], settings: samples.settings };
  const recordOf = (id: number): AlertRecord => {
    const found = world.records.find((record) => record.id === id);
    if (found === undefined) throw new DaybookError('not-found', `There is no alert ${id}.`);
    return found;
  };
  const replace = (run: Run): Run => {
    world.runs = [...world.runs.filter(({ id }) => id !== run.id), run];
    return run;
  };
  const AT = '2026-11-18T17:41:00.000Z';
  return {
    world,
    runbook: async (input) => {
      enter('runbook', input);
      if (!/mooring/i.test(input.text)) return contract.runbook.output.parse(samples.answer);
      const nothing = {
        ...samples.answer,
        abstained: true,
        reason: 'The notes never mention “mooring”.',
        runbook: null,
        steps: [],
        sentences: [],
        citations: [],
        fills: [],
        newRunbook: 'MooringLoose',
      };
      return contract.runbook.output.parse(nothing);
    },
    runbooks: async (input) => {
      enter('runbooks', input);
      const crane = {
        ...samples.head,
        path: 'runbooks/crane.md',
        title: 'Crane load',
        owner: null,
        reviewed: null,
        reviewedFrom: null,
        ageDays: null,
        stale: false,
      };
      return {
        runbooks: [
          { ...samples.head, used: 9, lastUsed: AT },
          { ...crane, used: 0, lastUsed: null },
        ],
      };
    },
    readRunbook: async (input) => {
      enter('readRunbook', input);
      return { runbook: samples.runbook, run: world.runs.find(({ alertId }) => alertId === null) ?? null };
    },
    alerts: async (input) => {
      enter('alerts', input);
      const open = world.records.filter(({ state }) => state !== 'resolved');
      return { alerts: input.state === 'open' ? open : world.records, open: open.length };
    },
    takeAlert: async (input) => {
      enter('takeAlert', input);
      return { alerts: world.records.slice(0, 1) };
    },
    alert: async (input) => {
      enter('alert', input);
      return {
        record: recordOf(input.id),
        answer: samples.answer,
        run: world.runs.find(({ alertId }) => alertId === input.id) ?? null,
      };
    },
    openRun: async (input) => {
      enter('openRun', input);
      const known = world.runs.find(({ alertId }) => alertId === (input.alertId ?? null));
      return {
        run: known ?? replace({ ...samples.run, id: world.runs.length + 1, alertId: input.alertId ?? null, done: [] }),
      };
    },
    changeRun: async ({ id, change }) => {
      enter('changeRun', { id, change });
      const run = world.runs.find((one) => one.id === id) ?? samples.run;
      if (change.kind === 'step') {
        const others = run.done.filter(({ step: known }) => known !== change.step);
        return {
          run: replace({
            ...run,
            done: change.done ? [...others, { step: change.step, text: change.text, at: AT }] : others,
          }),
        };
      }
      if (change.kind === 'note')
        return { run: replace({ ...run, notes: [...run.notes, { at: AT, text: change.text }] }) };
      if (change.kind === 'finish') return { run: replace({ ...run, finished: AT }) };
      return {
        run: replace({ ...run, copied: [...run.copied, { at: AT, text: change.text, filled: change.filled }] }),
      };
    },
    resolveAlert: async (input) => {
      enter('resolveAlert', input);
      const note = input.write ? { journal: root, path: 'incidents/2026-11-18-ferryqueuestuck.md' } : null;
      const closed: AlertRecord = { ...recordOf(input.id), state: 'resolved', resolvedAt: AT, minutes: 3, note };
      world.records = world.records.map((record) => (record.id === input.id ? closed : record));
      return { record: closed, file: note === null ? null : `${root}/${note.path}` };
    },
    troubles: async (input) => {
      enter('troubles', input);
      return { threads: samples.threads };
    },
    ledger: async (input) => {
      enter('ledger', input);
      return samples.ledger;
    },
    rateAnswer: async (input) => {
      enter('rateAnswer', input);
      return { useful: input.useful };
    },
    clearLedger: async (input) => {
      enter('clearLedger', input);
      return { removed: 3 };
    },
    changeOncall: async (input) => {
      enter('changeOncall', input);
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      world.settings = { ...world.settings, ...given, ...(input.hook === true ? { token: 'a-token-that-stays' } : {}) };
      return world.settings;
    },
    async *watchOncall(input) {
      enter('watchOncall', input);
      const { lastSeen: latest } = samples.record;
      const open = () => world.records.filter(({ state }) => state !== 'resolved').length;
      yield { open: 0, latest: null, settings: world.settings, problem: null };
      yield { open: open(), latest, settings: world.settings, problem: null };
    },
  };
}
