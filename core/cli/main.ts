import { text } from 'node:stream/consumers';
import { toDaybookError } from '../errors.ts';
import type { OpenEngine } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { errorText } from './print/error-text.ts';
import { styleFor } from './print/style.ts';
import { readVersion } from './read-version.ts';
import { run } from './run.ts';
import { stopSignal } from './stop-signal.ts';

/** `daybook search … | head` closes our output while we write: that is its right, and not an error. */
function endWithReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.internal);
  });
}

const openEngine: OpenEngine = async (options) => (await import('../engine.ts')).openEngine(options);

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

/** Runs the process's command line and ends the process with its exit code. */
export async function main(): Promise<void> {
  process.on('uncaughtException', (thrown) => {
    process.stderr.write(`${errorText(toDaybookError(thrown), styleFor(false))}\n`);
    process.exit(EXIT.internal);
  });
  endWithReader(process.stdout);
  endWithReader(process.stderr);
  const outcome = await run(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    readInput: () => text(process.stdin),
    cwd: process.cwd(),
    signal: stopSignal(),
    version: readVersion(),
    openEngine,
  });
  if (outcome === 'app') {
    await import(new URL('start.mjs', import.meta.url).href);
    return;
  }
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(outcome);
}
