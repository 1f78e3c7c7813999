import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Handler } from './handler.ts';
import { mount } from './http.ts';

/** An engine behind a socket file or named pipe, for the one process that is told its path. */
export interface Pipe {
  /** For `http.request({ socketPath })`. */
  readonly path: string;
  close(): Promise<void>;
}

/** A folder that only this user may enter, so that the socket is private from its first moment on. */
async function newPath(): Promise<string> {
  const name = `daybook-${randomBytes(16).toString('hex')}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(await mkdtemp(join(tmpdir(), 'daybook-')), 'engine.sock');
}

/**
 * Serves the handler on a socket file (0600, in a folder of its own) or a named pipe with a random name.
 * There is no token: who may open the file is who may ask.
 *
 * @throws DaybookError when it cannot listen there
 */
export async function startPipe(handler: Handler): Promise<Pipe> {
  const path = await newPath();
  const mounted = await mount({ path }, () => handler);
  if (process.platform !== 'win32') await chmod(path, 0o600);
  return {
    path,
    close: async () => {
      await mounted.close();
      if (process.platform !== 'win32') await rm(dirname(path), { recursive: true, force: true });
    },
  };
}
