import { parentPort } from 'node:worker_threads';
import { ingestNote } from './ingest-note.ts';
import type { FileToIngest } from './ingest-note.ts';

/*
 * A thread that reads and parses notes while another one writes them. One message is one batch, answered in order.
 */

const port = parentPort;
port?.on('message', (batch: FileToIngest[]) => {
  const outcomes = batch.map(ingestNote);
  const moved = outcomes.flatMap((outcome) => (outcome.kind === 'note' ? [outcome.prepared.texts.buffer] : []));
  port.postMessage(outcomes, moved);
});
