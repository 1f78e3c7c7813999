import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../core/contract.ts';
import { engineOn, folderWith, index, NEVER } from '../core/engine/engine-on.ts';
import { TEST_MODELS_CACHE, testModelsDir } from '../helpers/models.ts';
import { needs } from '../helpers/require.ts';
import { ROOT } from '../helpers/source-tree.ts';

/*
 * Small invented journals, and alerts of which half have a runbook there, most of them in other words, and half have none but
 * share a common word with one. The alerts of `arcade` were labelled after the weights were chosen. A fault is a page for an
 * alert that has none, another page, or none where there is one.
 */

const Alerts = z.array(
  z.object({ journal: z.string(), page: z.string().nullable(), name: z.string(), said: z.string() }),
);
const alerts = Alerts.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'alert-fit.json'), 'utf8')));

/** A hundred passages and two dozen questions, on a machine that does other things as well. */
const EMBEDDING_MS = 120_000;
/** How many faults each journal has; `VoiceChatPacketLoss` of a region is no reason to move its players. */
const MOST_FAULTS: Readonly<Record<string, number>> = { gazette: 0, coldstore: 0, clinic: 0, mailhouse: 0, arcade: 4 };

const pages = readFileSync(join(import.meta.dirname, 'alert-fit-notes.txt'), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((part) => {
    const [path = '', ...lines] = part.split('\n');
    return { path, text: lines.join('\n') };
  });

function filesOf(journal: string): Record<string, string> {
  const own = pages.filter(({ path }) => path.startsWith(`${journal}/`));
  return Object.fromEntries(own.map(({ path, text }) => [path.slice(journal.length + 1), text]));
}

/** As Alertmanager sends it; without a name as somebody types it. */
function messageOf({ name, said }: (typeof alerts)[number]): string {
  if (name === '') return said;
  const labels = { alertname: name, severity: 'warning' };
  const annotations = said === '' ? {} : { description: said };
  const alert = { status: 'firing', labels, annotations, startsAt: '2031-03-10T10:40:00Z', fingerprint: 'f' };
  return JSON.stringify({ version: '4', status: 'firing', alerts: [alert], commonLabels: {}, commonAnnotations: {} });
}

/** What went wrong with the alerts of a journal. */
async function faultsOf(journal: string, embed: boolean): Promise<string[]> {
  const folder = folderWith(journal === 'sample' ? {} : filesOf(journal));
  const engine = await engineOn(folder, embed ? { config: { modelsDir: TEST_MODELS_CACHE } } : { useEmbedder: false });
  const root = journal === 'sample' ? join(ROOT, 'resources', 'sample-journal') : folder.root;
  await engine.procedures.addJournal({ root }, NEVER);
  await index(engine, { embed });
  const faults: string[] = [];
  for (const alert of alerts.filter((one) => one.journal === journal)) {
    const answer = await engine.procedures.runbook(contract.runbook.input.parse({ text: messageOf(alert) }), NEVER);
    const given = answer.runbook?.path.replace(/^.*\/|\.md$/g, '') ?? null;
    if (given !== alert.page) faults.push(`${alert.name} ${alert.said}: ${given}, not ${alert.page}`);
    if (given === null) expect(answer.newRunbook).toBe(answer.alert.name);
  }
  return faults;
}

describe('an alert gets its runbook, and one that has none gets none', () => {
  test.each(['sample', ...Object.keys(MOST_FAULTS)])('%s, by words alone', async (journal) => {
    const faults = await faultsOf(journal, false);
    expect(faults.length, faults.join('\n')).toBeLessThanOrEqual(MOST_FAULTS[journal] ?? 0);
  });

  const runs = needs(testModelsDir() !== null, 'the small models (node test/helpers/pull-models.ts)');
  test.runIf(runs).each(['sample', ...Object.keys(MOST_FAULTS)])(
    '%s, with vectors',
    async (journal) => {
      const faults = await faultsOf(journal, true);
      expect(faults.length, faults.join('\n')).toBeLessThanOrEqual(MOST_FAULTS[journal] ?? 0);
    },
    EMBEDDING_MS,
  );
});
