import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { contract } from '../../core/contract.ts';
import { readConfig } from '../../core/config.ts';
import { openEngine, type Engine } from '../../core/engine.ts';
import { percentile } from '../../core/eval/measures.ts';
import { followAlertHook } from '../../core/server/alert-hook.ts';
import { copyNotes } from './bench-notes.ts';

/*
 * From a pasted log to its first steps, without a model, and what 500 alerts in one burst cost who searches meanwhile.
 *   npx node test/bench/runbook.ts
 */

const CHUNKS = 12_000;
const LOG_LINES = 5_000;
const PASTES = 20;
const ALERTS = 500;
const SEARCH_EVERY_MS = 20;
const NEVER = new AbortController().signal;

/** An invented log in which one line matters. */
function log(turn: number): string {
  const lines = Array.from({ length: LOG_LINES }, (_, n) => {
    const time = `2026-11-16T03:${String(Math.floor(n / 100) % 60).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}.${String(n % 1000).padStart(3, '0')}Z`;
    if (n % 97 === 0) return `${time} WARN  pool-${n % 7} retry ${n} of request ${(n * 7919).toString(16)}`;
    return `${time} INFO  worker-${n % 13} handled request ${(n * 104_729 + turn).toString(16)} in ${n % 250} ms`;
  });
  lines.splice(
    4_200,
    0,
    `2026-11-16T03:42:00.${turn}Z ERROR librados: client.admin authentication error (110) Connection timed out`,
  );
  return lines.join('\n');
}

function summary(times: readonly number[]) {
  const round = (value: number | null): number => Math.round((value ?? 0) * 10) / 10;
  return { n: times.length, p50: round(percentile(times, 0.5)), p95: round(percentile(times, 0.95)) };
}

async function paste(engine: Engine) {
  const times: number[] = [];
  let steps = 0;
  for (let turn = 0; turn < PASTES + 2; turn += 1) {
    const text = log(turn);
    const started = performance.now();
    const answer = await engine.procedures.runbook({ text }, NEVER);
    // The first ones read what later ones find read.
    if (turn >= 2) times.push(performance.now() - started);
    steps = answer.steps.length + answer.otherRunbooks.length + answer.pastIncidents.length;
  }
  return { ...summary(times), found: steps };
}

/** Another process sends them, as it would be. */
const SENDER = `
  const [port, token, count] = process.argv.slice(1);
  const one = (n) => fetch('http://127.0.0.1:' + port + '/hooks/alert', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer ' + token },
    body: JSON.stringify({ version: '4', status: 'firing', alerts: [{ status: 'firing', labels: { alertname: 'A' + n }, annotations: {}, fingerprint: 'f' + n }] }),
  }).then((response) => response.status, () => 0);
  const started = performance.now();
  Promise.all(Array.from({ length: Number(count) }, (_, n) => one(n))).then((all) => {
    console.log(JSON.stringify({ refused: all.filter((status) => status !== 200).length, ms: performance.now() - started }));
  });`;

async function burst(engine: Engine) {
  const { procedures } = engine;
  const hook = followAlertHook(engine, (error) => console.error(error.message));
  const { port, token } = await procedures.changeOncall({ hook: true, port: 18_377 }, NEVER);
  const search = () =>
    procedures.search(contract.search.input.parse({ query: 'pod keeps restarting', mode: 'lexical' }), NEVER);
  // The first ones load what later ones find loaded.
  for (let turn = 0; turn < 5; turn += 1) await search();
  await sleep(500);
  const sender = spawn(process.execPath, ['-e', SENDER, String(port), token ?? '', String(ALERTS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  sender.stdout.on('data', (part: Buffer) => (printed += part.toString()));
  const ended = once(sender, 'exit').then(() => true);
  const times: number[] = [];
  for (let isOver = false; !isOver; isOver = await Promise.race([ended, sleep(SEARCH_EVERY_MS, false)])) {
    const started = performance.now();
    await search();
    times.push(performance.now() - started);
  }
  const { open } = await procedures.alerts({ state: 'open', limit: 1 }, NEVER);
  await hook.close();
  return { sent: ALERTS, lost: ALERTS - open, ...(JSON.parse(printed) as object), search: summary(times) };
}

const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
const journal = join(folder, 'journal');
const chunks = await copyNotes(journal, CHUNKS);
const config = { ...readConfig({ dataDir: join(folder, 'data') }), networkAllowed: false };
const options = {
  config,
  now: () => new Date('2026-11-16T09:00:00Z'),
  watch: false,
  version: 'bench',
  useEmbedder: false,
} as const;
const engine = await openEngine({ ...options, write: 'yes' });
await engine.procedures.addJournal({ root: journal }, NEVER);
for await (const event of engine.procedures.index(contract.index.input.parse({ embed: false }), NEVER))
  if (event.kind === 'done') break;
const result = { chunks, paste: await paste(engine), hook: await burst(engine) };
await engine.close();
rmSync(folder, { recursive: true });
console.log(JSON.stringify(result));
