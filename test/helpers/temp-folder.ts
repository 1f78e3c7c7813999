import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder with its real path, and the way to remove it. */
export function tempFolder(name: string): { readonly path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `daybook-${name}-`)));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
