import { parentPort, workerData } from 'node:worker_threads';
import { templateText } from '../notes/template-text.ts';
import { ingestNote } from './ingest-note.ts';
import type { FileToIngest } from './ingest-note.ts';

/*
 * A thread that reads and parses notes while another one writes them. One message is one batch, answered in order.
 */

const port = parentPort;
// SAFETY: `startThread` in parser.ts starts this thread, with the lines of templates.
const templates = templateText(workerData as readonly string[]);
port?.on('message', (batch: FileToIngest[]) => {
  const outcomes = batch.map((file) => ingestNote(file, templates));
  const moved = outcomes.flatMap((outcome) => (outcome.kind === 'note' ? [outcome.prepared.texts.buffer] : []));
  port.postMessage(outcomes, moved);
});
