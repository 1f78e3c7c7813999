import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MARKDOWN } from '../../../core/cli/print/dialect.ts';
import { runbookText } from '../../../core/cli/print/runbook.ts';
import { oncallSamples } from '../../helpers/oncall-samples.ts';
import { runCommand } from './run-command.ts';

test('steps with commands byte for byte, age, dangers, what to fill in, and the last times', async () => {
  const { stdout, stderr, outcome } = await runCommand(['runbook', 'FerryQueueStuck']);
  expect(outcome).toBe(0);
  for (const line of [
    'FerryQueueStuck',
    'owner Harbour team, reviewed 2026-01-12, 308 days ago',
    'stale: older than 180 days',
    '1. See which ferry holds the parcels.',
    '    kubectl -n <namespace> get pods -l "app=ferry"',
    'fill in: <namespace>',
    'careful: deletes objects of the cluster',
    '2026-08-02 ferry-1 stuck again, 300 parcels — worked: Deleting the pod freed the queue.',
    'runbooks/ferry-late.md:1 (has its words; only here: late)',
  ]) {
    expect(stdout).toContain(line);
  }
  expect(stderr).toContain('--fill puts them in');
});

test('--fill puts values of the alert in, and says which', async () => {
  const { stdout } = await runCommand(['runbook', 'FerryQueueStuck', '--fill']);
  expect(stdout).toContain('kubectl -n harbour get pods -l "app=ferry"');
  expect(stdout).toContain('filled in from the alert: <namespace> = harbour (namespace)');
});

test('Markdown and Slack, for pasting', async () => {
  const md = (await runCommand(['runbook', 'x', '--format', 'md'])).stdout;
  expect(md).toContain('# FerryQueueStuck\n');
  expect(md).toContain('```bash\nkubectl -n <namespace> get pods -l "app=ferry"\n```');
  expect(md).toContain('- [Ferry queue](https://grafana.example.org/d/ferry)');
  const slack = (await runCommand(['runbook', 'x', '--format', 'slack'])).stdout;
  expect(slack).toContain('*FerryQueueStuck*');
  expect(slack).toContain('```\nkubectl -n <namespace> get pods -l "app=ferry"\n```');
  expect(slack).toContain('Ferry queue: https://grafana.example.org/d/ferry');
});

test('a page without steps says so, and a step that is only code is no bare number', () => {
  const { answer } = oncallSamples('/notes');
  const [step] = answer.steps;
  if (step === undefined) throw new Error('The sample has no steps.');
  const layout = { dialect: MARKDOWN, fills: [] };
  expect(runbookText({ ...answer, steps: [] }, layout)).toContain(
    'The page has no steps. Open it to read what it says.',
  );
  expect(runbookText({ ...answer, steps: [{ ...step, n: 1, text: '' }] }, layout)).toContain('1. Run:\n');
});

test('JSON is one document, by --json and by --format json', async () => {
  const { stdout } = await runCommand(['runbook', 'x', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    alert: { name: 'FerryQueueStuck' },
    runbook: { path: 'runbooks/ferry-queue.md', ageDays: 308 },
  });
  expect((await runCommand(['runbook', 'x', '--format', 'json'])).stdout).toBe(stdout);
});

test('no page: exit code 1, and how to write one', async () => {
  const { stdout, outcome } = await runCommand(['runbook', 'MooringLoose']);
  expect(outcome).toBe(1);
  expect(stdout).toContain('No runbook fits.');
  expect(stdout).toContain('daybook new --kind runbook --title "MooringLoose"');
});

test('the text comes from a file, from stdin, or stands there; only one of them', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'daybook-runbook-')), 'alert.json');
  writeFileSync(file, '{"title":"mooring"}');
  expect((await runCommand(['runbook', '--file', file])).outcome).toBe(1);
  expect((await runCommand(['runbook', '-'], { input: 'mooring' })).outcome).toBe(1);
  expect((await runCommand(['runbook'], { input: 'ferry' })).outcome).toBe(0);
  expect((await runCommand(['runbook', '--file', `${file}.none`])).stderr).toContain('there is no such file');
  expect((await runCommand(['runbook', 'x', '--file', file])).stderr).toContain('only one of them');
  expect((await runCommand(['runbook'], { input: ' ' })).outcome).toBe(1);
});

test('the ledger says what was asked and spared, is switched, and changes its assumption', async () => {
  const { stdout } = await runCommand(['ledger']);
  for (const line of [
    '3, of which 2 were answered from notes',
    '24 min, if each answer spares 12 min',
    '- MooringLoose',
    '- Crane load runbooks/crane.md',
  ]) {
    expect(stdout).toContain(line);
  }
  expect((await runCommand(['ledger', 'off'])).stdout).toContain('Nothing is counted any more.');
  expect((await runCommand(['ledger', 'assume', '8'])).stdout).toContain('8 minutes');
  expect((await runCommand(['ledger', 'assume', 'x'])).outcome).toBe(1);
  expect((await runCommand(['ledger', 'clear'])).stdout).toContain('3 entries are gone.');
  expect(JSON.parse((await runCommand(['ledger', '--json'])).stdout)).toMatchObject({ asked: 3 });
});
