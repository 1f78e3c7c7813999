import type { Db } from '../store/database.ts';
import { addSkipped, removeSkipped } from '../store/skipped.ts';
import { touchNote, writeNote } from '../store/write-note.ts';
import type { Outcome } from './ingest-note.ts';

export interface StoreTarget {
  readonly journalId: number;
  /** The row of this note, or of the note that it was before a rename; null when it is new. */
  readonly noteId: number | null;
  readonly wasSkipped: boolean;
  readonly checkedMs: number;
}

/** A note becomes rows, second half: 6. store. Runs inside the caller's transaction. */
export function storeOutcome(db: Db, outcome: Outcome, target: StoreTarget): void {
  const { path, sizeBytes, modifiedMs } = outcome.found;
  switch (outcome.kind) {
    case 'note':
      writeNote(db, outcome.prepared, target);
      if (target.wasSkipped) removeSkipped(db, target.journalId, path);
      return;
    case 'same':
      if (target.noteId !== null) touchNote(db, target.noteId, { sizeBytes, modifiedMs, checkedMs: target.checkedMs });
      if (target.wasSkipped) removeSkipped(db, target.journalId, path);
      return;
    case 'skipped':
      addSkipped(db, target.journalId, { path, code: outcome.code, message: outcome.message, sizeBytes, modifiedMs });
  }
}
