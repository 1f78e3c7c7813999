import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DaybookError } from '../../errors.ts';

/** What the window needs of the build, in the order in which it is written. */
const BUILT = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html'] as const;

/** What the window's process and page are made of. The rest of `core` runs from its sources. */
const SOURCES = [
  'core/config.ts',
  'core/contract',
  'core/contract.ts',
  'core/errors.ts',
  'core/server',
  'electron',
  'renderer',
  'package.json',
] as const;

async function modifiedMs(path: string): Promise<number[]> {
  if (!existsSync(path)) return [];
  const found = await stat(path);
  if (!found.isDirectory()) return [found.mtimeMs];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).mtimeMs));
}

/**
 * True when `out/` is there and younger than everything that it is built from.
 *
 * @param root folder of the checkout or the installed package
 */
export async function isBuilt(root: string): Promise<boolean> {
  const built = await Promise.all(BUILT.map((path) => modifiedMs(join(root, path))));
  if (built.some((times) => times.length === 0)) return false;
  const sources = await Promise.all(SOURCES.map((path) => modifiedMs(join(root, path))));
  return Math.max(0, ...sources.flat()) <= Math.min(...built.flat());
}

/**
 * Builds `out/`: the window's process, its preload and the page.
 *
 * @throws DaybookError `not-found` when the build tools are not installed, `internal` with their output when they fail
 */
export async function buildPage(root: string, signal: AbortSignal): Promise<void> {
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (!existsSync(tool)) {
    throw new DaybookError('not-found', 'The window is not built, and the tools to build it are not installed.', {
      hint: `Run \`npm ci\` in ${root}, without leaving out the development dependencies.`,
    });
  }
  const child = spawn(process.execPath, [tool, 'build', '--config', 'electron/vite.config.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    windowsHide: true,
  });
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code === 0) return;
  throw new DaybookError('internal', `The window could not be built:\n${(out + error).trim().slice(-2000)}`, {
    hint: 'Run `npm run build` to see all of it. `daybook search` and `daybook ask` work without the window.',
  });
}
