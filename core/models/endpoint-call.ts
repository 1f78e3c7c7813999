import { DaybookError } from '../errors.ts';
import { httpFailure, sentOn, unreachable } from './endpoint-failure.ts';

/** Where a server is and how it is spoken of. */
export interface ServerCall {
  readonly url: string;
  /** Its name in error messages. */
  readonly server: string;
  readonly signal: AbortSignal | null;
  /** Time for the whole answer; null for as long as it takes. */
  readonly withinMs: number | null;
}

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: DaybookError };

/** One request; a body makes it a POST. The failure says what happened and what to do. */
export async function ask(call: ServerCall, path: string, body?: unknown): Promise<Answer<Response>> {
  const limits = [call.signal, call.withinMs === null ? null : AbortSignal.timeout(call.withinMs)];
  const response = await fetch(`${call.url}${path}`, {
    // A server of this machine could send questions on to another one.
    redirect: 'manual',
    signal: AbortSignal.any(limits.flatMap((limit) => limit ?? [])),
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch((thrown: unknown) => unreachable(call, thrown));
  if (response instanceof DaybookError) return { kind: 'failed', error: response };
  if (response.ok) return { kind: 'ok', value: response };
  const elsewhere = response.headers.get('location');
  if (elsewhere !== null) return { kind: 'failed', error: sentOn(call, elsewhere) };
  const text = await response.text().catch(() => '');
  return { kind: 'failed', error: httpFailure(call, response.status, text) };
}

/** One request whose answer is JSON. */
export async function askJson(call: ServerCall, path: string, body?: unknown): Promise<Answer<unknown>> {
  const answer = await ask(call, path, body);
  if (answer.kind === 'failed') return answer;
  const text = await answer.value.text().catch((thrown: unknown) => unreachable(call, thrown));
  if (text instanceof DaybookError) return { kind: 'failed', error: text };
  return parseAnswer(call, text);
}

/** JSON, or a failure that shows what came instead. */
export function parseAnswer(call: ServerCall, text: string): Answer<unknown> {
  try {
    return { kind: 'ok', value: JSON.parse(text) };
  } catch {
    const shown = text.trim().slice(0, 80);
    const error = new DaybookError(
      'endpoint-failed',
      `${call.server} answered with something that is not JSON: ${shown}`,
      {
        hint: `Check that a language model server runs at ${call.url}, and not another program.`,
      },
    );
    return { kind: 'failed', error };
  }
}
