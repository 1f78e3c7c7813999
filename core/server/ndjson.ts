import { toDaybookError } from '../errors.ts';

/**
 * Writes events as lines of JSON, one when the reader asks for one: a slow reader slows the producer.
 * A failure becomes the last line, `{"error":…}`. When the reader goes away `onCancel` is called first, so that the
 * producer stops what it is doing, and then its iterator is returned, so that its `finally` runs.
 *
 * @param events what a stream procedure returned
 * @param onCancel aborts the signal that the procedure was given
 */
export function toNdjson(
  events: AsyncIterable<unknown>,
  onCancel: () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let isCancelled = false;

  async function stop(): Promise<void> {
    onCancel();
    await iterator.return?.();
  }

  async function nextFrame(): Promise<string | null> {
    const step = await iterator.next();
    return step.done === true ? null : JSON.stringify({ event: step.value });
  }

  return new ReadableStream(
    {
      async pull(controller) {
        let isLast = false;
        const frame = await nextFrame().catch(async (thrown: unknown) => {
          isLast = true;
          // The first failure is the one to tell; what stopping adds to it is not news.
          await stop().catch(() => undefined);
          return JSON.stringify({ error: toDaybookError(thrown).toBody() });
        });
        if (isCancelled) return;
        if (frame !== null) controller.enqueue(encoder.encode(`${frame}\n`));
        if (frame === null || isLast) controller.close();
      },
      async cancel() {
        isCancelled = true;
        await stop();
      },
    },
    { highWaterMark: 0 },
  );
}
