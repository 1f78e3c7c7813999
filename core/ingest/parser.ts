import { templateText } from '../notes/template-text.ts';
import { ingestNote } from './ingest-note.ts';
import type { FileToIngest, Outcome } from './ingest-note.ts';
import { startParseThread, type ParseThread } from './parse-thread.ts';

/** Fewer files are read on this thread: a second one takes 100 to 200 ms to start. */
const WORTH_A_THREAD_FILES = 150;

/** What goes to the other thread and back at a time: large enough to cost nothing, small enough to hold in memory. */
const BATCH_BYTES = 64 * 1024;
const BATCH_FILES = 8;

/** Batches asked for and not yet written: more than one transaction of them, so that neither thread waits. */
const AHEAD_BATCHES = 96;

/** Neighbours in a folder are alike: this many places of the list take turns. */
const STRANDS = 64;

/**
 * Long notes are slow to write and short ones slow to parse: mixed, they keep both threads busy from the first to the
 * last.
 */
function mixed(files: readonly FileToIngest[]): FileToIngest[] {
  const strandFiles = Math.ceil(files.length / STRANDS);
  const order: FileToIngest[] = [];
  for (let at = 0; at < strandFiles; at++) {
    for (let from = at; from < files.length; from += strandFiles) {
      const file = files[from];
      if (file !== undefined) order.push(file);
    }
  }
  return order;
}

function batchesOf(files: readonly FileToIngest[]): FileToIngest[][] {
  const batches: FileToIngest[][] = [];
  let batch: FileToIngest[] = [];
  let bytes = 0;
  for (const file of files) {
    batch.push(file);
    bytes += file.found.sizeBytes;
    if (bytes < BATCH_BYTES && batch.length < BATCH_FILES) continue;
    batches.push(batch);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** Reads and parses notes, many of them on a thread of its own. */
export interface Parser {
  /** Starts the thread ahead of a long list, so that it loads its modules while the folder is scanned. */
  start(): void;
  /**
   * Reads and parses files in the order in which `mixed` puts them, a few batches ahead of whoever consumes them. One
   * list at a time; a list that is left before its end leaves nothing to do but `close`.
   *
   * @throws DaybookError `internal` when the parsing thread ended; the reason of `signal` when it is aborted
   */
  parse(files: readonly FileToIngest[], signal: AbortSignal): AsyncGenerator<Outcome[]>;
  close(): Promise<void>;
}

interface ParserOptions {
  /** Lines that are not the writer's words, see notes/template-text.ts. */
  readonly templateLines?: readonly string[] | undefined;
  /** Leaves the facts of a long list for later. */
  readonly factsLater?: boolean;
  /** A thread that was started before; null, or left out, to start one when it is worth it. */
  readonly thread?: ParseThread | null;
}

export function createParser({
  templateLines = [],
  factsLater = false,
  thread: given = null,
}: ParserOptions = {}): Parser {
  let thread = given;
  let isSetUp = false;
  const started = (): ParseThread => {
    thread ??= startParseThread();
    if (!isSetUp) thread.setUp({ templateLines, extracts: !factsLater });
    isSetUp = true;
    return thread;
  };
  const templates = templateText(templateLines);
  return {
    start: () => void started(),
    async *parse(files, signal) {
      if (files.length === 0) return;
      const batches = batchesOf(mixed(files));
      if (files.length >= WORTH_A_THREAD_FILES) {
        yield* parseOnThread(batches, started(), signal);
        return;
      }
      const { extractFacts: extract } = await import('../extract/extract.ts');
      for (const batch of batches) {
        signal.throwIfAborted();
        yield batch.map((file) => ingestNote(file, { templates, extract }));
      }
    },
    async close() {
      await thread?.close();
    },
  };
}

async function* parseOnThread(
  batches: readonly FileToIngest[][],
  thread: ParseThread,
  signal: AbortSignal,
): AsyncGenerator<Outcome[]> {
  const ahead = batches.slice(0, AHEAD_BATCHES).map((batch) => thread.ask(batch));
  for (let next = AHEAD_BATCHES; ahead.length > 0; next++) {
    signal.throwIfAborted();
    const outcomes = await ahead.shift();
    const batch = batches[next];
    if (batch !== undefined) ahead.push(thread.ask(batch));
    if (outcomes !== undefined) yield outcomes;
  }
}
