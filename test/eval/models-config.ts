import { readConfig, type Config } from '../../core/config.ts';
import { testModelsDir, withTestModels } from '../helpers/models.ts';

/** The configuration for measuring: with the models of the tests when they are here, else with the user's own. */
export function modelsConfig(): Config {
  const config = readConfig();
  return testModelsDir() === null ? config : withTestModels(config);
}
