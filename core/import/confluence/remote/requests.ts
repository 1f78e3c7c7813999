import type { Readable } from 'node:stream';
import type { Config, ConfluenceLogin } from '../../../config.ts';
import type { DaybookError } from '../../../errors.ts';
import { httpGet, keepConnections, type HttpAnswer, type HttpGet } from '../../../models/http-get.ts';
import { MAX_ANSWER_BYTES } from '../../bounds.ts';
import { isThisMachine, type SpaceAddress } from './address.ts';
import { elsewhere, statusFailure, tooLong, unreachable, waitTooLong } from './failure.ts';

export interface OpenRequests {
  readonly address: SpaceAddress;
  readonly login: ConfluenceLogin;
  readonly config: Pick<Config, 'proxy' | 'noProxy'>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Asked before every request: rejects once the network is closed. */
  readonly allow: () => Promise<void>;
  /** @param status of the answer that said so; 0 for none */
  readonly wait: (ms: number, signal: AbortSignal, status: number) => Promise<void>;
}

export interface Failed {
  readonly kind: 'failed';
  /** Of the answer; 0 when there was none. */
  readonly status: number;
  readonly error: DaybookError;
}
export interface Opened {
  readonly kind: 'opened';
  readonly status: number;
  readonly body: Readable;
}
interface Again {
  readonly kind: 'again';
  readonly afterMs: number | null;
  readonly failed: Failed;
}
type Answered = Extract<HttpAnswer, { kind: 'answer' }>;
type Redirected = { readonly kind: 'redirected'; readonly answer: Answered };

/** Requests to one host, again and again where it is busy or fails for a moment. */
export interface Requests {
  /** The text of an answer. */
  text(url: string): Promise<{ readonly kind: 'text'; readonly text: string } | Failed>;
  /** The bytes of a file from `from` on; on another host, too, which is not told the token. */
  bytes(url: string, from: number): Promise<Opened | Failed>;
  close(): void;
}

/** Tries of one request that the server does not answer, or answers with a failure of its own. */
const MAX_TRIES = 5;
const FIRST_PAUSE_MS = 1_000;
/** Longer than this the user is told, instead of a command that seems to hang. */
const MAX_PAUSE_MS = 5 * 60_000;
const ANSWER_WITHIN_MS = 60_000;
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

function authorizationOf({ email, token }: ConfluenceLogin): Readonly<Record<string, string>> {
  if (token === null) return {};
  const basic = email === null ? null : Buffer.from(`${email}:${token}`).toString('base64');
  return { authorization: basic === null ? `Bearer ${token}` : `Basic ${basic}` };
}

/** `Retry-After` is seconds or a date. */
function pauseOf(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1000;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

/** What an answer without a body of use means. */
function refused(answer: Answered, url: string, { login, now }: OpenRequests): Failed | Again {
  const { status, body, headers } = answer;
  body.resume();
  const failed: Failed = { kind: 'failed', status, error: statusFailure(status, { url, login }) };
  if (!PASSING.has(status)) return failed;
  const afterMs = pauseOf(headers['retry-after'], now());
  return afterMs !== null && afterMs > MAX_PAUSE_MS
    ? { ...failed, error: waitTooLong(url, afterMs) }
    : { kind: 'again', afterMs, failed };
}

/** Null when it is longer than an answer may be. */
async function readBody(body: Readable): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    if (!Buffer.isBuffer(part)) continue;
    parts.push(part);
    length += part.length;
    if (length > MAX_ANSWER_BYTES) return null;
  }
  return Buffer.concat(parts).toString('utf8');
}

export function openRequests(options: OpenRequests): Requests {
  const { config, signal } = options;
  const proxy = { url: config.proxy, except: config.noProxy ?? '' };
  const connections = keepConnections(proxy);
  const own = { accept: 'application/json', 'user-agent': 'daybook', ...authorizationOf(options.login) };

  const send = async (
    url: string,
    get: Pick<HttpGet, 'headers' | 'redirects'>,
  ): Promise<Opened | Redirected | Failed | Again> => {
    const answer = await httpGet(url, {
      ...get,
      method: 'GET',
      proxy,
      answerWithinMs: ANSWER_WITHIN_MS,
      signal,
      connections,
    });
    if (answer.kind === 'silent') return { kind: 'again', afterMs: null, failed: silence(url, answer.reason) };
    const { status, body } = answer;
    if (status === 200 || status === 206) return { kind: 'opened', status, body };
    return status >= 300 && status < 400 ? { kind: 'redirected', answer } : refused(answer, url, options);
  };

  const text = async (url: string): Promise<{ readonly kind: 'text'; readonly text: string } | Failed | Again> => {
    const got = await send(url, { headers: own, redirects: 'same-host' });
    if (got.kind === 'redirected') return leadsAway(got.answer, url);
    if (got.kind !== 'opened') return got;
    return readBody(got.body).then(
      (body) =>
        body === null
          ? { kind: 'failed' as const, status: 200, error: tooLong(url, MAX_ANSWER_BYTES) }
          : { kind: 'text' as const, text: body },
      (cause: unknown): Again => ({ kind: 'again', afterMs: null, failed: silence(url, cutBy(cause)) }),
    );
  };

  const bytes = async (url: string, from: number): Promise<Opened | Failed | Again> => {
    const range = from === 0 ? {} : { range: `bytes=${from}-` };
    const got = await send(url, { headers: { ...own, ...range }, redirects: 'same-host' });
    if (got.kind !== 'redirected') return got;
    const target = URL.parse(got.answer.headers.location ?? '', url);
    const isSafe = target !== null && (target.protocol === 'https:' || isThisMachine(target.hostname));
    if (!isSafe) return leadsAway(got.answer, url);
    got.answer.body.resume();
    // The files of Confluence Cloud lie elsewhere: that host gets the address that it was given and nothing else.
    const there = await send(target.href, { headers: range, redirects: 'all' });
    return there.kind === 'redirected' ? leadsAway(there.answer, target.href) : there;
  };

  return {
    text: (url) => patiently(options, () => text(url)),
    bytes: (url, from) => patiently(options, () => bytes(url, from)),
    close: () => connections.close(),
  };
}

async function patiently<T extends { readonly kind: string }>(
  { signal, allow, wait }: OpenRequests,
  ask: () => Promise<T | Again>,
): Promise<T | Failed> {
  for (let tries = 1; ; tries++) {
    await allow();
    const got = await ask();
    signal.throwIfAborted();
    if (!isAgain(got)) return got;
    if (tries >= MAX_TRIES) return got.failed;
    await wait(got.afterMs ?? FIRST_PAUSE_MS * 2 ** (tries - 1), signal, got.failed.status);
  }
}

function isAgain(got: { readonly kind: string }): got is Again {
  return got.kind === 'again';
}

function silence(url: string, reason: string): Failed {
  return { kind: 'failed', status: 0, error: unreachable(url, reason) };
}

function cutBy(cause: unknown): string {
  return `its answer was cut (${cause instanceof Error ? cause.message : String(cause)})`;
}

function leadsAway({ status, body, headers }: Answered, url: string): Failed {
  body.resume();
  return { kind: 'failed', status, error: elsewhere(url, headers.location) };
}
