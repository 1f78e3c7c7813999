import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AnswerSchema } from '../../../core/contract/ask.ts';
import { IndexReportSchema } from '../../../core/contract/index-run.ts';
import { SearchResultSchema } from '../../../core/contract/search.ts';
import { needs } from '../../helpers/require.ts';
import { olderNode } from './older-node.ts';

/*
 * The command as a user runs it: a process of its own on a real index.
 */

const DAYBOOK = fileURLToPath(new URL('../../../core/cli/daybook.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'daybook-process-'));
const data = join(folder, 'data');
const journal = join(folder, 'brewery');

const NOTE = `# Tuesday 4 March 2031

## Kettle loses pressure

The kettle lost pressure at noon. Tightening the blue valve fixed it.

\`\`\`sh
valvectl tighten --all
\`\`\`
`;

interface Done {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function daybook(...argv: readonly string[]): Promise<Done> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [DAYBOOK, '--data', data, ...argv], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

function start(
  argv: readonly string[],
  node = process.execPath,
): { readonly child: ChildProcess; readonly output: () => string } {
  const child = spawn(node, [DAYBOOK, '--data', data, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  return { child, output: () => output };
}

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (let waitedMs = 0; !isTrue(); waitedMs += 20) {
    if (waitedMs > 20_000) throw new Error(`It did not happen within 20 s: ${what}`);
    await sleep(20);
  }
}

beforeAll(async () => {
  mkdirSync(journal);
  writeFileSync(join(journal, '2031-03-04.md'), NOTE);
  const { code, stdout, stderr } = await daybook('index', journal, '--no-embed', '--json');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(IndexReportSchema.parse(JSON.parse(stdout)).notes).toMatchObject({ total: 1, added: 1 });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('search finds the section, with a line that holds it', async () => {
  const { code, stdout } = await daybook('search', 'blue valve', '--mode', 'lexical', '--json');
  expect(code).toBe(0);
  const [first] = SearchResultSchema.parse(JSON.parse(stdout)).results;
  expect(first).toMatchObject({ journal, path: '2031-03-04.md', date: '2031-03-04' });
  expect(
    NOTE.split('\n')
      .slice((first?.line ?? 1) - 1, first?.endLine)
      .join('\n'),
  ).toContain('blue valve');
});

test('search before the first index says what to do, with 2', async () => {
  const { code, stdout } = await daybook('search', 'x', '--json', '--data', join(folder, 'empty'));
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'index-missing' } });
});

test('models and doctor work before the first index', async () => {
  const elsewhere = ['--json', '--data', join(folder, 'empty')];
  const models = await daybook('models', ...elsewhere);
  expect(models.code).toBe(0);
  const doctor = await daybook('doctor', ...elsewhere);
  expect(doctor.code).toBe(0);
  expect(z.object({ checks: z.array(z.unknown()) }).parse(JSON.parse(doctor.stdout)).checks.length).toBeGreaterThan(2);
});

test('days lists the dated sections', async () => {
  const { stdout } = await daybook('days', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ days: [{ date: '2031-03-04', path: '2031-03-04.md' }] });
});

test('ask without a generator answers in the words of the note', async () => {
  const { code, stdout } = await daybook('ask', 'why did the kettle lose pressure?', '--no-generate', '--json');
  expect(code).toBe(0);
  const answer = AnswerSchema.parse(JSON.parse(stdout));
  for (const citation of answer.citations) expect(NOTE).toContain(citation.quote);
});

test('models pull of a name that is not there ends with 1', async () => {
  const { code, stderr } = await daybook('models', 'pull', 'no-such-model');
  expect(code).toBe(1);
  expect(stderr).toContain('no-such-model');
});

test('a folder that is not there ends with 1', async () => {
  const missing = join(folder, 'missing');
  const { code, stderr } = await daybook('index', missing, '--no-embed');
  expect(code).toBe(1);
  expect(stderr).toContain(missing);
});

test('index --watch follows the disk until Ctrl-C', async () => {
  const { child, output } = start(['index', '--watch', '--no-embed']);
  await until(() => output().includes('Watching'), 'watching');
  writeFileSync(join(journal, 'new.md'), '# Fermenter\n\nThe fermenter bubbles.\n');
  await until(() => output().includes('1 added'), 'the new note');
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
  expect((await daybook('search', 'fermenter', '--mode', 'lexical')).stdout).toContain('new.md:');
});

/** Address and token that `serve` printed. */
async function served(output: () => string): Promise<() => Promise<Response>> {
  await until(() => output().includes('#token='), 'the address');
  const { origin, hash } = new URL(/http:\S+/.exec(output())?.[0] ?? '');
  const headers = { authorization: `Bearer ${hash.slice('#token='.length)}` };
  return () => fetch(`${origin}/rpc/status`, { method: 'POST', headers });
}

describe.skipIf(process.platform === 'win32')('signals', () => {
  test('serve answers until SIGTERM', async () => {
    const { child, output } = start(['serve']);
    const status = await served(output);
    expect(await (await status()).json()).toMatchObject({ result: { dataDir: data } });
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test('index ends with 130, and the next run finishes its work', async () => {
    const large = join(folder, 'large');
    mkdirSync(large);
    for (let n = 0; n < 1500; n++) writeFileSync(join(large, `${n}.md`), `# Batch ${n}\n\n${NOTE.repeat(3)}`);
    const elsewhere = ['--no-embed', '--json', '--data', join(folder, 'large-data')];
    const { child, output } = start(['index', large, ...elsewhere]);
    await until(() => existsSync(join(folder, 'large-data', 'index.db')), 'the index');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([130, null]);
    expect(JSON.parse(output())).toMatchObject({ error: { code: 'cancelled' } });
    const { code, stdout } = await daybook('index', ...elsewhere);
    expect(code).toBe(0);
    expect(IndexReportSchema.parse(JSON.parse(stdout)).notes.total).toBe(1500);
  });

  const older = olderNode();
  const canTestOlder = needs(older !== null, 'a Node older than 24 on the path, to start `daybook` with');
  test.skipIf(!canTestOlder)('reach the process that an older Node started, and its end is its end', async () => {
    const stopped = start(['serve'], older!);
    await served(stopped.output);
    stopped.child.kill('SIGINT');
    expect(await once(stopped.child, 'close')).toEqual([0, null]);

    const killed = start(['serve'], older!);
    const status = await served(killed.output);
    killed.child.kill('SIGKILL');
    // The pipes are closed when the last process that has them is gone.
    await once(killed.child, 'close');
    await expect(status()).rejects.toThrow();
  });
});
