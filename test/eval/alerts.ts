import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../core/config.ts';
import type { RunbookAnswer } from '../../core/contract/runbook-answer.ts';
import { openEngine } from '../../core/engine.ts';
import { testModelsDir } from '../helpers/models.ts';
import { DEFAULT_EVAL_DIR } from './eval-dir.ts';

/*
 * From an alert to its page, over the alert pages of the evaluation folder: an Alertmanager message is made from each page's
 * name, and one from the symptom in other words, and `runbook` is asked for each, over all corpora at once:
 *   npm run eval -- --no-ask && node test/eval/alerts.ts [--data DIR] [--words]
 * `--words` does without vectors; `--show` prints what went wrong.
 */

const NOW = '2026-11-16T09:00:00Z';
const NEVER = new AbortController().signal;

interface Question {
  readonly id: string;
  readonly query: string;
  readonly gold: readonly { readonly path: string }[];
}

function questions(name: string): Question[] {
  const file = join(DEFAULT_EVAL_DIR, 'queries', `${name}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): Question => JSON.parse(line) as Question);
}

/** A message as Alertmanager sends it, of which only the name says anything. */
function alertmanager(name: string): string {
  const labels = { alertname: name, severity: 'critical', prometheus: 'monitoring/main', instance: '10.0.4.17:9100' };
  const alert = {
    status: 'firing',
    labels,
    annotations: {},
    startsAt: NOW,
    endsAt: '0001-01-01T00:00:00Z',
    fingerprint: 'f',
  };
  const common = { groupLabels: { alertname: name }, commonLabels: labels, commonAnnotations: {} };
  return JSON.stringify({
    version: '4',
    groupKey: '{}',
    status: 'firing',
    receiver: 'hook',
    alerts: [alert],
    ...common,
  });
}

function pagesOf({ runbook, otherRunbooks, passages }: RunbookAnswer): string[] {
  const own = runbook === null ? [] : [runbook];
  const all = [...own, ...otherRunbooks, ...passages].map(({ journal, path }) => {
    return `${/corpora[\\/]([^\\/]+)[\\/]docs$/.exec(journal)?.[1] ?? ''}/docs/${path}`;
  });
  return [...new Set(all)];
}

function flag(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : (process.argv[at + 1] ?? '');
}

const modelsDir = testModelsDir();
const dataDir = flag('--data') ?? join('test-artifacts', 'eval');
const config = { ...readConfig({ dataDir }), networkAllowed: false, ...(modelsDir === null ? {} : { modelsDir }) };
const engine = await openEngine({
  config,
  now: () => new Date(NOW),
  write: 'no',
  watch: false,
  version: 'eval',
  useEmbedder: !process.argv.includes('--words'),
});
for (const name of ['runbook_name', 'runbook_paraphrase']) {
  const asked = questions(name);
  const wrong: string[] = [];
  let [first, five, fits, ms] = [0, 0, 0, 0];
  for (const { id, query, gold } of asked) {
    const started = performance.now();
    const answer = await engine.procedures.runbook({ text: alertmanager(query) }, NEVER);
    ms += performance.now() - started;
    const pages = pagesOf(answer);
    const at = pages.findIndex((page) => gold.some(({ path }) => path === page));
    if (at === 0) first += 1;
    if (at >= 0 && at < 5) five += 1;
    if (answer.runbook !== null) fits += 1;
    if (at !== 0)
      wrong.push(
        `${id} ${query.slice(0, 70)} → ${answer.runbook?.match ?? 'none'} ${pages[0] ?? ''} (${at + 1}) not ${gold[0]?.path ?? ''}`,
      );
  }
  const share = (n: number) => (n / asked.length).toFixed(3);
  console.log(
    `${name}: ${asked.length} alerts, R@1 ${share(first)}, R@5 ${share(five)}, a page was given for ${share(fits)}, ${(ms / asked.length).toFixed(0)} ms each`,
  );
  if (process.argv.includes('--show')) console.log(wrong.join('\n'));
}
await engine.close();
