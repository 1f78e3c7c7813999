import { setTimeout as delay } from 'node:timers/promises';
import { readConfig } from '../../../core/config.ts';
import { contract } from '../../../core/contract.ts';
import { openEngine } from '../../../core/engine.ts';

/*
 * A process that opens an engine on a journal, sets everything going that an engine can do, closes it in the midst of
 * that, and then has nothing left that keeps it alive: `node open-and-close.ts DATADIR ROOT MODELSDIR`.
 */

const [, , dataDir = '', root = '', modelsDir = ''] = process.argv;

/** Reads a stream until it ends or fails. */
async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const event of events) void event;
}

const engine = await openEngine({
  config: { ...readConfig({ dataDir }), modelsDir, ownModels: null, networkAllowed: false },
  now: () => new Date(),
  journals: [root],
  write: 'if-free',
  watch: true,
  fetchModels: 'defaults',
  version: '0',
});
const { index, watchStatus, search, ask, endpoints } = engine.procedures;
const never = new AbortController().signal;
await drain(index({ fresh: false, embed: false }, never));
await search(contract.search.input.parse({ query: 'kettle' }), never);
const running = Promise.allSettled([
  drain(watchStatus({}, never)),
  drain(index({ fresh: false, embed: true }, never)),
  drain(ask(contract.ask.input.parse({ question: 'What fixed the kettle?' }), never)),
  endpoints({}, never),
]);
await delay(Number(process.argv[5] ?? 0));
const startMs = performance.now();
await engine.close();
await engine.close();
process.stdout.write(`closed ${Math.round(performance.now() - startMs)}\n`);
await running;
process.stdout.write('ended\n');
