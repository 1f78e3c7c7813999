import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ModelShelf } from '../../../core/engine/model-shelf.ts';
import { findModel } from '../../../core/models/catalog.ts';
import { finishModel } from '../../../core/models/model-folder.ts';
import type { Settings } from '../../../core/store/settings.ts';
import { FIRST_WORD, SEPARATOR, writeCrossEncoder } from '../models/cross-encoder.ts';
import { tempConfig } from '../models/temp-config.ts';

const NAME = 'ms-marco-MiniLM-L-6-v2';

const SETTINGS: Settings = {
  journals: [],
  embedModel: null,
  generateModel: null,
  rerankModel: NAME,
  network: false,
  noteNames: {},
  window: {},
  staleAfterDays: 180,
  hook: false,
  hookPort: 8377,
  hookToken: null,
  ledger: true,
  minutesByHand: 12,
};

test('the chosen reranker is opened from its folder, kept loaded, and closed with the shelf', async () => {
  const config = tempConfig();
  const entry = findModel(NAME)!;
  const folder = join(config.modelsDir, entry.name);
  let settings = SETTINGS;
  const nobody = () => {};
  const shelf = new ModelShelf({
    config: () => config,
    settings: () => settings,
    onChange: nobody,
    onEmbedder: nobody,
  });
  onTestFinished(() => shelf.close());
  expect(await shelf.reranker()).toMatchObject({ reranker: null, degraded: [{ code: 'no-reranker' }] });

  writeCrossEncoder(folder, ['rain']);
  const files = entry.files.map(({ path, sha256 }) => ({
    path,
    bytes: statSync(join(folder, path)).size,
    sha256: sha256 ?? '',
  }));
  finishModel(config, { ...entry, settings: {} }, { name: entry.name, source: 'test', files });
  const { reranker, degraded } = await shelf.reranker();
  expect(degraded).toEqual([]);
  expect(await reranker?.score('what falls', ['rain'], { budgetMs: 20_000 })).toEqual([FIRST_WORD + SEPARATOR]);
  expect((await shelf.reranker()).reranker).toBe(reranker);

  settings = { ...SETTINGS, rerankModel: null };
  expect(await shelf.reranker()).toEqual({ reranker: null, degraded: [] });
});
