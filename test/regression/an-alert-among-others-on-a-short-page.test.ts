import { expect, test } from 'vitest';
import { indexedEngine, NEVER } from '../core/engine/engine-on.ts';

/*
 * A short page about several alerts was followed from its first step, which was that of another alert; and of a long page whose
 * headings count its steps, only the step that had the words of the alert was shown.
 */

const LIGHTHOUSE = `# Alerts of the lighthouse

Owner: coast team.

## LampCurrentLow

1. Switch to the spare lamp: \`lampctl select spare\`

## FogSignalSilent

1. Look at the compressor: \`fogctl status\`
2. Wake it: \`fogctl start\`
`;

const COUNTED = `# Parcel index broken

${['Stop the writers', 'Find the last good snapshot', 'Restore the broken index', 'Start the writers']
  .map(
    (step, at) =>
      `## Step ${at + 1}: ${step}\n\n\`\`\`bash\nidxctl do-${at + 1}\n\`\`\`\n\n${'It takes a while.\n'.repeat(6)}`,
  )
  .join('\n')}`;

async function commandsFor(text: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  const { engine } = await indexedEngine(files);
  const { steps } = await engine.procedures.runbook({ text }, NEVER);
  return steps.flatMap(({ commands }) => commands.map(({ copy }) => copy));
}

test('the part of a page that is called like the alert is followed, however short the page is', async () => {
  expect(await commandsFor('FogSignalSilent', { 'runbooks/lighthouse.md': LIGHTHOUSE })).toEqual([
    'fogctl status',
    'fogctl start',
  ]);
});

test('headings that count steps are parts of one', async () => {
  expect(await commandsFor('restore the broken index of parcels', { 'runbooks/index.md': COUNTED })).toEqual([
    'idxctl do-1',
    'idxctl do-2',
    'idxctl do-3',
    'idxctl do-4',
  ]);
});
