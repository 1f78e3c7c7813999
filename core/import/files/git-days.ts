import { execFile } from 'node:child_process';
import { READ_ONLY_GIT } from '../../notes/read-only-git.ts';

export interface FileHistory {
  /** `YYYY-MM-DD` of the last change. */
  readonly date: string;
  readonly author: string;
}

const PATIENCE_MS = 30_000;
const MAX_OUTPUT_BYTES = 128 * 1024 ** 2;

/**
 * When each markdown file below a folder was changed last, by git: one question for all. Empty without git, without a
 * repository, and where the repository is too large to be asked.
 */
export function readGitDays(folder: string, signal: AbortSignal): Promise<ReadonlyMap<string, FileHistory>> {
  const log = 'log --no-ext-diff --no-renames --name-only --relative --format=%x00%as%x1f%an --'.split(' ');
  const args = [...READ_ONLY_GIT, '-c', 'core.quotepath=false', ...log, '*.md', '*.mdx', '*.markdown'];
  const limits = { cwd: folder, timeout: PATIENCE_MS, maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true, signal };
  return new Promise((resolve) => {
    execFile('git', args, limits, (error, stdout) => {
      const days = new Map<string, FileHistory>();
      for (const commit of error === null ? stdout.split('\0') : []) {
        const [head = '', ...names] = commit.split('\n');
        const [date = '', author = ''] = head.split('\u001f');
        // The newest comes first.
        for (const name of names) if (name !== '' && !days.has(name)) days.set(name, { date, author });
      }
      resolve(days);
    });
  });
}
