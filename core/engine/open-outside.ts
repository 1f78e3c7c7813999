import { spawn } from 'node:child_process';
import { DaybookError } from '../errors.ts';

/** A program that starts another one is done within this time; one that is still there shows something. */
const SOON_MS = 4_000;

/** The program that opens an address or a file in the user's own one, with its arguments. */
export function openerOf(
  platform: NodeJS.Platform,
  target: string,
): readonly [program: string, args: readonly string[]] {
  if (platform === 'darwin') return ['open', [target]];
  // `start` is a word of the shell, to which `&` in an address means something.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', target]];
  return ['xdg-open', [target]];
}

/**
 * Opens an address or a file with the program that the system has for it.
 *
 * @param what its name, for what is said when that fails
 * @throws DaybookError `not-found` when there is no such program, or it ends with an error
 */
export async function openOutside(target: string, what: string): Promise<void> {
  const [program, args] = openerOf(process.platform, target);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.unref();
  const problem = await new Promise<string | null>((resolve) => {
    const timer = setTimeout(resolve, SOON_MS, null);
    const end = (said: string | null): void => {
      clearTimeout(timer);
      resolve(said);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code) => end(code === 0 ? null : `${program} ended with ${code ?? 'a signal'}`));
  });
  if (problem === null) return;
  throw new DaybookError('not-found', `${what} could not be opened: ${problem}.`, {
    hint: 'Is it installed on this machine? Another editor can be chosen under Settings.',
  });
}
