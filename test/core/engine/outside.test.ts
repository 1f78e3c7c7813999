import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { editorTarget } from '../../../core/engine/editor-target.ts';
import { folderWith, indexedEngine, NEVER, engineOn } from './engine-on.ts';

describe('an editor', () => {
  test('gets the file and the line in its own form of address', () => {
    const at = { file: '/home/mira/a journal/50 % #1.md', line: 12 };
    expect(editorTarget('vscode', at)).toEqual({
      editor: 'vscode',
      name: 'VS Code',
      file: at.file,
      url: 'vscode://file/home/mira/a%20journal/50%20%25%20%231.md:12:1',
      atLine: true,
    });
    expect(editorTarget('obsidian', at)).toMatchObject({
      url: 'obsidian://open?path=%2Fhome%2Fmira%2Fa%20journal%2F50%20%25%20%231.md',
      atLine: false,
    });
    expect(editorTarget('system', at)).toMatchObject({ url: null, file: at.file });
    expect(editorTarget('cursor', { file: 'C:\\Notes\\a.md', line: 1 }).url).toBe('cursor://file/C:/Notes/a.md:1:1');
  });

  test('is the one that was chosen, and opens indexed notes only', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
    const { procedures } = engine;
    expect(await procedures.editorTarget({ path: 'a.md' }, NEVER)).toMatchObject({
      editor: 'system',
      file: join(folder.root, 'a.md'),
    });
    await procedures.setPreferences({ editor: 'vscode' }, NEVER);
    expect((await procedures.editorTarget({ path: 'a.md', line: 3 }, NEVER)).url).toMatch(/a\.md:3:1$/);
    for (const path of ['../secret.md', '/etc/hosts', 'b.md']) {
      await expect(procedures.editorTarget({ path }, NEVER)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('is not started where there is no display, and the reason is said', async () => {
    const { folder } = await indexedEngine({ 'a.md': '# A\n' });
    const engine = await engineOn(folder, { write: 'no', config: { hasDisplay: false } });
    await expect(engine.procedures.openInEditor({ path: 'a.md' }, NEVER)).rejects.toMatchObject({
      message: expect.stringContaining('no display'),
      hint: expect.stringContaining(join(folder.root, 'a.md')),
    });
  });
});

describe.skipIf(process.platform !== 'linux')('the engine', () => {
  test('opens an editor itself, and says when that fails', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
    const programs = mkdtempSync(join(tmpdir(), 'daybook-open-'));
    const asked = join(programs, 'asked');
    const opener = (script: string) =>
      writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const path = process.env['PATH'];
    onTestFinished(() => {
      process.env['PATH'] = path;
      rmSync(programs, { recursive: true });
    });
    process.env['PATH'] = programs;
    const { dataDir } = folder;
    await engine.close();
    const shown = await engineOn({ dataDir }, { config: { hasDisplay: true } });
    opener(`echo "$1" > ${asked}`);
    expect(await shown.procedures.openInEditor({ path: 'a.md' }, NEVER)).toMatchObject({ editor: 'system' });
    expect(readFileSync(asked, 'utf8')).toBe(`${join(folder.root, 'a.md')}\n`);
    await shown.procedures.setPreferences({ editor: 'vscode' }, NEVER);
    await shown.procedures.openInEditor({ path: 'a.md', line: 7 }, NEVER);
    expect(readFileSync(asked, 'utf8')).toMatch(/^vscode:\/\/file\/.*a\.md:7:1\n$/);
    opener('exit 3');
    await expect(shown.procedures.openInEditor({ path: 'a.md' }, NEVER)).rejects.toMatchObject({
      code: 'not-found',
      message: 'VS Code could not be opened: xdg-open ended with 3.',
    });
    rmSync(join(programs, 'xdg-open'));
    await expect(shown.procedures.openInEditor({ path: 'a.md' }, NEVER)).rejects.toMatchObject({
      message: expect.stringContaining('ENOENT'),
      hint: expect.stringContaining('Settings'),
    });
  });
});

describe('a path of this machine', () => {
  test('is a note, a journal, or something that can become one', async () => {
    const { engine, folder } = await indexedEngine({ 'daily/a.md': '# A\n', '.daybookignore': 'private/\n' });
    const other = folderWith({ 'b.md': '# B\n', 'b.pdf': 'x' });
    const locate = (file: string) => engine.procedures.locate({ file }, NEVER);
    const { root } = folder;
    expect(await locate(join(root, 'daily', 'a.md'))).toEqual({ kind: 'note', journal: root, path: 'daily/a.md' });
    expect(await locate(join(root, 'daily', '..', 'daily', 'a.md'))).toMatchObject({ kind: 'note' });
    expect(await locate(root)).toEqual({ kind: 'journal', root, isWhole: true });
    expect(await locate(join(root, 'daily'))).toEqual({ kind: 'journal', root, isWhole: false });
    expect(await locate(other.root)).toEqual({ kind: 'folder', root: other.root });
    expect(await locate(join(other.root, 'b.md'))).toEqual({ kind: 'stray', root: other.root, path: 'b.md' });
    expect(await locate(join(other.root, 'b.pdf'))).toMatchObject({
      kind: 'other',
      why: expect.stringContaining('.md'),
    });
    expect(await locate(join(other.root, 'gone.md'))).toMatchObject({
      kind: 'other',
      why: expect.stringContaining('no'),
    });
  });

  test('that a journal leaves out says so, and a folder whose name begins alike is another one', async () => {
    const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
    writeFileSync(join(folder.root, 'new.md'), '# New\n');
    expect(await engine.procedures.locate({ file: join(folder.root, 'new.md') }, NEVER)).toMatchObject({
      kind: 'unindexed',
      path: 'new.md',
      why: expect.stringContaining('not read it yet'),
    });
    const beside = `${folder.root}-2`;
    mkdirSync(beside);
    expect(await engine.procedures.locate({ file: beside }, NEVER)).toEqual({
      kind: 'folder',
      root: realpathSync(beside),
    });
  });

  test('that is a link out of the journal is known by the name of the link', async () => {
    const other = folderWith({ 'b.md': '# B\n' });
    const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
    symlinkSync(join(other.root, 'b.md'), join(folder.root, 'linked.md'));
    expect(await engine.procedures.locate({ file: join(folder.root, 'linked.md') }, NEVER)).toMatchObject({
      journal: folder.root,
      path: 'linked.md',
    });
  });
});
