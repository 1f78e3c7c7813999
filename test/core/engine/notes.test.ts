import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import type { Engine } from '../../../core/engine.ts';
import { engineOn, folderWith, index, indexedEngine, NEVER } from './engine-on.ts';

const DIARY = `---
tags: [brewing]
---
# Tuesday 4 March 2031

The kettle lost pressure.

# Wednesday 5 March 2031

Bottled the stout.
`;
const NOTES = { 'diary.md': DIARY, 'sub/barrels.md': '# Barrels\n\nOak, twelve of them.\n' };

const read = (engine: Engine, path: string, journal?: string) =>
  engine.procedures.readNote({ path, ...(journal === undefined ? {} : { journal }) }, NEVER);
const list = (engine: Engine, query: { readonly limit?: number; readonly text?: string } = {}) =>
  engine.procedures.listNotes(contract.listNotes.input.parse(query), NEVER);

test('a note is read as it is on disk, with its sections', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const note = await read(engine, 'diary.md');
  expect(note).toMatchObject({
    journal: folder.root,
    text: DIARY,
    bodyLine: 4,
    tags: ['brewing'],
    frontmatter: { tags: ['brewing'] },
    changedSinceIndexed: false,
    sections: [
      { headings: ['Tuesday 4 March 2031'], line: 4, date: '2031-03-04', dateOrigin: 'heading' },
      { headings: ['Wednesday 5 March 2031'], line: 8, date: '2031-03-05', dateOrigin: 'heading' },
    ],
  });
  folder.write('diary.md', `${DIARY}\nAnd corked it.\n`);
  expect(await read(engine, 'diary.md')).toMatchObject({
    text: expect.stringContaining('corked'),
    changedSinceIndexed: true,
  });
});

test('only a note of the index can be read: no path leads to another file', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  writeFileSync(join(folder.root, '..', 'secret.md'), 'A secret.\n');
  writeFileSync(join(folder.root, '.hidden.md'), 'Hidden.\n');
  const paths = ['../secret.md', 'sub/../../secret.md', join(folder.root, '..', 'secret.md'), '/etc/passwd'];
  for (const path of [...paths, 'sub/../diary.md', 'sub\\barrels.md', '.hidden.md', 'sub', '', '..', 'diary.md\0']) {
    await expect(read(engine, path), path).rejects.toMatchObject({ code: 'not-found' });
    await expect(read(engine, path, folder.root), path).rejects.toMatchObject({ code: 'not-found' });
  }
  await expect(read(engine, 'passwd', '/etc')).rejects.toMatchObject({ code: 'not-found' });
});

test('a note that is gone from the disk says where it was', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  folder.remove('diary.md');
  await expect(read(engine, 'diary.md')).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining(folder.root),
  });
});

test('a note that became something else is not shown', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  folder.write('diary.md', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
  await expect(read(engine, 'diary.md')).rejects.toMatchObject({ code: 'invalid' });
});

test('a file whose name is written with combining marks is found', async () => {
  const name = 'Café.md';
  const { engine, folder } = await indexedEngine({ 'x.md': '# X\n\nAn x.\n' });
  renameSync(join(folder.root, 'x.md'), join(folder.root, name.normalize('NFD')));
  await index(engine);
  const [note] = (await list(engine)).notes;
  expect(note?.path).toBe(name.normalize('NFC'));
  expect((await read(engine, name.normalize('NFC'))).text).toContain('An x.');
});

test('notes are listed, narrowed and counted', async () => {
  const { engine } = await indexedEngine(NOTES);
  expect(await list(engine)).toMatchObject({ total: 2 });
  expect(await list(engine, { limit: 1 })).toMatchObject({ total: 2, notes: [{}] });
  expect(await list(engine, { text: 'barr' })).toMatchObject({ total: 1, notes: [{ path: 'sub/barrels.md' }] });
});

test('days are those of the sections, within a range', async () => {
  const { engine } = await indexedEngine(NOTES);
  const days = async (range: object) => (await engine.procedures.days(range, NEVER)).days;
  expect(await days({ from: '2031-03-05' })).toEqual([
    {
      date: '2031-03-05',
      origin: 'heading',
      journal: expect.any(String),
      path: 'diary.md',
      line: 8,
      heading: 'Wednesday 5 March 2031',
      warning: null,
    },
  ]);
  expect(await days({ from: '2031-03-01', to: '2031-03-31' })).toHaveLength(2);
});

test('files that could not be indexed are listed with their reason', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  folder.write('photo.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  await index(engine);
  const { files } = await engine.procedures.skipped({}, NEVER);
  expect(files).toMatchObject([{ journal: folder.root, path: 'photo.md', code: 'binary' }]);
});

test('before the first index there are no notes, and what needs one says so', async () => {
  const engine = await engineOn(folderWith({}), { write: 'no' });
  expect(await list(engine)).toEqual({ notes: [], total: 0, at: null });
  expect(await engine.procedures.skipped({}, NEVER)).toEqual({ files: [], warnings: [] });
  await expect(engine.procedures.days({}, NEVER)).rejects.toMatchObject({ code: 'index-missing' });
  await expect(read(engine, 'diary.md')).rejects.toMatchObject({ code: 'index-missing' });
});

test('the list of notes is read by pages, and says where a note stands in it', async () => {
  const { engine, folder } = await indexedEngine({
    'a.md': '# First 2031-03-01\n',
    '2031-03-02.md': '# Zoë\n',
    '2031-03-03.md': '# Third\n',
  });
  const page = (query: Parameters<typeof contract.listNotes.input.parse>[0]) =>
    engine.procedures.listNotes(contract.listNotes.input.parse(query), NEVER);
  const pathsOf = ({ notes }: { readonly notes: readonly { readonly path: string }[] }) =>
    notes.map(({ path }) => path);
  expect(pathsOf(await page({ limit: 2 }))).toEqual(['2031-03-03.md', '2031-03-02.md']);
  expect(await page({ limit: 2, offset: 2 })).toMatchObject({ notes: [{ path: 'a.md' }], total: 3, at: null });
  expect(await page({ limit: 1, find: { path: 'a.md' } })).toMatchObject({ at: 2 });
  expect(await page({ find: { path: 'a.md', journal: folder.root } })).toMatchObject({ at: 2 });
  expect(await page({ text: 'zoe', find: { path: 'a.md' } })).toMatchObject({ total: 1, at: null });
});

test('the days are counted without what no note says', async () => {
  const { engine } = await indexedEngine({ '2031-03-02.md': '# One\n\n## 2031-03-05\n\nx\n', 'b.md': '# Undated\n' });
  expect((await engine.procedures.dayCounts({}, NEVER)).days).toEqual([
    { date: '2031-03-02', sections: 1, warned: false },
    { date: '2031-03-05', sections: 1, warned: false },
  ]);
});
