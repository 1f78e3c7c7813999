import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DaybookError } from '../errors.ts';

/**
 * Keeps two processes from writing one model. The lock of a process that no longer runs is taken over.
 *
 * @param path the lock file; holds the process id
 * @returns the function that lets go
 * @throws DaybookError `busy` when another process fetches this model
 */
export function lockPull(path: string, name: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const holder = writeLock(path) ? null : Number(readFileSync(path, 'utf8'));
  if (holder !== null && holder !== process.pid && isRunning(holder)) {
    throw new DaybookError('busy', `Another Daybook process (${holder}) is fetching ${name}.`, {
      hint: 'Wait until it is done; what it fetches is for this one too.',
    });
  }
  if (holder !== null) writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
}

function writeLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is running too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
