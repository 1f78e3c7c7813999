import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import { linkedPath } from '../../../core/engine/linked-note.ts';
import { engineOn, folderWith, index, indexedEngine, NEVER } from './engine-on.ts';

const NOTES = { 'plans/Next.md': '# What comes next\n', 'Über uns.md': '# Über uns\n', 'a.md': '# A\n' };

test('names that lead to no note are told from those that do, as opening them would', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const there = ['plans/Next.md', 'next', 'plans/next', 'what comes next', 'Über uns', 'a.md'];
  const gone = ['plans/later.md', 'Zoo', 'xplans/next'];
  const { missing } = await engine.procedures.missingNotes({ journal: folder.root, names: [...there, ...gone] }, NEVER);
  expect(missing).toEqual([
    { name: 'plans/later.md', newPath: 'plans/later.md' },
    { name: 'Zoo', newPath: 'Zoo.md' },
    { name: 'xplans/next', newPath: 'xplans/next.md' },
  ]);
  for (const path of there) await engine.procedures.readNote({ journal: folder.root, path }, NEVER);
  for (const path of gone) {
    await expect(engine.procedures.readNote({ journal: folder.root, path }, NEVER)).rejects.toMatchObject({
      code: 'not-found',
    });
  }
});

test('a note is written where a link leads, found at once, and never over another', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const write = (path: string, text: string) =>
    engine.procedures.writeNote({ title: 'Later', text, at: { journal: folder.root, path } }, NEVER);
  expect(await write('plans/later.md', '# Later\n')).toMatchObject({ path: 'plans/later.md', created: true });
  expect(readFileSync(join(folder.root, 'plans/later.md'), 'utf8')).toBe('# Later\n');
  expect((await engine.procedures.readNote({ path: 'later' }, NEVER)).title).toBe('Later');
  expect(await write('a.md', '# Another\n')).toMatchObject({ created: false });
  expect(readFileSync(join(folder.root, 'a.md'), 'utf8')).toBe('# A\n');
  for (const path of ['../out.md', '.hidden/a.md', 'con?.md', 'a.txt', 'plans//x.md', '/etc/x.md']) {
    await expect(write(path, 'x')).rejects.toMatchObject({ code: 'invalid' });
  }
  expect(existsSync(join(folder.root, '..', 'out.md'))).toBe(false);
});

test('nothing is offered in the sample journal', async () => {
  const engine = await engineOn(folderWith({}));
  await index(engine);
  const { journals } = await engine.procedures.status({}, NEVER);
  for (const journal of [journals[0]?.root, undefined]) {
    const request = contract.missingNotes.input.parse({ journal, names: ['Zoo'] });
    expect(await engine.procedures.missingNotes(request, NEVER)).toEqual({ missing: [{ name: 'Zoo', newPath: null }] });
  }
});

test.each([
  ['Zoo', 'Zoo.md'],
  ['plans/v2.1 of it', 'plans/v2.1 of it.md'],
  ['a.MD', 'a.MD'],
  ['picture.png', null],
  ['a/../b', null],
  ['a\\b', null],
  [' a', null],
  ['', null],
])('a link to %j would be the note %j', (name, path) => expect(linkedPath(name)).toBe(path));
