import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Implementation } from '../../../core/contract.ts';
import type { Progress } from '../../../core/contract/index-run.ts';
import { DaybookError } from '../../../core/errors.ts';
import { MAX_BODY_BYTES } from '../../../core/server/body.ts';
import { createHandler } from '../../../core/server/handler.ts';
import { mount, type Mounted } from '../../../core/server/http.ts';
import { sampleProcedures } from './sample-procedures.ts';

let mounted: Mounted | null = null;

async function start(overrides: Partial<Implementation>): Promise<number> {
  mounted = await mount({ port: 0 }, () => createHandler(sampleProcedures(overrides)));
  return mounted.port ?? 0;
}

afterEach(async () => {
  await mounted?.close();
  mounted = null;
});

async function openStream(port: number, name: string): Promise<IncomingMessage> {
  const outgoing = request({ port, path: `/rpc/${name}`, method: 'POST' });
  outgoing.end();
  // SAFETY: node documents the one argument of 'response'.
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return incoming;
}

function progress(done: number, padding = ''): { kind: 'progress'; progress: Progress } {
  const event = { stage: 'scan', done, total: null, perSecond: null, remainingMs: null, padding } as const;
  return { kind: 'progress', progress: event };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let waitedMs = 0; !isTrue(); waitedMs += 5) {
    if (waitedMs > 5000) throw new Error('It did not happen within 5 s.');
    await sleep(5);
  }
}

test('a client that goes away ends the stream: its signal is aborted and its finally runs', async () => {
  const seen: string[] = [];
  const port = await start({
    async *index(_input, signal) {
      try {
        for (let n = 1; !signal.aborted; n++) {
          yield progress(n);
          await sleep(5);
        }
      } finally {
        seen.push(signal.aborted ? 'aborted' : 'not aborted');
      }
    },
  });
  const incoming = await openStream(port, 'index');
  await once(incoming, 'data');
  incoming.destroy();
  await until(() => seen.length > 0);
  expect(seen).toEqual(['aborted']);
});

test('also while the stream waits for its next event', async () => {
  let isFinished = false;
  const port = await start({
    async *watchStatus(_input, signal) {
      try {
        yield await sampleProcedures().status({}, signal);
        await sleep(60_000, undefined, { signal });
      } finally {
        isFinished = true;
      }
    },
  });
  const incoming = await openStream(port, 'watchStatus');
  await once(incoming, 'data');
  incoming.destroy();
  await until(() => isFinished);
});

test('a client that goes away ends a call that it waits for', async () => {
  let ended: unknown = null;
  const port = await start({
    async testModel(_input, signal) {
      await sleep(60_000, undefined, { signal }).catch((thrown: unknown) => (ended = thrown));
      return { ok: true, ms: 0, detail: '', fix: '' };
    },
  });
  const headers = { 'content-type': 'application/json' };
  const outgoing = request({ port, path: '/rpc/testModel', method: 'POST', headers });
  outgoing.on('error', () => undefined);
  outgoing.end(JSON.stringify({ name: 'a-model' }));
  await sleep(100);
  outgoing.destroy();
  await until(() => ended !== null);
});

test('a call whose client waits is not ended', async () => {
  let isAborted = true;
  const port = await start({
    async testModel(_input, signal) {
      await sleep(100);
      isAborted = signal.aborted;
      return { ok: true, ms: 1, detail: '', fix: '' };
    },
  });
  const answered = await fetch(`http://127.0.0.1:${port}/rpc/testModel`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'a-model' }),
  });
  expect(await answered.json()).toEqual({ result: { ok: true, ms: 1, detail: '', fix: '' } });
  expect(isAborted).toBe(false);
});

test('headers are there before the first event', async () => {
  const port = await start({
    async *index(_input, signal) {
      await sleep(60_000, undefined, { signal });
      yield progress(1);
    },
  });
  const incoming = await openStream(port, 'index');
  expect(incoming.statusCode).toBe(200);
  incoming.destroy();
});

test('a reader that stops reading stops the producer', async () => {
  let produced = 0;
  const padding = 'x'.repeat(64 * 1024);
  const port = await start({
    async *index() {
      for (;;) yield progress(++produced, padding);
    },
  });
  const incoming = await openStream(port, 'index');
  incoming.pause();
  let before = -1;
  for (let waitedMs = 0; before !== produced && waitedMs < 5000; waitedMs += 100) {
    before = produced;
    await sleep(100);
  }
  // What the two sockets and their buffers hold, some MB; without back-pressure it would grow by thousands.
  expect(produced).toBe(before);
  expect(produced).toBeLessThan(500);
  incoming.resume();
  await until(() => produced > before + 100);
  incoming.destroy();
});

test('an error on the way is the last line', async () => {
  const port = await start({
    async *index() {
      yield progress(1);
      throw new DaybookError('disk-full', 'The disk is full.');
    },
  });
  const response = await fetch(`http://127.0.0.1:${port}/rpc/index`, { method: 'POST' });
  const lines = (await response.text()).trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('"disk-full"');
});

test('closing ends open streams and waits until their finally ran', async () => {
  let isFinished = false;
  const port = await start({
    async *index(_input, signal) {
      try {
        yield progress(1);
        await sleep(60_000, undefined, { signal });
      } finally {
        await sleep(20);
        isFinished = true;
      }
    },
  });
  const incoming = await openStream(port, 'index');
  incoming.on('error', () => undefined);
  await once(incoming, 'data');
  await mounted?.close();
  expect(isFinished).toBe(true);
});

test('a body over 1 MB is answered with a refusal, declared or not', async () => {
  const port = await start({});
  const post = (body: BodyInit) => {
    // `duplex` is what node asks for and the DOM's types do not know.
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    return fetch(`http://127.0.0.1:${port}/rpc/status`, init);
  };
  const large = new Uint8Array(3 * MAX_BODY_BYTES).fill(32);
  for (const body of [large, new Blob([large]).stream()]) {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('larger than 1 MB');
  }
  // The connection is whole and the next request is answered.
  expect((await post('{}')).status).toBe(200);
});

test('a client that goes away within its request disturbs nobody', async () => {
  const port = await start({});
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    'POST /rpc/status HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  );
  await sleep(20);
  socket.destroy();
  await sleep(20);
  expect((await fetch(`http://127.0.0.1:${port}/rpc/status`, { method: 'POST' })).status).toBe(200);
});

test.each(['TRACE', 'CONNECT', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
  '%s is not a way in',
  async (method) => {
    const port = await start({});
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.write(`${method} /rpc/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    await once(socket, 'close');
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
    expect((await fetch(`http://127.0.0.1:${port}/rpc/status`, { method: 'POST' })).status).toBe(200);
  },
);

test('a connection is kept longer than those who send alerts keep it', async () => {
  const outgoing = request({
    port: await start({}),
    path: '/rpc/status',
    method: 'POST',
    headers: { connection: 'keep-alive' },
  });
  outgoing.end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.resume();
  expect(Number(/timeout=(\d+)/.exec(String(incoming.headers['keep-alive']))?.[1])).toBeGreaterThan(90);
});

test('fifty requests at once are all answered', async () => {
  const port = await start({});
  const all = Array.from({ length: 50 }, () => fetch(`http://127.0.0.1:${port}/rpc/status`, { method: 'POST' }));
  const responses = await Promise.all(all);
  expect(responses.map((response) => response.status)).toEqual(Array.from({ length: 50 }, () => 200));
  await Promise.all(responses.map((response) => response.text()));
});

test('of a request without a token, no more is kept than a question may have', async () => {
  const kept: number[] = [];
  mounted = await mount({ port: 0 }, () => async (asked) => {
    kept.push((await asked.arrayBuffer()).byteLength);
    return new Response(null, { status: 204 });
  });
  const body = new Uint8Array(3 * MAX_BODY_BYTES).fill(32);
  const url = `http://127.0.0.1:${mounted.port}/rpc/saveNote`;
  await fetch(url, { method: 'POST', body });
  await fetch(url, { method: 'POST', body, headers: { authorization: 'Bearer x' } });
  expect(kept[0]).toBeLessThan(2 * MAX_BODY_BYTES);
  expect(kept[1]).toBe(body.byteLength);
});
