import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { DaybookError } from '../errors.ts';
import { IndexHost } from './index-host.ts';
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
    case 'settings':
      host.configure(message.settings);
      return;
    case 'close':
      await host.close();
      port.postMessage({ kind: 'closed' } satisfies FromWorker);
      port.close();
  }
}

function listen(port: MessagePort): void {
  const send = (message: FromWorker) => port.postMessage(message);
  // SAFETY: launchIndexThread is the only one who starts this file, with a WorkerStart.
  const host = new IndexHost(workerData as WorkerStart, send);
  port.on('message', (message: ToWorker) => void obey(host, message, port));
  host.open();
}

if (parentPort === null) throw new DaybookError('internal', 'index-worker.ts runs as a thread only.');
listen(parentPort);
