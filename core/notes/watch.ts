import { existsSync, realpathSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { watch } from 'chokidar';
import type { FSWatcher } from 'chokidar';
import { DaybookError } from '../errors.ts';
import { errnoOf } from './attempt.ts';
import { isAlwaysIgnored } from './ignore-rules.ts';
import { NOTE_EXTENSIONS, TEXT_EXTENSION } from './scan.ts';

/** Editors write in several steps; what follows within this time is one change. */
const SETTLE_MS = 300;

/** A file that never comes to rest (a log) is looked at this often all the same. */
const SETTLE_AT_MOST_MS = 1_500;

/** File systems lose events (network disks, sleep, full queues): everything is looked at again this often. */
const RESCAN_MS = 5 * 60_000;

const RULE_FILES: ReadonlySet<string> = new Set(['.gitignore', '.daybookignore']);
const EXTENSIONS: ReadonlySet<string> = new Set([...NOTE_EXTENSIONS, TEXT_EXTENSION]);

export interface WatchOptions {
  /** Something may have changed below one of the roots, or it is time to look again. Carries no details: look. */
  readonly onChange: () => void;
  /** A watcher failed; the periodic look goes on. */
  readonly onError: (error: DaybookError) => void;
  readonly rescanMs?: number;
}

export interface JournalWatch {
  /** Resolves when changes from now on are seen. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** True for files that matter to an index: notes, and the files that say which notes are ignored. */
function isOfInterest(file: string): boolean {
  return EXTENSIONS.has(extname(file).toLowerCase()) || RULE_FILES.has(basename(file));
}

function isLeftOut(root: string, path: string): boolean {
  if (path === root) return false;
  const below = path.slice(root.length).split(/[\\/]/).filter(Boolean);
  const name = below.at(-1) ?? '';
  return below.slice(0, -1).some(isAlwaysIgnored) || (isAlwaysIgnored(name) && !RULE_FILES.has(name));
}

function watchRoot(
  root: string,
  options: { readonly onEvent: () => void; readonly onError: (error: DaybookError) => void },
) {
  const real = existsSync(root) ? realpathSync(root) : root;
  // Links inside a journal are not followed here: a loop of links has no end. The periodic look covers them.
  const watcher = watch(real, { ignoreInitial: true, followSymlinks: false, ignored: (path) => isLeftOut(real, path) });
  watcher.on('all', (event, path) => {
    const isFolder = event === 'addDir' || event === 'unlinkDir';
    if (isFolder || isOfInterest(path)) options.onEvent();
  });
  watcher.on('error', (error) => options.onError(watchFailed(root, error)));
  // What changes while the folders are being read is taken for what was there before, and not told.
  watcher.once('ready', options.onEvent);
  return watcher;
}

function watchFailed(root: string, cause: unknown): DaybookError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const isFull = ['ENOSPC', 'EMFILE'].includes(errnoOf(error));
  const why = isFull ? 'the system allows no more watched folders' : error.message;
  return new DaybookError('internal', `Changes below ${root} are not seen at once: ${why}.`, {
    hint: isFull
      ? 'Allow more (on Linux: the sysctl fs.inotify.max_user_watches). Until then changes are found every five minutes.'
      : 'Changes are found every five minutes, and when you run `daybook index`.',
    cause,
  });
}

/** Calls `settled` once after a burst of calls. */
function settle(settled: () => void): { readonly poke: () => void; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | null = null;
  let latestAtMs = 0;
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    cancel,
    poke() {
      const nowMs = Date.now();
      if (timer === null) latestAtMs = nowMs + SETTLE_AT_MOST_MS;
      cancel();
      timer = setTimeout(
        () => {
          timer = null;
          settled();
        },
        Math.max(0, Math.min(SETTLE_MS, latestAtMs - nowMs)),
      );
    },
  };
}

/**
 * Watches journals for changes by any program. Reports a burst of events once, and without any as soon as a root is watched
 * and every five minutes. A root that is missing is watched as soon as a periodic look finds it there again.
 *
 * @param roots absolute folders
 */
export function watchJournals(roots: readonly string[], options: WatchOptions): JournalWatch {
  const burst = settle(options.onChange);
  const start = (root: string) => ({
    root,
    isThere: existsSync(root),
    watcher: watchRoot(root, { onEvent: burst.poke, onError: options.onError }),
  });
  let watched = roots.map(start);
  const closing: Promise<void>[] = [];
  const rescan = setInterval(() => {
    watched = watched.map((one) => {
      if (existsSync(one.root) === one.isThere) return one;
      closing.push(one.watcher.close());
      return start(one.root);
    });
    burst.poke();
  }, options.rescanMs ?? RESCAN_MS);
  return {
    ready: Promise.all(watched.map(({ watcher }) => whenReady(watcher))).then(() => undefined),
    async close() {
      clearInterval(rescan);
      burst.cancel();
      await Promise.all([...closing, ...watched.map(({ watcher }) => watcher.close())]);
    },
  };
}

function whenReady(watcher: FSWatcher): Promise<void> {
  return new Promise((resolve) => {
    watcher.once('ready', () => resolve());
  });
}
