import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { DaybookError } from '../errors.ts';
import { MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES } from './bounds.ts';
import { listFolder } from './folder-source.ts';
import { openZip } from './zip-source.ts';

export interface SourceFile {
  /** Relative, with `/`. */
  readonly name: string;
  readonly bytes: number;
  readonly modified: Date;
}

/** The files of an export: a folder, or a zip that is read without unpacking it. */
export interface FileSource {
  /** As the user named it. */
  readonly path: string;
  /** Sorted by name. */
  readonly files: readonly SourceFile[];
  /** What is in it and was not taken, with the reason. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
  /** @throws DaybookError `not-found` for a name that is not in `files` */
  open(name: string): Promise<Readable>;
  close(): Promise<void>;
}

/**
 * Opens an export and checks its bounds before anything is read.
 *
 * @throws DaybookError `not-found`, `permission-denied`, `invalid` for what is damaged, dangerous or too large
 */
export async function openFileSource(path: string): Promise<FileSource> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new DaybookError('not-found', `There is no file or folder ${path}.`, {
      hint: 'Check the path of the export.',
    });
  }
  const source = stats.isDirectory() ? listFolder(path) : await openZip(path);
  const total = source.files.reduce((sum, file) => sum + file.bytes, 0);
  const largest = source.files.find((file) => file.bytes > MAX_FILE_BYTES);
  const problem =
    source.files.length > MAX_FILES
      ? `holds more than ${MAX_FILES.toLocaleString('en')} files`
      : largest !== undefined
        ? `holds ${largest.name} with more than ${MAX_FILE_BYTES / 1024 ** 3} GB`
        : total > MAX_TOTAL_BYTES
          ? `holds more than ${MAX_TOTAL_BYTES / 1024 ** 3} GB`
          : null;
  if (problem === null) return source;
  await source.close();
  throw new DaybookError('invalid', `${path} ${problem}, which is the most that is imported at once.`, {
    hint: 'Export fewer pages at a time, or leave attachments out of the export.',
  });
}

/** A whole file as text, when it is not larger than `maxBytes`; null when it is. */
export async function readText(source: FileSource, name: string, maxBytes: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of await source.open(name)) {
    if (!Buffer.isBuffer(part)) continue;
    parts.push(part);
    length += part.length;
    if (length > maxBytes) return null;
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}
