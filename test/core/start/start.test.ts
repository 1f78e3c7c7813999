import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { isBuilt } from '../../../core/cli/start/build-page.ts';
import { browserPlaces, findBrowser, profileFolder } from '../../../core/cli/start/find-browser.ts';
import { findElectron } from '../../../core/cli/start/find-electron.ts';
import { appModeArguments, showInElectron } from '../../../core/cli/start/show-page.ts';
import { openerOf } from '../../../core/engine/open-outside.ts';

const OUT = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'daybook-start-'));
}

/** Writes a file, with the one line that `path.txt` of Electron has, that was last changed `minute` minutes after some day. */
function put(root: string, path: string, minute: number): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'electron\n');
  utimesSync(file, 1_700_000_000, 1_700_000_000 + minute * 60);
  return file;
}

function program(file: string, script: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('the page is built once, and again when a source is younger', async () => {
  const root = newFolder();
  put(root, 'renderer/screens/ask.tsx', 1);
  put(root, 'electron/main.ts', 1);
  put(root, 'core/contract.ts', 1);
  expect(await isBuilt(root)).toBe(false);
  for (const path of OUT) put(root, path, 2);
  expect(await isBuilt(root)).toBe(true);
  put(root, 'core/ask/ask.ts', 3);
  expect(await isBuilt(root), 'the engine runs from its sources').toBe(true);
  put(root, 'renderer/screens/ask.tsx', 3);
  expect(await isBuilt(root)).toBe(false);
});

test('a build that broke off is no build', async () => {
  const root = newFolder();
  put(root, 'renderer/main.tsx', 1);
  put(root, OUT[0]!, 2);
  expect(await isBuilt(root)).toBe(false);
});

test('an installed package without sources is built', async () => {
  const root = newFolder();
  for (const path of OUT) put(root, path, 2);
  expect(await isBuilt(root)).toBe(true);
});

test('Electron counts only when its binary is there: the package alone is not enough', () => {
  const root = newFolder();
  put(root, 'node_modules/electron/index.js', 1);
  expect(findElectron(root)).toBe(null);
  put(root, 'node_modules/electron/path.txt', 1);
  expect(findElectron(root)).toBe(null);
  const binary = put(root, 'node_modules/electron/dist/electron', 1);
  expect(findElectron(root)).toBe(binary);
});

test('browsers are looked for where each system keeps them', () => {
  const on = (platform: NodeJS.Platform, folders: string[]) =>
    browserPlaces({ platform, folders, home: '/home/ada' }).map((place) => place.program);
  expect(on('linux', ['/usr/bin', '/snap/bin']).slice(0, 3)).toEqual([
    '/usr/bin/chromium',
    '/snap/bin/chromium',
    '/usr/bin/chromium-browser',
  ]);
  expect(on('linux', ['/usr/bin'])).toContain('/usr/bin/microsoft-edge');
  expect(on('darwin', [])).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(on('darwin', [])).toContain('/home/ada/Applications/Brave Browser.app/Contents/MacOS/Brave Browser');
  expect(on('win32', ['C:\\Program Files (x86)'])).toContain(
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  );
});

test.skipIf(process.platform === 'win32')(
  'the first browser that exists is taken; one of snap keeps its profile where it may',
  () => {
    const folder = newFolder();
    const places = { platform: 'linux', folders: [join(folder, 'a'), join(folder, 'b')], home: '/home/ada' } as const;
    const data = { dataDir: '/data', home: '/home/ada' };
    expect(findBrowser(places)).toBe(null);

    const edge = program(join(folder, 'b', 'microsoft-edge'), 'exit 0');
    const found = findBrowser(places)!;
    expect(found).toEqual({ name: 'Edge', program: edge, snap: null });
    expect(profileFolder(found, data)).toBe('/data/browser');

    program(join(folder, 'b', 'chromium-browser'), 'exec /snap/bin/chromium "$@"');
    expect(profileFolder(findBrowser(places)!, data)).toBe('/home/ada/snap/chromium/common/daybook');

    symlinkSync(program(join(folder, 'bin', 'snap'), ''), join(program(join(folder, 'a', 'x'), ''), '..', 'chromium'));
    expect(findBrowser(places)).toMatchObject({ name: 'Chromium', snap: 'chromium' });
  },
);

test('the address reaches each system as one argument', () => {
  const url = 'http://127.0.0.1:1/#token=a&b';
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    expect(openerOf(platform, url)[1].at(-1)).toContain(url);
  expect(appModeArguments(url, '/data/browser').slice(0, 2)).toEqual([`--app=${url}`, '--user-data-dir=/data/browser']);
});

test.skipIf(process.platform === 'win32')(
  'Electron that ends at once with an error does not run here; a closed window or Ctrl-C is an end',
  async () => {
    const folder = newFolder();
    const { signal } = new AbortController();
    expect(await showInElectron(program(join(folder, 'fails'), 'exit 133'), [folder], signal)).toBe(false);
    expect(await showInElectron(join(folder, 'missing'), [folder], signal)).toBe(false);
    expect(await showInElectron(program(join(folder, 'closed'), 'exit 0'), [folder], signal)).toBe(true);
    const stop = new AbortController();
    const shown = showInElectron(program(join(folder, 'stays'), 'exec sleep 60'), [folder], stop.signal);
    setTimeout(() => stop.abort(), 50);
    expect(await shown).toBe(true);
  },
);
