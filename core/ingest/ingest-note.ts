import type { SkippedFile } from '../contract/index-run.ts';
import type { AssumedOrders } from '../dates/journal-order.ts';
import { toDaybookError } from '../errors.ts';
import type { FoundFile, ParsedNote } from '../notes/note.ts';
import type { NoteFacts } from '../extract/facts.ts';
import { parseNote } from '../notes/parse-note.ts';
import { readNoteFile } from '../notes/read.ts';
import { isTemplateNote, withoutTemplateText, type TemplateText } from '../notes/template-text.ts';
import { prepareNote } from '../store/prepare-note.ts';
import type { PreparedNote } from '../store/prepare-note.ts';

/** A file to look at, with the hash of what was indexed from it last; null to index it in any case. */
export interface FileToIngest {
  readonly found: FoundFile;
  readonly indexedHash: string | null;
  readonly assumedOrders?: AssumedOrders;
}

/** How notes are read. */
export interface Reading {
  readonly templates: TemplateText;
  /** Reads what a note says; null leaves that for later (see pending-facts.ts), and then its modules need not be loaded. */
  readonly extract: ((note: ParsedNote) => NoteFacts) | null;
}

const NO_FACTS: NoteFacts = { tasks: [], turns: [], names: [], decisions: [], signatures: [] };

function factsOf(parsed: ParsedNote, { extract }: Reading): NoteFacts | null {
  if (extract === null) return null;
  return isTemplateNote(parsed.path) ? NO_FACTS : extract(parsed);
}

/** What became of a file before anything is written. Plain data: it crosses threads. */
export type Outcome =
  | { readonly kind: 'note'; readonly found: FoundFile; readonly prepared: PreparedNote; readonly bytes: number }
  | { readonly kind: 'same'; readonly found: FoundFile }
  | {
      readonly kind: 'skipped';
      readonly found: FoundFile;
      readonly code: SkippedFile['code'];
      readonly message: string;
    };

function parseFailed(found: FoundFile, thrown: unknown): Outcome {
  const message = `The note could not be understood (${toDaybookError(thrown).message}). Please report it as a bug of Daybook.`;
  return { kind: 'skipped', found, code: 'parse-failed', message };
}

/**
 * A note becomes rows, first half: pure but for reading the file, so it can run beside the writer.
 *
 * 1. Read the file as text, or say why that cannot be.
 * 2. Compare: the bytes that are indexed already need nothing more.
 * 3. Parse: front matter, sections with their dates, chunks, tags, kind; what stands there from a template says nothing.
 * 4. Extract: items, turns, names, decisions, errors.
 * 5. Prepare: derived ids, hashes of the texts to embed, identifier parts.
 *
 * Step 6, the second half, is `storeOutcome` (store-outcome.ts): this file is loaded by a thread without a database. A file that cannot be indexed is an outcome, never an exception.
 */
export function ingestNote({ found, indexedHash, assumedOrders }: FileToIngest, reading: Reading): Outcome {
  // 1. Read.
  const file = readNoteFile(found);
  if (file.kind === 'skipped') return { kind: 'skipped', found, code: file.code, message: file.message };
  // 2. Compare.
  if (file.hash === indexedHash) return { kind: 'same', found };
  try {
    // 3. Parse.
    const parsed = withoutTemplateText(
      parseNote({ found, text: file.text, hash: file.hash, assumedOrders }),
      reading.templates,
    );
    // 4. Extract. 5. Prepare.
    return { kind: 'note', found, prepared: prepareNote(parsed, factsOf(parsed, reading)), bytes: file.bytes };
  } catch (error) {
    return parseFailed(found, error);
  }
}
