import { DaybookError } from '../errors.ts';
import { ask, type ServerCall } from './endpoint-call.ts';
import { unreachable } from './endpoint-failure.ts';
import { textLines } from './text-lines.ts';

/** What one line of a streamed answer says. */
export type StreamLine =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'end' };

/**
 * Posts a request and gives the text of its streamed answer. Ends at once when the signal is aborted.
 *
 * @param readLine understands one line; throws DaybookError for a line that reports a failure
 * @throws DaybookError `endpoint-failed` also when the answer stops before its end
 */
export async function* streamAnswer(
  call: ServerCall,
  { path, body }: { readonly path: string; readonly body: unknown },
  readLine: (line: string) => StreamLine,
): AsyncGenerator<string> {
  const answer = await ask(call, path, body);
  if (answer.kind === 'failed') throw answer.error;
  const lines = answer.value.body === null ? [] : textLines(answer.value.body);
  try {
    for await (const line of lines) {
      const read = readLine(line);
      if (read.kind === 'end') return;
      if (read.kind === 'text' && read.text !== '') yield read.text;
    }
  } catch (thrown) {
    if (thrown instanceof DaybookError) throw thrown;
    throw call.signal?.aborted ? unreachable(call, thrown) : stoppedInTheMiddle(call, thrown);
  }
  throw stoppedInTheMiddle(call);
}

function stoppedInTheMiddle(call: ServerCall, cause?: unknown): DaybookError {
  return new DaybookError('endpoint-failed', `${call.server} stopped in the middle of the answer.`, {
    hint: "Look into that server's log: it often means that its model process crashed. Then ask again.",
    cause,
  });
}
