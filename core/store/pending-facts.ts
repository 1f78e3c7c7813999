import type { Db } from './database.ts';
import { prepared } from './statement.ts';

/** A note whose facts were left for later. */
export interface PendingNote {
  readonly id: number;
  /** Absolute root of its journal. */
  readonly journal: string;
  readonly path: string;
  readonly hash: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

const WHERE = 'WHERE NOT EXISTS (SELECT 1 FROM facts f WHERE f.note_id = n.id)';
const COUNT = `SELECT count(*) AS n FROM notes n ${WHERE}`;
const READ = `
  SELECT n.id, j.root AS journal, n.path, n.hash, n.size_bytes AS sizeBytes, n.modified_ms AS modifiedMs
  FROM notes n JOIN journals j ON j.id = n.journal_id ${WHERE} ORDER BY j.id, n.id`;

/** Notes whose facts nobody has read yet. */
export function countPendingFacts(db: Db): number {
  return prepared<[], { n: number }>(db, COUNT).get()?.n ?? 0;
}

export function pendingFacts(db: Db): PendingNote[] {
  return prepared<[], PendingNote>(db, READ).all();
}
