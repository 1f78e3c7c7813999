import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportEvent } from '../../../core/contract/import.ts';
import { entitiesXml, writeFiles } from '../import/exports.ts';
import { all, indexedEngine, engineOn, folderWith, NEVER } from './engine-on.ts';

const EXPORT = {
  'export/entities.xml': entitiesXml([{ id: '11', title: 'Vat too hot', body: '<p>Open the valve.</p>' }]),
};

test('pages become notes of the first journal, with how far it is', async () => {
  const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
  writeFiles(folder.dataDir, EXPORT);
  const path = join(folder.dataDir, 'export');
  const events = await all(engine.procedures.importNotes({ from: 'confluence', path }, NEVER));
  expect(events.map(({ kind }) => kind)).toContain('progress');
  expect(events.at(-1)).toMatchObject({ kind: 'done', report: { pages: 1, written: ['Vat-too-hot.md'] } });
  expect(existsSync(join(folder.root, 'confluence/BREW/Vat-too-hot.md'))).toBe(true);
});

test('they go into the journal that is named, when it is one of the user’s', async () => {
  const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
  writeFiles(folder.dataDir, { ...EXPORT, 'team/b.md': '# B\n' });
  const path = join(folder.dataDir, 'export');
  const team = realpathSync(join(folder.dataDir, 'team'));
  const into = (journal: string) => all(engine.procedures.importNotes({ from: 'confluence', path, journal }, NEVER));
  await expect(into(team)).rejects.toMatchObject({
    code: 'not-found',
    message: `${team} is not one of your journals.`,
  });
  await engine.procedures.addJournal({ root: team }, NEVER);
  await into(team);
  expect(existsSync(join(team, 'confluence/BREW/Vat-too-hot.md'))).toBe(true);
  expect(existsSync(join(folder.root, 'confluence'))).toBe(false);
});

test('what is at a path is said before it is imported', async () => {
  const folder = folderWith({});
  const engine = await engineOn(folder);
  writeFiles(folder.dataDir, { ...EXPORT, 'no.zip': 'not a zip' });
  const look = (from: 'confluence' | 'notion' | 'markdown', path: string) =>
    engine.procedures.lookAtExport({ from, path: join(folder.dataDir, path) }, NEVER);
  expect(await look('confluence', 'export')).toEqual({ isFolder: true, fits: true, says: 'A folder with 1 file.' });
  expect(await look('notion', 'export')).toMatchObject({ fits: false, says: expect.stringContaining('no .md') });
  expect(await look('markdown', 'export')).toMatchObject({ fits: false });
  await expect(look('confluence', 'none')).rejects.toMatchObject({ code: 'not-found' });
  await expect(look('confluence', 'no.zip')).rejects.toMatchObject({ code: 'invalid' });
});

test('leaving it stops it, and another one can begin; two at once are refused', async () => {
  const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
  const pages = Array.from({ length: 400 }, (_, at) => ({ id: String(at + 1), title: `Page ${at}`, body: '<p>x</p>' }));
  writeFiles(folder.dataDir, { 'export/entities.xml': entitiesXml(pages) });
  const request = { from: 'confluence', path: join(folder.dataDir, 'export') } as const;
  const first = engine.procedures.importNotes(request, NEVER)[Symbol.asyncIterator]();
  await first.next();
  await expect(all(engine.procedures.importNotes(request, NEVER))).rejects.toMatchObject({ code: 'busy' });
  await first.return?.();
  const again = async (): Promise<ImportEvent[]> =>
    all(engine.procedures.importNotes(request, NEVER)).catch(() =>
      new Promise<void>((go) => setImmediate(go)).then(again),
    );
  expect((await again()).at(-1)).toMatchObject({ kind: 'done', report: { pages: 400 } });
});

test('without a journal, and without the network, it says what to do', async () => {
  const folder = folderWith(EXPORT);
  const engine = await engineOn(folder);
  const path = join(folder.root, 'export');
  await expect(all(engine.procedures.importNotes({ from: 'confluence', path }, NEVER))).rejects.toMatchObject({
    code: 'invalid',
    message: 'There is no journal yet that the notes could go to.',
  });
  const server = {
    from: 'confluence-server',
    url: 'https://wiki.example.invalid',
    space: 'OPS',
    attachments: true,
  } as const;
  await expect(all(engine.procedures.importNotes(server, NEVER))).rejects.toMatchObject({ code: 'network-off' });
});
