import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../core/contract.ts';
import { all, indexedEngine, NEVER } from '../core/engine/engine-on.ts';
import { entitiesXml, writeFiles } from '../core/import/exports.ts';

const NOTE = '# 2031-03-10\n\nThe kettle whistles.\n\n- [ ] buy tea @mira\n';

test.each(['gone', 'a file', 'empty'])(
  'a journal whose folder is %s is not made anew, and its notes are not called deleted',
  async (now) => {
    const { engine, folder } = await indexedEngine({ 'a.md': NOTE });
    const { procedures } = engine;
    const { tasks } = await procedures.tasks(contract.tasks.input.parse({}), NEVER);
    writeFiles(folder.dataDir, { 'export/entities.xml': entitiesXml([{ id: '1', title: 'Vat', body: '<p>x</p>' }]) });
    renameSync(folder.root, `${folder.root}-away`);
    if (now === 'a file') writeFileSync(folder.root, 'no folder');
    // As when the disk is not mounted there any more.
    if (now === 'empty') mkdirSync(folder.root);
    const away = {
      code: 'not-found',
      message: expect.stringMatching(/^The journal “.*” cannot be reached: .* is (?:no folder|empty) now\.$/),
      hint: expect.stringContaining('Connect its disk'),
    };
    const imported = { from: 'confluence', path: join(folder.dataDir, 'export') } as const;
    await expect(procedures.readNote({ path: 'a.md' }, NEVER)).rejects.toMatchObject(away);
    await expect(procedures.noteText({ path: 'a.md' }, NEVER)).rejects.toMatchObject(away);
    await expect(procedures.setTask({ id: tasks[0]!.id, state: 'done' }, NEVER)).rejects.toMatchObject(away);
    await expect(procedures.newNote(contract.newNote.input.parse({ kind: 'journal' }), NEVER)).rejects.toMatchObject(
      away,
    );
    await expect(
      procedures.capture(contract.capture.input.parse({ text: 'tea', heading: 'Captured' }), NEVER),
    ).rejects.toMatchObject(away);
    await expect(procedures.writeNote({ title: 'Tea', text: 'x' }, NEVER)).rejects.toMatchObject(away);
    await expect(all(procedures.importNotes(imported, NEVER))).rejects.toMatchObject(away);
    expect(existsSync(folder.root)).toBe(now !== 'gone');
    if (now === 'empty') expect(readdirSync(folder.root)).toEqual([]);
  },
);
