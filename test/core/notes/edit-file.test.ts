import { createHash } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DaybookError } from '../../../core/errors.ts';
import { editLine, type EditedFile } from '../../../core/notes/edit-file.ts';
import { onFullDisk, runEdits } from '../../bench/edit-file.ts';
import { needs } from '../../helpers/require.ts';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-edit-'));
  file = join(folder, 'note.md');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function upper(path: string, line: number, expectedHash = hashOf(path)): EditedFile {
  return editLine({ file: path, expectedHash, line, change: (text) => text.toUpperCase() });
}

/** Code and sentence with which an edit was refused. */
function refusal(edit: () => unknown): string {
  try {
    edit();
  } catch (error) {
    if (error instanceof DaybookError) return `${error.code}: ${error.message.replaceAll(folder, '.')}`;
    throw error;
  }
  return 'not refused';
}

describe('one line changes, and no other byte', () => {
  test.each([
    ['a\nb\nc', 2, 'a\nB\nc'],
    ['a\r\nb\r\nc\r\n', 2, 'a\r\nB\r\nc\r\n'],
    ['a\rb\rc', 3, 'a\rb\rC'],
    ['a\r\nb\nc\rd', 3, 'a\r\nb\nC\rd'],
    ['\uFEFFa\nb', 1, '\uFEFFA\nb'],
    ['\t a \t\n', 1, '\t A \t\n'],
    ['ünï\n語b\n', 2, 'ünï\n語B\n'],
    ['', 1, ''],
  ])('%j', (before, line, after) => {
    writeFileSync(file, before);
    const edited = upper(file, line);
    expect(readFileSync(file, 'utf8')).toBe(after);
    expect(edited.hash).toBe(hashOf(file));
    expect(readdirSync(folder)).toEqual(['note.md']);
  });

  test('mode is kept, and a link stays a link', () => {
    writeFileSync(file, 'a\n');
    chmodSync(file, 0o640);
    symlinkSync('note.md', join(folder, 'link.md'));
    upper(join(folder, 'link.md'), 1);
    expect(readFileSync(file, 'utf8')).toBe('A\n');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
  });
});

describe('refused with a sentence', () => {
  test('another file than was indexed', () => {
    writeFileSync(file, 'a\n');
    expect(refusal(() => upper(file, 1, 'other'))).toBe(
      'invalid: ./note.md has changed since it was indexed. Nothing was changed.',
    );
  });

  test('another line than expected, no such line, two lines for one', () => {
    writeFileSync(file, 'a\nb\n');
    const expectedHash = hashOf(file);
    const edit = (more: object) => refusal(() => editLine({ file, expectedHash, line: 1, change: () => 'x', ...more }));
    expect(edit({ expected: 'b' })).toBe('invalid: Line 1 of ./note.md is another one by now. Nothing was changed.');
    expect(edit({ line: 3 })).toBe('invalid: ./note.md has no line 3. Nothing was changed.');
    expect(edit({ change: () => 'x\ny' })).toBe('internal: Line 1 of ./note.md would become two.');
    expect(edit({ change: () => ({ refused: 'No.' }) })).toBe('invalid: No.');
    expect(readFileSync(file, 'utf8')).toBe('a\nb\n');
  });

  test('read-only, gone, hard link, UTF-16, not UTF-8', () => {
    writeFileSync(file, 'a\n');
    chmodSync(file, 0o444);
    expect(refusal(() => upper(file, 1))).toBe('permission-denied: ./note.md cannot be written. Nothing was changed.');
    chmodSync(file, 0o644);
    const hash = hashOf(file);
    linkSync(file, join(folder, 'other.md'));
    expect(refusal(() => upper(file, 1))).toMatch(/^invalid: .*hard link/);
    rmSync(folder, { recursive: true });
    expect(refusal(() => upper(file, 1, hash))).toBe(
      'not-found: ./note.md is not there any more. Nothing was changed.',
    );
  });

  test('what is not UTF-8', () => {
    writeFileSync(file, Buffer.from('\uFEFFa\n', 'utf16le'));
    expect(refusal(() => upper(file, 1))).toMatch(/^invalid: .*UTF-16/);
    writeFileSync(file, Buffer.from([0x61, 0xe4, 0x0a]));
    expect(refusal(() => upper(file, 1))).toMatch(/^invalid: .*not UTF-8/);
  });

  test('another process is at it; what a dead one left is in nobody’s way', () => {
    writeFileSync(file, 'a\n');
    upper(file, 1);
    const name = `.daybook-${createHash('sha256').update('note.md').digest('hex').slice(0, 12)}.tmp`;
    writeFileSync(join(folder, name), 'half');
    writeFileSync(file, 'b\n');
    expect(refusal(() => upper(file, 1))).toBe(
      'busy: ./note.md is being changed by another process. Nothing was changed.',
    );
    const old = new Date(Date.now() - 60_000);
    utimesSync(join(folder, name), old, old);
    upper(file, 1);
    expect(readFileSync(file, 'utf8')).toBe('B\n');
    expect(readdirSync(folder)).toEqual(['note.md']);
  });
});

test('nothing is lost when processes are killed, disks are full and others write too', async () => {
  const { lost, runs } = await runEdits(20);
  expect(lost).toBe(0);
  expect(runs).toBeGreaterThan(19);
}, 60_000);

test('on a disk that is full', () => {
  const full = onFullDisk();
  if (!needs(full !== null, 'the right to mount a small disk')) return;
  expect(full).toEqual({ code: 'disk-full', isKept: true });
});
