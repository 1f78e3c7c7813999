import { hash as digest } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, sep } from 'node:path';
import { DaybookError } from '../errors.ts';
import { attempt } from '../notes/attempt.ts';
import { hashOfBytes, type ReceivedFile } from './receive-file.ts';
import type { Written } from './manifest.ts';

/** A text, or a file that was received beside the import and is given its name. */
export type Content = string | ReceivedFile;

/** What became of one file of the import. */
export type Kept =
  | { readonly kind: 'written' | 'unchanged'; readonly hash: string }
  /** The user edited it: theirs stays, and what the source has now stands in `copy`. */
  | { readonly kind: 'conflict'; readonly copy: string; readonly hash: string; readonly isNew: boolean };

function hashOf(content: Content): string {
  return typeof content === 'string' ? digest('sha256', content, 'hex') : content.hash;
}

function hashOfFile(file: string): string | null {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return null;
  // A link or folder in its place was made by the user: it is not ours to write through.
  return stats.isFile() ? hashOfBytes(file) : 'not a file';
}

/** Written beside it and put in place in one step: a stop leaves the old file or the new one. */
function replace(file: string, content: Content): void {
  mkdirSync(dirname(file), { recursive: true });
  if (typeof content !== 'string') {
    renameSync(content.file, file);
    return;
  }
  const temporary = join(dirname(file), `.daybook-import-${hashOf(file).slice(0, 12)}.tmp`);
  writeFileSync(temporary, content);
  const renamed = attempt(() => renameSync(temporary, file));
  if ('value' in renamed) return;
  rmSync(temporary, { force: true });
  throw renamed.error;
}

/** A folder below the import that is a link would lead what is written out of it. */
function requireInside(folder: string, path: string): void {
  const root = realpathSync(folder);
  const parent = dirname(join(root, path));
  let known = parent;
  while (!existsSync(known)) known = dirname(known);
  const real = realpathSync(known);
  if (real === root || real.startsWith(root + sep)) return;
  throw new DaybookError('invalid', `${parent} leads out of ${folder}, so nothing is written there.`, {
    hint: 'Remove that link, or import into another folder with --into.',
  });
}

/** `Page.md` → `Page.from-confluence.md`, and with a number where the user has edited that copy, too. */
function copyName(folder: string, path: string, content: { readonly hash: string; readonly origin: string }): string {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (let number = 1; ; number++) {
    const name = `${stem}.from-${content.origin}${number === 1 ? '' : `-${number}`}${extension}`;
    const there = hashOfFile(join(folder, name));
    if (there === null || there === content.hash) return name;
  }
}

/**
 * Writes a file of the import, unless somebody edited it since the import before.
 *
 * @param options.before what that import wrote; undefined for a file that is new to it
 * @throws the system's error
 */
export function keepFile(
  folder: string,
  path: string,
  options: { readonly content: Content; readonly before: Written | undefined; readonly origin: string },
): Kept {
  const { content, before, origin } = options;
  requireInside(folder, path);
  const file = join(folder, path);
  const hash = hashOf(content);
  const there = hashOfFile(file);
  if (there === hash) return { kind: 'unchanged', hash };
  if (there === null || there === before?.hash) {
    replace(file, content);
    return { kind: 'written', hash };
  }
  // Edited, and the source is what it was: the edit is all there is to keep.
  if (before !== undefined && hash === (before.offered ?? before.hash)) return { kind: 'unchanged', hash };
  const copy = copyName(folder, path, { hash, origin });
  const isNew = hashOfFile(join(folder, copy)) === null;
  if (isNew) replace(join(folder, copy), content);
  return { kind: 'conflict', copy, hash, isNew };
}

/** Removes a file of the import whose page has another name now, unless it was edited. */
export function dropFile(folder: string, { path, hash }: Written): boolean {
  const file = join(folder, path);
  const there = hashOfFile(file);
  if (there !== hash) return there === null;
  requireInside(folder, path);
  rmSync(file);
  return true;
}
