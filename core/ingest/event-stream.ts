/** Events pushed by one side, iterated by the other. */
export interface EventStream<T> {
  push(event: T): void;
  end(): void;
  fail(error: Error): void;
  /** Iterated once. Leaving the loop early calls what the stream was made with. */
  readonly events: AsyncIterable<T>;
}

type Ending = { readonly kind: 'end' } | { readonly kind: 'fail'; readonly error: Error };

/**
 * A queue between a pushing and an iterating side.
 *
 * @param onLeave called when the iterating side leaves before the end
 * @param onEnd called once when the pushing side has ended it
 */
export function eventStream<T>(onLeave: () => void, onEnd: () => void): EventStream<T> {
  const queue: T[] = [];
  let ending: Ending | null = null;
  let wake = () => {};

  const finish = (how: Ending) => {
    if (ending !== null) return;
    ending = how;
    onEnd();
    wake();
  };

  async function* iterate(): AsyncGenerator<T> {
    let isOver = false;
    try {
      for (;;) {
        const event = queue.shift();
        if (event !== undefined) {
          yield event;
          continue;
        }
        const how = ending;
        if (how !== null) {
          isOver = true;
          if (how.kind === 'fail') throw how.error;
          return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      if (!isOver) onLeave();
    }
  }

  return {
    push(event) {
      if (ending === null) queue.push(event);
      wake();
    },
    end: () => finish({ kind: 'end' }),
    fail: (error) => finish({ kind: 'fail', error }),
    events: iterate(),
  };
}
