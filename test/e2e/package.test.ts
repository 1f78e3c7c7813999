import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineLocation } from '../../electron/engine-location.ts';
import { EngineProcess } from '../../electron/engine-process.ts';
import { forward } from '../../electron/forward.ts';
import { canRun, newHome, removeHome, ROOT } from './hosts.ts';
import { writeStubDist } from './stub-dist.ts';

interface AsarFolder {
  readonly files: Readonly<Record<string, AsarFolder | { readonly size: number }>>;
}

/** Paths of all files that an asar lists: its header is JSON, behind four numbers of which the last is its length. */
function listAsar(file: string): string[] {
  const bytes = readFileSync(file);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as AsarFolder;
  const list = (folder: AsarFolder, path: string): string[] =>
    Object.entries(folder.files).flatMap(([name, entry]) =>
      'files' in entry ? list(entry, `${path}/${name}`) : [`${path}/${name}`],
    );
  return list(header, '');
}

describe.skipIf(!canRun || process.platform !== 'linux')('the packed app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-pack-'));
  const resourcesPath = join(folder, 'release', 'linux-unpacked', 'resources');
  const home = newHome();

  beforeAll(() => {
    const dist = join(folder, 'electron');
    writeStubDist(dist, ROOT);
    const cli = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
    const options = ['--linux', 'dir', `-c.electronDist=${dist}`, `-c.directories.output=${join(folder, 'release')}`];
    execFileSync(process.execPath, [cli, ...options], { cwd: ROOT, stdio: 'pipe' });
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    removeHome(home.dataDir);
  });

  test('has window, preload and page in the asar, and only what the engine needs beside it', () => {
    const packed = listAsar(join(resourcesPath, 'app.asar'));
    for (const path of ['/out/main/main.js', '/out/preload/preload.cjs', '/out/renderer/index.html', '/package.json']) {
      expect(packed).toContain(path);
    }
    const has = (path: string) => existsSync(join(resourcesPath, 'app.asar.unpacked', path));
    expect(
      ['core/engine.ts', 'resources/models.json', 'node_modules/better-sqlite3'].filter((path) => !has(path)),
    ).toEqual([]);
    expect(
      ['node_modules/react', 'node_modules/electron', 'node_modules/vitest', 'test', 'renderer'].filter(has),
    ).toEqual([]);
    expect(packed.filter((path) => /cuda|win32-x64|darwin/.test(path) && path.endsWith('.node'))).toEqual([]);
  });

  test('has its fuses set', () => {
    const binary = readFileSync(join(resourcesPath, '..', 'daybook'), 'latin1');
    const wire = /dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX..([01r]+)/s.exec(binary)?.[1];
    // RunAsNode, CookieEncryption, NodeOptions, NodeCliInspect, AsarIntegrity, OnlyLoadAppFromAsar, BrowserSnapshot, FileProtocol
    expect(wire?.slice(0, 8)).toBe('01001100');
  });

  test('has its pictures, and is what opens daybook:// addresses', () => {
    const icons = ['icon.png', 'tray.png', 'tray@2x.png', 'trayTemplate.png', 'trayTemplate@2x.png', 'icon.ico'];
    const has = (name: string) => existsSync(join(resourcesPath, 'app.asar.unpacked', 'resources', 'icons', name));
    expect(icons.filter((name) => !has(name))).toEqual([]);
    const config = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
    expect(config).toMatch(/protocols:\n.*\n {4}schemes: \[daybook\]/);
    for (const [, icon = ''] of config.matchAll(/^ {2}icon: (.+)$/gm)) expect(existsSync(join(ROOT, icon))).toBe(true);
  });

  test('has an engine that starts under the Node that it ships, answers, and loads its native modules', async () => {
    const location = engineLocation({ isPackaged: true, appPath: '', resourcesPath, platform: process.platform });
    expect(execFileSync(location.node, ['--version'], { encoding: 'utf8' })).toMatch(/^v24\./);
    Object.assign(process.env, home.env);
    const lines: string[] = [];
    const engine = new EngineProcess({ location, version: '0.1.0', log: (line) => lines.push(line) });
    const ask = async (name: string) => {
      const answer = await forward(new Request(`app://daybook/rpc/${name}`, { method: 'POST' }), await engine.pipe());
      return (await answer.json()) as { result: Record<string, unknown> };
    };
    expect(await ask('status')).toMatchObject({ result: { version: '0.1.0', dataDir: home.dataDir, writable: true } });
    await expect.poll(async () => (await ask('status')).result['notes'], { timeout: 20_000 }).toBeGreaterThan(10);
    const { result } = await ask('doctor');
    const checks = result['checks'] as { name: string; ok: boolean; detail: string }[];
    expect(checks.filter(({ name, ok }) => /sqlite|vec|node/i.test(name) && !ok)).toEqual([]);
    await engine.close();
    expect(lines.join('\n')).not.toMatch(/Error/);
  });
});
