import { fileURLToPath } from 'node:url';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import type { DaybookError } from '../../errors.ts';
import { followAlertHook } from '../../server/alert-hook.ts';
import { createHandler } from '../../server/handler.ts';
import { startLoopback } from '../../server/loopback.ts';
import { withEngine, type Act, type Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { errorText } from '../print/error-text.ts';

const MAX_PORT = 65_535;
const PAGE = fileURLToPath(new URL('../../../out/renderer', import.meta.url));
const OptionsSchema = z.object({ port: z.number() });

function parsePort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= MAX_PORT) return port;
  throw new InvalidArgumentError(`It is a number from 0 to ${MAX_PORT}.`);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function serve(context: Context, port: number): Promise<ExitCode> {
  const { terminal } = context;
  const report = (error: DaybookError) => terminal.complain(errorText(error, terminal.noteStyle));
  return withEngine(context, { write: 'if-free', watch: true }, async (procedures, engine) => {
    const { writable, writer } = await procedures.status({}, context.signal);
    if (!writable)
      terminal.note(`Another process keeps the index up to date (${writer ?? 'unknown'}); this one reads.`);
    const hook = followAlertHook(engine, report);
    const handler = createHandler(procedures, report);
    const server = await startLoopback({ handler, hooks: hook.handler, port, page: PAGE });
    if (!server.hasPage) terminal.note('The page is not built: run `npm run build`. The procedures answer.');
    terminal.print(context.json ? JSON.stringify({ url: server.url }) : server.url);
    await aborted(context.signal);
    await server.close();
    await hook.close();
    return EXIT.done;
  });
}

/** `daybook serve`: prints the page's address and stays until Ctrl-C. */
export function defineServe(command: Command, act: Act): void {
  command
    .addOption(new Option('--port <port>', 'port of 127.0.0.1; 0 takes a free one').argParser(parsePort).default(0))
    .addHelpText('after', '\nExample:\n  $ daybook serve --port 4747')
    .action((given: unknown) => act((context) => serve(context, OptionsSchema.parse(given).port)));
}
