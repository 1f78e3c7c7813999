import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from '../../core/config.ts';
import { readCatalog } from '../../core/models/catalog.ts';
import { modelState } from '../../core/models/model-state.ts';

/** The small models that the tests run: both embedders and the smallest generator. */
export const TEST_MODELS: readonly string[] = ['bge-small-en-v1.5', 'all-MiniLM-L6-v2', 'SmolLM2-135M-Instruct'];

/** Kept between test runs and ignored by git; `pull-models.ts` fills it. */
export const TEST_MODELS_CACHE = fileURLToPath(new URL('../../node_modules/.cache/daybook-models', import.meta.url));

/** `config` with the test models instead of its own. */
export function withTestModels(config: Config): Config {
  return { ...config, modelsDir: TEST_MODELS_CACHE };
}

/** The folder with the test models, or null when one of them is missing: then `node test/helpers/pull-models.ts`. */
export function testModelsDir(): string | null {
  const config = withTestModels(readConfig());
  const wanted = readCatalog().filter((entry) => TEST_MODELS.includes(entry.name));
  return wanted.every((entry) => modelState(config, entry).state === 'ready') ? TEST_MODELS_CACHE : null;
}
