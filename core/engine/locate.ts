import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Located } from '../contract/outside.ts';
import { attempt } from '../notes/attempt.ts';
import { NOTE_EXTENSIONS, TEXT_EXTENSION } from '../notes/scan.ts';
import type { Db } from '../store/database.ts';
import { readNoteRow } from '../store/notes.ts';
import { listSkipped } from '../store/skipped.ts';

/** What a file or folder of this machine is to Daybook, links followed as the journals follow them. */
export function locate(
  file: string,
  { db, roots }: { readonly db: Db | null; readonly roots: readonly string[] },
): Located {
  const real = attempt(() => realpathSync(resolve(file)));
  if ('error' in real) return { kind: 'other', why: `There is no ${file}, or it may not be read.` };
  const isFolder = statSync(real.value).isDirectory();
  // Somebody may have put a link into a journal: it is known there by the name of the link.
  const linked = join(attemptFolder(dirname(resolve(file))), basename(file));
  const root = roots.find((one) => isWithin(real.value, one) || isWithin(linked, one));
  if (isFolder) {
    return root === undefined
      ? { kind: 'folder', root: real.value }
      : { kind: 'journal', root, isWhole: root === real.value };
  }
  const extension = extname(real.value).toLowerCase();
  const mayBeNote = NOTE_EXTENSIONS.some((one) => one === extension) || (extension === TEXT_EXTENSION && root);
  if (!mayBeNote) {
    return { kind: 'other', why: `${basename(file)} is no note: notes end in ${NOTE_EXTENSIONS.join(', ')}.` };
  }
  if (root === undefined) return { kind: 'stray', root: dirname(real.value), path: basename(real.value) };
  const inside = isWithin(linked, root) ? linked : real.value;
  const path = relative(root, inside).split(sep).join('/').normalize('NFC');
  if (db !== null && readNoteRow(db, { journal: root, path }) !== null) return { kind: 'note', journal: root, path };
  const skipped = db === null ? undefined : listSkipped(db).find((one) => one.journal === root && one.path === path);
  const why = skipped?.message ?? 'It is left out by the rules of its journal, or the index has not read it yet.';
  return { kind: 'unindexed', journal: root, path, why };
}

function isWithin(file: string, root: string): boolean {
  return file === root || file.startsWith(root.endsWith(sep) ? root : root + sep);
}

function attemptFolder(folder: string): string {
  const real = attempt(() => realpathSync(folder));
  return 'error' in real ? folder : real.value;
}
