import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '../../core/engine.ts';
import { engineOn, folderWith, index, NEVER, search } from '../core/engine/engine-on.ts';

/** Two journals of the user's, indexed; `third` is a folder that is none. */
async function twoJournals() {
  const one = folderWith({ 'a.md': '# One\n\nA periwinkle.\n', 'sub/c.md': '# Sub\n\nA cowrie.\n' });
  const two = folderWith({ 'b.md': '# Two\n\nA marzipan.\n' });
  const third = folderWith({ 'd.md': '# Third\n\nA nougat.\n' });
  const engine = await engineOn(one);
  for (const { root } of [one, two]) await engine.procedures.addJournal({ root }, NEVER);
  await index(engine);
  await engine.close();
  return { one, two, third };
}

const finds = async (engine: Engine, word: string): Promise<boolean> => (await search(engine, word)).results.length > 0;

test.each([{ fresh: false }, { fresh: true }])(
  'a run for one journal brings that one up to date and leaves the others as they are: %j',
  async (request) => {
    const { one, two } = await twoJournals();
    writeFileSync(join(one.root, 'new.md'), 'A limpet.\n');
    writeFileSync(join(two.root, 'new.md'), 'A toffee.\n');
    const named = await engineOn(one, { journals: [one.root] });
    const report = await index(named, request);
    expect(report.notes).toMatchObject({ removed: 0, total: 4 });
    expect(report.degraded.map(({ code }) => code)).toEqual(['embedding-pending']);
    await named.close();

    const all = await engineOn(one, { write: 'no' });
    expect(await finds(all, 'periwinkle')).toBe(true);
    expect(await finds(all, 'limpet')).toBe(true);
    expect(await finds(all, 'marzipan')).toBe(true);
    expect(await finds(all, 'toffee')).toBe(false);
  },
);

test('a folder that is none of the journals is there until the next run for them, and that is said', async () => {
  const { one, third } = await twoJournals();
  const named = await engineOn(one, { journals: [third.root] });
  expect((await index(named)).degraded).toContainEqual(
    expect.objectContaining({ code: 'index-stale', message: expect.stringContaining(third.root) }),
  );
  expect(await finds(named, 'nougat')).toBe(true);
  await named.close();

  const own = await engineOn(one);
  expect(await finds(own, 'nougat')).toBe(true);
  await index(own);
  expect(await finds(own, 'nougat')).toBe(false);
  expect(await finds(own, 'marzipan')).toBe(true);
});

test('a folder inside a journal is not indexed a second time', async () => {
  const { one } = await twoJournals();
  const named = await engineOn(one, { journals: [join(one.root, 'sub')] });
  await expect(index(named)).rejects.toMatchObject({ code: 'invalid' });
});

test('a journal that is removed from the list leaves the index with the next run', async () => {
  const { one, two } = await twoJournals();
  const own = await engineOn(one);
  await own.procedures.removeJournal({ root: two.root }, NEVER);
  mkdirSync(join(one.root, 'later'));
  await index(own);
  expect(await finds(own, 'marzipan')).toBe(false);
  expect(await finds(own, 'periwinkle')).toBe(true);
});
