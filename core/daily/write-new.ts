import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errnoOf } from '../notes/attempt.ts';

/** File systems without hard links say one of these. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES']);

/**
 * Writes a file that is not there yet, whole or not at all: a temporary file beside it, flushed, gets its name in one step.
 * Folders above it are made.
 *
 * @returns false when a file of that name exists; it is left as it is
 * @throws the system's error
 */
export async function writeNew(file: string, content: string | Uint8Array): Promise<boolean> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.daybook-${randomBytes(6).toString('hex')}.tmp`);
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(temporary, { force: true }));
  await fill(temporary, content);
  const linked = await outcomeOf(link(temporary, file));
  if (linked === null) return true;
  if (!NO_LINKS.has(errnoOf(linked))) return existed(linked);
  const written = await outcomeOf(fill(file, content));
  return written === null ? true : existed(written);
}

async function fill(file: string, content: string | Uint8Array): Promise<void> {
  await using handle = await open(file, 'wx');
  await handle.writeFile(content, 'utf8');
  await handle.sync();
}

/** The error of a promise, null when it has none. */
function outcomeOf(work: Promise<unknown>): Promise<Error | null> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
}

function existed(error: Error): false {
  if (errnoOf(error) === 'EEXIST') return false;
  throw error;
}
