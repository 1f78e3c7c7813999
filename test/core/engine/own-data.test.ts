import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import { index, indexedEngine, NEVER } from './engine-on.ts';

test('own data is exported whole and deleted for good; notes are not touched', async () => {
  const { engine, folder } = await indexedEngine({ 'a.md': '# A\n' });
  const { procedures } = engine;
  await procedures.setPreferences({ theme: 'dark' }, NEVER);
  await procedures.giveFeedback(contract.giveFeedback.input.parse({ question: 'why?', verdict: 'helpful' }), NEVER);
  const { tables } = await procedures.ownData({}, NEVER);
  expect(tables['feedback']).toHaveLength(1);
  expect(JSON.stringify(tables['settings'])).toContain('dark');
  expect(contract.deleteOwnData.input.safeParse({ confirm: 'yes' }).success).toBe(false);
  const { journals } = await procedures.deleteOwnData({ confirm: 'delete' }, NEVER);
  expect(journals.every(({ sample }) => sample)).toBe(true);
  expect(await procedures.feedback({}, NEVER)).toEqual({ feedback: [] });
  expect((await procedures.preferences({}, NEVER)).theme).toBe('system');
  expect(readFileSync(join(folder.root, 'a.md'), 'utf8')).toBe('# A\n');
});

test('the order of dates that the user chose decides for notes that do not tell', async () => {
  const { engine } = await indexedEngine({ 'log.md': '# Log\n\n## 04/11/2024\n\nRain.\n' });
  const { procedures } = engine;
  const day = async () => (await procedures.days({}, NEVER)).days[0]?.date;
  await procedures.setPreferences({ dateOrder: 'day-first' }, NEVER);
  await index(engine);
  expect(await day()).toBe('2024-11-04');
  await procedures.setPreferences({ dateOrder: 'month-first' }, NEVER);
  await index(engine);
  expect(await day()).toBe('2024-04-11');
});

test('a model that is not here is tested, and says so', async () => {
  const { engine } = await indexedEngine({ 'a.md': '# A\n' });
  const tested = await engine.procedures.testModel({ name: 'http://127.0.0.1:9#none' }, NEVER);
  expect(tested.ok).toBe(false);
  expect(tested.detail).not.toBe('');
});
