import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEMPLATE_KINDS } from '../../../core/contract/templates.ts';
import type { Engine } from '../../../core/engine.ts';
import { engineOn, folderWith, indexedEngine, NEVER } from './engine-on.ts';

const list = async (engine: Engine) => (await engine.procedures.templates({}, NEVER)).templates;

test('every kind has a template: of a journal, of the user, or of Daybook', async () => {
  const { engine, folder } = await indexedEngine({ 'a.md': '# A\n', '_templates/meeting.md': '# Ours: {{title}}\r\n' });
  const first = await list(engine);
  expect(new Set(first.map(({ kind }) => kind))).toEqual(new Set(TEMPLATE_KINDS));
  const ofJournal = first.filter(({ from }) => from === 'journal');
  const file = join(folder.root, '_templates/meeting.md');
  expect(ofJournal).toEqual([
    { kind: 'meeting', from: 'journal', journal: folder.root, file, text: '# Ours: {{title}}\n', problem: null },
  ]);
  expect(first.filter(({ from }) => from === 'own')).toEqual([]);
  expect(first.find(({ kind }) => kind === 'runbook')).toMatchObject({
    from: 'built-in',
    text: expect.stringMatching(/^---/),
  });
});

test('one is made out of Daybook’s, stays when it is there, and is what opens in the editor', async () => {
  const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
  const { templates } = await engine.procedures.makeTemplate({ kind: 'runbook' }, NEVER);
  const file = join(folder.dataDir, 'templates/runbook.md');
  expect(templates.find(({ kind }) => kind === 'runbook')).toMatchObject({ from: 'own', journal: null, file });
  writeFileSync(file, '# Mine\n');
  await engine.procedures.makeTemplate({ kind: 'runbook' }, NEVER);
  expect(readFileSync(file, 'utf8')).toBe('# Mine\n');
  const place = { template: 'runbook', journal: null } as const;
  expect(await engine.procedures.editorTarget(place, NEVER)).toMatchObject({ file });
  await expect(engine.procedures.editorTarget({ template: 'meeting', journal: null }, NEVER)).rejects.toMatchObject({
    code: 'not-found',
    hint: 'Make one under Settings.',
  });
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('one that cannot be read says why', async () => {
  const folder = folderWith({ 'templates/meeting.md': '# Ours\n' });
  chmodSync(join(folder.root, 'templates/meeting.md'), 0o000);
  const engine = await engineOn(folder);
  await engine.procedures.addJournal({ root: folder.root }, NEVER);
  const ours = (await list(engine)).find(({ from }) => from === 'journal');
  expect(ours).toMatchObject({
    text: '',
    problem: expect.stringMatching(/cannot be read \(EACCES: permission denied\)/),
  });
});

test('one that cannot be made says why', async () => {
  const folder = folderWith({});
  const engine = await engineOn(folder);
  writeFileSync(join(folder.dataDir, 'templates'), 'a file where the folder would be');
  await expect(engine.procedures.makeTemplate({ kind: 'meeting' }, NEVER)).rejects.toMatchObject({
    message: expect.stringMatching(/^The template was not made: /),
  });
});
