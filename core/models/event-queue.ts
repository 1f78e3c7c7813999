export interface EventQueue<T> {
  readonly push: (event: T) => void;
  readonly end: () => void;
  /** The reader gets what was pushed before, then this error. */
  readonly fail: (error: unknown) => void;
  readonly events: AsyncIterable<T>;
}

/** Turns calls into a stream for one reader. What is pushed waits until it is read. */
export function eventQueue<T>(): EventQueue<T> {
  const waiting: T[] = [];
  let ended = false;
  let failure: { readonly error: unknown } | null = null;
  let wake = (): void => undefined;
  async function* events(): AsyncGenerator<T> {
    while (true) {
      yield* waiting.splice(0);
      if (waiting.length > 0) continue;
      if (failure !== null) throw failure.error;
      if (ended) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      await promise;
    }
  }
  return {
    push(event) {
      waiting.push(event);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    fail(error) {
      failure = { error };
      wake();
    },
    events: events(),
  };
}
