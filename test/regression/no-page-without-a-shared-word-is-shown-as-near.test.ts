import { expect, test } from 'vitest';
import { contract } from '../../core/contract.ts';
import { engineOn, folderWith, index, NEVER } from '../core/engine/engine-on.ts';
import { TEST_MODELS_CACHE, testModelsDir } from '../helpers/models.ts';
import { needs } from '../helpers/require.ts';

const page = (title: string, step: string): string => `# ${title}\n\n## Mitigation\n\n1. ${step}\n`;

const runs = needs(testModelsDir() !== null, 'the small models (node test/helpers/pull-models.ts)');
test.runIf(runs)('where no runbook fits, none that shares no word is called near, however near it means', async () => {
  const folder = folderWith({
    'runbooks/crane.md': page('Crane overloaded', 'Unload the crane by hand.'),
    'runbooks/gate.md': page('Gate does not close', 'Oil the hinges of the gate.'),
    'runbooks/badge.md': page('Badge printer jammed', 'Take the paper out of the printer.'),
  });
  const engine = await engineOn(folder, { config: { modelsDir: TEST_MODELS_CACHE } });
  await engine.procedures.addJournal({ root: folder.root }, NEVER);
  await index(engine, { embed: true });
  const ask = async (text: string) => engine.procedures.runbook(contract.runbook.input.parse({ text }), NEVER);
  const answer = await ask('rotate okta signing keys of the badge service');
  expect(answer.runbook).toBeNull();
  expect(answer.otherRunbooks.map(({ title }) => title)).toEqual(['Badge printer jammed']);
});
