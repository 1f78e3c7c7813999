import { readConfig } from '../../core/config.ts';
import { readCatalog } from '../../core/models/catalog.ts';
import { pullModel } from '../../core/models/fetch.ts';
import { TEST_MODELS, withTestModels } from './models.ts';

/*
 * Brings the models that the tests run into their cache; what is there stays. Run it with Node 24 before the tests.
 */

const config = withTestModels(readConfig());
for (const entry of readCatalog().filter(({ name }) => TEST_MODELS.includes(name))) {
  for await (const event of pullModel({ config, entry, signal: new AbortController().signal })) {
    if (event.kind === 'source') console.log(`${entry.name}: ${event.source}: ${event.note}`);
    if (event.kind === 'done') console.log(`${entry.name}: ${event.model.state}`);
  }
}
