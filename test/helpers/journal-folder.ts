import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface JournalFolder {
  readonly root: string;
  readonly dataDir: string;
  /** Writes a file with a time well in the past, so that only a change of it counts as one. */
  write(path: string, content: string | Buffer): void;
  remove(path: string): void;
  /** One hash over the names and bytes of everything below the root. */
  hash(): string;
  [Symbol.dispose](): void;
}

let clock = Date.parse('2024-01-01T08:00:00Z');

/** A journal and a data folder of their own, gone when the test is over (`using`). */
export function journalFolder(files: Readonly<Record<string, string>> = {}): JournalFolder {
  const base = mkdtempSync(join(tmpdir(), 'daybook-test-'));
  const root = join(base, 'journal');
  mkdirSync(root);
  const write = (path: string, content: string | Buffer) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    clock += 1_000;
    utimesSync(file, clock / 1000, clock / 1000);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    root,
    dataDir: join(base, 'data'),
    write,
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    hash() {
      const all = createHash('sha256');
      const entries = readdirSync(root, { recursive: true, withFileTypes: true })
        .map((entry) => ({ file: join(entry.parentPath, entry.name), isFile: entry.isFile() }))
        .sort((a, b) => (a.file < b.file ? -1 : 1));
      for (const { file, isFile } of entries) all.update(`${file}\0`).update(isFile ? readFileSync(file) : 'folder');
      return all.digest('hex');
    },
    [Symbol.dispose]: () => rmSync(base, { recursive: true, force: true }),
  };
}
