import { z } from 'zod';

/** As the engine writes it. The code stays open, so that a page survives an engine that knows one more code. */
const ErrorEnvelope = z.object({ error: z.object({ code: z.string(), message: z.string(), hint: z.string() }) });

/** What failed between the page and the engine: `message` says what happened, `hint` what to do next. */
export class RpcError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(body: { readonly code: string; readonly message: string; readonly hint: string }, cause?: unknown) {
    super(body.message, { cause });
    this.name = 'RpcError';
    this.code = body.code;
    this.hint = body.hint;
  }
}

/** Reads `{"error":{code,message,hint}}`; null when the value is something else. */
export function readErrorEnvelope(value: unknown): RpcError | null {
  const parsed = ErrorEnvelope.safeParse(value);
  return parsed.success ? new RpcError(parsed.data.error) : null;
}

/** True for the end of a request that was cancelled on purpose. */
export function isCancelled(thrown: unknown): boolean {
  if (thrown instanceof RpcError) return thrown.code === 'cancelled';
  return thrown instanceof Error && thrown.name === 'AbortError';
}

/** Turns anything thrown by a request into an `RpcError`, cause kept. */
export function toRpcError(thrown: unknown): RpcError {
  if (thrown instanceof RpcError) return thrown;
  if (isCancelled(thrown)) return new RpcError({ code: 'cancelled', message: 'Stopped.', hint: '' }, thrown);
  if (thrown instanceof TypeError) {
    return new RpcError(
      {
        code: 'engine-unreachable',
        message: 'The engine of Daybook does not answer.',
        hint: 'The page tries again by itself. If it stays so, close Daybook and start it again.',
      },
      thrown,
    );
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new RpcError(
    {
      code: 'internal',
      message: `The engine sent something that this page does not understand: ${message}`,
      hint: 'The page and the engine may be of different versions. Reload the page.',
    },
    thrown,
  );
}
