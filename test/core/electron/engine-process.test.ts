import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { EngineProcess } from '../../../electron/engine-process.ts';
import { forward } from '../../../electron/forward.ts';

const started: EngineProcess[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((engine) => engine.close()));
});

type Plan = 'serve' | 'fail' | 'crash';

/** A process whose engine does what `plan` says at its next start. */
function start(plan: Plan) {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-engine-process-'));
  const entry = join(folder, 'fake-engine.ts');
  cpSync(join(import.meta.dirname, 'fake-engine.ts'), entry);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const setPlan = (next: Plan) => writeFileSync(join(folder, 'plan'), next);
  setPlan(plan);
  const lines: string[] = [];
  const engine = new EngineProcess({
    location: { isInstalled: false, node: process.execPath, entry, root: folder },
    version: '0',
    log: (line) => lines.push(line),
  });
  started.push(engine);
  return { engine, lines, setPlan };
}

async function pidAt(pipe: string): Promise<number> {
  const answer = await forward(new Request('app://daybook/rpc/status', { method: 'POST', body: '{}' }), pipe);
  const body: unknown = await answer.json();
  return (body as { result: { pid: number } }).result.pid;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('the engine is started and answers at its pipe', async () => {
  const { engine } = start('serve');
  expect(await pidAt(await engine.pipe())).toBe(engine.pid);
});

test('a killed engine is started again, and who asks meanwhile waits for it', async () => {
  const { engine, lines } = start('serve');
  const first = await engine.pipe();
  const firstPid = engine.pid ?? 0;
  process.kill(firstPid, 'SIGKILL');
  await expect.poll(() => engine.pid).not.toBe(firstPid);
  const second = await engine.pipe();
  expect(second).not.toBe(first);
  expect(await pidAt(second)).toBe(engine.pid);
  expect(lines.join('\n')).toMatch(/ended by SIGKILL.*started again/);
});

test('an engine that ends twice is reported with its last words, and comes back when the user wants it', async () => {
  const { engine, setPlan } = start('crash');
  await expect(engine.pipe()).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringMatching(/does not stay up: exit code 7.*about to crash/),
    hint: expect.stringContaining('Restart engine'),
  });
  await expect(engine.pipe()).rejects.toThrow();
  setPlan('serve');
  await engine.restart();
  expect(await pidAt(await engine.pipe())).toBe(engine.pid);
});

test('an engine that says why it cannot start is reported in its own words', async () => {
  const { engine } = start('fail');
  await expect(engine.pipe()).rejects.toMatchObject({ code: 'disk-full', hint: 'Free some space.' });
});

test('a Node that is not there is reported', async () => {
  const engine = new EngineProcess({
    location: { isInstalled: false, node: '/nowhere/node', entry: '/nowhere/entry.ts', root: tmpdir() },
    version: '0',
    log: () => undefined,
  });
  await expect(engine.pipe()).rejects.toMatchObject({ message: expect.stringContaining('could not be started') });
  await engine.close();
});

test('closing ends the process and starts no other', async () => {
  const { engine } = start('serve');
  await engine.pipe();
  const pid = engine.pid ?? 0;
  await engine.close();
  expect(isAlive(pid)).toBe(false);
  await delay(100);
  expect(engine.pid).toBe(null);
});
