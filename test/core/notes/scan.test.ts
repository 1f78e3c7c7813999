import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scanJournal } from '../../../core/notes/scan.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'daybook-scan-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text = 'x'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function paths(): Promise<string[]> {
  return (await scanJournal(root)).files.map((file) => file.path);
}

test('finds notes in every folder, sorted, with size and time', async () => {
  put('b.md', 'four');
  put('a/deep/er/c.markdown');
  put('A.MD');
  put('page.mdx');
  put('picture.png');
  put('plain.txt');
  utimesSync(join(root, 'b.md'), 1_700_000_000, 1_700_000_000);
  const { files, skipped } = await scanJournal(root);
  expect(files.map((file) => file.path)).toEqual(['A.MD', 'a/deep/er/c.markdown', 'b.md', 'page.mdx']);
  expect(files[2]).toEqual({ path: 'b.md', file: join(root, 'b.md'), sizeBytes: 4, modifiedMs: 1_700_000_000_000 });
  expect(skipped).toEqual([]);
});

test('text files are read where a .daybookignore asks for them', async () => {
  put('plain.txt');
  put('sub/plain.txt');
  put('sub/LICENSE.TXT');
  put('n.md');
  put('.gitignore', '!*.txt\n');
  expect(await paths()).toEqual(['n.md']);
  put('.daybookignore', '!*.txt\n!*.log\n');
  put('sub/.daybookignore', 'LICENSE*\n');
  put('build.log');
  expect(await paths()).toEqual(['n.md', 'plain.txt', 'sub/plain.txt']);
});

test('dotfolders, dotfiles and node_modules are left out at any depth', async () => {
  for (const folder of ['.git', '.obsidian', '.trash', 'a/.hidden', 'a/node_modules/p']) put(`${folder}/n.md`);
  put('.dot.md');
  put('a/n.md');
  expect(await paths()).toEqual(['a/n.md']);
});

test('ignore files of every folder count, and .daybookignore may allow again', async () => {
  put('.gitignore', 'drafts/\n*.tmp.md\nprivate/*\n');
  put('.daybookignore', '!private/keep.md\nsecret.md\n');
  put('drafts/a.md');
  put('x.tmp.md');
  put('private/lost.md');
  put('private/keep.md');
  put('secret.md');
  put('sub/.gitignore', '/only-here.md\n!x.tmp.md\n');
  put('sub/only-here.md');
  put('sub/x.tmp.md');
  put('sub/deeper/only-here.md');
  expect(await paths()).toEqual(['private/keep.md', 'sub/deeper/only-here.md', 'sub/x.tmp.md']);
});

test.skipIf(process.platform === 'win32')(
  'links: loops end, links into the journal are not doubles, others are followed',
  async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'daybook-else-'));
    writeFileSync(join(elsewhere, 'far.md'), 'x');
    symlinkSync(elsewhere, join(elsewhere, 'self'));
    put('real/n.md');
    symlinkSync(root, join(root, 'loop'));
    symlinkSync('..', join(root, 'real', 'up'));
    symlinkSync(join(root, 'real'), join(root, 'again'));
    symlinkSync(join(root, 'real', 'n.md'), join(root, 'same.md'));
    symlinkSync(elsewhere, join(root, 'linked'));
    symlinkSync(join(elsewhere, 'far.md'), join(root, 'one.md'));
    symlinkSync('nowhere.md', join(root, 'broken.md'));
    symlinkSync('nowhere', join(root, 'broken'));
    const { files, skipped } = await scanJournal(root);
    expect(files.map((file) => file.path)).toEqual(['linked/far.md', 'one.md', 'real/n.md']);
    expect(skipped).toEqual([expect.objectContaining({ path: 'broken.md', code: 'vanished' })]);
    rmSync(elsewhere, { recursive: true });
  },
);

test.skipIf(process.platform !== 'linux')(
  'names: decomposed ones become NFC, doubles and bytes that are no UTF-8 are skipped',
  async () => {
    put('cafe\u0301.md');
    writeFileSync(Buffer.concat([Buffer.from(`${root}/bad`), Buffer.from([0xff]), Buffer.from('.md')]), 'x');
    const first = await scanJournal(root);
    expect(first.files).toMatchObject([{ path: 'caf\u00e9.md', file: join(root, 'cafe\u0301.md') }]);
    expect(first.skipped).toMatchObject([{ code: 'path-not-utf8' }]);
    put('caf\u00e9.md');
    const second = await scanJournal(root);
    expect(second.files).toHaveLength(1);
    expect(second.skipped.map(({ code }) => code).toSorted()).toEqual(['path-not-utf8', 'unreadable']);
  },
);

test('a root that is not there is an error with a next step; so is one that is a file', async () => {
  await expect(scanJournal(join(root, 'gone'))).rejects.toMatchObject({
    code: 'not-found',
    hint: expect.stringContaining('disk'),
  });
  put('file.md');
  await expect(scanJournal(join(root, 'file.md'))).rejects.toMatchObject({ code: 'not-found' });
});

test('can be stopped', async () => {
  put('a.md');
  await expect(scanJournal(root, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
});
