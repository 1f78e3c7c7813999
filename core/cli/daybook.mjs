#!/usr/bin/env node
// The `daybook` command. Plain JavaScript, because any Node from 18 on may start it: one older than the Node that Daybook
// ships cannot load its native modules (better-sqlite3 crashes it), so the command then runs itself again under that one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programUrl, ROOT } from './bundled.mjs';
import { restartWithSmallHeap, SMALL_HEAP } from './small-heap.mjs';

const NEEDED_MAJOR = 24;
const self = fileURLToPath(import.meta.url);
/** Commands that stay, and the window, which is what no command means. */
const stays = process.argv.length === 2 || process.argv.some((word) => word === 'serve' || word === 'mcp');

/** The Node that the package `node` brought, or null when it is not installed. */
function shippedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const require = createRequire(import.meta.url);
  const folders = (require.resolve.paths('node') ?? []).map((folder) => join(folder, 'node'));
  return folders.map((folder) => join(folder, 'bin', name)).find((file) => existsSync(file)) ?? null;
}

/** Runs this file again under `node`, passes signals on, and ends as it ends. */
function runAgain(node) {
  // The channel tells the other process when this one was killed, so that it does not go on alone.
  const child = spawn(node, [...(stays ? [SMALL_HEAP] : []), self, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // On Windows the console tells both processes of Ctrl-C, and `kill` would end the other one at once.
  const pass = (signal) => process.platform === 'win32' || child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  child.on('error', (error) => fail(`Node ${NEEDED_MAJOR} at ${node} does not start: ${error.message}.`));
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
}

function fail(sentence) {
  const hint = `Run \`npm ci\` in ${ROOT}, or start Daybook with Node ${NEEDED_MAJOR} or later.`;
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ error: { code: 'not-found', message: sentence, hint } })}\n`);
  }
  process.stderr.write(`error: ${sentence}\n${hint}\n`);
  process.exitCode = 2;
}

async function start() {
  if (stays) restartWithSmallHeap();
  // In the checkout and not in the shared temporary folder, where another user could put code into it.
  const cache = join(ROOT, 'node_modules', '.cache', 'daybook');
  module.enableCompileCache?.(cache);
  // Threads and child processes know it from here only: each of them starts 150 ms of work earlier.
  process.env.NODE_COMPILE_CACHE ??= cache;
  if (process.connected) {
    process.channel.unref();
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  }
  const { main } = await import(programUrl('main'));
  await main();
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) {
  await start();
} else {
  const node = shippedNode();
  if (node === null) fail(`Daybook needs Node ${NEEDED_MAJOR} and this is Node ${process.versions.node}.`);
  else runAgain(node);
}
