import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One line of JSON for each event, in `logs/daybook.log` of the data folder. Never the text of a note or question. */
export interface Log {
  info(event: string, detail?: Readonly<Record<string, unknown>>): void;
  error(event: string, thrown: unknown): void;
}

/** Above this the log becomes `daybook.1.log` and starts anew: two files at most. */
const MAX_LOG_BYTES = 2_000_000;

/** Opens the log of a data folder, and creates the folder when it is missing. */
export function openLog(dataDir: string): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'daybook.log');
  mkdirSync(folder, { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES)
    renameSync(file, join(folder, 'daybook.1.log'));
  const write = (level: string, event: string, detail: Readonly<Record<string, unknown>>) => {
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, event, ...detail })}\n`);
  };
  return {
    info: (event, detail = {}) => write('info', event, detail),
    error: (event, thrown) =>
      write(
        'error',
        event,
        thrown instanceof Error ? { message: thrown.message, stack: thrown.stack } : { message: String(thrown) },
      ),
  };
}
