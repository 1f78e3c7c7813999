// For what stays open all day. Plain JavaScript, as the files that start Daybook are.

/** New objects get 16 MB before they are sorted out. V8 takes up to 128 for them and keeps it, whether needed or not. */
export const SMALL_HEAP = '--max-semi-space-size=8';

/**
 * Starts this program anew under `SMALL_HEAP`, as the same process with the same arguments; V8 takes it at its start only.
 * Windows cannot exchange a process: there it goes on as it is.
 */
export function restartWithSmallHeap() {
  if (process.execve === undefined || process.connected || process.execArgv.includes(SMALL_HEAP)) return;
  process.execve(process.execPath, [process.execPath, SMALL_HEAP, ...process.execArgv, ...process.argv.slice(1)]);
}
