// Stands where electron/engine-host.ts does: a process that serves a pipe and can be told to misbehave.
// argv: [version, folder with a file `plan`]. The plan is one word.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const folder = import.meta.dirname;
const plan = readFileSync(join(folder, 'plan'), 'utf8').trim();
process.once('disconnect', () => process.exit(0));

if (plan === 'fail') {
  process.send?.({
    kind: 'failed',
    error: { code: 'disk-full', message: 'The disk is full.', hint: 'Free some space.' },
  });
} else if (plan === 'crash') {
  console.error('about to crash');
  process.exit(7);
} else {
  const pipe = join(folder, `${process.pid}.sock`);
  createServer((incoming, outgoing) => {
    incoming.resume();
    outgoing.end(JSON.stringify({ result: { pid: process.pid, url: incoming.url } }));
  }).listen(pipe, () => process.send?.({ kind: 'ready', pipe }));
}
