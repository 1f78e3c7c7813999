import { DaybookError } from '../core/errors.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { forward } from './forward.ts';

/**
 * Asks the engine for its status. Any answer means that it lives, also an error: that one is for the user to see.
 *
 * @throws DaybookError `internal` when there is none within `timeoutMs`
 */
export async function checkHealth(pipe: string, timeoutMs: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new DaybookError('internal', `the engine did not answer for ${timeoutMs / 1000} s`));
  }, timeoutMs);
  const asked = forward(new Request(`${APP_ORIGIN}/rpc/status`, { method: 'POST' }), pipe);
  // An answer that comes too late is of no use, and neither is its error.
  asked.then((answer) => answer.body?.cancel()).catch(() => undefined);
  await Promise.race([asked, late.promise]).finally(() => clearTimeout(timer));
}
