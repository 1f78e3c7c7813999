import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/*
 * A checkout of its own, so that the sources of this one stay as they are.
 */

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
let checkout = '';

function node(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: checkout, encoding: 'utf8' }).trim();
}

function programUrl(name: string): string {
  const code = `const { programUrl } = await import('./core/cli/bundled.mjs'); console.log(programUrl('${name}'));`;
  return node('--input-type=module', '--eval', code);
}

function daybook(...args: readonly string[]): string {
  return node('core/cli/daybook.mjs', '--data', join(checkout, 'data'), ...args);
}

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'daybook-checkout-'));
  for (const name of ['core', 'resources', 'package.json', 'package-lock.json']) {
    cpSync(join(ROOT, name), join(checkout, name), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'), 'junction');
  mkdirSync(join(checkout, 'notes'));
  cpSync(join(ROOT, 'resources', 'sample-journal'), join(checkout, 'notes'), { recursive: true });
  node('core/cli/bundle.mjs');
});

afterAll(() => rmSync(checkout, { recursive: true, force: true }));

test('an install starts from the bundle, and index, search and answer are those of the sources', () => {
  expect(programUrl('main')).toContain('/out/core/main.js');
  expect(daybook('index', join(checkout, 'notes'), '--no-embed')).toContain('notes');
  const bundled = daybook('search', 'scheduler', '--mode', 'lexical', '--json');
  expect(programUrl('main')).toContain('/out/core/main.js');
  rmSync(join(checkout, 'out'), { recursive: true });
  expect(programUrl('main')).toContain('/core/cli/main.ts');
  expect(withoutTimes(daybook('search', 'scheduler', '--mode', 'lexical', '--json'))).toEqual(withoutTimes(bundled));
  node('core/cli/bundle.mjs');
});

test('every program that another file starts is in the bundle', () => {
  for (const name of ['index-worker', 'parse-worker', 'embed-worker', 'generate-worker', 'start']) {
    expect(existsSync(fileURLToPath(programUrl(name)))).toBe(true);
    expect(programUrl(name)).toContain(`/out/core/${name}.js`);
  }
});

test('a source that was edited is what runs, until the bundle is made again', () => {
  appendFileSync(join(checkout, 'core/ingest/parser.ts'), '\n');
  expect(programUrl('main')).toContain('/core/cli/main.ts');
  node('core/cli/bundle.mjs');
  expect(programUrl('main')).toContain('/out/core/main.js');
});

function withoutTimes(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) => (/ms$/i.test(key) ? 0 : value));
}
