import { parentPort, workerData } from 'node:worker_threads';
import { templateText } from '../notes/template-text.ts';
import { ingestNote } from './ingest-note.ts';
import type { FileToIngest, Reading } from './ingest-note.ts';
import type { ParseThreadData } from './parser.ts';

/*
 * A thread that reads and parses notes while another one writes them. One message is one batch, answered in order.
 */

const port = parentPort;
// SAFETY: `startThread` in parser.ts starts this thread, with just this.
const { templateLines, extracts } = workerData as ParseThreadData;
const reading: Reading = {
  templates: templateText(templateLines),
  extract: extracts ? (await import('../extract/extract.ts')).extractFacts : null,
};
port?.on('message', (batch: FileToIngest[]) => {
  const outcomes = batch.map((file) => ingestNote(file, reading));
  const moved = outcomes.flatMap((outcome) => (outcome.kind === 'note' ? [outcome.prepared.texts.buffer] : []));
  port.postMessage(outcomes, moved);
});
