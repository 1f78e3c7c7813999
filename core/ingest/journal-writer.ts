import type { SkippedFile } from '../contract/index-run.ts';
import type { Db } from '../store/database.ts';
import type { KnownNote } from '../store/notes.ts';
import { removeNotes } from '../store/remove-note.ts';
import type { Outcome } from './ingest-note.ts';
import { storeOutcome } from './store-outcome.ts';

/** What a run did in one journal so far. */
export interface JournalCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Files looked at, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly scanMs: number;
  readonly storeMs: number;
}

export interface JournalWriter {
  /** Writes outcomes in one transaction. */
  write(outcomes: readonly Outcome[]): void;
  /** Removes the notes whose files are gone and were not found under another name. */
  removeGone(): void;
  counts(): JournalCounts;
}

interface WriterInput {
  readonly db: Db;
  readonly journalId: number;
  /** All notes that the index has of this journal. */
  readonly notes: readonly KnownNote[];
  /** Paths of files that were skipped before. */
  readonly skipped: ReadonlySet<string>;
  /** Those notes whose files are gone. */
  readonly gone: readonly KnownNote[];
  readonly before: JournalCounts;
}

/** A file that cannot be read just now keeps what was indexed from it; one that became something else does not. */
const KEEPS_ITS_NOTE: ReadonlySet<SkippedFile['code']> = new Set(['unreadable', 'vanished']);

type Change = 'added' | 'changed' | 'removed' | 'unchanged' | 'none';

/** The same bytes at the same place are an unchanged note, also when its rows were written anew. */
function changeOf({ found, prepared }: Extract<Outcome, { kind: 'note' }>, known: KnownNote | undefined): Change {
  if (known === undefined) return 'added';
  return known.path === found.path && known.hash === prepared.note.hash ? 'unchanged' : 'changed';
}

/** Writes the outcomes of one run in one journal, and finds out which new file is a note that was renamed. */
export function createJournalWriter({ db, journalId, notes, skipped, gone, before }: WriterInput): JournalWriter {
  const byPath = new Map(notes.map((note) => [note.path, note]));
  const goneByHash = new Map(gone.map((note) => [note.hash, note]));
  const stillGone = new Set(gone);
  const counts = { ...before };

  function renamedFrom(outcome: Outcome): KnownNote | undefined {
    if (outcome.kind !== 'note') return undefined;
    const old = goneByHash.get(outcome.prepared.note.hash);
    return old !== undefined && stillGone.delete(old) ? old : undefined;
  }

  function writeOne(outcome: Outcome, checkedMs: number): Change {
    const known = byPath.get(outcome.found.path) ?? renamedFrom(outcome);
    const wasSkipped = skipped.has(outcome.found.path);
    storeOutcome(db, outcome, { journalId, noteId: known?.id ?? null, wasSkipped, checkedMs });
    if (outcome.kind === 'same') return 'unchanged';
    if (outcome.kind === 'note') return changeOf(outcome, known);
    if (known === undefined || KEEPS_ITS_NOTE.has(outcome.code)) return 'none';
    removeNotes(db, [known.id]);
    return 'removed';
  }

  function write(outcomes: readonly Outcome[]): void {
    if (outcomes.length === 0) return;
    const startMs = performance.now();
    const checkedMs = Date.now();
    const changes = db.transaction(() => outcomes.map((outcome) => writeOne(outcome, checkedMs))).immediate();
    for (const change of changes) if (change !== 'none') counts[change]++;
    counts.done += outcomes.length;
    counts.storeMs += performance.now() - startMs;
  }

  function removeGone(): void {
    const ids = [...stillGone].map((note) => note.id);
    if (ids.length === 0) return;
    stillGone.clear();
    db.transaction(() => removeNotes(db, ids)).immediate();
    counts.removed += ids.length;
  }

  return { write, removeGone, counts: () => ({ ...counts }) };
}
