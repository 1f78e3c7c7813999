import { existsSync, statSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { createHandler } from '../../../core/server/handler.ts';
import { startPipe } from '../../../core/server/pipe.ts';
import { sampleProcedures, STATUS } from './sample-procedures.ts';

test('answers on a socket that only this user may open, and leaves nothing behind', async () => {
  const pipe = await startPipe(createHandler(sampleProcedures()));
  const outgoing = request({ socketPath: pipe.path, path: '/rpc/status', method: 'POST' });
  outgoing.end();
  // SAFETY: node documents the one argument of 'response'.
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  expect(JSON.parse(await text(incoming))).toEqual({ result: STATUS });

  if (process.platform !== 'win32') {
    expect(statSync(pipe.path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(pipe.path)).mode & 0o777).toBe(0o700);
  }
  await pipe.close();
  if (process.platform !== 'win32') expect(existsSync(dirname(pipe.path))).toBe(false);
});

test('two engines have two pipes', async () => {
  const [one, two] = await Promise.all([
    startPipe(createHandler(sampleProcedures())),
    startPipe(createHandler(sampleProcedures())),
  ]);
  expect(one.path).not.toBe(two.path);
  await Promise.all([one.close(), two.close()]);
});
