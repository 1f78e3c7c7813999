import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** A page built from `renderer/` as it is now, in a temporary folder. */
export interface BuiltPage {
  readonly dir: string;
  remove(): Promise<void>;
}

/** Builds the page; takes about two seconds. */
export async function buildPage(): Promise<BuiltPage> {
  const dir = await mkdtemp(join(tmpdir(), 'daybook-page-'));
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../../renderer', import.meta.url)),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: dir, emptyOutDir: true, chunkSizeWarningLimit: 1000 },
  });
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
