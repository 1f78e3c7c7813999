import type { SkippedFile } from '../contract/index-run.ts';
import type { FoundFile } from '../notes/note.ts';
import type { KnownNote } from '../store/notes.ts';
import { STORE_RULES } from '../store/prepare-note.ts';
import type { KnownSkipped } from '../store/skipped.ts';
import type { FileToIngest } from './ingest-note.ts';

export interface PlanInput {
  readonly found: readonly FoundFile[];
  /** What the scan could not look at: files, and folders with all that is below them. */
  readonly hidden: readonly string[];
  readonly notes: readonly KnownNote[];
  readonly skipped: readonly KnownSkipped[];
}

/** What a run has to do in one journal. */
export interface JournalPlan {
  readonly unchanged: number;
  readonly toRead: readonly FileToIngest[];
  /** Notes whose files are gone: deleted, or renamed to one of `toRead`. */
  readonly gone: readonly KnownNote[];
  /** Paths that are no longer skipped because nothing is there. */
  readonly forgotten: readonly string[];
}

/**
 * Some file systems count in steps of two seconds: a file changed that shortly before it was read can change again and
 * keep its time and size, so it is read once more.
 */
const TIME_STEP_MS = 2_000;

/** These do not go away while size and time stay; an unreadable file may become readable without a trace. */
const LASTING: ReadonlySet<SkippedFile['code']> = new Set(['too-large', 'binary', 'not-utf8']);

function isUnchanged(known: KnownNote, found: FoundFile): boolean {
  return (
    known.rules === STORE_RULES &&
    known.sizeBytes === found.sizeBytes &&
    known.modifiedMs === found.modifiedMs &&
    known.modifiedMs < known.checkedMs - TIME_STEP_MS
  );
}

function isSkippedStill(known: KnownSkipped | undefined, found: FoundFile): boolean {
  return (
    known !== undefined &&
    LASTING.has(known.code) &&
    known.sizeBytes === found.sizeBytes &&
    known.modifiedMs === found.modifiedMs
  );
}

function isHidden(path: string, hidden: readonly string[]): boolean {
  return hidden.some((place) => path === place || path.startsWith(`${place}/`));
}

/** The hash that makes reading enough; null when the rows depend on more than the bytes, and that changed. */
function hashToCompare(known: KnownNote, found: FoundFile): string | null {
  const isMoved = known.datedByFile === 1 && known.modifiedMs !== found.modifiedMs;
  return known.rules === STORE_RULES && !isMoved ? known.hash : null;
}

/** Compares a scan with what is indexed. Nothing that the scan could not see counts as deleted. */
export function planJournal(input: PlanInput): JournalPlan {
  const notes = new Map(input.notes.map((note) => [note.path, note]));
  const skipped = new Map(input.skipped.map((file) => [file.path, file]));
  const present = new Set<string>();
  const toRead: FileToIngest[] = [];
  let unchanged = 0;
  for (const found of input.found) {
    present.add(found.path);
    const known = notes.get(found.path);
    if (known !== undefined && isUnchanged(known, found)) unchanged++;
    else if (known !== undefined || !isSkippedStill(skipped.get(found.path), found)) {
      toRead.push({ found, indexedHash: known === undefined ? null : hashToCompare(known, found) });
    }
  }
  const isGone = (path: string) => !present.has(path) && !isHidden(path, input.hidden);
  return {
    unchanged,
    toRead,
    gone: input.notes.filter((note) => isGone(note.path)),
    forgotten: input.skipped.map((file) => file.path).filter((path) => isGone(path)),
  };
}
