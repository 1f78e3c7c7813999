import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DaybookError } from '../../../core/errors.ts';
import { readPage } from '../../../core/server/static.ts';
import { createAppHandler } from '../../../electron/protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'daybook-protocol-'));
const pipe = join(folder, 's');
const server = createServer((incoming, outgoing) => {
  incoming.resume();
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"result":{}}');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(pipe, resolve));
});
afterAll(() => server.close());

writeFileSync(join(folder, 'index.html'), '<!doctype html>');
const handler = createAppHandler({ page: readPage(folder), pipe: async () => pipe });

function rpc(headers: Record<string, string> = {}): Request {
  return new Request('app://daybook/rpc/status', { method: 'POST', body: '{}', headers });
}

test('the page and its procedures are answered, with the security headers', async () => {
  for (const request of [new Request('app://daybook/index.html'), new Request('app://daybook/'), rpc()]) {
    const answer = await handler(request);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect((await handler(rpc({ origin: 'app://daybook', 'sec-fetch-site': 'same-origin' }))).status).toBe(200);
});

test.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'app://other' },
  { origin: 'app://daybook.evil.example' },
  { 'sec-fetch-site': 'cross-site' },
])('a forged origin is refused: %o', async (headers) => {
  const answer = await handler(rpc(headers));
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ error: { code: 'forbidden' } });
});

test('another host of the scheme, a path outside the page and a wrong method do not exist', async () => {
  expect((await handler(new Request('app://other/index.html'))).status).toBe(404);
  expect((await handler(new Request('app://daybook/..%2fs'))).status).toBe(404);
  expect((await handler(new Request('app://daybook/index.html', { method: 'POST', body: '' }))).status).toBe(405);
});

test('an engine that does not run is an answer with its reason', async () => {
  const gone = createAppHandler({
    page: readPage(folder),
    pipe: () => Promise.reject(new DaybookError('internal', 'The engine does not stay up.', { hint: 'Restart it.' })),
  });
  const answer = await gone(rpc());
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    error: { code: 'internal', message: 'The engine does not stay up.', hint: 'Restart it.' },
  });
  const vanished = createAppHandler({ page: readPage(folder), pipe: async () => join(folder, 'none') });
  expect(await (await vanished(rpc())).json()).toMatchObject({ error: { code: 'busy' } });
});
