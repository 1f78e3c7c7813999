import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { READ_ONLY_GIT } from '../notes/read-only-git.ts';
import type { PageHistory } from '../ask/facts/provenance.ts';

/** git is asked beside other work: a slow disk must not hold an answer up. */
const PATIENCE_MS = 1_500;
const MAX_OUTPUT_BYTES = 100_000;

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && isInRepository(above);
}

/** When a file was last changed and by whom, by git; null for a file that is in no repository, or without git. */
export function readHistory(root: string, path: string): Promise<PageHistory | null> {
  if (!isInRepository(root)) return Promise.resolve(null);
  const args = [...READ_ONLY_GIT, 'log', '-1', '--no-ext-diff', '--format=%as%x1f%an', '--', path];
  return new Promise((resolve) => {
    execFile(
      'git',
      args,
      { cwd: root, timeout: PATIENCE_MS, maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true },
      (error, stdout) => {
        const [date = '', author = ''] = stdout.trim().split('\u001f');
        // Without git, or where it refuses the folder, the page simply has no history.
        resolve(error === null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? { date, author } : null);
      },
    );
  });
}
