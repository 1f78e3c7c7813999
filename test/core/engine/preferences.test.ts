import { expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import { engineOn, folderWith, NEVER } from './engine-on.ts';

test('preferences are kept one by one, and are there after a restart', async () => {
  const folder = folderWith({ 'a.md': '# A\n' });
  const first = await engineOn(folder);
  expect(await first.procedures.preferences({}, NEVER)).toMatchObject({ theme: 'system', shortcuts: {} });
  await first.procedures.setPreferences({ theme: 'dark', noteNames: { journal: 'YYYY-MM-DD' } }, NEVER);
  await first.procedures.setPreferences({ shortcuts: { 'tasks x': 'd' } }, NEVER);
  await first.close();
  const second = await engineOn(folder);
  expect(await second.procedures.preferences({}, NEVER)).toMatchObject({
    theme: 'dark',
    shortcuts: { 'tasks x': 'd' },
    noteNames: { journal: 'YYYY-MM-DD' },
    captureHeading: 'Captured',
  });
});

test('a heading to capture under has a name', () => {
  expect(contract.setPreferences.input.safeParse({ captureHeading: '  ' }).success).toBe(false);
});

test('a name for notes that names no file, or has a part that nothing fills, is refused when it is chosen', async () => {
  const engine = await engineOn(folderWith({}));
  for (const journal of ['../elsewhere/YYYY', '/tmp/YYYY-MM-DD', 'daily/{{mood}}', 'a*b']) {
    await expect(engine.procedures.setPreferences({ noteNames: { journal } }, NEVER)).rejects.toMatchObject({
      code: 'invalid',
    });
  }
  expect((await engine.procedures.preferences({}, NEVER)).noteNames).toEqual({});
});
