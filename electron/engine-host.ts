import { readConfig } from '../core/config.ts';
import { openEngine } from '../core/engine.ts';
import { type DaybookError, toDaybookError } from '../core/errors.ts';
import { followAlertHook } from '../core/server/alert-hook.ts';
import { createHandler } from '../core/server/handler.ts';
import { startPipe } from '../core/server/pipe.ts';
import type { EngineMessage } from './engine-message.ts';

/*
 * The engine's process, run by the shipped Node: opens the engine, serves it on a private pipe, says where,
 * and ends when the window's process closes the channel to it or is gone.
 */

function say(message: EngineMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) {
      console.log(JSON.stringify(message));
      resolve();
    } else process.send(message, () => resolve());
  });
}

function report(error: DaybookError): void {
  const cause = error.cause instanceof Error ? `\n${error.cause.stack ?? error.cause.message}` : '';
  console.error(`${error.code}: ${error.message}${cause}`);
}

async function host(version: string, isInstalled: boolean): Promise<void> {
  const closing = Promise.withResolvers<void>();
  process.once('disconnect', () => closing.resolve());
  // Ctrl-C in a terminal reaches every process of the group; the window's process decides what it means here.
  process.on('SIGINT', () => undefined);
  process.once('SIGTERM', () => closing.resolve());
  const engine = await openEngine({
    config: readConfig(),
    now: () => new Date(),
    write: 'if-free',
    watch: true,
    // `npm start` says what it fetches; an installed app offers it first.
    fetchModels: isInstalled ? 'chosen' : 'defaults',
    version,
    label: 'the Daybook window',
  });
  const pipe = await startPipe(createHandler(engine.procedures, report));
  const hook = followAlertHook(engine, report);
  await say({ kind: 'ready', pipe: pipe.path });
  await closing.promise;
  await pipe.close();
  await hook.close();
  await engine.close();
}

host(process.argv[2] ?? '', process.argv[3] === 'installed').then(
  () => process.exit(0),
  async (thrown: unknown) => {
    const error = toDaybookError(thrown);
    report(error);
    await say({ kind: 'failed', error: error.toBody() });
    process.exit(1);
  },
);
