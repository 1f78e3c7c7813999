import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface HubFileScript {
  readonly content: Buffer;
  /** What the hub states; by default the truth, as for a large file. */
  readonly etag?: string | null;
  /** The storage behind the hub sends something else. */
  readonly sent?: Buffer;
  /** The first download of it breaks after so many bytes. */
  readonly cutAfter?: number;
  /** Bytes come this slowly: one kilobyte each time. */
  readonly everyMs?: number;
  /** The storage ignores ranges. */
  readonly noRanges?: boolean;
}

export interface HubServer {
  readonly url: string;
  /** `METHOD path range`, in order. */
  readonly requests: readonly string[];
}

async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  // SAFETY: a server that listens on a TCP port has an AddressInfo.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/**
 * A real HTTP server that behaves like the model hub: a HEAD or GET of `/REPO/resolve/REVISION/FILE` redirects to another
 * host name (the storage), with size and hash in the hub's own headers.
 */
export async function hubServer(files: Readonly<Record<string, HubFileScript>>): Promise<HubServer> {
  const requests: string[] = [];
  const wasCut = new Set<string>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://hub');
    requests.push([request.method, url.pathname, request.headers.range].filter(Boolean).join(' '));
    const path = url.pathname.replace(/^\/storage\//, '').replace(/^\/[^/]+\/[^/]+\/resolve\/[^/]+\//, '');
    const script = files[path];
    if (script === undefined) return void response.writeHead(404).end('Entry not found');
    if (url.pathname.startsWith('/storage/')) return sendFile(request, response, { path, script, wasCut });
    const sha256 = createHash('sha256').update(script.content).digest('hex');
    const etag = script.etag === undefined ? sha256 : script.etag;
    const storage = `http://localhost:${new URL(`http://${request.headers.host}`).port}/storage/${path}`;
    response.writeHead(302, {
      location: request.headers['x-through'] === undefined ? storage : `/storage/${path}`,
      'x-linked-size': script.content.length,
      ...(etag !== null && { 'x-linked-etag': `"${etag}"` }),
    });
    response.end();
  });
  return { url: await listen(server), requests };
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { path, script, wasCut }: { readonly path: string; readonly script: HubFileScript; readonly wasCut: Set<string> },
): void {
  const whole = script.sent ?? script.content;
  const from = script.noRanges ? 0 : Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const rest = whole.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {
    'content-length': rest.length,
    ...(from > 0 && { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` }),
  });
  if (script.cutAfter !== undefined && !wasCut.has(path)) {
    wasCut.add(path);
    // Ends the connection after these bytes; a reset could overtake them.
    response.write(rest.subarray(0, script.cutAfter), () => setTimeout(() => response.socket?.end(), 100));
    return;
  }
  if (script.everyMs === undefined) return void response.end(rest);
  let at = 0;
  const timer = setInterval(() => {
    response.write(rest.subarray(at, (at += 1024)));
    if (at >= rest.length) response.end();
  }, script.everyMs);
  response.on('close', () => clearInterval(timer));
}

/** Takes connections and never answers. */
export async function silentServer(): Promise<HubServer> {
  const requests: string[] = [];
  const server = createServer((request) => void requests.push(`${request.method} ${request.url}`));
  return { url: await listen(server), requests };
}

/** A forward proxy. Whatever host is asked for, the request goes to `target`. */
export async function proxyServer(target: string): Promise<HubServer> {
  const requests: string[] = [];
  const { port } = new URL(target);
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const upstream = connect(Number(port), '127.0.0.1', () => {
      const path = new URL(request.url ?? '/').pathname;
      const range = request.headers.range === undefined ? '' : `Range: ${request.headers.range}\r\n`;
      upstream.write(
        `${request.method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Through: proxy\r\n${range}Connection: close\r\n\r\n`,
      );
      upstream.pipe(response.socket ?? upstream);
    });
    upstream.on('error', () => response.destroy());
  });
  return { url: await listen(server), requests };
}
