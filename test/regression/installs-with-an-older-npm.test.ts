import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCK_FILE, quietLock } from '../helpers/quiet-lock.ts';

test('the lock lets no package but node run something at an install: `node test/helpers/quiet-lock.ts` after `npm install`', () => {
  const lock = readFileSync(LOCK_FILE, 'utf8').replaceAll('\r\n', '\n');
  expect(lock === quietLock(lock)).toBe(true);
});

test('a lock as npm writes it is made quiet, and stays itself otherwise', () => {
  const packages = {
    '': { name: 'daybook', hasInstallScript: true },
    'node_modules/better-sqlite3': { version: '13.2.0' },
    'node_modules/node': { version: '24.21.0', hasInstallScript: true },
    'node_modules/onnxruntime-node': { version: '1.30.0', hasInstallScript: true, license: 'MIT' },
  };
  const quiet: unknown = JSON.parse(quietLock(JSON.stringify({ lockfileVersion: 3, packages })));
  expect(quiet).toEqual({
    lockfileVersion: 3,
    packages: {
      ...packages,
      'node_modules/better-sqlite3': { version: '13.2.0', gypfile: false },
      'node_modules/onnxruntime-node': { version: '1.30.0', license: 'MIT' },
    },
  });
});
