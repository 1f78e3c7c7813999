import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { extname, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { SkippedFile } from '../contract/index-run.ts';
import { DaybookError } from '../errors.ts';
import { attempt, errnoOf } from './attempt.ts';
import { type IgnoreRules, isAlwaysIgnored, isAskedFor, isIgnored, withRulesOf } from './ignore-rules.ts';
import type { FoundFile } from './note.ts';

export const NOTE_EXTENSIONS = ['.md', '.markdown', '.mdx'] as const;
/** Most such files are no notes: they are read where a `.daybookignore` asks for them (`!*.txt`). */
export const TEXT_EXTENSION = '.txt';
const EXTENSIONS: ReadonlySet<string> = new Set(NOTE_EXTENSIONS);

export interface ScanOptions {
  readonly signal?: AbortSignal;
}

export interface ScanResult {
  /** Sorted by path. */
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Omit<SkippedFile, 'journal'>[];
  /**
   * Folders that could not be listed, relative with `/` (the root is never among them: it throws). What was known below
   * them has not been looked at: it is not gone.
   */
  readonly unreadableFolders: readonly string[];
}

interface Folder {
  readonly path: string;
  readonly directory: string;
  readonly rules: IgnoreRules;
}

interface Scan {
  readonly realRoot: string;
  readonly files: Map<string, FoundFile>;
  readonly skipped: Omit<SkippedFile, 'journal'>[];
  readonly unreadableFolders: string[];
  readonly folders: Folder[];
  /** Real paths of linked folders that were entered: a link that leads to one of them again is a loop. */
  readonly entered: Set<string>;
}

/** Folders listed before other work gets its turn. */
const FOLDERS_PER_TURN = 64;

/**
 * Finds the notes below a journal's root.
 *
 * Left out: dotfolders and dotfiles, `node_modules`, what `.gitignore` and `.daybookignore` of any folder exclude, text
 * files that no `.daybookignore` asks for, and links that lead back into the journal. Links that lead elsewhere are followed, each target once.
 *
 * @throws DaybookError `not-found` or `permission-denied` when the root itself cannot be listed, `cancelled`
 */
export async function scanJournal(root: string, options: ScanOptions = {}): Promise<ScanResult> {
  const scan: Scan = {
    realRoot: realRootOf(root),
    files: new Map(),
    skipped: [],
    unreadableFolders: [],
    folders: [{ path: '', directory: root, rules: [] }],
    entered: new Set(),
  };
  for (let turn = 0; ; turn++) {
    if (turn % FOLDERS_PER_TURN === 0) {
      await setImmediate();
      if (options.signal?.aborted) throw new DaybookError('cancelled', 'The scan was stopped.');
    }
    const folder = scan.folders.pop();
    if (folder === undefined) break;
    listFolder(folder, scan);
  }
  const files = [...scan.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, skipped: scan.skipped, unreadableFolders: scan.unreadableFolders };
}

function realRootOf(root: string): string {
  const real = attempt(() => realpathSync(root));
  if ('value' in real) return real.value;
  throw cannotOpen(root, real.error);
}

function cannotOpen(root: string, error: Error): DaybookError {
  const code = errnoOf(error) === 'EACCES' || errnoOf(error) === 'EPERM' ? 'permission-denied' : 'not-found';
  return new DaybookError(code, `The journal ${root} cannot be opened: ${error.message}`, {
    hint: 'Check that the folder is there, that its disk is connected, and who may read it.',
    cause: error,
  });
}

function listFolder(folder: Folder, scan: Scan): void {
  const listed = attempt(() => readdirSync(folder.directory, { withFileTypes: true }));
  if ('error' in listed) {
    if (folder.path === '') throw cannotOpen(folder.directory, listed.error);
    scan.unreadableFolders.push(folder.path);
    skip(scan, {
      path: folder.path,
      code: 'unreadable',
      message: `The folder cannot be listed: ${listed.error.message}`,
    });
    return;
  }
  const entries = listed.value.filter((entry) => !isAlwaysIgnored(entry.name));
  const names = new Set(listed.value.map((entry) => entry.name));
  const rules = withRulesOf(folder.rules, folder, names);
  for (const entry of entries) {
    const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
    const place = { path, directory: below(folder.directory, entry.name), rules };
    if (entry.isDirectory()) enterFolder(place, scan);
    else if (entry.isSymbolicLink()) followLink(place, scan);
    else if (entry.isFile()) addFile(place, scan);
  }
}

/** Both are normal already: `join` would look at every character again. */
function below(directory: string, name: string): string {
  return directory.endsWith(sep) ? directory + name : directory + sep + name;
}

function enterFolder(folder: Folder, scan: Scan): void {
  if (!isIgnored(`${folder.path}/`, folder.rules)) scan.folders.push(folder);
}

function isNote({ path, rules }: Folder): boolean {
  const extension = extname(path).toLowerCase();
  return EXTENSIONS.has(extension) || (extension === TEXT_EXTENSION && isAskedFor(path, rules));
}

/** @param place.directory the file's absolute path */
function addFile(place: Folder, scan: Scan): void {
  if (!isNote(place) || isIgnored(place.path, place.rules)) return;
  const stats = attempt(() => statSync(place.directory));
  if ('value' in stats) {
    if (stats.value.isFile()) keep(place, stats.value, scan);
    return;
  }
  const isMangled = place.path.includes('\uFFFD') && errnoOf(stats.error) === 'ENOENT';
  if (isMangled) {
    skip(scan, {
      path: place.path,
      code: 'path-not-utf8',
      message: 'The name of the file is not UTF-8, so it cannot be opened. Rename it.',
    });
  } else if (errnoOf(stats.error) === 'ENOENT') {
    skip(scan, { path: place.path, code: 'vanished', message: 'The file, or what it links to, is not there.' });
  } else {
    skip(scan, { path: place.path, code: 'unreadable', message: `The file cannot be read: ${stats.error.message}` });
  }
}

function keep(place: Folder, stats: Stats, scan: Scan): void {
  const path = place.path.normalize('NFC');
  if (scan.files.has(path)) {
    skip(scan, {
      path: place.path,
      code: 'unreadable',
      message: 'Another file has the same name in another Unicode spelling. Rename one of them.',
    });
    return;
  }
  scan.files.set(path, { path, file: place.directory, sizeBytes: stats.size, modifiedMs: Math.trunc(stats.mtimeMs) });
}

function followLink(place: Folder, scan: Scan): void {
  const real = attempt(() => realpathSync(place.directory));
  if ('error' in real) {
    // Reports a broken link as a note that is not there, and is silent about other files.
    addFile(place, scan);
    return;
  }
  const isInside = real.value === scan.realRoot || real.value.startsWith(scan.realRoot + sep);
  if (isInside || scan.entered.has(real.value)) return;
  const stats = attempt(() => statSync(real.value));
  if ('error' in stats || !stats.value.isDirectory()) {
    addFile(place, scan);
    return;
  }
  if (scan.realRoot.startsWith(real.value + sep)) return;
  scan.entered.add(real.value);
  enterFolder(place, scan);
}

function skip(scan: Scan, file: Omit<SkippedFile, 'journal'>): void {
  scan.skipped.push({ ...file, path: file.path.normalize('NFC') });
}
