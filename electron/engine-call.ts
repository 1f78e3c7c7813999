import { z } from 'zod';
import { contract, type CallName, type Input, type Output } from '../core/contract.ts';
import { ErrorBodySchema } from '../core/contract/error-body.ts';
import { DaybookError } from '../core/errors.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { forward } from './forward.ts';

const Answer = z.union([z.object({ error: ErrorBodySchema }), z.object({ result: z.unknown() })]);

/**
 * Calls a procedure of the engine for the window's process itself.
 *
 * @throws DaybookError as the procedure does
 */
export async function callEngine<N extends CallName>(
  pipe: () => Promise<string>,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const request = new Request(`${APP_ORIGIN}/rpc/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const answer = Answer.parse(await (await forward(request, await pipe())).json());
  if ('error' in answer) throw new DaybookError(answer.error.code, answer.error.message, { hint: answer.error.hint });
  // SAFETY: parsed by the output schema of the same procedure; the union over all names hides that.
  return contract[name].output.parse(answer.result) as Output<N>;
}
