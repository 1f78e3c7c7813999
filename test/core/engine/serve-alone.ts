import { spawn } from 'node:child_process';
import { once } from 'node:events';

/*
 * Starts `daybook serve` and calls it from the same network, which may be one without any other machine:
 * `node serve-alone.ts DAYBOOK DATADIR PROCEDURE INPUT …` prints each answer's body.
 */

const [, , daybook = '', dataDir = '', ...calls] = process.argv;
const child = spawn(process.execPath, [daybook, '--data', dataDir, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] });
let output = '';
child.stdout.on('data', (chunk) => (output += String(chunk)));
while (!output.includes('#token=')) await once(child.stdout, 'data');
const { origin, hash } = new URL(output.trim());
const authorization = `Bearer ${hash.slice('#token='.length)}`;
const headers = { authorization, 'content-type': 'application/json' };
for (let at = 0; at < calls.length; at += 2) {
  const request = { method: 'POST', headers, body: calls[at + 1] ?? '{}' };
  const answer = await fetch(`${origin}/rpc/${calls[at]}`, request);
  process.stdout.write(`${(await answer.text()).trim()}\n`);
}
child.kill('SIGTERM');
const [code] = await once(child, 'exit');
process.exitCode = code === 0 ? 0 : 1;
