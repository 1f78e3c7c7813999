import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AskRequest } from '../../../core/contract/ask.ts';
import type { IndexRequest } from '../../../core/contract/index-run.ts';
import type { SearchRequest } from '../../../core/contract/search.ts';
import { COMMAND_NAMES } from '../../../core/cli/program.ts';
import { DaybookError, ERROR_CODES } from '../../../core/errors.ts';
import { sampleProcedures } from '../server/sample-procedures.ts';
import { DATA, runCommand } from './run-command.ts';

async function searchRequest(argv: readonly string[], input = ''): Promise<SearchRequest> {
  const seen: SearchRequest[] = [];
  const search = sampleProcedures().search;
  await runCommand(['search', ...argv], {
    input,
    procedures: {
      search: (request, signal) => {
        seen.push(request);
        return search(request, signal);
      },
    },
  });
  return seen[0]!;
}

describe('help', () => {
  test.each(COMMAND_NAMES)('of %s has an example and the global options', async (name) => {
    const { outcome, stdout, stderr, opened } = await runCommand([name, '--help']);
    expect(outcome).toBe(0);
    expect(stdout).toContain(`Usage: daybook ${name}`);
    expect(stdout).toContain(`Example:\n  $ daybook ${name}`);
    expect(stdout).toContain('--json');
    expect(stderr).toBe('');
    expect(opened).toBeNull();
  });

  test.each(['pull', 'use'])('of models %s has an example', async (name) => {
    const { stdout } = await runCommand(['models', name, '--help']);
    expect(stdout).toContain(`Example:\n  $ daybook models ${name}`);
  });

  test.each(['on', 'off', 'clear', 'assume'])('of ledger %s has an example', async (name) => {
    const { stdout } = await runCommand(['ledger', name, '--help']);
    expect(stdout).toContain(`Example:\n  $ daybook ledger ${name}`);
  });

  test('lists every command', async () => {
    const { outcome, stdout } = await runCommand(['--help']);
    expect(outcome).toBe(0);
    for (const name of COMMAND_NAMES) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  test('`help search` is `search --help`', async () => {
    const { run } = await import('../../../core/cli/run.ts');
    let stdout = '';
    const stream = { write: (text: string) => (stdout += text) };
    const outcome = await run(['help', 'search'], {
      stdout: stream,
      stderr: stream,
      readInput: async () => '',
      cwd: '/',
      signal: new AbortController().signal,
      version: '0',
      openEngine: () => Promise.reject(new Error('no engine is needed')),
    });
    expect(outcome).toBe(0);
    expect(stdout).toContain('Usage: daybook search');
  });
});

test('--version', async () => {
  expect(await runCommand(['--version'])).toMatchObject({ outcome: 0, stdout: '9.8.7\n' });
});

test('nothing, or only global options, is the app', async () => {
  expect(await runCommand([])).toMatchObject({ outcome: 'app', stdout: '', stderr: '' });
  expect(await runCommand(['--quiet'])).toMatchObject({ outcome: 'app' });
});

describe('what is wrong is said with what would be right, and ends with 1', () => {
  test.each([
    [['serch', 'x'], 'serch', 'search'],
    [['search', 'x', '--limt', '3'], '--limt', '--limit'],
    [['search', 'x', '--mode', 'fuzzy'], 'fuzzy', 'lexical'],
    [['search', 'x', '-n', 'many'], 'many', '1 to 200'],
    [['search', 'x', '-n', '201'], '201', '1 to 200'],
    [['search', 'x', '-n', '2.5'], '2.5', '1 to 200'],
    [['search', 'x', '--from', 'yesterday'], 'yesterday', 'YYYY-MM-DD'],
    [['search', 'x', '--from', '2024-02-31'], '2024-02-31', 'YYYY-MM-DD'],
    [['search', 'x', '--from', '2024-03-02', '--to', '2024-03-01'], '--from 2024-03-02', 'Swap'],
    [['search', 'x', '--kind', 'diary'], 'diary', 'runbook'],
    [['search', '  '], 'empty', 'quotes'],
    [['search'], 'query', '--help'],
    [['search', 'x', '--now', 'soon'], '--now soon', '2024-11-19'],
    [['models', 'pul', 'x'], 'pul', '--help'],
    [['models', 'list-all'], 'models list-all', 'models pull'],
    [['models', 'use', 'write', 'x'], 'write', 'generate'],
    [['serve', '--port', '99999'], '99999', '65535'],
    [['days', 'extra'], 'extra', '--help'],
  ])('%j', async (argv, named, remedy) => {
    const { outcome, stdout, stderr } = await runCommand(argv);
    expect(outcome).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(named);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toContain('    at ');
  });

  test('a folder of --journal that is not there', async () => {
    const { outcome, stderr, opened } = await runCommand(['days', '--journal', 'no-such-folder'], { cwd: DATA });
    expect(outcome).toBe(1);
    expect(stderr).toContain(join(DATA, 'no-such-folder'));
    expect(opened).toBeNull();
  });
});

describe('search', () => {
  test('has defaults', async () => {
    expect(await searchRequest(['kettle'])).toEqual({ query: 'kettle', limit: 10, mode: 'hybrid', filters: {} });
  });

  test('takes its words as one query, and every filter', async () => {
    const argv = ['blue', 'valve', '-n', '5', '--mode', 'lexical', '--from', '2031-01-01', '--to', '2031-12-31'];
    const filters = ['--person', 'mira', '--kind', 'runbook,decision', '--kind', 'meeting', '--tag', '#brew'];
    expect(await searchRequest([...argv, ...filters, '--tag', 'tea', '--path', './2031/'])).toEqual({
      query: 'blue valve',
      limit: 5,
      mode: 'lexical',
      filters: {
        from: '2031-01-01',
        to: '2031-12-31',
        person: 'mira',
        kind: ['runbook', 'decision', 'meeting'],
        tag: ['brew', 'tea'],
        path: '2031',
      },
    });
  });

  test('reads stdin for -, and what begins with a dash after --', async () => {
    const log = 'Error: valve "blue"\n  at pump (line 3)\n';
    expect((await searchRequest(['-'], log)).query).toBe(log.trim());
    expect((await searchRequest(['--', '--port'])).query).toBe('--port');
  });
});

test('ask passes what it is given', async () => {
  const seen: AskRequest[] = [];
  const procedures = {
    ask: (request: AskRequest, signal: AbortSignal) => {
      seen.push(request);
      return sampleProcedures().ask(request, signal);
    },
  };
  await runCommand(['ask', 'why', 'now?'], { procedures });
  await runCommand(['ask', 'why?', '--no-generate', '--model', 'http://127.0.0.1:1234#m', '--kind', 'runbook'], {
    procedures,
  });
  expect(seen).toEqual([
    { question: 'why now?', filters: {}, generate: true },
    { question: 'why?', filters: { kind: ['runbook'] }, generate: false, model: 'http://127.0.0.1:1234#m' },
  ]);
});

test('index adds its folders, absolute, and passes its options', async () => {
  const added: string[] = [];
  const requests: IndexRequest[] = [];
  const procedures = {
    addJournal: async ({ root }: { root: string }) => {
      added.push(root);
      return { journals: [] };
    },
    index: (request: IndexRequest, signal: AbortSignal) => {
      requests.push(request);
      return sampleProcedures().index(request, signal);
    },
  };
  const { opened } = await runCommand(['index', 'one', '/two', '--fresh', '--no-embed'], { procedures, cwd: DATA });
  expect(added).toEqual([join(DATA, 'one'), '/two']);
  expect(requests).toEqual([{ fresh: true, embed: false, facts: 'later' }]);
  expect(opened).toMatchObject({ write: 'yes', watch: false, embed: false });
});

test('the engine gets data folder, journals and clock, wherever the global options stand', async () => {
  const root = mkdtempSync(join(tmpdir(), 'daybook-journals-'));
  mkdirSync(join(root, 'a'));
  mkdirSync(join(root, 'b'));
  const { opened } = await runCommand(
    ['--journal', 'a', 'search', 'x', '--journal', join(root, 'b'), '--now', '2031-03-04'],
    { cwd: root },
  );
  expect(opened?.journals).toEqual([join(root, 'a'), join(root, 'b')]);
  expect(opened?.config.dataDir).toBe(DATA);
  expect(opened).toMatchObject({ write: 'no', watch: false, version: '9.8.7' });
  const now = opened?.now();
  expect([now?.getFullYear(), now?.getMonth(), now?.getDate()]).toEqual([2031, 2, 4]);
  expect((await runCommand(['search', 'x'])).opened).not.toHaveProperty('journals');
});

test.each(ERROR_CODES)('an error %s ends with its exit code and no stack', async (code) => {
  const error = new DaybookError(code, 'What happened.', { hint: 'What to do.' });
  const { outcome, stdout, stderr, isClosed } = await runCommand(['doctor'], {
    procedures: { doctor: () => Promise.reject(error) },
  });
  const expected = { internal: 3, cancelled: 130, invalid: 1, 'not-found': 1, 'model-missing': 2, 'index-missing': 2 };
  if (code in expected) expect(outcome).toBe(Reflect.get(expected, code));
  expect([1, 2, 3, 130]).toContain(outcome);
  expect(stdout).toBe('');
  expect(stderr).toBe(`${code === 'cancelled' ? '' : 'error: '}What happened.\nWhat to do.\n`);
  expect(isClosed).toBe(true);
});

test('a bug shows its stack', async () => {
  const { outcome, stderr } = await runCommand(['doctor'], {
    procedures: { doctor: () => Promise.reject(new TypeError('x is not a function')) },
  });
  expect(outcome).toBe(3);
  expect(stderr).toContain('error: x is not a function');
  expect(stderr).toContain('    at ');
});

test('an engine that cannot be opened is told', async () => {
  const { outcome, stderr } = await runCommand(['days'], {
    openEngine: () => Promise.reject(new DaybookError('index-missing', 'No index.', { hint: 'Run `daybook index`.' })),
  });
  expect(outcome).toBe(2);
  expect(stderr).toContain('daybook index');
});
