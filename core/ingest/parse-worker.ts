import { parentPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { DaybookError } from '../errors.ts';
import { templateText } from '../notes/template-text.ts';
import { ingestNote } from './ingest-note.ts';
import type { FileToIngest, Outcome, Reading } from './ingest-note.ts';
import type { ParseSetup, ToParseThread } from './parse-thread.ts';

/*
 * A thread that reads and parses notes while another one writes them. One message is one batch, answered in order.
 */

async function readingOf({ templateLines, extracts }: ParseSetup): Promise<Reading> {
  return {
    templates: templateText(templateLines),
    extract: extracts ? (await import('../extract/extract.ts')).extractFacts : null,
  };
}

function answer(port: MessagePort, batch: readonly FileToIngest[], reading: Reading): void {
  const outcomes: Outcome[] = batch.map((file) => ingestNote(file, reading));
  const moved = outcomes.flatMap((outcome) => (outcome.kind === 'note' ? [outcome.prepared.texts.buffer] : []));
  port.postMessage(outcomes, moved);
}

function listen(port: MessagePort): void {
  let reading = readingOf({ templateLines: [], extracts: false });
  port.on('message', (message: ToParseThread) => {
    if (message.kind === 'set-up') reading = readingOf(message.setup);
    else void reading.then((ready) => answer(port, message.batch, ready));
  });
}

if (parentPort === null) throw new DaybookError('internal', 'parse-worker.ts runs as a thread only.');
listen(parentPort);
