import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ABSTAINED } from '../server/sample-procedures.ts';
import { OUTPUT_SCHEMAS, schemaText } from './output-schemas.ts';
import { runCommand } from './run-command.ts';

const folder = new URL('../../../resources/schema/', import.meta.url);
const ajv = new Ajv2020({ strict: false, formats: { uri: true } });

function validate(name: string, value: unknown): void {
  const schema = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
  const isValid = ajv.validate(schema, value);
  expect(ajv.errorsText(), name).toBe('No errors');
  expect(isValid).toBe(true);
}

/** Keys that are a public promise, whatever the contract adds beside them. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
  index: [
    'notes.total',
    'notes.added',
    'notes.changed',
    'notes.removed',
    'notes.unchanged',
    'notes.skipped',
    'chunks',
    'embedded',
    'skippedFiles.0.path',
    'skippedFiles.0.code',
    'skippedFiles.0.message',
    'warnings.0.path',
    'warnings.0.line',
    'warnings.0.code',
    'warnings.0.message',
    'degraded',
    'ms.scan',
    'ms.parse',
    'ms.store',
    'ms.embed',
    'ms.total',
  ],
  search: [
    'query',
    'filters',
    'results.0.rank',
    'results.0.path',
    'results.0.line',
    'results.0.endLine',
    'results.0.headings',
    'results.0.date',
    'results.0.dateOrigin',
    'results.0.kind',
    'results.0.score',
    'results.0.excerpt',
    'results.0.why.0.retriever',
    'results.0.why.0.rank',
    'results.0.why.0.score',
    'degraded',
    'ms.lexical',
    'ms.vector',
    'ms.rerank',
    'ms.total',
  ],
  ask: [
    'question',
    'kind',
    'answer',
    'sentences.0.text',
    'sentences.0.citations.0',
    'sentences.0.support',
    'abstained',
    'reason',
    'citations.0.n',
    'citations.0.path',
    'citations.0.line',
    'citations.0.endLine',
    'citations.0.headings',
    'citations.0.date',
    'citations.0.quote',
    'steps.0.n',
    'steps.0.text',
    'steps.0.commands.0.lang',
    'steps.0.commands.0.text',
    'steps.0.commands.0.path',
    'steps.0.commands.0.line',
    'steps.0.commands.0.placeholders',
    'steps.0.commands.0.danger',
    'passages.0.rank',
    'model',
    'tokens.prompt',
    'tokens.completion',
    'degraded',
    'ms.retrieve',
    'ms.rerank',
    'ms.firstToken',
    'ms.generate',
    'ms.verify',
    'ms.total',
  ],
  days: ['days.0.date', 'days.0.origin', 'days.0.path', 'days.0.line', 'days.0.heading', 'days.1.warning.code'],
  tasks: [
    'tasks.0.id',
    'tasks.0.state',
    'tasks.0.text',
    'tasks.0.owner',
    'tasks.0.date',
    'tasks.0.dateOrigin',
    'tasks.0.due',
    'tasks.0.reason',
    'tasks.0.path',
    'tasks.0.line',
    'tasks.0.details.0',
    'tasks.0.history.0.date',
    'tasks.0.history.0.state',
    'tasks.0.history.0.path',
    'tasks.0.history.0.line',
  ],
  'tasks-set': ['task.id', 'task.state', 'written'],
  people: [
    'people.0.name',
    'people.0.aliases',
    'people.0.updates',
    'people.0.firstDate',
    'people.0.lastDate',
    'people.0.evidence.0.path',
    'people.0.evidence.0.line',
    'people.0.evidence.0.why',
  ],
  updates: [
    'updates.0.person',
    'updates.0.date',
    'updates.0.to',
    'updates.0.text',
    'updates.0.path',
    'updates.0.line',
    'updates.0.endLine',
    'updates.0.kind',
  ],
  'standup-changes': ['changes.date', 'changes.since', 'changes.people.0.person', 'changes.people.0.done'],
  standup: [
    'date',
    'people.0.person',
    'people.0.yesterday.0.text',
    'people.0.yesterday.0.path',
    'people.0.yesterday.0.line',
    'people.0.today.0.text',
    'people.0.today.0.path',
    'people.0.today.0.line',
    'people.0.blockers.0.text',
    'people.0.blockers.0.path',
    'people.0.blockers.0.line',
    'people.0.carriedOver.0.text',
    'people.0.carriedOver.0.path',
    'people.0.carriedOver.0.line',
    'people.0.lastUpdate',
  ],
  runbook: [
    'alert.name',
    'alert.labels',
    'signature',
    'runbook.path',
    'runbook.line',
    'runbook.reviewed',
    'runbook.ageDays',
    'runbook.owner',
    'pastIncidents.0.date',
    'pastIncidents.0.path',
    'pastIncidents.0.line',
    'pastIncidents.0.excerpt',
    'steps.0.commands.0.placeholders',
    'steps.0.commands.0.danger',
  ],
  decisions: [
    'decisions.0.id',
    'decisions.0.statement',
    'decisions.0.rationale',
    'decisions.0.date',
    'decisions.0.status',
    'decisions.0.supersededBy',
    'decisions.0.supersedes',
    'decisions.0.path',
    'decisions.0.line',
  ],
  new: ['path'],
  models: ['models.0.name', 'models.0.role', 'models.0.bytes', 'models.0.license', 'models.0.state', 'models.0.active'],
  doctor: ['checks.0.name', 'checks.0.ok', 'checks.0.detail', 'checks.0.fix'],
};

function has(value: unknown, path: string): boolean {
  let at: unknown = value;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !(key in at)) return false;
    at = Reflect.get(at, key);
  }
  return true;
}

const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['index', ['index']],
  ['search', ['search', 'kettle', '--explain']],
  ['ask', ['ask', 'why did the kettle lose pressure?']],
  ['days', ['days']],
  ['tasks', ['tasks', '--state', 'all', '--owner', 'mira']],
  ['runbook', ['runbook', 'FerryQueueStuck']],
  ['ledger', ['ledger']],
  ['tasks', ['export', 'tasks']],
  ['tasks-set', ['tasks', 'set', 'k7TqD2mX0aBc', 'done', '--reason', 'it came']],
  ['tasks-set', ['tasks', 'undo']],
  ['people', ['people']],
  ['people', ['people', 'merge', 'Mira', 'Miri']],
  ['people', ['people', 'split', 'Mira', 'mira']],
  ['updates', ['updates', '--person', 'Mira']],
  ['standup', ['standup', '--date', '2031-03-05']],
  ['standup-changes', ['standup', '--changes', '--date', '2031-03-05']],
  ['updates', ['standup', '--week', '--date', '2031-03-05']],
  ['standup', ['export', 'standup', '--format', 'csv']],
  ['decisions', ['decisions', '--at', '2031-03-05']],
  ['decisions', ['export', 'decisions', '--format', 'json']],
  ['new', ['new', '--kind', 'meeting', '--title', 'Valves']],
  ['models', ['models']],
  ['models', ['models', 'pull', 'tiny-embedder']],
  ['models', ['models', 'use', 'embed', 'tiny-embedder']],
  ['doctor', ['doctor']],
];

describe.each(COMMANDS)('%s: %j', (name, argv) => {
  test('prints one JSON document that its schema describes, and nothing else', async () => {
    const { outcome, stdout, isClosed } = await runCommand([...argv, '--json']);
    expect(outcome).toBe(0);
    expect(stdout.endsWith('\n')).toBe(true);
    expect(stdout.trim()).not.toContain('\n');
    const value: unknown = JSON.parse(stdout);
    validate(name, value);
    for (const path of PROMISED[name] ?? []) expect(has(value, path), path).toBe(true);
    expect(isClosed).toBe(true);
  });

  test('prints the same on a terminal, without escapes', async () => {
    const plain = await runCommand([...argv, '--json']);
    const terminal = await runCommand([...argv, '--json'], { terminal: 80 });
    expect(terminal.stdout).toBe(plain.stdout);
  });
});

test('an answer that is not in the notes is done, and JSON of the same shape', async () => {
  const procedures = {
    async *ask() {
      yield { kind: 'done' as const, answer: ABSTAINED };
    },
  };
  const { outcome, stdout } = await runCommand(['ask', 'who?', '--json'], { procedures });
  expect(outcome).toBe(0);
  validate('ask', JSON.parse(stdout));
});

test('every error is one JSON document with code, message and hint', async () => {
  const failing = () => Promise.reject(new TypeError('bug'));
  const cases = [
    [['serch', '--json'], {}, 1],
    [['search', '--json'], {}, 1],
    [['search', 'x', '--limit', '0', '--json'], {}, 1],
    [['search', 'x', '--journal', '/nowhere/at/all', '--json'], {}, 1],
    [['doctor', '--json'], { doctor: failing }, 3],
  ] as const;
  for (const [argv, procedures, code] of cases) {
    const { outcome, stdout } = await runCommand(argv, { procedures });
    expect(outcome, argv.join(' ')).toBe(code);
    validate('error', JSON.parse(stdout));
  }
});

test('the files of resources/schema are those of the contract', () => {
  const names = Object.keys(OUTPUT_SCHEMAS);
  expect(readdirSync(folder).sort()).toEqual(names.map((name) => `${name}.json`).sort());
  for (const name of names) {
    // When this fails after a wanted change: `npx node test/core/cli/write-schemas.ts && npx oxfmt resources/schema`.
    const kept: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    expect(kept, name).toEqual(JSON.parse(schemaText(name)));
  }
});
