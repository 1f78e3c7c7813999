import { hash as digest } from 'node:crypto';
import {
  accessSync,
  appendFileSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DaybookError } from '../errors.ts';
import { attempt, errnoOf } from './attempt.ts';
import { changedMeanwhile, editError, notAllowed, otherEdit } from './edit-error.ts';
import { replaceLine, type ChangedLine, type LineChange } from './edit-line.ts';

export interface LineEdit extends LineChange {
  /** SHA-256 of the bytes that were indexed, hex. */
  readonly expectedHash: string;
}

/** A change of a whole file. */
export interface FileEdit {
  /** Absolute path, for what is said about it. */
  readonly file: string;
  /** SHA-256 of the bytes that the change is meant for, hex. */
  readonly expectedHash: string;
  readonly change: (bytes: Buffer) => Buffer;
}

export interface EditedFile extends ChangedLine {
  /** SHA-256 of the new bytes, hex. */
  readonly hash: string;
}

/** The file as it was opened: the handle goes on showing it after another file has taken its name. */
interface OldFile {
  /** As the caller names it, and the file behind any link. */
  readonly file: string;
  readonly target: string;
  readonly handle: number;
  readonly stats: Stats;
  readonly bytes: Buffer;
}

/**
 * Changes one line of a note's file, and no other byte of it: all or nothing, also when the process is killed.
 *
 * @throws DaybookError as `editFile` does
 */
export function editLine(edit: LineEdit): EditedFile {
  let changed: ChangedLine | null = null;
  const { file, expectedHash } = edit;
  const { hash } = editFile({ file, expectedHash, change: (bytes) => (changed = replaceLine(bytes, edit)).bytes });
  // `change` was called: nothing is returned without it.
  if (changed === null) throw new DaybookError('internal', `${file} was not looked at.`);
  // SAFETY: assigned in the callback above, which the compiler does not follow.
  return { ...(changed as ChangedLine), hash };
}

/**
 * Changes a note's file: all or nothing, also when the process is killed.
 *
 * 1. Open the file behind any link, and read it: it must hold the very bytes that were indexed.
 * 2. Make the new bytes.
 * 3. Write them to a file beside it, with its mode and owner, down to the disk.
 * 4. Look again: somebody may have written in the meantime.
 * 5. Put the new file in the old one's place, in one step.
 * 6. Look at the old one a last time: what somebody wrote into it meanwhile is put back.
 *
 * @throws DaybookError `not-found`, `invalid`, `busy`, `permission-denied`, `disk-full`: the file is as it was
 */
export function editFile(edit: FileEdit): { readonly bytes: Buffer; readonly hash: string } {
  const { file, expectedHash } = edit;
  const found = attempt(() => realpathSync(file));
  if ('error' in found) throw editError(found.error, file);
  const opened = attempt(() => openSync(found.value, 'r'));
  if ('error' in opened) throw editError(opened.error, file);
  const handle = opened.value;
  const done = attempt(() => {
    // 1. Open and read.
    const bytes = readAll(handle);
    const old: OldFile = { file, target: found.value, handle, stats: fstatSync(handle), bytes };
    if (hashOf(bytes) !== expectedHash) throw changedMeanwhile(file);
    checkWritable(old);
    // 2. Make.
    const changed = edit.change(bytes);
    if (!changed.equals(bytes)) replaceFile(old, changed);
    return { bytes: changed, hash: hashOf(changed) };
  });
  closeSync(handle);
  if ('error' in done) throw editError(done.error, file);
  return done.value;
}

function hashOf(bytes: Buffer): string {
  return digest('sha256', bytes, 'hex');
}

/** The bytes behind a handle from their start, however often it was read. */
function readAll(handle: number): Buffer {
  const { size } = fstatSync(handle);
  // One byte more than there should be: a file that grows meanwhile shows it.
  let bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(handle, bytes, length, bytes.length - length, length);
    if (read === 0) return bytes.subarray(0, length);
    length += read;
    if (length === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
  }
}

const ANY_WRITE_BIT = 0o222;

function checkWritable({ file, target, stats }: OldFile): void {
  // An administrator may write anything; a file that is marked as read-only is still left alone.
  if ((stats.mode & ANY_WRITE_BIT) === 0 || 'error' in attempt(() => accessSync(target, constants.W_OK))) {
    throw notAllowed(file);
  }
  if (stats.nlink > 1) {
    throw new DaybookError(
      'invalid',
      `${file} has a second name (a hard link), which would be cut off. Nothing was changed.`,
      {
        hint: 'Change it in your editor.',
      },
    );
  }
}

function replaceFile(old: OldFile, bytes: Buffer): void {
  const temporary = temporaryFor(old.target);
  const replaced = attempt(() => {
    // 3. Write.
    writeBeside(old, temporary, bytes);
    // 4. Look again. 5. Put in place.
    checkSame(old);
    renameSync(temporary, old.target);
    flushFolder(dirname(old.target));
    // 6. Look a last time.
    keepLateWriting(old, temporary);
  });
  if ('error' in replaced) {
    if (!isOtherEdit(replaced.error)) rmSync(temporary, { force: true });
    throw replaced.error;
  }
}

/** An editor that had the file open writes within this time, if at all. */
const LATE_MS = 15;
/** So often an editor that is still writing is waited for. */
const LATE_TRIES = 40;

/** Who opened the file before it was exchanged writes into the old one: that is put back, or what was added is added. */
function keepLateWriting(old: OldFile, temporary: string): void {
  let late = old.bytes;
  for (let tries = 0; tries < LATE_TRIES; tries++) {
    wait(LATE_MS);
    const now = readAll(old.handle);
    if (now.equals(late)) break;
    late = now;
  }
  if (late.equals(old.bytes)) return;
  if (late.length > old.bytes.length && late.subarray(0, old.bytes.length).equals(old.bytes)) {
    appendFileSync(old.target, late.subarray(old.bytes.length));
    return;
  }
  writeBeside(old, temporary, late);
  renameSync(temporary, old.target);
  throw changedMeanwhile(old.file);
}

/** Nothing else may happen between the look and the next one, so the thread waits. */
function wait(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** True when the file beside belongs to somebody else, who still writes it. */
function isOtherEdit(error: Error): boolean {
  return errnoOf(error) === 'EEXIST' || (error instanceof DaybookError && error.code === 'busy');
}

/** One name for each note: two processes that change it at once get in each other's way here, and nowhere later. */
function temporaryFor(target: string): string {
  const name = digest('sha256', basename(target), 'hex').slice(0, 12);
  return join(dirname(target), `.daybook-${name}.tmp`);
}

/** After so long, who wrote it is gone. */
const STALE_MS = 10_000;

function writeBeside(old: OldFile, temporary: string, bytes: Buffer): void {
  const age = attempt(() => Date.now() - statSync(temporary).mtimeMs);
  if ('value' in age) {
    if (age.value < STALE_MS) throw otherEdit(old.file);
    rmSync(temporary, { force: true });
  }
  // A copy takes along what the system keeps of a file besides its bytes.
  copyFileSync(old.target, temporary, constants.COPYFILE_EXCL);
  const handle = openSync(temporary, 'r+');
  const written = attempt(() => {
    const { uid, gid } = fstatSync(handle);
    if (uid !== old.stats.uid || gid !== old.stats.gid) chownSync(temporary, old.stats.uid, old.stats.gid);
    ftruncateSync(handle);
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at, at);
    fsyncSync(handle);
  });
  closeSync(handle);
  if ('error' in written) throw written.error;
}

function checkSame({ file, target, handle, stats, bytes }: OldFile): void {
  const now = attempt(() => ({ stats: statSync(target), target: realpathSync(file) }));
  const isSame =
    'value' in now &&
    now.value.target === target &&
    now.value.stats.ino === stats.ino &&
    now.value.stats.dev === stats.dev &&
    readAll(handle).equals(bytes);
  if (!isSame) throw changedMeanwhile(file);
}

/** So that the new name survives a power cut. Windows has no such call, and needs none. */
function flushFolder(folder: string): void {
  const opened = attempt(() => openSync(folder, 'r'));
  if ('error' in opened) return;
  attempt(() => fsyncSync(opened.value));
  closeSync(opened.value);
}
