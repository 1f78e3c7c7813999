import type { ImportEvent, ImportRequest } from '../contract/import.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import { eventStream } from '../ingest/event-stream.ts';
import { importNotes, type ImportHost } from './import-notes.ts';

/** Pages between two reports of progress: ten a second are enough for anybody. */
const REPORT_EVERY_MS = 100;

/** Runs imports one at a time, each as a stream of how far it is. Leaving the stream stops the import. */
export function importStreams(
  host: Omit<ImportHost, 'signal' | 'onProgress' | 'onWait'>,
): (request: ImportRequest, signal: AbortSignal) => AsyncIterable<ImportEvent> {
  let isBusy = false;
  return (request, signal) => {
    if (isBusy) {
      throw new DaybookError('busy', 'Another import is going on.', { hint: 'Wait for it, or stop it first.' });
    }
    isBusy = true;
    const left = new AbortController();
    const stream = eventStream<ImportEvent>(
      () => left.abort(),
      () => undefined,
    );
    let reported = -REPORT_EVERY_MS;
    let stage = '';
    const onProgress: ImportHost['onProgress'] = (progress) => {
      const now = performance.now();
      if (progress.stage === stage && now - reported < REPORT_EVERY_MS && progress.done !== progress.total) return;
      [reported, stage] = [now, progress.stage];
      stream.push({ kind: 'progress', progress });
    };
    const onWait: ImportHost['onWait'] = (wait) => stream.push({ kind: 'waiting', wait });
    const run = async (): Promise<void> => {
      const both = AbortSignal.any([signal, left.signal]);
      stream.push({ kind: 'done', report: await importNotes(request, { ...host, onProgress, onWait, signal: both }) });
      stream.end();
    };
    run()
      .catch((thrown: unknown) => stream.fail(toDaybookError(thrown)))
      .finally(() => {
        isBusy = false;
      });
    return stream.events;
  };
}
