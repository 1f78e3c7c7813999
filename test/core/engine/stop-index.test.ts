import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testModelsDir } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { engineOn, folderWith, index, NEVER, search, statusWhen } from './engine-on.ts';

const modelsDir = testModelsDir();
const hasModels = needs(modelsDir !== null, 'the test models: node test/helpers/pull-models.ts');
/** Longer than a change of a file takes to be looked at. */
const LOOKED_AT_MS = 1_500;

function manyNotes(count: number, sentences = 20): Record<string, string> {
  const text = (at: number) => `# Note ${at}\n\n${`Barrel ${at} of the cellar leaks again. `.repeat(sentences)}\n`;
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}.md`, text(at)]));
}

test('a run that the engine began is stopped, and nothing is read until somebody goes on', async () => {
  const folder = folderWith(manyNotes(2_000));
  const engine = await engineOn(folder, { journals: [folder.root], watch: true });
  await statusWhen(engine, ({ run }) => run?.stage === 'ingest');
  expect(await engine.procedures.stopIndex({}, NEVER)).toEqual({ stopped: true });
  const { notes } = await statusWhen(engine, ({ run, stopped }) => run === null && stopped === 'reading');
  expect(notes).toBeLessThan(2_000);
  folder.write('z.md', '# Zebra\n\nA zebra.\n');
  await delay(LOOKED_AT_MS);
  expect(await engine.procedures.status({}, NEVER)).toMatchObject({ run: null, stopped: 'reading', notes });
  expect(await index(engine, { embed: true })).toMatchObject({ notes: { total: 2_001 } });
  expect(await engine.procedures.status({}, NEVER)).toMatchObject({ stopped: null });
});

test('who waits for a run that is stopped hears that it was', async () => {
  const folder = folderWith(manyNotes(2_000));
  const engine = await engineOn(folder, { journals: [folder.root] });
  const asked = index(engine);
  await statusWhen(engine, ({ run }) => run?.stage === 'ingest');
  await engine.procedures.stopIndex({}, NEVER);
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
});

test('an index at rest has nothing to stop', async () => {
  const folder = folderWith({ 'a.md': '# A\n' });
  const engine = await engineOn(folder, { journals: [folder.root] });
  await index(engine);
  expect(await engine.procedures.stopIndex({}, NEVER)).toEqual({ stopped: false });
  expect(await engine.procedures.status({}, NEVER)).toMatchObject({ stopped: null });
});

test.skipIf(!hasModels)(
  'reading for meaning is stopped, and what changes is found by its words meanwhile',
  async () => {
    const folder = folderWith(manyNotes(40, 1));
    const config = { modelsDir: modelsDir ?? '' };
    const engine = await engineOn(folder, { config, journals: [folder.root], watch: true });
    await statusWhen(engine, ({ run }) => run?.stage === 'embed');
    await engine.procedures.stopIndex({}, NEVER);
    const { pendingEmbeddings, degraded } = await statusWhen(engine, ({ run }) => run === null);
    expect(pendingEmbeddings).toBeGreaterThan(0);
    expect(degraded).toContainEqual(
      expect.objectContaining({ fix: expect.stringContaining('“Go on” under Journals') }),
    );
    folder.write('z.md', '# Zebra\n\nA zebra.\n');
    await statusWhen(engine, ({ run, notes }) => run === null && notes === 41);
    expect((await search(engine, 'zebra')).results).toMatchObject([{ path: 'z.md' }]);
    expect(await engine.procedures.status({}, NEVER)).toMatchObject({
      stopped: 'meaning',
      pendingEmbeddings: pendingEmbeddings + 1,
    });
    expect(await index(engine, { embed: true })).toMatchObject({ embedded: pendingEmbeddings + 1 });
    expect(await engine.procedures.status({}, NEVER)).toMatchObject({ stopped: null, pendingEmbeddings: 0 });
  },
  60_000,
);
