/** Hands the latest value to any number of readers; a slow reader skips to the newest instead of falling behind. */
export interface Broadcast<T> {
  send(value: T): void;
  /** The values sent from this call on, until the signal or the broadcast ends. Iterated once. */
  read(signal: AbortSignal): AsyncIterable<T>;
  close(): void;
}

interface Reader<T> {
  /** Empty when everything was read. */
  latest: readonly T[];
  isOver: boolean;
  wake: () => void;
}

async function* valuesOf<T>(reader: Reader<T>, leave: () => void): AsyncGenerator<T> {
  try {
    while (!reader.isOver) {
      if (reader.latest.length === 0) await new Promise<void>((resolve) => (reader.wake = resolve));
      const { latest } = reader;
      reader.latest = [];
      if (!reader.isOver) yield* latest;
    }
  } finally {
    leave();
  }
}

export function createBroadcast<T>(): Broadcast<T> {
  const readers = new Set<Reader<T>>();
  let isClosed = false;
  const end = (reader: Reader<T>) => {
    readers.delete(reader);
    reader.isOver = true;
    reader.wake();
  };
  return {
    send(value) {
      for (const reader of readers) {
        reader.latest = [value];
        reader.wake();
      }
    },
    close() {
      isClosed = true;
      for (const reader of readers) end(reader);
    },
    // Not a generator itself: those begin at the first read, and what was sent before would be lost.
    read(signal) {
      const reader: Reader<T> = { latest: [], isOver: isClosed || signal.aborted, wake: () => undefined };
      const leave = () => {
        end(reader);
        signal.removeEventListener('abort', leave);
      };
      if (!reader.isOver) {
        readers.add(reader);
        signal.addEventListener('abort', leave);
      }
      return valuesOf(reader, leave);
    },
  };
}
