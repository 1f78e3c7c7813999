import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { NOTE_MAX_BYTES, readNoteFile, type ReadNote } from '../../../core/notes/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'daybook-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function readBytes(bytes: Uint8Array | string): ReadNote {
  const file = join(folder, 'note.md');
  writeFileSync(file, bytes);
  return readNoteFile({ path: 'note.md', file, sizeBytes: statSync(file).size, modifiedMs: 0 });
}

test('UTF-8 text, its size and the hash of its bytes', () => {
  const bytes = Buffer.from('Größe\r\nzwei\rdrei\n');
  expect(readBytes(bytes)).toEqual({
    kind: 'text',
    text: 'Größe\nzwei\ndrei\n',
    bytes: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(readBytes('')).toMatchObject({ kind: 'text', text: '', bytes: 0 });
});

test('byte order marks: UTF-8 and both UTF-16', () => {
  expect(readBytes('\uFEFF# A')).toMatchObject({ text: '# A' });
  expect(readBytes(Buffer.from('\uFEFF# Ä\r\n', 'utf16le'))).toMatchObject({ text: '# Ä\n' });
  expect(readBytes(Buffer.from('\uFEFF# Ä\n', 'utf16le').swap16())).toMatchObject({ text: '# Ä\n' });
  expect(readBytes(Buffer.concat([Buffer.from('\uFEFFab', 'utf16le').swap16(), Buffer.from([0])]))).toMatchObject({
    text: 'ab',
  });
});

test('what is no text is skipped with a reason', () => {
  expect(readBytes(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]))).toMatchObject({ kind: 'skipped', code: 'binary' });
  expect(readBytes(Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65]))).toMatchObject({ kind: 'skipped', code: 'not-utf8' });
  expect(readBytes(Buffer.alloc(NOTE_MAX_BYTES + 1, 'a'))).toMatchObject({ kind: 'skipped', code: 'too-large' });
});

test('a file that grew since it was found is still too large', () => {
  const file = join(folder, 'grown.md');
  writeFileSync(file, Buffer.alloc(NOTE_MAX_BYTES + 1, 'a'));
  expect(readNoteFile({ path: 'grown.md', file, sizeBytes: 10, modifiedMs: 0 })).toMatchObject({ code: 'too-large' });
});

test('a file that went away, a folder, and one that may not be read', () => {
  const gone = { path: 'gone.md', file: join(folder, 'gone.md'), sizeBytes: 1, modifiedMs: 0 };
  expect(readNoteFile(gone)).toMatchObject({ kind: 'skipped', code: 'vanished' });
  expect(readNoteFile({ ...gone, file: folder })).toMatchObject({ kind: 'skipped', code: 'unreadable' });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file that may not be read', () => {
  const file = join(folder, 'secret.md');
  writeFileSync(file, 'x');
  chmodSync(file, 0);
  expect(readNoteFile({ path: 'secret.md', file, sizeBytes: 1, modifiedMs: 0 })).toMatchObject({ code: 'unreadable' });
});
