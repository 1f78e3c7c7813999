import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { open, type Entry, type ZipFile } from 'yauzl';
import { DaybookError } from '../errors.ts';

/**
 * Opens the named files of a zip, one after the other, in the order in which they stand in it.
 * yauzl refuses names that leave the folder (`../x`, `/x`, `C:\x`) wherever they stand in the archive.
 *
 * @param take gets each file that was asked for; the next one waits for it
 * @returns the names that were not in the zip
 * @throws DaybookError `model-broken` when the zip is damaged or holds such a name
 */
export async function unzip(
  file: string,
  names: readonly string[],
  take: (name: string, stream: Readable) => Promise<void>,
): Promise<string[]> {
  const missing = new Set(names);
  const zip = await openZip(file).catch((cause: unknown) => {
    throw damaged(file, cause);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const openStream = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  zip.on('error', (cause: unknown) => reject(damaged(file, cause)));
  zip.on('end', () => resolve());
  zip.on('entry', (entry: Entry) => {
    if (!missing.delete(entry.fileName)) return zip.readEntry();
    openStream(entry)
      .then((stream) => take(entry.fileName, stream))
      .then(() => zip.readEntry(), reject);
  });
  zip.readEntry();
  await promise.finally(() => zip.close());
  return [...missing];
}

function openZip(file: string): Promise<ZipFile> {
  return promisify<string, { lazyEntries: true; autoClose: false }, ZipFile>(open)(file, {
    lazyEntries: true,
    autoClose: false,
  });
}

function damaged(file: string, cause: unknown): DaybookError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DaybookError('model-broken', `The package ${file} cannot be unpacked: ${why}`, {
    hint: 'Try again later, or put the model files into a folder and name it in DAYBOOK_MODELS.',
    cause,
  });
}
