import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { toDaybookError } from '../errors.ts';
import { MAX_BODY_BYTES, maxBodyBytes } from './body.ts';
import { errorResponse, nobodyListens, type Handler } from './handler.ts';
import { listening, type Address } from './listening.ts';

/*
 * Mounts a `Request → Response` handler on node:http, over TCP or a socket file. Translates and nothing else.
 */

export interface Mounted {
  /** Null on a socket file. */
  readonly port: number | null;
  /** Ends open streams, so that what feeds them is stopped, and resolves when all of them have ended. */
  close(): Promise<void>;
}

/** Keeps at most one byte more than the handler takes, and lets the rest pass by, so that a refusal can be read. */
function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  // Who shows no token is refused by the guard: no more than a question is kept of what they send.
  const isStranger = incoming.headers.authorization === undefined;
  const maxBytes = isStranger ? MAX_BODY_BYTES : maxBodyBytes(incoming.url ?? '');
  return new Promise((resolve, reject) => {
    const kept: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      if (bytes <= maxBytes) kept.push(chunk);
      bytes += chunk.byteLength;
      if (bytes > maxBytes) resolve(new Uint8Array(Buffer.concat(kept)));
    });
    incoming.once('end', () => resolve(bytes === 0 ? null : new Uint8Array(Buffer.concat(kept))));
    incoming.once('error', reject);
    incoming.once('close', () => reject(new Error('The client went away before its request was complete.')));
  });
}

function readHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  }
  return headers;
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', url = '/' } = incoming;
  const body = method === 'POST' ? await readBody(incoming) : null;
  return new Request(`http://daybook.invalid${url}`, { method, headers: readHeaders(incoming), body, signal });
}

/** Aborted when the client goes away before it has its answer. */
function signalOf(outgoing: ServerResponse): AbortSignal {
  const cancel = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableEnded) cancel.abort(nobodyListens());
  });
  return cancel.signal;
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return;
  }
  // What is whole is sent at once; only a stream is worth one.
  if (response.headers.get('content-type')?.startsWith('application/json') === true) {
    outgoing.end(new Uint8Array(await response.arrayBuffer()));
    return;
  }
  outgoing.flushHeaders();
  // SAFETY: the DOM's declaration and node's describe the same class of this runtime.
  const body = Readable.fromWeb(response.body as ReadableStream);
  // A client that goes away ends the pipeline with an error, which has by then cancelled the body: all that is needed.
  await pipeline(body, outgoing).catch(() => undefined);
}

async function exchange(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const respond = async () => {
    // Anything but a path (`http://other/…`, `*`) is meant for a proxy.
    if (!incoming.url?.startsWith('/')) return new Response(null, { status: 400 });
    return handler(await toRequest(incoming, signalOf(outgoing)));
  };
  await send(await respond().catch((thrown: unknown) => errorResponse(toDaybookError(thrown))), outgoing);
}

/**
 * Who sends alerts keeps its connections for 90 seconds (Go, thus Alertmanager and Grafana) and does not heed a shorter time
 * that it is told: what it sends just when the server closes one is lost to it.
 */
const KEEP_ALIVE_MS = 95_000;

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Serves `handlerOf(port)` at an address of this machine.
 *
 * @param handlerOf makes the handler once the port is known (the guard compares it); the port is null on a socket file
 * @throws DaybookError `busy` when the address is in use, `permission-denied` when it may not be had
 */
export async function mount(at: Address, handlerOf: (port: number | null) => Handler): Promise<Mounted> {
  const exchanges = new Set<Promise<void>>();
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  const port = await listening(server, at);
  const handler = handlerOf(port);
  server.on('request', (incoming, outgoing) => {
    const done = exchange(handler, incoming, outgoing).finally(() => exchanges.delete(done));
    exchanges.add(done);
  });
  return {
    port,
    close: async () => {
      await closed(server);
      await Promise.all(exchanges);
    },
  };
}
