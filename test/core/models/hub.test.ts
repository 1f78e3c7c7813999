import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../core/config.ts';
import type { PullEvent } from '../../../core/contract/models.ts';
import type { GenerateEntry } from '../../../core/models/catalog.ts';
import { pullModel } from '../../../core/models/fetch.ts';
import { modelState } from '../../../core/models/model-state.ts';
import { hubServer, proxyServer, silentServer } from './hub-server.ts';
import { tempConfig } from './temp-config.ts';

const CONTENT = randomBytes(300_000);
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const gitSha1 = (content: Buffer): string =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

function entry(changes: Partial<GenerateEntry> = {}): GenerateEntry {
  return {
    role: 'generate',
    name: 'tiny',
    title: 'Tiny',
    license: 'MIT',
    about: 'For tests.',
    contextTokens: 512,
    files: [{ path: 'model.gguf', bytes: CONTENT.length, sha256: sha256(CONTENT) }],
    settings: { 'config.json': { model_type: 'none' } },
    sources: [{ kind: 'hub', repo: 'some/tiny', revision: 'main', files: { 'model.gguf': 'tiny.gguf' } }],
    ...changes,
  };
}

const fileOf = (config: Config, path = 'model.gguf'): string => join(config.modelsDir, 'tiny', path);
const never = new AbortController().signal;

async function pull(config: Config, wanted = entry(), signal: AbortSignal = never): Promise<PullEvent[]> {
  const events: PullEvent[] = [];
  for await (const event of pullModel({ config, entry: wanted, signal })) events.push(event);
  return events;
}

describe('the hub', () => {
  it('gives a model: redirect followed, hash checked, progress told, settings written', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT } });
    const config = tempConfig({ hub: hub.url });
    const events = await pull(config);
    expect(events.at(-1)).toMatchObject({ kind: 'done', model: { name: 'tiny', state: 'ready' } });
    expect(events).toContainEqual({ kind: 'progress', fetched: CONTENT.length, total: CONTENT.length });
    expect(readFileSync(fileOf(config)).equals(CONTENT)).toBe(true);
    expect(JSON.parse(readFileSync(fileOf(config, 'config.json'), 'utf8'))).toEqual({ model_type: 'none' });
    expect(modelState(config, entry())).toEqual({ state: 'ready', fetched: null, problem: null });
    // What is there is not asked for again.
    await pull({ ...config, networkAllowed: false });
    expect(hub.requests).toHaveLength(3);
  });

  it('goes on where a cut connection stopped', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, cutAfter: 100_000 } });
    const config = tempConfig({ hub: hub.url });
    await pull(config);
    expect(readFileSync(fileOf(config)).equals(CONTENT)).toBe(true);
    const ranges = hub.requests
      .filter((request) => request.startsWith('GET /storage/'))
      .map((request) => request.split(' ')[2]);
    expect(ranges[0]).toBeUndefined();
    expect(Number(/\d+/.exec(ranges[1] ?? '')?.[0])).toBeGreaterThan(0);
  });

  it('starts again when the storage knows no ranges', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, cutAfter: 100_000, noRanges: true } });
    const config = tempConfig({ hub: hub.url });
    await pull(config);
    expect(readFileSync(fileOf(config)).equals(CONTENT)).toBe(true);
  });

  it('starts again when what was left is of another version', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT } });
    const config = tempConfig({ hub: hub.url });
    mkdirSync(dirname(fileOf(config)), { recursive: true });
    writeFileSync(`${fileOf(config)}.part`, randomBytes(50_000));
    await pull(config);
    expect(readFileSync(fileOf(config)).equals(CONTENT)).toBe(true);
  });

  it('is refused when the file has a wrong hash, and nothing of it stays', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, sent: randomBytes(CONTENT.length) } });
    const config = tempConfig({ hub: hub.url });
    await expect(pull(config)).rejects.toMatchObject({
      code: 'model-broken',
      message: expect.stringContaining('wrong SHA-256'),
    });
    expect(existsSync(fileOf(config))).toBe(false);
    expect(existsSync(`${fileOf(config)}.part`)).toBe(false);
    expect(modelState(config, entry())).toMatchObject({ state: 'missing', problem: { code: 'model-broken' } });
  });

  it('is refused before the download when it states another hash than the catalogue', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, etag: 'a'.repeat(64) } });
    await expect(pull(tempConfig({ hub: hub.url }))).rejects.toMatchObject({ code: 'model-broken' });
    expect(hub.requests).toHaveLength(1);
  });

  it.each([
    ['SHA-256', sha256(CONTENT)],
    ['git hash', gitSha1(CONTENT)],
  ])('is believed about a file that the catalogue has no hash for, and its %s is recorded', async (_what, etag) => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, etag } });
    const config = tempConfig({ hub: hub.url });
    await pull(config, entry({ files: [{ path: 'model.gguf', bytes: 1, sha256: null }] }));
    const manifest: unknown = JSON.parse(readFileSync(fileOf(config, 'daybook-model.json'), 'utf8'));
    expect(manifest).toMatchObject({ files: [{ path: 'model.gguf', bytes: CONTENT.length, sha256: sha256(CONTENT) }] });
  });

  it.each([
    ['states a hash that the file does not have', 'b'.repeat(40)],
    ['states none', null],
  ])('is refused about such a file when it %s', async (_what, etag) => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, etag } });
    const config = tempConfig({ hub: hub.url });
    const unknown = entry({ files: [{ path: 'model.gguf', bytes: 1, sha256: null }] });
    await expect(pull(config, unknown)).rejects.toThrow(/hash|SHA-256/);
    expect(existsSync(fileOf(config))).toBe(false);
  });

  it('costs at most 3 seconds when it does not answer, once', { timeout: 10_000 }, async () => {
    const hub = await silentServer();
    const config = tempConfig({ hub: hub.url });
    const startMs = performance.now();
    await expect(pull(config)).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining('did not answer within 3 s'),
    });
    expect(performance.now() - startMs).toBeLessThan(3_500);
    const againMs = performance.now();
    await expect(pull(config)).rejects.toThrow(/did not answer within 3 s a while ago/);
    expect(performance.now() - againMs).toBeLessThan(300);
    expect(hub.requests).toHaveLength(1);
  });

  it('that is not there is a reason, and so is a file that it does not have', async () => {
    await expect(pull(tempConfig({ hub: 'http://127.0.0.1:9' }))).rejects.toThrow(/cannot be reached|ECONNREFUSED/);
    const hub = await hubServer({});
    await expect(pull(tempConfig({ hub: hub.url }))).rejects.toThrow(/answered with status 404/);
  });

  it('is reached through the proxy, by its name', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT } });
    const proxy = await proxyServer(hub.url);
    const config = tempConfig({ hub: 'http://models.example', proxy: proxy.url });
    await pull(config);
    expect(readFileSync(fileOf(config)).equals(CONTENT)).toBe(true);
    expect(proxy.requests[0]).toBe('HEAD http://models.example/some/tiny/resolve/main/tiny.gguf');
    // A hub on this machine is reached without the proxy.
    const direct = tempConfig({ hub: hub.url, proxy: 'http://127.0.0.1:9' });
    await pull(direct);
    expect(existsSync(fileOf(direct))).toBe(true);
  });

  it('is not asked when the network is off', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT } });
    await expect(pull(tempConfig({ hub: hub.url, networkAllowed: false }))).rejects.toMatchObject({
      code: 'network-off',
    });
    expect(hub.requests).toEqual([]);
  });
});

describe('a fetch that is stopped', () => {
  it('leaves a part that the next one goes on with', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, everyMs: 5 } });
    const config = tempConfig({ hub: hub.url });
    const stop = new AbortController();
    const seen: PullEvent[] = [];
    const stopped = (async () => {
      for await (const event of pullModel({ config, entry: entry(), signal: stop.signal })) {
        seen.push(event);
        if (event.kind === 'progress' && event.fetched > 20_000) stop.abort();
      }
    })();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const left = readFileSync(`${fileOf(config)}.part`);
    expect(left.length).toBeGreaterThan(0);
    expect(left.equals(CONTENT.subarray(0, left.length))).toBe(true);
    expect(modelState(config, entry())).toEqual({ state: 'missing', fetched: null, problem: null });
    const fast = await hubServer({ 'tiny.gguf': { content: CONTENT } });
    await pull({ ...config, hub: fast.url });
    expect(fast.requests.at(-1)).toContain(`bytes=${left.length}-`);
    expect(readFileSync(fileOf(config)).equals(CONTENT)).toBe(true);
  });

  it('is stopped by a reader that goes away', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, everyMs: 5 } });
    const config = tempConfig({ hub: hub.url });
    for await (const event of pullModel({ config, entry: entry(), signal: never })) {
      if (event.kind === 'progress') break;
    }
    await expect.poll(() => modelState(config, entry()).state).toBe('missing');
  });

  it('does not run twice at the same time', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT, everyMs: 2 } });
    const config = tempConfig({ hub: hub.url });
    const first = pull(config);
    await expect.poll(() => modelState(config, entry()).state).toBe('downloading');
    await expect(pull(config)).rejects.toMatchObject({ code: 'busy' });
    await first;
  });

  it('is taken over from a process that died', async () => {
    const hub = await hubServer({ 'tiny.gguf': { content: CONTENT } });
    const config = tempConfig({ hub: hub.url });
    mkdirSync(config.modelsDir, { recursive: true });
    writeFileSync(join(config.modelsDir, '.tiny.lock'), '2147483646');
    await pull(config);
    expect(existsSync(join(config.modelsDir, '.tiny.lock'))).toBe(false);
    writeFileSync(join(config.modelsDir, '.other.lock'), String(process.ppid));
    await expect(pull(config, entry({ name: 'other' }))).rejects.toMatchObject({ code: 'busy' });
  });
});
