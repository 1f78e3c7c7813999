import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DaybookError } from '../../errors.ts';
import { MAX_TOTAL_BYTES } from '../bounds.ts';
import { openFileSource, type FileSource } from '../file-source.ts';

/** Notion packs a large export into parts: more of them than this are no export. */
const MAX_PARTS = 50;

/**
 * Opens an export whose zip holds zips, as Notion makes them: their files are those of the export. Other sources are opened
 * as they are.
 */
export async function openNestedZip(path: string): Promise<FileSource> {
  const outer = await openFileSource(path);
  const parts = outer.files.filter(({ name }) => /\.zip$/i.test(name));
  const isPacked =
    parts.length > 0 && parts.length <= MAX_PARTS && !outer.files.some(({ name }) => /\.(?:md|csv)$/i.test(name));
  if (!isPacked) return outer;
  const folder = mkdtempSync(join(tmpdir(), 'daybook-import-'));
  await using opened = new AsyncDisposableStack();
  opened.defer(() => rmSync(folder, { recursive: true, force: true }));
  opened.defer(() => outer.close());
  const inner: FileSource[] = [];
  let unpacked = 0;
  for (const [index, { name }] of parts.entries()) {
    const file = join(folder, `${index}.zip`);
    await pipeline(await outer.open(name), createWriteStream(file));
    const part = await openFileSource(file);
    opened.defer(() => part.close());
    inner.push(part);
    unpacked += part.files.reduce((sum, one) => sum + one.bytes, 0);
    if (unpacked > MAX_TOTAL_BYTES) {
      throw new DaybookError(
        'invalid',
        `${path} holds more than ${MAX_TOTAL_BYTES / 1024 ** 3} GB, which is the most that is imported at once.`,
        {
          hint: 'Export fewer pages at a time, or leave files out of the export.',
        },
      );
    }
  }
  const owner = new Map(inner.flatMap((part) => part.files.map(({ name }) => [name, part] as const)));
  const files = new Map(inner.flatMap((part) => part.files.map((file) => [file.name, file] as const)));
  const closing = opened.move();
  return {
    path,
    files: [...files.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    refused: [...outer.refused, ...inner.flatMap(({ refused }) => refused)],
    open: (name) => (owner.get(name) ?? outer).open(name),
    close: () => closing.disposeAsync(),
  };
}
