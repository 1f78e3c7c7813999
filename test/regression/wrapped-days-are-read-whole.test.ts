import { expect, test } from 'vitest';
import { contract } from '../../core/contract.ts';
import { indexedEngine, NEVER } from '../core/engine/engine-on.ts';

test('what happened the last time is told in whole sentences, also where the writer wrapped the lines', async () => {
  const { engine } = await indexedEngine({
    'runbooks/sluice.md': '---\nalert: SluiceGateStuckOpen\n---\n\n# Sluice gate\n\n1. `gatectl close`\n',
    'daily/2031-02-11.md': [
      '# 2031-02-11',
      '',
      '05:10 page from the harbour: `SluiceGateStuckOpen`. Water stood on the pier and all three',
      'pumps were stuck. Restarting them did not help. Wen took the branch out of the gate and then',
      'cranked it shut by hand, which fixed it.',
      '',
    ].join('\n'),
  });
  const input = contract.runbook.input.parse({ text: 'SluiceGateStuckOpen' });
  const { pastIncidents } = await engine.procedures.runbook(input, NEVER);
  expect(pastIncidents[0]?.excerpt).toContain('all three pumps were stuck');
  expect(pastIncidents[0]?.worked).toBe(
    'Wen took the branch out of the gate and then cranked it shut by hand, which fixed it.',
  );
});
