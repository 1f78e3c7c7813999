import { resolve } from 'node:path';
import { z } from 'zod';
import { LINK_SCHEME, parseDeepLink } from '../core/contract/deep-link.ts';
import type { ShellMessage } from '../core/contract/shell.ts';

/** Shows the small window for capturing: for desktops that give a program no key of its own, but run commands by keys. */
const CAPTURE = '--capture';

/** What a second start hands to the first one. */
export const HandedOver = z.object({ args: z.array(z.string().max(8_192)).max(200), cwd: z.string() });
export type HandedOver = z.infer<typeof HandedOver>;

/** The arguments that are the user's: behind the program, and behind the app's folder where Electron runs a checkout. */
export function userArguments(argv: readonly string[], isPackaged: boolean): string[] {
  return argv.slice(isPackaged ? 1 : 2);
}

/** What somebody asked for by a link; also what is no link of ours. */
export function readLink(url: string): ShellMessage {
  return parseDeepLink(url) === null ? { kind: 'refused', what: url.slice(0, 200) } : { kind: 'link', url };
}

/**
 * What the arguments of a start ask for: links, files and folders. Switches are Chromium's and Electron's.
 *
 * @param started.cwd folder that relative paths begin at
 */
export function readArguments(started: HandedOver): ShellMessage[] {
  const capture: ShellMessage[] = started.args.includes(CAPTURE) ? [{ kind: 'capture' }] : [];
  const named = started.args.filter((arg) => arg !== '' && !arg.startsWith('-'));
  const isLink = (arg: string) => arg.toLowerCase().startsWith(`${LINK_SCHEME}:`);
  const paths = named.filter((arg) => !isLink(arg)).map((arg) => resolve(started.cwd, arg));
  const opened: ShellMessage[] = paths.length > 0 ? [{ kind: 'paths', paths }] : [];
  return [...named.filter(isLink).map(readLink), ...opened, ...capture];
}
