import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readProgramFolders } from '../../core/config.ts';
import { canRun, newHome, removeHome, ROOT } from './hosts.ts';

const running: ChildProcess[] = [];
const homes: string[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const home of homes.splice(0)) removeHome(home);
});

/** A Node of the user's that is older than the one that Daybook ships; null when there is none. */
const olderNode =
  readProgramFolders()
    .map((folder) => join(folder, 'node'))
    .filter((file) => existsSync(file))
    .find((file) => Number(spawnSync(file, ['-p', 'process.versions.node.split(".")[0]']).stdout.toString()) < 24) ??
  null;

interface Started {
  readonly child: ChildProcess;
  readonly dataDir: string;
  /** Everything that was written to stderr so far. */
  readonly notes: () => string;
  /** The address, as soon as it is printed. */
  readonly url: Promise<string>;
  readonly ended: Promise<number | null>;
}

function start(command: readonly string[], env: Record<string, string>): Started {
  const home = newHome();
  homes.push(home.dataDir);
  const child = spawn(command[0]!, command.slice(1), {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...home.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let notes = '';
  child.stderr.on('data', (bytes: Buffer) => (notes += bytes));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const line = once(child.stdout, 'data').then(([bytes]) => String(bytes).trim());
  const url = Promise.race([line, ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${notes}`)))]);
  return { child, dataDir: home.dataDir, notes: () => notes, url, ended };
}

const START = [process.execPath, join(ROOT, 'core', 'cli', 'start.mjs')];

async function isServed(url: string): Promise<boolean> {
  return fetch(url).then(
    (answer) => answer.status === 200,
    () => false,
  );
}

/** A folder with a program that writes its arguments to `<name>.args` and then does what `script` says. */
function stub(name: string, script: string): { folder: string; args: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-stub-'));
  const args = join(folder, `${name}.args`);
  writeFileSync(
    join(folder, name),
    `#!/bin/sh\necho "$$" "$@" > ${args}.new\n/bin/mv ${args}.new ${args}\n${script}\n`,
  );
  chmodSync(join(folder, name), 0o755);
  return { folder, args: () => (existsSync(args) ? readFileSync(args, 'utf8') : '') };
}

describe.skipIf(!canRun || process.platform !== 'linux')('npm start without Electron', () => {
  test('without a display serves the page, prints its address, and ends with Ctrl-C', async () => {
    const started = start(START, {});
    const url = await started.url;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=\S+$/);
    expect(await isServed(url)).toBe(true);
    await expect.poll(started.notes).toMatch(/no display.*Ctrl-C/i);
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    expect(await isServed(url)).toBe(false);
  });

  test.skipIf(olderNode === null)(
    'under an older Node, as npm start and as a bare daybook, runs under the shipped one',
    async () => {
      for (const file of ['start.mjs', 'daybook.mjs']) {
        const started = start([olderNode ?? '', join(ROOT, 'core', 'cli', file)], {});
        const url = await started.url;
        expect(await isServed(url)).toBe(true);
        started.child.kill('SIGINT');
        expect(await started.ended).toBe(0);
        expect(await isServed(url)).toBe(false);
      }
    },
  );

  test('with a Chromium opens it in app mode with a profile of its own; closing it ends everything', async () => {
    const browser = stub('chromium', 'exec /bin/sleep 60');
    const started = start(START, { DISPLAY: ':77', PATH: browser.folder });
    const url = await started.url;
    await expect.poll(browser.args).toContain(`--app=${url} --user-data-dir=${join(started.dataDir, 'browser')}`);
    await expect
      .poll(started.notes)
      .toContain('Electron is not installed here: Daybook opens as a window of Chromium.');
    expect(await isServed(url)).toBe(true);
    // Longer than a browser needs to fail.
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    process.kill(Number(browser.args().split(' ')[0]), 'SIGTERM');
    expect(await started.ended).toBe(0);
    expect(await isServed(url)).toBe(false);
  });

  test('Ctrl-C ends the browser too', async () => {
    const browser = stub('chromium', 'exec /bin/sleep 60');
    const started = start(START, { DISPLAY: ':77', PATH: browser.folder });
    await started.url;
    await expect.poll(browser.args).not.toBe('');
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    const pid = Number(browser.args().split(' ')[0]);
    await expect.poll(() => existsSync(`/proc/${pid}/exe`)).toBe(false);
  });

  test('with a browser that does not start, or none, takes the default browser', async () => {
    const browser = stub('chromium', 'exit 1');
    const opener = stub('xdg-open', 'exit 0');
    const started = start(START, { DISPLAY: ':77', PATH: `${browser.folder}:${opener.folder}` });
    const url = await started.url;
    await expect.poll(opener.args).toContain(url);
    await expect.poll(started.notes).toContain('opens in your default browser');
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
  });

  test('with nothing that opens a page, says so and serves', async () => {
    const started = start(START, { DISPLAY: ':77', PATH: mkdtempSync(join(tmpdir(), 'daybook-empty-')) });
    expect(await isServed(await started.url)).toBe(true);
    await expect.poll(started.notes).toContain('open the address above in a browser of this machine');
    started.child.kill('SIGTERM');
    expect(await started.ended).toBe(0);
  });
});
