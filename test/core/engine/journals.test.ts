import { mkdirSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engineOn, folderWith, index, indexedEngine, NEVER, search } from './engine-on.ts';

const NOTES = {
  '2031-03-04.md': '# Tuesday 4 March 2031\n\nTightening the blue valve fixed the kettle.\n',
  'sub/barrels.md': '# Barrels\n\nOak, twelve of them.\n',
};

test('the sample journal stands in until there is one', async () => {
  const folder = folderWith({ 'a.md': '# Mine\n\nA periwinkle.\n' });
  const engine = await engineOn(folder);
  const { journals } = await engine.procedures.status({}, NEVER);
  expect(journals).toMatchObject([{ name: 'Sample journal', sample: true, problem: null }]);
  expect((await index(engine)).notes.added).toBeGreaterThan(10);

  const added = await engine.procedures.addJournal({ root: folder.root }, NEVER);
  expect(added.journals).toMatchObject([{ root: folder.root, sample: false }]);
  expect(await index(engine)).toMatchObject({ notes: { total: 1, added: 1 } });
  expect((await search(engine, 'periwinkle')).results).toMatchObject([{ path: 'a.md', journal: folder.root }]);
});

test('a journal is added once, found again by another engine, and forgotten when it is removed', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const again = await engine.procedures.addJournal({ root: join(folder.root, '.') }, NEVER);
  expect(again.journals).toMatchObject([{ root: folder.root, notes: 2, skipped: 0 }]);

  const reader = await engineOn(folder, { write: 'no' });
  expect((await reader.procedures.status({}, NEVER)).journals).toMatchObject([{ root: folder.root, notes: 2 }]);

  const { journals } = await engine.procedures.removeJournal({ root: folder.root }, NEVER);
  expect(journals).toMatchObject([{ sample: true }]);
  await index(engine);
  expect((await search(engine, 'blue valve')).results).toEqual([]);
});

test('removing a journal that is none names those that there are', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  await expect(engine.procedures.removeJournal({ root: '/no/such' }, NEVER)).rejects.toMatchObject({
    code: 'not-found',
    hint: expect.stringContaining(folder.root),
  });
});

test('a folder inside a journal or around one is refused, also through a link; one beside it is not', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const add = (root: string) => engine.procedures.addJournal({ root }, NEVER);
  await expect(add(join(folder.root, 'sub'))).rejects.toMatchObject({ code: 'invalid' });
  await expect(add(join(folder.root, '..'))).rejects.toMatchObject({ code: 'invalid' });
  const link = `${folder.root}-link`;
  symlinkSync(join(folder.root, 'sub'), link);
  await expect(add(link)).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining(folder.root) });
  const beside = `${folder.root}-beside`;
  mkdirSync(beside);
  expect((await add(beside)).journals.map(({ root }) => root)).toEqual([folder.root, beside]);
});

test('what is no folder is refused', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const add = (root: string) => engine.procedures.addJournal({ root }, NEVER);
  await expect(add(join(folder.root, 'missing'))).rejects.toMatchObject({ code: 'not-found' });
  await expect(add(join(folder.root, '2031-03-04.md'))).rejects.toMatchObject({ code: 'invalid' });
});

test('a journal whose disk is gone says so, and its notes stay', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  renameSync(folder.root, `${folder.root}-away`);
  const { journals } = await engine.procedures.status({}, NEVER);
  expect(journals).toMatchObject([{ notes: 2, problem: expect.stringContaining(folder.root) }]);
  await index(engine);
  expect((await search(engine, 'blue valve')).results).toHaveLength(1);
});

test('journals given for one run stand instead of the configured ones', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  await engine.close();
  const other = join(folder.dataDir, '..', 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'o.md'), '# Other\n\nA marzipan.\n');
  const given = await engineOn(folder, { journals: [realpathSync(other)] });
  expect((await given.procedures.status({}, NEVER)).journals).toMatchObject([{ root: other }]);
  await index(given);
  expect((await search(given, 'marzipan')).results).toHaveLength(1);
});
