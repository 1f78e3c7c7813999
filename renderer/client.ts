import { contract } from '../core/contract.ts';
import type { CallName, Input, Output, ProcedureName, StreamName } from '../core/contract.ts';
import { readLines } from './ndjson.ts';
import { readErrorEnvelope, toRpcError } from './rpc-error.ts';
import type { RpcError } from './rpc-error.ts';

/** The engine as the page sees it; derived from the contract. Everything throws `RpcError`. */
export interface Client {
  call<N extends CallName>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>>;
  /** Ends when the engine is done. Aborting the signal, or leaving the loop, stops the work in the engine. */
  stream<N extends StreamName>(name: N, input: Input<N>, signal?: AbortSignal): AsyncGenerator<Output<N>>;
}

export interface ClientOptions {
  /** Prefix of `/rpc/<procedure>`: empty for the page's own origin. */
  readonly base: string;
  /** Sent as bearer token; null where the transport is private (Electron). */
  readonly token: string | null;
}

interface PostOptions extends ClientOptions {
  readonly name: ProcedureName;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
}

/** A client for the engine behind `options.base`. Answers are checked against the contract before they are shown. */
export function createClient(options: ClientOptions): Client {
  return {
    async call(name, input, signal) {
      const response = await post({ ...options, name, input, signal });
      const body: unknown = await response.json().catch(rethrow);
      return readResult(name, body);
    },
    async *stream(name, input, signal) {
      const response = await post({ ...options, name, input, signal });
      if (response.body === null) throw notUnderstood('a stream without a body');
      const lines = readLines(response.body);
      try {
        for (;;) {
          const next = await lines.next().catch(rethrow);
          if (next.done === true) return;
          yield readFrame(name, next.value);
        }
      } finally {
        await lines.return(undefined);
      }
    },
  };
}

async function post(options: PostOptions): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (options.token !== null) headers['authorization'] = `Bearer ${options.token}`;
  const response = await fetch(`${options.base}/rpc/${options.name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(options.input),
    signal: options.signal ?? null,
  }).catch(rethrow);
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  throw readErrorEnvelope(body) ?? notUnderstood(`HTTP ${response.status}`);
}

function readResult<N extends CallName>(name: N, body: unknown): Output<N> {
  const failure = readErrorEnvelope(body);
  if (failure) throw failure;
  if (typeof body !== 'object' || body === null || !('result' in body))
    throw notUnderstood('an answer without a result');
  const parsed = contract[name].output.safeParse(body.result);
  if (!parsed.success) throw toRpcError(parsed.error);
  // SAFETY: parsed by the output schema of the same procedure; the union over all names hides that.
  return parsed.data as Output<N>;
}

function readFrame<N extends StreamName>(name: N, line: string): Output<N> {
  const frame = parseJson(line);
  const failure = readErrorEnvelope(frame);
  if (failure) throw failure;
  if (typeof frame !== 'object' || frame === null || !('event' in frame))
    throw notUnderstood('a line without an event');
  const parsed = contract[name].output.safeParse(frame.event);
  if (!parsed.success) throw toRpcError(parsed.error);
  // SAFETY: parsed by the output schema of the same procedure; the union over all names hides that.
  return parsed.data as Output<N>;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw toRpcError(error);
  }
}

function notUnderstood(what: string): RpcError {
  return toRpcError(new Error(what));
}

function rethrow(thrown: unknown): never {
  throw toRpcError(thrown);
}
