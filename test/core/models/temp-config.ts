import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readConfig, type Config } from '../../../core/config.ts';

/** A configuration with an empty data folder that goes away with the test, and no way to the outside. */
export function tempConfig(changes: Partial<Config> = {}): Config {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-models-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return {
    ...readConfig({ dataDir }),
    ownModels: null,
    proxy: null,
    networkAllowed: true,
    hub: 'http://127.0.0.1:9',
    ...changes,
  };
}
