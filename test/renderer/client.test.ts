import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { AskEvent } from '../../core/contract/ask.ts';
import { createClient } from '../../renderer/client.ts';
import { readLines } from '../../renderer/ndjson.ts';
import { RpcError } from '../../renderer/rpc-error.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Seen {
  readonly url: string;
  readonly authorization: string;
  readonly body: string;
  readonly closed: Promise<void>;
}

/** A real HTTP server that answers with the given bytes, piece by piece. */
async function serve(
  status: number,
  pieces: readonly (string | Uint8Array)[],
  options: { readonly stayOpen?: boolean } = {},
) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    const answer = async (): Promise<void> => {
      const closed = new Promise<void>((resolve) => response.on('close', resolve));
      seen.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '', body, closed });
      response.writeHead(status, { 'content-type': 'application/x-ndjson' });
      for (const piece of pieces) {
        response.write(piece);
        await pause(4);
      }
      if (!options.stayOpen) response.end();
    };
    request.on('end', () => void answer());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { client: createClient({ base: `http://127.0.0.1:${port}`, token: 'k' }), seen };
}

async function collect<T>(stream: AsyncIterable<T>): Promise<{ events: T[]; error: RpcError | null }> {
  const events: T[] = [];
  try {
    for await (const event of stream) events.push(event);
    return { events, error: null };
  } catch (error) {
    expect(error).toBeInstanceOf(RpcError);
    return { events, error: error as RpcError };
  }
}

const draft = (text: string): string => `${JSON.stringify({ event: { kind: 'draft', text } })}\n`;

describe('call', () => {
  it('posts the input with the token and gives back the checked result', async () => {
    const { client, seen } = await serve(200, ['{"result":{"network":', 'true}}']);
    expect(await client.call('setNetwork', { on: true })).toEqual({ network: true });
    expect(seen[0]).toMatchObject({ url: '/rpc/setNetwork', authorization: 'Bearer k', body: '{"on":true}' });
  });

  it('throws the engine’s error with its hint', async () => {
    const { client } = await serve(404, [
      '{"error":{"code":"not-found","message":"No note a.md.","hint":"Look again."}}',
    ]);
    await expect(client.call('readNote', { path: 'a.md' })).rejects.toMatchObject({
      name: 'RpcError',
      code: 'not-found',
      message: 'No note a.md.',
      hint: 'Look again.',
    });
  });

  it('says so when an answer does not fit the contract', async () => {
    const { client } = await serve(200, ['{"result":{"network":"yes"}}']);
    await expect(client.call('setNetwork', { on: true })).rejects.toMatchObject({ code: 'internal' });
  });

  it('says so when the body is not JSON, whatever the status', async () => {
    const good = await serve(200, ['<html>']);
    await expect(good.client.call('status', {})).rejects.toMatchObject({ code: 'internal' });
    const bad = await serve(502, ['<html>']);
    await expect(bad.client.call('status', {})).rejects.toMatchObject({ code: 'internal' });
  });

  it('names an engine that does not answer', async () => {
    const client = createClient({ base: 'http://127.0.0.1:9', token: null });
    await expect(client.call('status', {})).rejects.toMatchObject({ code: 'engine-unreachable' });
  });

  it('is cancelled by its signal', async () => {
    const { client } = await serve(200, ['{"result":'], { stayOpen: true });
    const stop = new AbortController();
    const call = client.call('status', {}, stop.signal);
    setTimeout(() => stop.abort(), 20);
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('stream', () => {
  it('gives events however the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(`${draft('Größe – 漢字')}\n${draft('b')}${draft('c').trimEnd()}`);
    for (const size of [1, 3, 7, bytes.length]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const piece of pieces) controller.enqueue(piece);
          controller.close();
        },
      });
      const lines: string[] = [];
      for await (const line of readLines(body)) lines.push(line);
      expect(lines.map((line) => (JSON.parse(line) as { event: { text: string } }).event.text)).toEqual([
        'Größe – 漢字',
        'b',
        'c',
      ]);
    }
  });

  it('gives events as they come over HTTP', async () => {
    const { client } = await serve(200, [draft('a').slice(0, 9), draft('a').slice(9) + draft('b')]);
    const { events, error } = await collect<AskEvent>(client.stream('ask', { question: 'q' }));
    expect(events).toEqual([
      { kind: 'draft', text: 'a' },
      { kind: 'draft', text: 'b' },
    ]);
    expect(error).toBeNull();
  });

  it('throws the error of the last line, after the events before it', async () => {
    const { client } = await serve(200, [draft('a'), '{"error":{"code":"model-broken","message":"m","hint":"h"}}\n']);
    const { events, error } = await collect(client.stream('ask', { question: 'q' }));
    expect(events).toHaveLength(1);
    expect(error).toMatchObject({ code: 'model-broken', hint: 'h' });
  });

  it('refuses a line that is no event', async () => {
    for (const line of ['{"event":{"kind":"surprise"}}\n', '[]\n', 'nonsense\n']) {
      const { client } = await serve(200, [line]);
      expect((await collect(client.stream('ask', { question: 'q' }))).error).toMatchObject({ code: 'internal' });
    }
  });

  it('ends the request when the reader leaves the loop', async () => {
    const { client, seen } = await serve(200, [draft('a')], { stayOpen: true });
    for await (const event of client.stream('ask', { question: 'q' })) {
      expect(event).toEqual({ kind: 'draft', text: 'a' });
      break;
    }
    await seen[0]?.closed;
  });

  it('ends the request when its signal is aborted', async () => {
    const { client, seen } = await serve(200, [draft('a')], { stayOpen: true });
    const stop = new AbortController();
    const events: AskEvent[] = [];
    const read = (async () => {
      for await (const event of client.stream('ask', { question: 'q' }, stop.signal)) {
        events.push(event);
        stop.abort();
      }
    })();
    await expect(read).rejects.toMatchObject({ code: 'cancelled' });
    expect(events).toHaveLength(1);
    await seen[0]?.closed;
  });
});
