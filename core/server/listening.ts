import type { Server } from 'node:net';
import { DaybookError, toDaybookError } from '../errors.ts';

/** Where to listen: a TCP port of 127.0.0.1 (0 takes a free one), or a socket file or named pipe. */
export type Address = { readonly port: number } | { readonly path: string };

function named(error: Error, at: Address): DaybookError {
  const code = 'code' in error ? error.code : '';
  const place = 'port' in at ? `Port ${at.port} on 127.0.0.1` : `The socket ${at.path}`;
  if (code === 'EADDRINUSE') {
    return new DaybookError('busy', `${place} is in use by another program.`, {
      hint: 'Close that program, or give another port with --port (without it, a free one is taken).',
      cause: error,
    });
  }
  if (code === 'EACCES') {
    return new DaybookError('permission-denied', `${place} may not be used by this user.`, {
      hint: 'Give a port from 1024 on with --port.',
      cause: error,
    });
  }
  return toDaybookError(error);
}

/**
 * Starts listening.
 *
 * @returns the port, or null at a socket file
 * @throws DaybookError `busy` when something else listens there, `permission-denied` when the system forbids it
 */
export function listening(server: Server, at: Address): Promise<number | null> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(named(error, at)));
    server.listen('port' in at ? { host: '127.0.0.1', port: at.port } : { path: at.path }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : null);
    });
  });
}
