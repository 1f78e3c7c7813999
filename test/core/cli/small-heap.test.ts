import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';

const folder = mkdtempSync(join(tmpdir(), 'daybook-small-heap-'));
const program = join(folder, 'program.mjs');
const module = new URL('../../../core/cli/small-heap.mjs', import.meta.url).href;
const SaidSchema = z.object({ heapMb: z.number(), words: z.array(z.string()), pid: z.number() });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === 'win32')('a program starts anew once, as the same process with the same words', () => {
  writeFileSync(
    program,
    `import { getHeapSpaceStatistics } from 'node:v8';
    import { restartWithSmallHeap } from ${JSON.stringify(module)};
    restartWithSmallHeap();
    const all = [];
    for (let index = 0; index < 2_000_000; index++) all.push({ index });
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    const [heapMb, words] = [young.space_size / 2 ** 20, process.argv.slice(2)];
    console.log(JSON.stringify({ heapMb, words, pid: process.pid }));`,
  );
  const { stdout, stderr, pid } = spawnSync(process.execPath, [program, 'serve', '--port=0'], { encoding: 'utf8' });
  const said = SaidSchema.parse(JSON.parse(stdout));
  expect(said).toMatchObject({ words: ['serve', '--port=0'], pid });
  expect(said.heapMb).toBeLessThanOrEqual(16);
  expect(stderr).toBe('');
});
