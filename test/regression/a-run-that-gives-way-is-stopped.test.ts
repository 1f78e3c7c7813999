import { expect, test } from 'vitest';
import { RunQueue } from '../../core/ingest/run-queue.ts';
import type { Stopped } from '../../core/contract/index-run.ts';

test('a stop while a run gives way to the next one stops that one too', async () => {
  const started: AbortSignal[] = [];
  const stopped: (Stopped | null)[] = [];
  const queue = new RunQueue({
    async *start(_request, { signal }) {
      started.push(signal);
      yield {
        kind: 'progress',
        progress: { stage: 'scan', done: 0, total: null, perSecond: null, remainingMs: null },
      } as const;
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => setTimeout(reject, 20, signal.reason));
      });
    },
    embedsChanges: () => true,
    observe: { event: () => undefined, failed: () => undefined, stopped: (what) => void stopped.push(what) },
  });
  queue.filesChanged();
  await expect.poll(() => started.length).toBe(1);
  // Another journal: the run gives way to one that knows it.
  queue.startOver();
  queue.stop();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(started).toHaveLength(1);
  expect(stopped).toEqual(['reading']);
  queue.startOver();
  await expect.poll(() => started.length).toBe(2);
  await queue.close();
});
