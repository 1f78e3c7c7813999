import { request as httpRequest, Agent as HttpAgent, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';

/** Reached without the proxy, whatever the settings say. */
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const MAX_REDIRECTS = 5;
/** A body from which nothing comes for this long is given up; the next try resumes it. */
const BODY_SILENCE_MS = 20_000;

export interface HttpGet {
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly proxy: { readonly url: string | null; readonly except: string };
  /** Time until the headers of the last answer are here, redirects included. */
  readonly answerWithinMs: number;
  readonly signal: AbortSignal;
  /** `same-host` stops at an answer that sends elsewhere, and gives that answer. */
  readonly redirects: 'all' | 'same-host';
  /** Kept between requests to one server; each request has its own when left out. */
  readonly connections?: Connections;
}

/** Open connections that one request after the other uses. */
export interface Connections {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
  close(): void;
}

/** Connections that stay open until `close`. */
export function keepConnections(proxy: HttpGet['proxy']): Connections {
  const options = { keepAlive: true, proxyEnv: proxyEnvOf(proxy) };
  const [http, https] = [new HttpAgent(options), new HttpsAgent(options)];
  return {
    http,
    https,
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: IncomingMessage;
    }
  /** Nothing came: no route, no name, refused, or too slow. */
  | { readonly kind: 'silent'; readonly reason: string };

/**
 * One request for a public file, through the proxy when one is set. `fetch` cannot do this: it takes no proxy as a value.
 *
 * @throws the signal's reason when it was aborted
 */
export async function httpGet(url: string, options: HttpGet): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(options.answerWithinMs);
  let at = new URL(url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await ask(at, options, deadline);
    options.signal.throwIfAborted();
    if (answer.kind === 'silent') {
      const reason = deadline.aborted
        ? `${at.host} did not answer within ${options.answerWithinMs / 1000} s`
        : answer.reason;
      return { kind: 'silent', reason };
    }
    const next = redirectTarget(answer.headers.location, answer.status, at);
    if (next === null || (options.redirects === 'same-host' && next.host !== at.host)) return answer;
    answer.body.resume();
    at = next;
  }
  return { kind: 'silent', reason: `${new URL(url).host} redirects in a circle` };
}

function redirectTarget(location: string | undefined, status: number, from: URL): URL | null {
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return null;
  const next = new URL(location, from);
  // A secure address never leads to an insecure one.
  return from.protocol === 'https:' && next.protocol !== 'https:' ? null : next;
}

function proxyEnvOf(proxy: HttpGet['proxy']): Readonly<Record<string, string>> {
  return {
    ...(proxy.url !== null && { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url }),
    NO_PROXY: [...LOOPBACK, proxy.except].filter(Boolean).join(','),
  };
}

function ask(url: URL, options: HttpGet, deadline: AbortSignal): Promise<HttpAnswer> {
  const { method, headers, proxy, signal, connections } = options;
  const { promise, resolve } = Promise.withResolvers<HttpAnswer>();
  const isSecure = url.protocol === 'https:';
  const proxyEnv = proxyEnvOf(proxy);
  const agent = isSecure
    ? (connections?.https ?? new HttpsAgent({ proxyEnv }))
    : (connections?.http ?? new HttpAgent({ proxyEnv }));
  const request = (isSecure ? httpsRequest : httpRequest)(url, { method, headers, agent });
  const stop = (): void => void request.destroy();
  const end = (): void => deadline.removeEventListener('abort', stop);
  // The deadline ends with the headers; the user's wish to stop also ends the body.
  deadline.addEventListener('abort', stop);
  signal.addEventListener('abort', stop);
  request.on('response', (body) => {
    end();
    body.on('close', () => signal.removeEventListener('abort', stop));
    body.setTimeout(BODY_SILENCE_MS, () => body.destroy(new Error(`nothing came for ${BODY_SILENCE_MS / 1000} s`)));
    resolve({ kind: 'answer', status: body.statusCode ?? 0, headers: body.headers, body });
  });
  request.on('error', (error: NodeJS.ErrnoException) => {
    end();
    resolve({ kind: 'silent', reason: `${url.host} cannot be reached (${error.code ?? error.message})` });
  });
  if (deadline.aborted || signal.aborted) stop();
  request.end();
  return promise;
}
