import { existsSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { DaybookError } from '../errors.ts';
import { indexFile } from '../store/index-file.ts';
import type { IndexHost } from './index-host.ts';
import { startParseThread } from './parse-thread.ts';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

/*
 * The thread that owns the writing side of the index. It only translates messages; see index-host.ts.
 */

async function obey(host: IndexHost, message: ToWorker, port: MessagePort): Promise<void> {
  switch (message.kind) {
    case 'run':
      host.run(message.id, message.request);
      return;
    case 'cancel':
      host.cancel(message.id);
      return;
    case 'stop':
      host.stop();
      return;
    case 'settings':
      host.configure(message.settings);
      return;
    case 'close':
      await host.close();
      port.postMessage({ kind: 'closed' } satisfies FromWorker);
      port.close();
  }
}

async function listen(port: MessagePort): Promise<void> {
  const send = (message: FromWorker) => port.postMessage(message);
  // SAFETY: launchIndexThread is the only one who starts this file, with a WorkerStart.
  const start = workerData as WorkerStart;
  // A new index begins with many notes: the thread that parses them loads its modules while this one loads SQLite.
  const isNew = start.settings.journals.length > 0 && !existsSync(indexFile(start.config.dataDir));
  const parseThread = isNew ? startParseThread() : null;
  const { IndexHost } = await import('./index-host.ts');
  const host = new IndexHost(start, send, parseThread);
  port.on('message', (message: ToWorker) => void obey(host, message, port));
  host.open();
}

if (parentPort === null) throw new DaybookError('internal', 'index-worker.ts runs as a thread only.');
await listen(parentPort);
