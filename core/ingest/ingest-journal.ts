import { readdirSync } from 'node:fs';
import { attempt } from '../notes/attempt.ts';
import { scanJournal } from '../notes/scan.ts';
import type { ScanResult } from '../notes/scan.ts';
import type { Db } from '../store/database.ts';
import { ensureJournal, setJournalProblem } from '../store/journals.ts';
import { knownNotes } from '../store/notes.ts';
import { addSkipped, knownSkipped, removeSkipped } from '../store/skipped.ts';
import { assumedOrders, rereadAssumed } from './date-orders.ts';
import type { Outcome } from './ingest-note.ts';
import { createJournalWriter } from './journal-writer.ts';
import type { JournalCounts } from './journal-writer.ts';
import type { Parser } from './parser.ts';
import { planJournal } from './plan.ts';
import type { JournalPlan } from './plan.ts';

/** Text written in one transaction: what a crash can lose, and what the lexical index sorts at a time. */
const TRANSACTION_BYTES = 3 * 1024 * 1024;
const TRANSACTION_NOTES = 500;

/** The first transactions are smaller, so that writing does not wait while the first notes are parsed. */
const FIRST_TRANSACTION_BYTES = 256 * 1024;

const NOTHING: JournalCounts = {
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 0,
  done: 0,
  total: 0,
  scanMs: 0,
  storeMs: 0,
};

export interface JournalInput {
  readonly db: Db;
  readonly root: string;
  readonly signal: AbortSignal;
  readonly parser: Parser;
}

/** Why a journal's root cannot be read now; null when it can. `hasNotes`: notes were indexed from it before. */
function rootProblem(root: string, hasNotes: boolean): string | null {
  const listed = attempt(() => readdirSync(root));
  const keeps = 'Is its disk connected? Its notes stay in the index until you remove the journal.';
  if ('error' in listed) return `The journal ${root} cannot be opened: ${listed.error.message}. ${keeps}`;
  return listed.value.length === 0 && hasNotes ? `The journal ${root} is empty. ${keeps}` : null;
}

/** Keeps the list of files that the scan could not index in line with the disk. */
function writeScanSkips(db: Db, journalId: number, input: { plan: JournalPlan; skipped: ScanResult['skipped'] }): void {
  if (input.skipped.length + input.plan.forgotten.length === 0) return;
  db.transaction(() => {
    for (const path of input.plan.forgotten) removeSkipped(db, journalId, path);
    for (const skip of input.skipped) addSkipped(db, journalId, { ...skip, sizeBytes: 0, modifiedMs: 0 });
  }).immediate();
}

/**
 * Brings the notes of one journal in line with its folder.
 *
 * 1. Scan the folder. One that cannot be read, or is suddenly empty, keeps its notes, and its problem is recorded.
 * 2. Plan: which files are new or changed, which notes are gone.
 * 3. Read and parse them, a little ahead of 4.
 * 4. Write them in transactions; a new file with the bytes of a gone one is that note, renamed.
 * 5. Remove what is gone.
 * 6. Read notes again whose dates have two readings, when the others now tell another one than was assumed.
 *
 * Yields its counts whenever they changed. Stopped at any point, it leaves what is committed, and the next run goes on.
 */
export async function* ingestJournal(input: JournalInput): AsyncGenerator<JournalCounts> {
  const { db, root, signal, parser } = input;
  const journalId = ensureJournal(db, root);
  const notes = knownNotes(db, journalId);
  const startMs = performance.now();
  // 1. Scan.
  const problem = rootProblem(root, notes.length > 0);
  setJournalProblem(db, journalId, problem);
  if (problem !== null) {
    yield { ...NOTHING, unchanged: notes.length };
    return;
  }
  if (notes.length === 0) parser.start();
  const scan = await scanJournal(root, { signal });
  const scanMs = performance.now() - startMs;
  // 2. Plan.
  const hidden = [...scan.skipped.map((skip) => skip.path), ...scan.unreadableFolders];
  const skipped = knownSkipped(db, journalId);
  const plan = planJournal({ found: scan.files, hidden, notes, skipped });
  writeScanSkips(db, journalId, { plan, skipped: scan.skipped });
  const total = scan.files.length;
  const before = { ...NOTHING, unchanged: plan.unchanged, done: total - plan.toRead.length, total, scanMs };
  const writer = createJournalWriter({
    db,
    journalId,
    notes,
    skipped: new Set(skipped.map((file) => file.path)),
    gone: plan.gone,
    before,
  });
  yield writer.counts();
  // 3. Read and parse. 4. Write.
  let outcomes: Outcome[] = [];
  let bytes = 0;
  let enough = FIRST_TRANSACTION_BYTES;
  const assumed = assumedOrders(db, journalId);
  const toRead = plan.toRead.map((file) => ({ ...file, assumedOrders: assumed }));
  for await (const batch of parser.parse(toRead, signal)) {
    outcomes.push(...batch);
    for (const outcome of batch) bytes += outcome.kind === 'note' ? outcome.bytes : 0;
    if (bytes < enough && outcomes.length < TRANSACTION_NOTES) continue;
    writer.write(outcomes);
    outcomes = [];
    bytes = 0;
    enough = Math.min(enough * 2, TRANSACTION_BYTES);
    yield writer.counts();
  }
  writer.write(outcomes);
  // 5. Remove what is gone.
  writer.removeGone();
  yield writer.counts();
  // 6. Read again.
  if (await rereadAssumed({ db, journalId, files: scan.files, parser, signal })) yield writer.counts();
}
