import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { needs } from '../../helpers/require.ts';
import { olderNode } from './older-node.ts';
import { DATA } from './run-command.ts';

const DAYBOOK = fileURLToPath(new URL('../../../core/cli/daybook.mjs', import.meta.url));
const PACKAGE = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(PACKAGE));

const older = olderNode();
const canTestOlder = needs(older !== null, 'a Node older than 24 on the path, to start `daybook` with');

function daybook(argv: readonly string[], node = process.execPath) {
  return spawnSync(node, [DAYBOOK, '--data', DATA, ...argv], { encoding: 'utf8' });
}

test('starts, and ends with the exit code of the command', () => {
  expect(daybook(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  const wrong = daybook(['serch']);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('search');
});

test('a reader that closes early is no error', async () => {
  const child = spawn(process.execPath, [DAYBOOK, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  // SAFETY: node documents the arguments of 'close'.
  const [code] = (await once(child, 'close')) as [number];
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

describe.skipIf(!canTestOlder)('under an older Node', () => {
  test('runs itself again under its own', () => {
    expect(daybook(['--version'], older!)).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(daybook(['serch'], older!).status).toBe(1);
    const json = daybook(['search', '--json'], older!);
    expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: 'invalid' } });
  });
});
