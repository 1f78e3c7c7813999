import { statSync } from 'node:fs';
import { join } from 'node:path';
import { currentWriter } from '../store/writer-lock.ts';
import type { IndexReader } from './index-reader.ts';

/** How soon a process that only reads notices what another one wrote, or that it has ended. */
const LOOK_EVERY_MS = 1_000;

export interface FollowWriter {
  readonly dataDir: string;
  readonly reader: IndexReader;
  /** The other process committed something, or exchanged the file. */
  readonly onChange: () => void;
  /** No process writes this index any more. Called at each look until `stop`. */
  readonly onFree: () => void;
}

/**
 * Looks at an index that another process writes: nobody tells this one.
 *
 * @returns stops looking
 */
export function followWriter({ dataDir, reader, onChange, onFree }: FollowWriter): () => void {
  let seen = '';
  const timer = setInterval(() => {
    const now = stateOf(dataDir, reader);
    if (now !== seen) {
      // A rebuild may have put another file in the place of the one that is open.
      if (now.split(' ')[0] !== seen.split(' ')[0]) reader.release();
      seen = now;
      onChange();
    }
    if (currentWriter(dataDir) === null) onFree();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Which file it is, and how often other connections have changed it. */
function stateOf(dataDir: string, reader: IndexReader): string {
  const file = statSync(join(dataDir, 'index.db'), { throwIfNoEntry: false })?.ino ?? 'none';
  const { value } = reader.attempt((db) => String(db.pragma('data_version', { simple: true })));
  return `${file} ${value ?? 'none'}`;
}
