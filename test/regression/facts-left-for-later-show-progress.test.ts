import { expect, test } from 'vitest';
import type { Progress } from '../../core/contract/index-run.ts';
import { contract } from '../../core/contract.ts';
import { runCommand } from '../core/cli/run-command.ts';
import { all, engineOn, folderWith, NEVER } from '../core/engine/engine-on.ts';
import { sampleProcedures } from '../core/server/sample-procedures.ts';

/** As many as a run leaves for later. */
const FILES = Object.fromEntries(
  Array.from({ length: 160 }, (_, at) => [`n${at}.md`, `# 2031-03-04\n\n- [ ] oil pump ${at}\n`]),
);

test('whoever asks first hears how far the reading of facts is, and so does the status', async () => {
  const folder = folderWith(FILES);
  const writer = await engineOn(folder, { journals: [folder.root] });
  await all(writer.procedures.index({ fresh: false, embed: false, facts: 'later' }, NEVER));
  await writer.close();

  const heard: Progress[] = [];
  const said: unknown[] = [];
  const engine = await engineOn(folder, {
    write: 'no',
    onProgress: (progress) => {
      heard.push(progress);
      said.push(engine.procedures.status({}, NEVER));
    },
  });
  const { tasks } = await engine.procedures.tasks(contract.tasks.input.parse({}), NEVER);
  expect(tasks).toHaveLength(160);
  expect(heard.at(-1)).toMatchObject({ stage: 'facts', done: 160, total: 160 });
  expect(await Promise.all(said)).toContainEqual(
    expect.objectContaining({ run: expect.objectContaining({ stage: 'facts' }) }),
  );
  expect(await engine.procedures.status({}, NEVER)).toMatchObject({ run: null });
});

const READING: Progress = { stage: 'facts', done: 1, total: 2, perSecond: null, remainingMs: null };

test.each([
  [['tasks'], true],
  [['tasks', '--json'], true],
  [['tasks', '--quiet'], false],
])('%j shows it where a person sees it: %j', async (argv, isShown) => {
  const { stdout, stderr } = await runCommand(argv, {
    terminal: 100,
    openEngine: async ({ onProgress }) => {
      onProgress?.({ ...READING, stage: 'ingest' });
      onProgress?.(READING);
      return { procedures: sampleProcedures({}), tellHook: () => undefined, close: async () => undefined };
    },
  });
  expect(stderr.includes('Reading    ████████████░░░░░░░░░░░░  1 / 2')).toBe(isShown);
  expect(stderr).not.toContain('Indexing');
  expect(stdout).not.toContain('Reading');
});
