import { Transform, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { open, type Entry, type ZipFile } from 'yauzl';
import { DaybookError } from '../errors.ts';
import { MAX_FILES, MAX_PACKED_RATIO, MAX_TOTAL_BYTES, RATIO_FROM_BYTES } from './bounds.ts';
import type { FileSource, SourceFile } from './file-source.ts';

const FILE_TYPE = 0o170000;
const LINK = 0o120000;
const ENCRYPTED = 1;

/**
 * A zip's files, read from it one by one. Names that leave the folder (`../x`, `/x`, `C:\x`) refuse the whole archive,
 * and so does one that packs better than text can.
 */
export async function openZip(path: string): Promise<FileSource> {
  const zip = await promisify<string, { lazyEntries: true; autoClose: false }, ZipFile>(open)(path, {
    lazyEntries: true,
    autoClose: false,
  }).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const entries = new Map<string, Entry>();
  const refused: { name: string; why: string }[] = [];
  await listEntries(zip, (entry) => takeEntry(entry, { path, entries, refused })).catch((cause: unknown) => {
    zip.close();
    throw cause instanceof DaybookError ? cause : unreadable(path, cause);
  });
  const openStream = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  let readBytes = 0;
  const files = [...entries.values()].map((entry): SourceFile => ({
    name: entry.fileName,
    bytes: entry.uncompressedSize,
    modified: entry.getLastModDate(),
  }));
  return {
    path,
    files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    refused,
    async open(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new DaybookError('not-found', `${path} has no file ${name}.`);
      const stream = await openStream(entry).catch((cause: unknown) => {
        throw unreadable(path, cause);
      });
      // What the archive says of itself was checked; this is what comes out of it, however often it is read.
      let bytes = 0;
      const count = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          readBytes += chunk.length;
          const isTooMuch = bytes > entry.uncompressedSize || readBytes > 3 * MAX_TOTAL_BYTES;
          done(isTooMuch ? tooLarge(path, name) : null, chunk);
        },
      });
      stream.on('error', (cause: unknown) => count.destroy(unreadable(path, cause)));
      return stream.pipe(count);
    },
    close: async () => zip.close(),
  };
}

interface Taking {
  readonly path: string;
  readonly entries: Map<string, Entry>;
  readonly refused: { name: string; why: string }[];
}

function takeEntry(entry: Entry, { path, entries, refused }: Taking): void {
  const { fileName: name, uncompressedSize: bytes, compressedSize: packed } = entry;
  if (name.endsWith('/')) return;
  const mode = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (mode === LINK) refused.push({ name, why: 'it is a link, and links are not followed' });
  else if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) refused.push({ name, why: 'it is encrypted' });
  else if (entries.has(name)) refused.push({ name, why: 'another file has the same name' });
  else if (bytes > RATIO_FROM_BYTES && bytes > packed * MAX_PACKED_RATIO) throw tooLarge(path, name);
  else if (entries.size >= MAX_FILES) throw tooLarge(path, name);
  else entries.set(name, entry);
}

function listEntries(zip: ZipFile, take: (entry: Entry) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      // Whatever it throws refuses the archive: a promise carries it to whoever opened it.
      Promise.resolve(entry)
        .then(take)
        .then(() => zip.readEntry(), reject);
    });
    zip.readEntry();
  });
}

function unreadable(path: string, cause: unknown): DaybookError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DaybookError('invalid', `${path} cannot be read as a zip: ${why.replace(/\.+$/, '')}.`, {
    hint: 'Name the zip of the export as it was downloaded, or the folder that it was unpacked to.',
    cause,
  });
}

function tooLarge(path: string, name: string): DaybookError {
  return new DaybookError('invalid', `${path} is refused: ${name} unpacks to more than an export holds.`, {
    hint: 'Export the space again. Where this file is really meant, unpack the zip and name the folder.',
  });
}
