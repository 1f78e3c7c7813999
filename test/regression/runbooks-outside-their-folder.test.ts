import { expect, test } from 'vitest';
import { contract } from '../../core/contract.ts';
import { indexedEngine, NEVER } from '../core/engine/engine-on.ts';

test('a note that is tagged as a runbook, or says which alert it is for, is one wherever it lies', async () => {
  const { engine } = await indexedEngine({
    'ops/quay.md': '---\nalert: TidegateOpen\n---\n\n# Close the gate\n\n1. `gatectl close`\n',
    'ops/horn.md': '---\ntags: [runbook, horn]\n---\n\n# The horn is silent\n\n1. `systemctl restart horn`\n',
    'ops/paint.md': '---\ntags: [paint]\n---\n\n# Paint\n\n1. Buy paint.\n',
  });
  const { runbooks } = await engine.procedures.runbooks({}, NEVER);
  expect(runbooks.map(({ path }) => path)).toContain('ops/horn.md');
  const text = '{"alertname": "TidegateOpen", "status": "firing"}';
  const { runbook } = await engine.procedures.runbook(contract.runbook.input.parse({ text }), NEVER);
  expect(runbook).toMatchObject({ path: 'ops/quay.md', match: 'name' });
});
