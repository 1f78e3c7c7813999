import { uptime } from 'node:os';
import type { Db } from './database.ts';
import { deleteMeta, readMeta, writeMeta } from './meta.ts';

/*
 * A new index is written without waiting for the disk: all of it comes from the notes, so that there is nothing to lose, and
 * the waits cost a twentieth of a first run on a fast disk and far more on a slow one. A killed process loses nothing by it.
 * A machine that went down before the disk had everything may leave a torn file, which is known by the mark that is kept
 * until then: it names the start of the machine, and after another start the file is made anew.
 */

/** What the clock may have been set by meanwhile; a machine takes longer to start again. */
const CLOCK_TOLERANCE_MS = 10_000;

/** When this machine was started, in ms since the epoch. */
function machineStartMs(): number {
  return Date.now() - uptime() * 1000;
}

/** A mark is when the machine was started, and when the end was last tried. */
function startOf(mark: string): number {
  return Number(mark.split(' ', 1)[0]);
}

/** Marks a new index; it is not waited for the disk until `endFirstBuild`. */
export function beginFirstBuild(db: Db): void {
  db.pragma('synchronous = OFF');
  writeMeta(db, 'first-build', String(Math.round(machineStartMs())));
}

/** Goes on with an index whose first run did not end, in the way that it began. */
export function continueFirstBuild(db: Db): void {
  if (readMeta(db, 'first-build') !== null) db.pragma('synchronous = OFF');
}

/** True when the machine went down during the first run: what the file holds is not known. */
export function isTorn(db: Db): boolean {
  const mark = readMeta(db, 'first-build');
  return mark !== null && Math.abs(machineStartMs() - startOf(mark)) > CLOCK_TOLERANCE_MS;
}

/**
 * Waits until the disk has the whole index, and from then on after every copy of the log. When a reader is in the way, the
 * mark stays for the next run. Outside a transaction.
 */
export function endFirstBuild(db: Db): void {
  const mark = readMeta(db, 'first-build');
  if (mark === null) return;
  db.pragma('synchronous = NORMAL');
  // A log without a new page is not copied, and the file then not waited for; a value that was there before is no new page.
  writeMeta(db, 'first-build', `${startOf(mark)} ${Date.now()}`);
  if (db.pragma('wal_checkpoint(FULL)', { simple: true }) === 0) deleteMeta(db, 'first-build');
}
