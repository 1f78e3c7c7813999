import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Marks the place of the fuses in an Electron binary; `1` is the version of the list, then its length and values. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = '101100011';

/**
 * Writes the files of an Electron distribution that electron-builder asks for, without anything that runs: enough to pack
 * for real and to have fuses flipped, where the binary cannot be had.
 */
export function writeStubDist(folder: string, root: string): void {
  const electron: unknown = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const fuses = [Buffer.from(FUSE_SENTINEL), Buffer.from([1, FUSES.length]), Buffer.from(FUSES)];
  const binary = Buffer.concat([
    Buffer.from('#!/bin/sh\necho "a stub, not Electron" >&2\nexit 86\n'),
    ...fuses,
    Buffer.from('\n'),
  ]);
  writeFileSync(join(folder, 'electron'), binary);
  chmodSync(join(folder, 'electron'), 0o755);
  const files = [
    'chrome_100_percent.pak',
    'icudtl.dat',
    'resources.pak',
    'snapshot_blob.bin',
    'v8_context_snapshot.bin',
    'chrome-sandbox',
    'chrome_crashpad_handler',
    'libffmpeg.so',
    'libvulkan.so.1',
    'LICENSE',
    'LICENSES.chromium.html',
    'locales/en-US.pak',
    'locales/de.pak',
  ];
  for (const file of files) writeFileSync(join(folder, file), 'stub');
  writeFileSync(join(folder, 'version'), (electron as { version: string }).version);
}
