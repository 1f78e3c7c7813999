import type { Implementation } from '../contract.ts';
import type { ModelRole } from '../contract/models.ts';
import { DaybookError } from '../errors.ts';
import { findModel } from '../models/catalog.ts';
import { parseServerAddress } from '../models/server-address.ts';
import { writeSettings } from '../store/settings.ts';
import type { EngineParts } from './procedures.ts';
import { testModel } from './test-model.ts';

const SETTING_OF_ROLE = { embed: 'embedModel', rerank: 'rerankModel', generate: 'generateModel' } as const;

/** What is chosen to do without a model again. */
const NO_MODEL = 'none';

/**
 * The name to keep for a choice, as the catalogue spells it; null for none, which only the reranker may be.
 *
 * @throws DaybookError when `name` is neither a model of that role nor, for `generate`, an endpoint with a model that can be
 *   asked
 */
function checkChoice(role: ModelRole, name: string): string | null {
  if (role === 'rerank' && name.toLowerCase() === NO_MODEL) return null;
  if (role === 'generate' && /^https?:\/\/[^#]+#.+/.test(name)) {
    parseServerAddress(name);
    return name;
  }
  const entry = findModel(name);
  if (!entry) {
    throw new DaybookError('not-found', `There is no model called ${name}.`, {
      hint: 'Name one of `daybook models`, or an endpoint as `http://127.0.0.1:11434#model`.',
    });
  }
  if (entry.role !== role) {
    throw new DaybookError('invalid', `${name} cannot be used to ${role}: it is a model to ${entry.role}.`, {
      hint: '`daybook models` lists what there is for each role.',
    });
  }
  return entry.name;
}

type ModelProcedures = Pick<
  Implementation,
  'models' | 'pullModel' | 'stopPull' | 'useModel' | 'testModel' | 'endpoints' | 'lookAtServer' | 'setNetwork'
>;

/** What is done with models, their servers and the network. */
export function modelProcedures(parts: EngineParts): ModelProcedures {
  const { shelf, user, changed } = parts;
  return {
    models: async () => ({ models: shelf.views() }),
    pullModel: ({ name }, signal) => shelf.pull(name, signal),
    stopPull: async ({ name }) => ({ stopped: shelf.stopPull(name) }),
    async useModel({ role, name }) {
      writeSettings(user, { [SETTING_OF_ROLE[role]]: checkChoice(role, name) });
      if (role === 'embed') parts.runs.refresh();
      changed.send(null);
      return { models: shelf.views() };
    },
    testModel: ({ name }, signal) => testModel(shelf, name, signal),
    endpoints: async (_, signal) => ({ endpoints: await shelf.endpoints(signal) }),
    async lookAtServer(request, signal) {
      const { lookAt } = await import('./endpoint-list.ts');
      return lookAt({ ...request, config: parts.config(), chosen: shelf.chosen('generate'), signal });
    },
    async setNetwork({ on }) {
      writeSettings(user, { network: on });
      const network = parts.config().networkAllowed;
      // Whoever closes it is told that nothing is downloaded: what is on its way ends too.
      if (!network) await shelf.stopPulls();
      changed.send(null);
      return { network };
    },
  };
}
