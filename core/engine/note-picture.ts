import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { PICTURE_MAX_BYTES, PICTURE_TYPES, type ShownPicture } from '../contract/editing.ts';
import { isPicture } from '../daily/picture-name.ts';
import { attempt } from '../notes/attempt.ts';
import type { NoteFile } from './note-text.ts';

/**
 * A picture that a note shows: a file of the note's own journal, told by its bytes and not by its name.
 *
 * @param link as the note writes it, relative to the note or, with `/` in front, to the journal
 * @returns `none` with the reason when it cannot be shown: nothing outside of the journal is ever read
 */
export function readPicture({ row }: NoteFile, link: string): ShownPicture {
  const path = pathOf(row.path, link);
  const root = realpathSync(row.journal);
  const found = path === null ? null : attempt(() => realpathSync(join(root, path)));
  if (found === null || 'error' in found || !found.value.startsWith(root + sep)) return notThere(link);
  const stat = statSync(found.value);
  if (!stat.isFile()) return notThere(link);
  if (stat.size > PICTURE_MAX_BYTES) return none(`The picture ${link} is larger than 10 MB.`);
  const bytes = readFileSync(found.value);
  const type = PICTURE_TYPES.find((one) => isPicture(bytes, one));
  if (type !== undefined) return { kind: 'picture', type, data: bytes.toString('base64') };
  return none(`${link} is no picture that is shown here: PNG, JPEG, GIF, WebP and AVIF are.`);
}

/** The file that a link means, relative to the journal; null for one that leads out of it, or to a hidden place. */
function pathOf(note: string, link: string): string | null {
  const decoded = attempt(() => decodeURI(link.replace(/[?#].*$/, '')));
  const file = 'value' in decoded ? decoded.value : link;
  const path = posix.normalize(file.startsWith('/') ? file.slice(1) : posix.join(posix.dirname(note), file));
  const isInside = path !== '' && !path.split('/').some((part) => part.startsWith('.')) && !path.includes('\0');
  return isInside && !posix.isAbsolute(path) ? path : null;
}

function notThere(link: string): ShownPicture {
  return none(`There is no picture ${link} in the journal: it was moved or deleted, or the link is wrong.`);
}

function none(problem: string): ShownPicture {
  return { kind: 'none', problem };
}
