import { expect, test } from 'vitest';
import type { IndexRequest } from '../../core/contract/index-run.ts';
import { RunQueue } from '../../core/ingest/run-queue.ts';

const NOBODY = { event: () => undefined, failed: () => undefined };

test('who chooses another order of dates does not wait until all notes are embedded', async () => {
  const started: IndexRequest[] = [];
  const queue = new RunQueue({
    async *start(request, { signal }) {
      started.push(request);
      yield {
        kind: 'progress',
        progress: { stage: 'embed', done: 0, total: 9_000, perSecond: null, remainingMs: null },
      } as const;
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
    embedsChanges: () => true,
    observe: { ...NOBODY, stopped: () => undefined },
  });
  const asked = { fresh: false, embed: true } as const;
  queue.run({ ...asked, dateOrder: 'found' }, NOBODY);
  await expect.poll(() => started).toMatchObject([{ dateOrder: 'found' }]);
  // The same once more joins the run in progress.
  queue.run({ ...asked, dateOrder: 'found' }, NOBODY);
  queue.run({ ...asked, dateOrder: 'day-first' }, NOBODY);
  await expect.poll(() => started).toMatchObject([{}, { dateOrder: 'day-first' }]);
  await queue.close();
});
