import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  PICTURE_MAX_BYTES,
  PICTURE_TYPES,
  type AttachedPicture,
  type AttachPictureRequest,
} from '../contract/editing.ts';
import { isPicture, pictureName } from '../daily/picture-name.ts';
import { writeNew } from '../daily/write-new.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import { SAMPLE_JOURNAL } from './journal-list.ts';
import type { NoteFile } from './note-text.ts';

/** Two pictures of one second get numbers; so many in a row are a loop. */
const MAX_SAME_NAMES = 1_000;

/**
 * Stores a picture beside a note: whole or not at all, and never over another file.
 *
 * @throws DaybookError `invalid` when it is too large or no picture of that type; `permission-denied`, `disk-full`
 */
export async function attachPicture(
  { row, file }: NoteFile,
  request: AttachPictureRequest,
  now: Date,
): Promise<AttachedPicture> {
  const bytes = Buffer.from(request.data, 'base64');
  if (row.journal === SAMPLE_JOURNAL) throw refusal('The sample journal stays as it is', 'Add a folder of your own.');
  if (bytes.length > PICTURE_MAX_BYTES) {
    throw refusal('The picture is larger than 10 MB', 'Make it smaller, or put it beside the note yourself.');
  }
  if (!isPicture(bytes, request.type)) {
    const known = PICTURE_TYPES.map((type) => type.slice('image/'.length)).join(', ');
    throw refusal(`What was pasted is no ${request.type.slice('image/'.length)} picture`, `Pictures are: ${known}.`);
  }
  const folder = dirname(file);
  for (let taken = 0; taken < MAX_SAME_NAMES; taken++) {
    const name = pictureName(request, { notePath: row.path, now, taken });
    const target = join(folder, name);
    if (existsSync(target)) continue;
    const written = await writeNew(target, bytes).catch((error: unknown) => {
      const { code, message, hint } = toDaybookError(error);
      throw new DaybookError(code, `The picture was not stored: ${message}`, { hint, cause: error });
    });
    const path = [...row.path.split('/').slice(0, -1), name].join('/');
    if (written) return { journal: row.journal, path, link: encodeURI(name) };
  }
  throw refusal(`There are too many pictures of one name beside ${row.path}`, 'Tidy that folder up.');
}

function refusal(message: string, hint: string): DaybookError {
  return new DaybookError('invalid', `${message}. Nothing was stored.`, { hint });
}
