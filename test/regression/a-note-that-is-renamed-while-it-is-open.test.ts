import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { index, indexedEngine, NEVER } from '../core/engine/engine-on.ts';

const NOTE = '# Hinge\n\nOil it.\n';
const EDITS = [{ from: NOTE.length, to: NOTE.length, insert: 'Twice.\n' }];

async function opened() {
  const { engine, folder } = await indexedEngine({ 'a.md': NOTE, 'b.md': '# B\n' });
  const { procedures } = engine;
  const { hash } = await procedures.noteText({ path: 'a.md' }, NEVER);
  const at = { journal: folder.root, path: 'a.md', hash };
  const save = () => procedures.saveNote({ ...at, edits: EDITS, length: NOTE.length + 7 }, NEVER);
  return { engine, procedures, file: (path: string) => join(folder.root, path), at, save };
}

describe('a note that is renamed while it is open', () => {
  test('is saved where it is now, and leaves nothing that would be offered again', async () => {
    const { engine, procedures, file, at, save } = await opened();
    await procedures.keepDraft({ ...at, edits: EDITS }, NEVER);
    renameSync(file('a.md'), file('hinge.md'));
    await index(engine);
    expect(await save()).toMatchObject({ kind: 'saved', path: 'hinge.md' });
    expect(readFileSync(file('hinge.md'), 'utf8')).toBe(`${NOTE}Twice.\n`);
    expect(await procedures.drafts({}, NEVER)).toEqual({ drafts: [] });
  });

  test('is read where it is now', async () => {
    const { engine, procedures, file, at } = await opened();
    renameSync(file('a.md'), file('hinge.md'));
    await index(engine);
    expect(await procedures.readNote(at, NEVER)).toMatchObject({ path: 'hinge.md', text: NOTE, hash: at.hash });
    await expect(procedures.readNote({ path: 'a.md' }, NEVER)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is not taken for one of several that hold the same', async () => {
    const { engine, procedures, file, at, save } = await opened();
    rmSync(file('a.md'));
    for (const path of ['c.md', 'd.md']) writeFileSync(file(path), NOTE);
    await index(engine);
    await expect(save()).rejects.toMatchObject({ code: 'not-found' });
    await expect(procedures.readNote(at, NEVER)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('keeps what was typed when its file is gone, and offers it when there is one again', async () => {
    const { engine, procedures, file, at, save } = await opened();
    rmSync(file('a.md'));
    await index(engine);
    await expect(save()).rejects.toMatchObject({ code: 'not-found' });
    expect(await procedures.keepDraft({ ...at, edits: EDITS }, NEVER)).toEqual({ kept: false });
    expect(await procedures.keepDraft({ ...at, edits: EDITS, base: NOTE }, NEVER)).toEqual({ kept: true });
    expect(await procedures.drafts({}, NEVER)).toMatchObject({ drafts: [{ path: 'a.md' }] });
    writeFileSync(file('a.md'), NOTE);
    await index(engine);
    expect(await procedures.noteText({ path: 'a.md' }, NEVER)).toMatchObject({ draft: { base: NOTE, edits: EDITS } });
  });
});
