import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { SkippedFile } from '../contract/index-run.ts';
import { attempt, errnoOf } from './attempt.ts';
import type { FoundFile } from './note.ts';

/** Larger files are data dumps, not notes. */
export const NOTE_MAX_BYTES = 20 * 1024 * 1024;

export type ReadNote =
  | {
      readonly kind: 'text';
      /** Line endings are `\n`, without a byte order mark. */
      readonly text: string;
      /** SHA-256 of the bytes, hex. */
      readonly hash: string;
      readonly bytes: number;
    }
  | { readonly kind: 'skipped'; readonly code: SkippedFile['code']; readonly message: string };

/**
 * Reads a note's file. What cannot be read is a value with its reason, never an exception: UTF-8 is taken strictly, and
 * UTF-16 only with a byte order mark.
 */
export function readNoteFile(found: FoundFile): ReadNote {
  if (found.sizeBytes > NOTE_MAX_BYTES) return tooLarge(found.sizeBytes);
  const bytes = readBytes(found);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (bytes.length > NOTE_MAX_BYTES) return tooLarge(bytes.length);
  const text = decode(bytes);
  if (typeof text !== 'string') return text;
  return { kind: 'text', text: normalizeNewlines(text), hash: hash('sha256', bytes, 'hex'), bytes: bytes.length };
}

/** Windows and old Mac line endings become `\n`, so that a line number means the same to everybody. */
export function normalizeNewlines(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

function skipped(code: SkippedFile['code'], message: string): ReadNote {
  return { kind: 'skipped', code, message };
}

function tooLarge(bytes: number): ReadNote {
  const megabytes = Math.ceil(bytes / 1024 / 1024);
  return skipped(
    'too-large',
    `The file has ${megabytes} MB; notes of up to 20 MB are indexed. Split it, or ignore it.`,
  );
}

/** Holds the file that is being read, but for the few larger ones: memory for each one costs as much as reading it. */
const SHARED = Buffer.allocUnsafeSlow(256 * 1024);

function wholeFile(file: string, sizeBytes: number): Buffer {
  if (sizeBytes >= SHARED.length) return readFileSync(file);
  const descriptor = openSync(file, 'r');
  try {
    let bytes = 0;
    for (let read = -1; read !== 0 && bytes < SHARED.length; bytes += read) {
      read = readSync(descriptor, SHARED, bytes, SHARED.length - bytes, null);
    }
    // It grew since it was found.
    return bytes === SHARED.length ? readFileSync(file) : SHARED.subarray(0, bytes);
  } finally {
    closeSync(descriptor);
  }
}

/** The file's bytes; valid until the next file is read. */
function readBytes({ file, sizeBytes }: FoundFile): Buffer | ReadNote {
  const read = attempt(() => wholeFile(file, sizeBytes));
  if ('value' in read) return read.value;
  if (errnoOf(read.error) === 'ENOENT') {
    return skipped('vanished', 'The file went away before it was read. Nothing to do.');
  }
  return skipped('unreadable', `The file cannot be read: ${read.error.message}. Check who may read it.`);
}

const UTF16_LE = [0xff, 0xfe];
const UTF16_BE = [0xfe, 0xff];
const UTF8_BOM = [0xef, 0xbb, 0xbf];

function startsWith(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function decode(bytes: Buffer): string | ReadNote {
  if (startsWith(bytes, UTF16_LE)) return bytes.toString('utf16le', UTF16_LE.length);
  if (startsWith(bytes, UTF16_BE)) {
    const even = bytes.length - (bytes.length % 2);
    return Buffer.from(bytes.subarray(UTF16_BE.length, even)).swap16().toString('utf16le');
  }
  if (bytes.includes(0))
    return skipped('binary', 'The file holds binary data, not text. Rename it if it is not a note.');
  if (!isUtf8(bytes)) {
    return skipped('not-utf8', 'The file is not UTF-8 text, perhaps Windows-1252. Save it as UTF-8 in your editor.');
  }
  return bytes.toString('utf8', startsWith(bytes, UTF8_BOM) ? UTF8_BOM.length : 0);
}
