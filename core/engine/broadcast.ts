/** Hands the latest value to any number of readers; a slow reader skips to the newest instead of falling behind. */
export interface Broadcast<T> {
  send(value: T): void;
  /** The values sent from now on, until the signal or the broadcast ends. */
  read(signal: AbortSignal): AsyncIterable<T>;
  close(): void;
}

export function createBroadcast<T>(): Broadcast<T> {
  const readers = new Set<{ push(value: T): void; end(): void }>();
  let closed = false;
  return {
    send(value) {
      for (const reader of readers) reader.push(value);
    },
    close() {
      closed = true;
      for (const reader of readers) reader.end();
    },
    async *read(signal) {
      const waiting: T[] = [];
      let wake: (() => void) | null = null;
      let ended = closed || signal.aborted;
      const end = () => {
        ended = true;
        wake?.();
      };
      const reader = {
        push(value: T) {
          waiting.splice(0, waiting.length, value);
          wake?.();
        },
        end,
      };
      readers.add(reader);
      signal.addEventListener('abort', end);
      try {
        while (!ended) {
          if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
          wake = null;
          yield* waiting.splice(0);
        }
      } finally {
        readers.delete(reader);
        signal.removeEventListener('abort', end);
      }
    },
  };
}
