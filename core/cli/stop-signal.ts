import { EXIT } from './exit-codes.ts';

/** One press of Ctrl-C can arrive twice: from the terminal, and from the process that started this one. */
const SAME_PRESS_MS = 500;

/** Aborted by the first Ctrl-C or request to end; a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  let firstMs = 0;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      const nowMs = performance.now();
      if (firstMs > 0 && nowMs - firstMs > SAME_PRESS_MS) process.exit(EXIT.cancelled);
      firstMs ||= nowMs;
      stop.abort();
    });
  }
  return stop.signal;
}
