import { expect, test } from 'vitest';
import { testModelsDir } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { engineOn, folderWith, index, statusWhen } from './engine-on.ts';

const modelsDir = testModelsDir();
const hasModels = needs(modelsDir !== null, 'the test models: node test/helpers/pull-models.ts');
const config = { modelsDir: modelsDir ?? '' };
const NOTES = { 'a.md': '# A\n\nThe kettle whistles.\n' };

test.skipIf(!hasModels)('an engine that watches embeds what it finds', async () => {
  const folder = folderWith(NOTES);
  const engine = await engineOn(folder, { config, journals: [folder.root], watch: true });
  await statusWhen(engine, ({ notes, pendingEmbeddings, run }) => notes === 1 && pendingEmbeddings === 0 && !run);
  folder.write('b.md', '# B\n\nThe barrel leaks.\n');
  await statusWhen(engine, ({ notes, pendingEmbeddings, run }) => notes === 2 && pendingEmbeddings === 0 && !run);
});

test.skipIf(!hasModels)('one that shall not embed leaves that to a run that asks for it', async () => {
  const folder = folderWith(NOTES);
  const engine = await engineOn(folder, { config, journals: [folder.root], watch: true, embed: false });
  await statusWhen(engine, ({ lastRun, run }) => lastRun?.report.notes.total === 1 && !run);
  expect(await index(engine)).toMatchObject({ embedded: 0 });
  folder.write('b.md', '# B\n\nThe barrel leaks.\n');
  const status = await statusWhen(engine, ({ lastRun, run }) => lastRun?.report.notes.total === 2 && !run);
  expect(status).toMatchObject({ pendingEmbeddings: 2, lastRun: { report: { embedded: 0 } } });
  expect(status.degraded).toContainEqual(
    expect.objectContaining({ code: 'embedding-pending', fix: 'Run `daybook index` to embed them.' }),
  );
  expect(await index(engine, { embed: true })).toMatchObject({ embedded: 2 });
});
