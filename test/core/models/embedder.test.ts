import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, truncateSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbedder } from '../../../core/models/embedder.ts';
import type { Embedder } from '../../../core/models/model.ts';
import { TEST_MODELS_CACHE, testModelsDir, withTestModels } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { readConfig } from '../../../core/config.ts';
import { tempConfig } from './temp-config.ts';
import { isRunning, workersOf } from './workers.ts';

const hasModels = needs(testModelsDir() !== null, 'the test models: run `npx node test/helpers/pull-models.ts`');
const config = withTestModels(readConfig());
const opened: Embedder[] = [];
const open = async (name: string, background = false): Promise<Embedder> => {
  const embedder = await openEmbedder({ config, name, background });
  opened.push(embedder);
  return embedder;
};
afterAll(() => Promise.all(opened.map((embedder) => embedder.close())));

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

/** First and second belong together, the third does not. */
const TRIPLES = [
  [
    'The scheduler restarts because its connection pool is used up.',
    'Airflow kept rebooting: no free database connections.',
    'We ordered soup and bread for lunch.',
  ],
  [
    'Rolled back the release after checkout errors went up.',
    'Reverted the deployment since payments were failing.',
    'The new keyboard has arrived.',
  ],
  [
    'Certificates of the gateway expire next Tuesday.',
    'TLS renewal for the ingress is due in a week.',
    'Reading list about type theory.',
  ],
] as const;

describe.skipIf(!hasModels)('an embedder without its files', () => {
  it('is missing, with the command that fetches it; an unknown name lists the known ones', async () => {
    const empty = tempConfig();
    await expect(openEmbedder({ config: empty, name: 'bge-small-en-v1.5' })).rejects.toMatchObject({
      code: 'model-missing',
      hint: expect.stringContaining('daybook models pull bge-small-en-v1.5'),
    });
    await expect(openEmbedder({ config: empty, name: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe.skipIf(!hasModels).each(['bge-small-en-v1.5', 'all-MiniLM-L6-v2'])('%s', (name) => {
  it('puts texts that belong together nearer than others', async () => {
    const embedder = await open(name);
    for (const [question, answer, other] of TRIPLES) {
      const vectors = await embedder.embedPassages([question, answer, other]);
      const [a, b, c] = vectors;
      if (a === undefined || b === undefined || c === undefined) throw new Error('three vectors');
      expect(dot(a, b)).toBeGreaterThan(dot(a, c) + 0.05);
      expect(dot(a, a)).toBeCloseTo(1, 4);
      const query = await embedder.embedQuery(question);
      expect(dot(query, b)).toBeGreaterThan(dot(query, c));
    }
  });

  it('gives vectors in the order of the texts, whatever their lengths', async () => {
    const embedder = await open(name);
    const texts = Array.from({ length: 30 }, (_, at) => `note ${at} `.repeat(1 + ((at * 7) % 30)));
    const together = await embedder.embedPassages(texts);
    expect(together).toHaveLength(30);
    for (const at of [0, 11, 29]) {
      const [alone] = await embedder.embedPassages([texts[at] ?? '']);
      expect(dot(alone ?? new Float32Array(), together[at] ?? new Float32Array())).toBeGreaterThan(0.98);
    }
  });

  it('cuts a text that is too long, and takes an empty one and odd characters', async () => {
    const embedder = await open(name);
    const long = 'scheduler pool exhausted '.repeat(2_000);
    const [a, b, empty, odd] = await embedder.embedPassages([
      long,
      `${long} and a very different end`,
      '',
      '\u0000\uD800 漢字 🎉',
    ]);
    expect(dot(a ?? new Float32Array(), b ?? new Float32Array())).toBeGreaterThan(0.999);
    for (const vector of [empty, odd])
      expect(dot(vector ?? new Float32Array(), vector ?? new Float32Array())).toBeCloseTo(1, 4);
    expect(await embedder.embedPassages([])).toEqual([]);
  });
});

describe.skipIf(!hasModels)('an embedder', () => {
  it('puts the prefix of questions before questions only, and has its own fingerprint', async () => {
    const bge = await open('bge-small-en-v1.5');
    const text = 'why did the scheduler restart';
    const query = await bge.embedQuery(text);
    const [asPassage] = await bge.embedPassages([text]);
    const [prefixed] = await bge.embedPassages([`Represent this sentence for searching relevant passages: ${text}`]);
    expect(dot(query, prefixed ?? new Float32Array())).toBeGreaterThan(0.9999);
    expect(dot(query, asPassage ?? new Float32Array())).toBeLessThan(0.99);
    const other = await open('all-MiniLM-L6-v2');
    expect(other.fingerprint).not.toBe(bge.fingerprint);
    expect((await open('bge-small-en-v1.5', true)).fingerprint).toBe(bge.fingerprint);
  });

  it('runs at the lowest priority in the background, at the normal one otherwise', async () => {
    const background = await open('all-MiniLM-L6-v2', true);
    const before = workersOf(process.pid);
    await background.embedPassages(['a']);
    const started = workersOf(process.pid).filter((pid) => !before.includes(pid));
    expect(started).toHaveLength(1);
    expect(getPriority(started[0] ?? 0)).toBeGreaterThan(getPriority(process.pid));
    expect(before.every((pid) => getPriority(pid) === getPriority(process.pid))).toBe(true);
  });

  it('can be cancelled, and works after', async () => {
    const embedder = await open('bge-small-en-v1.5');
    await embedder.embedQuery('warm');
    const stop = new AbortController();
    const work = embedder.embedPassages(
      Array.from({ length: 400 }, (_, at) => `${'word '.repeat(200)}${at}`),
      stop.signal,
    );
    setTimeout(() => stop.abort(), 30);
    const startMs = performance.now();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(performance.now() - startMs).toBeLessThan(230);
    await expect(embedder.embedQuery('x', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
    expect(await embedder.embedQuery('after')).toHaveLength(384);
  });

  it('is started again once when its process is killed, and reported when that happens twice', async () => {
    const embedder = await openEmbedder({ config, name: 'all-MiniLM-L6-v2' });
    opened.push(embedder);
    const others = workersOf(process.pid);
    const own = (): number[] => workersOf(process.pid).filter((pid) => !others.includes(pid));
    await embedder.embedQuery('warm');
    const texts = Array.from({ length: 80 }, (_, at) => `${'killed in the middle '.repeat(20)}${at}`);
    const survives = embedder.embedPassages(texts);
    const [first] = own();
    process.kill(first ?? 0, 'SIGKILL');
    expect(await survives).toHaveLength(80);

    const dies = embedder.embedPassages(texts);
    const kills = (async () => {
      const seen = new Set<number>();
      while (seen.size < 2) {
        for (const pid of own()) {
          if (seen.has(pid)) continue;
          seen.add(pid);
          process.kill(pid, 'SIGKILL');
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    await expect(dies).rejects.toMatchObject({
      code: 'model-broken',
      message: expect.stringContaining('signal SIGKILL'),
    });
    await kills;
    await expect(embedder.embedQuery('again')).rejects.toMatchObject({ code: 'model-broken' });
  });

  const program = (last: string): string => `
    import { openEmbedder } from ${JSON.stringify(new URL('../../../core/models/embedder.ts', import.meta.url).href)};
    import { readConfig } from ${JSON.stringify(new URL('../../../core/config.ts', import.meta.url).href)};
    const config = { ...readConfig(), modelsDir: ${JSON.stringify(TEST_MODELS_CACHE)} };
    const embedder = await openEmbedder({ config, name: 'all-MiniLM-L6-v2' });
    await embedder.embedQuery('x');
    console.log('done');
    ${last}`;

  it('that is open keeps no process alive', () => {
    const options = { encoding: 'utf8', timeout: 20_000 } as const;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', program('')], options);
    expect(out.trim()).toBe('done');
  });

  it('ends with the process that started it, also when that is killed', async () => {
    const engine = spawn(process.execPath, ['--input-type=module', '-e', program('setInterval(() => 0, 1000);')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(engine.stdout, 'data');
    const [worker] = workersOf(engine.pid ?? 0);
    expect(worker).toBeGreaterThan(0);
    engine.kill('SIGKILL');
    await expect.poll(() => isRunning(worker ?? 0), { timeout: 5_000 }).toBe(false);
  });

  it('works again when its broken file was mended', async () => {
    const config = tempConfig();
    const folder = join(config.modelsDir, 'all-MiniLM-L6-v2');
    cpSync(join(TEST_MODELS_CACHE, 'all-MiniLM-L6-v2'), folder, { recursive: true });
    const file = join(folder, 'onnx', 'model_quantized.onnx');
    truncateSync(file, 1_000);
    truncateSync(file, 22_972_370);
    const embedder = await openEmbedder({ config, name: 'all-MiniLM-L6-v2' });
    opened.push(embedder);
    await expect(embedder.embedQuery('x')).rejects.toMatchObject({ code: 'model-broken' });
    cpSync(join(TEST_MODELS_CACHE, 'all-MiniLM-L6-v2', 'onnx', 'model_quantized.onnx'), file);
    expect(await embedder.embedQuery('x')).toHaveLength(384);
  });

  it('says that a damaged file is broken and what to do', async () => {
    const damaged = tempConfig();
    cpSync(join(TEST_MODELS_CACHE, 'all-MiniLM-L6-v2'), join(damaged.modelsDir, 'all-MiniLM-L6-v2'), {
      recursive: true,
    });
    const file = join(damaged.modelsDir, 'all-MiniLM-L6-v2', 'onnx', 'model_quantized.onnx');
    // Same size, other content: what a bad disk does.
    truncateSync(file, 1_000);
    truncateSync(file, 22_972_370);
    const embedder = await openEmbedder({ config: damaged, name: 'all-MiniLM-L6-v2' });
    opened.push(embedder);
    await expect(embedder.embedQuery('x')).rejects.toMatchObject({
      code: 'model-broken',
      hint: expect.stringContaining('daybook models pull all-MiniLM-L6-v2'),
    });
    // A file of another size is not taken for the model at all.
    truncateSync(file, 1_000);
    await expect(openEmbedder({ config: damaged, name: 'all-MiniLM-L6-v2' })).rejects.toMatchObject({
      code: 'model-missing',
    });
  });
});
