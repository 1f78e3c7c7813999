import { mkdtempSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { forward } from '../../../electron/forward.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(answer: RequestListener): Promise<string> {
  const pipe = join(mkdtempSync(join(tmpdir(), 'daybook-forward-')), 's');
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(pipe, resolve));
  return pipe;
}

function post(path: string, body = '{}'): Request {
  const headers = { 'content-type': 'application/json', cookie: 'a=b' };
  return new Request(`app://daybook${path}`, { method: 'POST', body, headers });
}

const EVENTS = { 'content-type': 'application/x-ndjson; charset=utf-8' };

function readerOf(answer: Response): ReadableStreamDefaultReader<string> {
  return answer.body!.pipeThrough(new TextDecoderStream()).getReader();
}

test('method, path, body, status and headers pass; cookies and the rest of the request do not', async () => {
  const pipe = await listen((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      outgoing.writeHead(409, { 'content-type': 'application/json', 'x-two': ['a', 'b'] });
      const { method, url, headers } = incoming;
      outgoing.end(JSON.stringify({ method, url, headers, body: Buffer.concat(parts).toString() }));
    });
  });
  const answer = await forward(post('/rpc/search?x=1', '{"query":"café"}'), pipe);
  expect(answer.status).toBe(409);
  expect(answer.headers.get('x-two')).toBe('a, b');
  const seen = (await answer.json()) as { headers: Record<string, string> };
  expect(seen).toMatchObject({ method: 'POST', url: '/rpc/search?x=1', body: '{"query":"café"}' });
  expect(seen.headers['content-type']).toBe('application/json');
  expect(seen.headers['cookie']).toBeUndefined();
});

test('a stream arrives line by line, while the engine still works', async () => {
  let sendMore: () => void = () => undefined;
  const pipe = await listen((_incoming, outgoing) => {
    outgoing.writeHead(200, EVENTS).write('{"event":1}\n');
    sendMore = () => outgoing.end('{"event":2}\n');
  });
  const reader = readerOf(await forward(post('/rpc/ask'), pipe));
  expect((await reader.read()).value).toBe('{"event":1}\n');
  sendMore();
  expect((await reader.read()).value).toBe('{"event":2}\n');
  expect((await reader.read()).done).toBe(true);
});

test('cancelling the answer ends the request at the engine', async () => {
  const closed = Promise.withResolvers<void>();
  const pipe = await listen((_incoming, outgoing) => {
    outgoing.writeHead(200, EVENTS).write('{"event":1}\n');
    outgoing.once('close', closed.resolve);
  });
  const reader = readerOf(await forward(post('/rpc/ask'), pipe));
  await reader.read();
  await reader.cancel();
  await closed.promise;
});

test('a reader that does not read slows the engine down instead of filling the memory', async () => {
  let sentBytes = 0;
  const pipe = await listen((_incoming, outgoing) => {
    outgoing.writeHead(200, EVENTS);
    const line = `${'x'.repeat(65_535)}\n`;
    const fill = () => {
      while (sentBytes < 200_000_000 && outgoing.write(line)) sentBytes += line.length;
    };
    outgoing.on('drain', fill);
    fill();
  });
  const answer = await forward(post('/rpc/ask'), pipe);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sentBytes).toBeLessThan(5_000_000);
  await answer.body!.cancel();
});

test('an engine that dies in a stream ends it with an error that the page can show', async () => {
  const pipe = await listen((_incoming, outgoing) => {
    outgoing.writeHead(200, EVENTS);
    outgoing.write('{"event":1}\n', () => outgoing.destroy());
  });
  const text = await (await forward(post('/rpc/watchStatus'), pipe)).text();
  const lines = text.trimEnd().split('\n');
  expect(lines[0]).toBe('{"event":1}');
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({
    error: { code: 'busy', message: expect.stringContaining('started again') },
  });
});

test('an engine that dies within a line breaks the stream: half a line is no event', async () => {
  const pipe = await listen((_incoming, outgoing) => {
    outgoing.writeHead(200, EVENTS);
    outgoing.write('{"event":', () => outgoing.destroy());
  });
  await expect((await forward(post('/rpc/watchStatus'), pipe)).text()).rejects.toThrow(/stopped/);
});

test('nobody at the pipe, or a hang-up before the answer, is an error and not a crash', async () => {
  await expect(forward(post('/rpc/status'), join(tmpdir(), 'daybook-no-such.sock'))).rejects.toThrow(/ENOENT/);
  const pipe = await listen((incoming) => incoming.socket.destroy());
  await expect(forward(post('/rpc/status'), pipe)).rejects.toThrow();
});
