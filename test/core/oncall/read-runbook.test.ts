import { expect, test } from 'vitest';
import { readRunbook, type ReadOptions } from '../../../core/oncall/read-runbook.ts';
import type { Runbook } from '../../../core/contract/runbook.ts';

const TODAY: ReadOptions = { today: '2026-11-16', staleAfterDays: 180 };

function read(
  lines: readonly string[],
  given: { readonly frontmatter?: Record<string, unknown>; readonly options?: ReadOptions } = {},
): Runbook {
  const { frontmatter = {}, options = TODAY } = given;
  const page = {
    journal: '/notes',
    path: 'ops/ferry.md',
    title: 'Ferry',
    text: lines.join('\n'),
    bodyLine: 1,
    frontmatter,
    history: null,
  };
  return readRunbook(page, options);
}

const FERRY = [
  '# FerryQueueStuck',
  '',
  'Owner: Harbour team',
  'Last reviewed: 2026-01-10',
  '',
  '## Meaning',
  '',
  'The ferry queue takes in parcels and hands none of them on.',
  '',
  '## Diagnosis',
  '',
  '1. Look at the [queue dashboard](https://grafana.example.org/d/ferry/queue).',
  '2. List the workers:',
  '',
  '   ```console',
  '   $ kubectl -n <namespace> get pods -l app=ferry',
  '   NAME      READY   STATUS',
  '   ferry-0   1/1     Running',
  '   ```',
  '',
  '   You should see three of them.',
  '3. If one is still pending, check its events with `kubectl -n <namespace> describe pod $POD`.',
  '',
  '## Mitigation',
  '',
  '- Drain the oldest node:',
  '',
  '  ```bash',
  '  kubectl drain {{ node }} --ignore-daemonsets',
  '  ```',
  '',
  '## Verification',
  '',
  'The queue must be shorter than 20 parcels.',
  '',
  '## Rollback',
  '',
  '```sh',
  'kubectl uncordon {{ node }}',
  '```',
  '',
  '## Escalation',
  '',
  'Call the harbour master.',
];

test('phases, order, conditions, expectations, commands, dangers, placeholders and links of a page', () => {
  const runbook = read(FERRY);
  expect(runbook.steps.map(({ n, phase, line }) => [n, phase, line])).toEqual([
    [1, 'diagnosis', 12],
    [2, 'diagnosis', 13],
    [3, 'diagnosis', 22],
    [4, 'mitigation', 26],
    [5, 'verification', 34],
    [6, 'rollback', 38],
    [7, 'escalation', 44],
  ]);
  const [look, list, pending, drain, verify, undo] = runbook.steps;
  expect(look?.links).toEqual([
    { label: 'queue dashboard', url: 'https://grafana.example.org/d/ferry/queue', line: 12, isDashboard: true },
  ]);
  expect(list?.commands[0]?.text).toBe(
    '$ kubectl -n <namespace> get pods -l app=ferry\nNAME      READY   STATUS\nferry-0   1/1     Running',
  );
  expect(list?.commands[0]).toMatchObject({
    copy: 'kubectl -n <namespace> get pods -l app=ferry',
    line: 16,
    lang: 'console',
  });
  expect(list?.expected).toEqual(['You should see three of them.']);
  expect(pending).toMatchObject({ condition: 'If one is still pending', n: 3 });
  expect(pending?.commands[0]).toMatchObject({
    text: 'kubectl -n <namespace> describe pod $POD',
    inline: true,
    placeholders: ['<namespace>', '$POD'],
  });
  expect(drain?.commands[0]).toMatchObject({ danger: 'evicts every pod from the node', placeholders: ['{{ node }}'] });
  expect(verify?.expected).toEqual(['The queue must be shorter than 20 parcels.']);
  expect(undo?.commands[0]).toMatchObject({ text: 'kubectl uncordon {{ node }}', danger: null });
  expect(runbook.summary).toBe('The ferry queue takes in parcels and hands none of them on.');
  expect(runbook.placeholders).toEqual(['<namespace>', '$POD', '{{ node }}']);
});

test('owner, day of review and age are read from the page, and stale is said', () => {
  expect(read(FERRY)).toMatchObject({
    owner: 'Harbour team',
    reviewed: '2026-01-10',
    reviewedFrom: 'page',
    ageDays: 310,
    stale: true,
    staleAfterDays: 180,
  });
  expect(read(FERRY, { options: { ...TODAY, staleAfterDays: 400 } })).toMatchObject({ stale: false });
});

test('front matter comes before the page, and may set its own limit', () => {
  const frontmatter = { owner_slack: '#harbour', last_reviewed_on: '2026-09-01', review_in: '2 months' };
  expect(read(FERRY, { frontmatter })).toMatchObject({
    owner: '#harbour',
    reviewed: '2026-09-01',
    reviewedFrom: 'front matter',
    ageDays: 76,
    stale: true,
    staleAfterDays: 61,
  });
  expect(read(['# X'], { frontmatter: { owners: ['ada', 'grace'], lastmod: '2026-11-20' } })).toMatchObject({
    owner: 'ada, grace',
    ageDays: 0,
    stale: false,
  });
});

test('a page that nobody vouches for has no age and is not called stale', () => {
  expect(read(['# X', '', '1. Restart it.'])).toMatchObject({
    owner: null,
    reviewed: null,
    ageDays: null,
    stale: false,
  });
});

test('output, files and drawings are no commands; a session is copied without its output', () => {
  const runbook = read([
    '## Steps',
    '',
    'Run this:',
    '',
    '```',
    'ferryctl queue list --all',
    '```',
    '',
    'The output looks like:',
    '',
    '```',
    'queue  length',
    'north  12',
    '```',
    '',
    'Put this into `ferry.yaml`:',
    '',
    '```yaml',
    'rm: -rf',
    '```',
  ]);
  expect(runbook.steps.flatMap(({ commands }) => commands.map(({ text }) => text))).toEqual([
    'ferryctl queue list --all',
  ]);
  expect(runbook.steps[1]?.expected).toEqual(['queue  length\nnorth  12']);
});

test('only the part of a page that is meant is read', () => {
  const lines = [
    '# Alerts',
    '',
    '## Alpha',
    '',
    '### Fix',
    '',
    '1. Restart alpha.',
    '',
    '## Beta',
    '',
    '### Fix',
    '',
    '1. Restart beta.',
  ];
  const runbook = read(lines, { options: { ...TODAY, part: { line: 9, endLine: 13 } } });
  expect(runbook.steps.map(({ text }) => text)).toEqual(['Restart beta.']);
  expect(runbook.line).toBe(9);
});

test('ids of steps stay when another step changes, and equal steps have different ones', () => {
  const before = read(['## Steps', '', '1. Stop it.', '2. Start it.', '3. Stop it.']).steps.map(({ id }) => id);
  const after = read(['## Steps', '', '1. Stop it.', '2. Start it slowly.', '3. Stop it.']).steps.map(({ id }) => id);
  expect(new Set(before).size).toBe(3);
  expect([after[0], after[2]]).toEqual([before[0], before[2]]);
});

test('what the page says of itself is not what it is about', () => {
  const about = (lines: readonly string[]) =>
    read(['# Sluice backlog', '', ...lines, '', '## Steps', '', '1. Open it.']).summary;
  expect(about(['Owner: the canals team', 'Last reviewed: 2026-02-01', '', 'The sluice holds too many boats.'])).toBe(
    'The sluice holds too many boats.',
  );
  expect(about(['Updated on 2026-02-01 by Mira.', 'The sluice holds too many boats.'])).toBe(
    'The sluice holds too many boats.',
  );
  expect(about(['Updates of the lock stand still since the sluice is full.'])).toBe(
    'Updates of the lock stand still since the sluice is full.',
  );
});

test('what is said below a command about what it shows is what the step expects; a numbered heading may be a condition', () => {
  const { steps } = read([
    '# Vat is full',
    '',
    '## 1. Drain it',
    '',
    '```sh',
    'vat prune --all --force',
    'sudo rm -rf /var/lib/vat/tmp/*',
    '```',
    '',
    'Expect to see `Total drained: …`.',
    '',
    '## 2. If the vat is still full',
    '',
    'Order a larger one: `vat order --size large`.',
    '',
  ]);
  expect(steps).toHaveLength(2);
  expect(steps[0]).toMatchObject({ expected: ['Expect to see `Total drained: …`.'], line: 5, endLine: 10 });
  expect(steps[1]?.condition).toBe('If the vat is still full');
});
