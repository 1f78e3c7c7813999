import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FIGURES, PARTS } from './figures.ts';

/*
 * Runs the parts of the benchmark one after the other, each in its own process, and prints one table in the order of
 * BENCHMARKS.md: `npm run bench`, or `npm run bench -- PART…` for some of them.
 * A part prints what it does on stderr and its result as the last line of stdout, as JSON.
 */

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PARTS.includes(name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. There are: ${PARTS.join(', ')}.`);
  process.exit(1);
}

const results = new Map<string, unknown>();
for (const part of asked.length === 0 ? PARTS : asked) {
  process.stderr.write(`${part} …\n`);
  results.set(part, runPart(part));
}

const rows = FIGURES.filter(({ part }) => results.has(part)).map(({ what, mustReach, part, read }) => {
  const result = results.get(part);
  return [what, mustReach, result instanceof Error ? result.message : read(result)];
});
console.log(
  ['| what | must reach | measured |', '|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
);
process.exitCode = [...results.values()].some((result) => result instanceof Error) ? 1 : 0;

/** The JSON of a part's last line, or the error that says why there is none. */
function runPart(part: string): unknown {
  const file = join(import.meta.dirname, `${part}.ts`);
  if (!existsSync(file)) return new Error('no such part');
  const { status, stdout } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const last = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (status !== 0 || !last.startsWith('{')) return new Error(`not measured: ${part}.ts ended with ${status}`);
  process.stderr.write(`${last}\n`);
  return JSON.parse(last);
}
