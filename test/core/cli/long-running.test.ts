import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Status } from '../../../core/contract/state.ts';
import { run, type Outcome } from '../../../core/cli/run.ts';
import { sampleProcedures, STATUS } from '../server/sample-procedures.ts';
import { DATA } from './run-command.ts';

interface Running {
  readonly stop: AbortController;
  readonly outcome: Promise<Outcome>;
  readonly written: { stdout: string; stderr: string };
}

function start(argv: readonly string[], overrides: Parameters<typeof sampleProcedures>[0] = {}): Running {
  const stop = new AbortController();
  const written = { stdout: '', stderr: '' };
  const outcome = run(['--data', DATA, ...argv], {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    readInput: async () => '',
    cwd: DATA,
    signal: stop.signal,
    version: '9.8.7',
    openEngine: async () => ({
      procedures: sampleProcedures(overrides),
      tellHook: () => undefined,
      close: async () => undefined,
    }),
  });
  return { stop, outcome, written };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let waitedMs = 0; !isTrue(); waitedMs += 5) {
    if (waitedMs > 5000) throw new Error('It did not happen within 5 s.');
    await sleep(5);
  }
}

test('serve prints one line with the address, answers, and ends when it is stopped', async () => {
  const { stop, outcome, written } = start(['serve']);
  await until(() => written.stdout.includes('\n'));
  expect(written.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/);
  const { origin, hash } = new URL(written.stdout.trim());
  const call = () =>
    fetch(`${origin}/rpc/status`, {
      method: 'POST',
      headers: { authorization: `Bearer ${hash.slice('#token='.length)}` },
    });
  expect(await (await call()).json()).toEqual({ result: STATUS });

  stop.abort();
  expect(await outcome).toBe(0);
  expect(written.stdout.trim()).not.toContain('\n');
  await expect(call()).rejects.toThrow();
});

test('serve --json prints the address as JSON', async () => {
  const { stop, outcome, written } = start(['serve', '--json']);
  await until(() => written.stdout.includes('\n'));
  expect(JSON.parse(written.stdout)).toEqual({ url: expect.stringMatching(/^http:/) });
  stop.abort();
  expect(await outcome).toBe(0);
});

test('serve says who writes the index when it only reads', async () => {
  const status = async (): Promise<Status> => ({ ...STATUS, writable: false, writer: 'daybook index, process 12' });
  const { stop, outcome, written } = start(['serve'], { status });
  await until(() => written.stdout.includes('\n'));
  expect(written.stderr).toContain('daybook index, process 12');
  stop.abort();
  await outcome;
});

test('serve refuses a port in use, with 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { outcome, written } = start(['serve', '--port', String(port)]);
  expect(await outcome).toBe(1);
  expect(written.stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
  expect(written.stdout).toBe('');
  other.close();
});

test('index --watch tells of later changes and ends with 0 when it is stopped', async () => {
  const report = STATUS.lastRun!.report;
  const later = (second: number, changed: number): Status => ({
    ...STATUS,
    lastRun: {
      finished: `2031-03-05T09:00:0${second}.000Z`,
      report: { ...report, notes: { ...report.notes, added: 0, skipped: 0, changed } },
    },
  });
  const { stop, outcome, written } = start(['index', '--watch'], {
    async *watchStatus(_input, signal) {
      yield STATUS;
      yield later(1, 0);
      yield later(2, 3);
      yield later(2, 3);
      await sleep(60_000, undefined, { signal });
    },
  });
  await until(() => written.stderr.includes('3 changed'));
  expect(written.stdout).toContain('9 chunks');
  expect(written.stderr.match(/changed/g)).toHaveLength(1);
  stop.abort();
  expect(await outcome).toBe(0);
});

test('index --watch fails when watching fails', async () => {
  const { outcome, written } = start(['index', '--watch'], {
    // oxlint-disable-next-line require-yield
    async *watchStatus() {
      throw new Error('the watcher broke');
    },
  });
  expect(await outcome).toBe(3);
  expect(written.stderr).toContain('the watcher broke');
});
