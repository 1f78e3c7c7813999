import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/*
 * The npm that comes with Node 20 and 22 does not know `allowScripts`: at `npm ci` it runs every install script that the
 * lock tells of, and a compiler for packages with a `binding.gyp`. One of them downloads from a host that is no registry.
 * What they would do is not needed, so the lock does not tell. `npm install` writes it back; run this after it.
 */

/** Whose scripts run at an install: Daybook's own, and the one that brings its Node. */
const MAY_RUN: ReadonlySet<string> = new Set(['', 'node_modules/node']);
/** Have a `binding.gyp` and bring their binaries. */
const PREBUILT: ReadonlySet<string> = new Set(['node_modules/better-sqlite3']);

export const LOCK_FILE = fileURLToPath(new URL('../../package-lock.json', import.meta.url));

const LockSchema = z.record(z.string(), z.unknown());
const PackagesSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/** A lock after which no install of any npm runs a script that is not needed. */
export function quietLock(text: string): string {
  const lock = LockSchema.parse(JSON.parse(text));
  const packages = Object.entries(PackagesSchema.parse(lock['packages'])).map(([path, entry]) => {
    const { hasInstallScript, ...rest } = entry;
    const told = MAY_RUN.has(path) && hasInstallScript !== undefined ? entry : rest;
    return [path, PREBUILT.has(path) ? { ...told, gypfile: false } : told];
  });
  // Each key stays where it is.
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(LOCK_FILE, quietLock(readFileSync(LOCK_FILE, 'utf8')));
