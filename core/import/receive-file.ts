import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { MAX_ATTACHMENT_BYTES } from './bounds.ts';

/** A file that came whole and has no name yet. */
export interface ReceivedFile {
  /** Absolute path, in the folder of the import. */
  readonly file: string;
  /** SHA-256. */
  readonly hash: string;
}

/** One at a time: the next one takes its place, also after a crash. */
const TEMPORARY = '.daybook-import-attachment.tmp';
const PART_BYTES = 1024 ** 2;

/** SHA-256 of a file, read in parts. */
export function hashOfBytes(file: string): string {
  const hash = createHash('sha256');
  const part = Buffer.allocUnsafe(PART_BYTES);
  const open = openSync(file, 'r');
  try {
    for (let length = readSync(open, part); length > 0; length = readSync(open, part))
      hash.update(part.subarray(0, length));
  } finally {
    closeSync(open);
  }
  return hash.digest('hex');
}

/**
 * Takes a stream to disk.
 *
 * @returns null when it is larger than an attachment may be
 * @throws what the stream, the disk or the signal throws
 */
export async function receiveFile(folder: string, stream: Readable, signal: AbortSignal): Promise<ReceivedFile | null> {
  const file = join(folder, TEMPORARY);
  const hash = createHash('sha256');
  const open = openSync(file, 'w');
  let length = 0;
  try {
    for await (const part of stream) {
      signal.throwIfAborted();
      if (!Buffer.isBuffer(part)) continue;
      length += part.length;
      if (length > MAX_ATTACHMENT_BYTES) return null;
      hash.update(part);
      writeSync(open, part);
    }
  } finally {
    closeSync(open);
  }
  return { file, hash: hash.digest('hex') };
}

/** Removes what came and was not needed. */
export function dropReceived(folder: string): void {
  rmSync(join(folder, TEMPORARY), { force: true });
}
