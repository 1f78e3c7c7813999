import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { ErrorBody } from '../core/errors.ts';
import { engineLost } from './engine-lost.ts';

/** Read ahead for a slow page; beyond it the engine waits. */
const READ_AHEAD_BYTES = 64 * 1024;

/** Headers that describe the connection to the engine and not the answer. */
const HOP_HEADERS: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

const NEWLINE = 10;

/**
 * Sends a request of the page to the engine's pipe and gives its answer, both bodies as streams.
 * Cancelling the answer's body ends the request at the engine: Electron never aborts `request.signal`.
 * When the engine dies in a stream of events, the stream ends with an error that the page can show.
 *
 * @param pipe socket file or named pipe
 * @throws Error of `node:http` when nobody answers at the pipe
 */
export function forward(request: Request, pipe: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const upstream = httpRequest({
    socketPath: pipe,
    path: pathname + search,
    method: request.method,
    headers: requestHeaders(request),
  });
  return new Promise((resolve, reject) => {
    // `on`, not `once`: a second error without a listener would end the window's process.
    upstream.on('error', reject);
    upstream.once('response', (incoming) => {
      resolve(
        new Response(answerBody(incoming, upstream), {
          status: incoming.statusCode ?? 502,
          headers: answerHeaders(incoming),
        }),
      );
    });
    if (request.body === null) upstream.end();
    else pipeline(toReadable(request.body), upstream).catch(reject);
  });
}

/** What the engine needs to know; who asks and with which cookies is not its business. */
function requestHeaders(request: Request): Record<string, string> {
  const type = request.headers.get('content-type');
  return type === null ? { host: 'daybook' } : { host: 'daybook', 'content-type': type };
}

function toReadable(body: ReadableStream<Uint8Array>): Readable {
  // SAFETY: both names are Node's one class; the types of the page's library and of Node's differ in overloads only.
  return Readable.fromWeb(body as NodeReadableStream<Uint8Array>);
}

function answerHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of HOP_HEADERS.has(name) ? [] : (values ?? [])) headers.append(name, value);
  }
  return headers;
}

function answerBody(incoming: IncomingMessage, upstream: ClientRequest): ReadableStream<Uint8Array> {
  const isEvents = incoming.headers['content-type']?.startsWith('application/x-ndjson') ?? false;
  let isAtLineStart = true;
  let isOver = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        incoming.on('data', (bytes: Buffer) => {
          isAtLineStart = bytes.at(-1) === NEWLINE;
          controller.enqueue(bytes);
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
        });
        incoming.once('close', () => {
          if (isOver) return;
          isOver = true;
          if (incoming.complete) return controller.close();
          if (!isEvents || !isAtLineStart) return controller.error(engineLost());
          controller.enqueue(errorFrame(engineLost().toBody()));
          controller.close();
        });
        // `close` follows and tells the page.
        incoming.on('error', () => undefined);
        incoming.pause();
      },
      pull: () => void incoming.resume(),
      cancel() {
        isOver = true;
        upstream.destroy();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: READ_AHEAD_BYTES }),
  );
}

function errorFrame(error: ErrorBody): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ error })}\n`);
}
