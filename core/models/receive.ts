import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a file must be. At least one of the two hashes is known. */
export interface Expected {
  readonly sha256: string | null;
  /** The SHA-1 by which git names the content; the hub states it for small files. */
  readonly gitSha1: string | null;
}

export interface Receive {
  /** Absolute path of the finished file. While it is incomplete it is `target.part`. */
  readonly target: string;
  readonly expected: Expected;
  readonly signal: AbortSignal;
  /** Bytes that came since the last call. */
  readonly onBytes: (bytes: number) => void;
}

export type Received =
  | { readonly kind: 'ok'; readonly sha256: string; readonly bytes: number }
  | { readonly kind: 'wrong-hash'; readonly sha256: string };

/** Bytes of a file that came before an interruption; 0 when there is none. */
export function partBytes(target: string): number {
  return statSync(partOf(target), { throwIfNoEntry: false })?.size ?? 0;
}

/** Throws away what came before an interruption. */
export function dropPart(target: string): void {
  rmSync(partOf(target), { force: true });
}

/**
 * Appends `stream` to what is already there.
 *
 * @throws what the stream or the disk throws; what came until then stays for the next try
 */
export async function appendPart(stream: Readable, { target, signal, onBytes }: Receive): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  await pipeline(stream, count, createWriteStream(partOf(target), { flags: 'a' }), { signal });
}

/** Checks what came and gives the file its name; a file with a wrong hash is removed instead. */
export async function finishPart({ target, expected, signal }: Receive): Promise<Received> {
  const bytes = partBytes(target);
  const sha256 = createHash('sha256');
  const git = createHash('sha1').update(`blob ${bytes}\0`);
  await pipeline(
    createReadStream(partOf(target)),
    async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) {
        sha256.update(chunk);
        if (expected.gitSha1 !== null) git.update(chunk);
      }
    },
    { signal },
  );
  const digest = sha256.digest('hex');
  const isRight =
    (expected.sha256 === null || expected.sha256 === digest) &&
    (expected.gitSha1 === null || expected.gitSha1 === git.digest('hex'));
  if (!isRight) {
    dropPart(target);
    return { kind: 'wrong-hash', sha256: digest };
  }
  renameSync(partOf(target), target);
  return { kind: 'ok', sha256: digest, bytes };
}

function partOf(target: string): string {
  return `${target}.part`;
}
