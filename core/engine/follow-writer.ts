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
  let file = fileNumber(dataDir);
  let version = versionOf(reader);
  const timer = setInterval(() => {
    const fileNow = fileNumber(dataDir);
    // A rebuild may have put another file in the place of the one that is open.
    if (fileNow !== file) reader.release();
    const versionNow = versionOf(reader);
    if (fileNow !== file || versionNow !== version) onChange();
    file = fileNow;
    version = versionNow;
    if (currentWriter(dataDir) === null) onFree();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

function fileNumber(dataDir: string): number | null {
  return statSync(join(dataDir, 'index.db'), { throwIfNoEntry: false })?.ino ?? null;
}

/** Changes with every commit of another connection, compared on one connection; null without an index. */
function versionOf(reader: IndexReader): number | null {
  return reader.attempt((db) => Number(db.pragma('data_version', { simple: true }))).value;
}
