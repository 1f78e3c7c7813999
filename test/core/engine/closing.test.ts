import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { currentWriter } from '../../../core/store/writer-lock.ts';
import { testModelsDir } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { engineOn, folderWith } from './engine-on.ts';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('./open-and-close.ts', import.meta.url));
const NOTES = Object.fromEntries(
  Array.from({ length: 300 }, (_, at) => [`${at}.md`, `# Kettle ${at}\n\nThe blue valve ${at} fixed the kettle.\n`]),
);

/** Well under the test's own time: nothing but work that was forgotten takes longer. */
const END_MS = 25_000;

/** Resolves only when the process ended by itself; it and all that share its output are gone then. */
async function closedAfter(delayMs: number, modelsDir: string): Promise<string> {
  const folder = folderWith(NOTES);
  const args = [PROGRAM, folder.dataDir, folder.root, modelsDir, String(delayMs)];
  const { stdout } = await run(process.execPath, args, { timeout: END_MS });
  expect(currentWriter(folder.dataDir)).toBe(null);
  return stdout;
}

test.each([0, 150])('closing in the midst of everything leaves nothing running (after %i ms)', async (delayMs) => {
  const folder = folderWith({});
  expect(await closedAfter(delayMs, join(folder.dataDir, 'no-models'))).toMatch(/^closed \d+\nended\n$/);
});

const modelsDir = testModelsDir();
test.skipIf(!needs(modelsDir !== null, 'the test models: node test/helpers/pull-models.ts')).each([0, 1_500])(
  'closing ends the processes of the models too (after %i ms)',
  async (delayMs) => {
    expect(await closedAfter(delayMs, modelsDir ?? '')).toMatch(/^closed \d+\nended\n$/);
  },
);

test('an engine that could not open leaves nothing behind', async () => {
  const folder = folderWith({});
  const writer = await engineOn(folder);
  await expect(engineOn(folder)).rejects.toMatchObject({ code: 'busy' });
  await writer.close();
  expect(currentWriter(folder.dataDir)).toBe(null);
  await engineOn(folder);
});
