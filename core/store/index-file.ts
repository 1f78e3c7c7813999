import { join } from 'node:path';

/** The disposable index in a data folder. Apart from database.ts, which loads SQLite. */
export function indexFile(dataDir: string): string {
  return join(dataDir, 'index.db');
}
