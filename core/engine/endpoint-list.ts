import type { Config } from '../config.ts';
import type { Output } from '../contract.ts';
import type { EndpointView } from '../contract/models.ts';
import { DaybookError, toDaybookError } from '../errors.ts';
import { attempt } from '../notes/attempt.ts';
import { lookAtServer, probeEndpoints } from '../models/endpoint.ts';
import { parseServerAddress } from '../models/server-address.ts';

export interface ListEndpoints {
  readonly config: Config;
  /** The generator in use: a name of the catalogue, or `http://host:port#model`. */
  readonly chosen: string;
  readonly signal: AbortSignal;
}

/**
 * The language model servers that answer on their usual ports of this machine, and the one in use wherever it is: when
 * that one cannot be used, its view says why.
 */
export async function listEndpoints({ config, chosen, signal }: ListEndpoints): Promise<EndpointView[]> {
  const found = await probeEndpoints({ config, signal });
  if (!chosen.includes('://')) return found;
  const name = 'The server in use';
  const read = attempt(() => parseServerAddress(chosen));
  if ('error' in read) {
    return [...found, { url: chosen, name, models: [], active: null, problem: toDaybookError(read.error).toBody() }];
  }
  const { url, model: active } = read.value;
  if (found.some((endpoint) => endpoint.url === url)) {
    return found.map((endpoint) => (endpoint.url === url ? { ...endpoint, active } : endpoint));
  }
  const view = await lookAtServer({ config, address: read.value, signal }).then(
    (found): EndpointView => ({ ...found, models: withModel(found.models, active), active }),
    (thrown: unknown): EndpointView => ({
      url,
      name,
      models: [active],
      active,
      problem: toDaybookError(thrown).toBody(),
    }),
  );
  return [...found, view];
}

/** A server need not list what it answers to. */
function withModel(models: readonly string[], active: string): string[] {
  return models.includes(active) ? [...models] : [active, ...models];
}

export interface LookAt extends ListEndpoints {
  /** As it was typed. */
  readonly address: string;
  readonly otherMachine: boolean;
}

/**
 * Looks at a server that somebody named, at once.
 *
 * @throws DaybookError `invalid` for what is no address, `forbidden` for another machine that is not to be asked, and why
 *   the server cannot be used
 */
export async function lookAt(request: LookAt): Promise<Output<'lookAtServer'>> {
  const { config, chosen, signal, otherMachine } = request;
  const address = parseServerAddress(request.address);
  if (!address.isHere && !otherMachine && config.networkAllowed) throw isElsewhere(address);
  const endpoint = await lookAtServer({ config, address, signal });
  const active = endpoint.models.find((model) => chosen === `${endpoint.url}#${model}`) ?? null;
  return { endpoint: { ...endpoint, active }, model: address.model === '' ? null : address.model };
}

function isElsewhere({ host, url }: ReturnType<typeof parseServerAddress>): DaybookError {
  const open = url.startsWith('http:') ? ' Over http://, everybody on the way can read them.' : '';
  return new DaybookError('forbidden', `${host} is another machine. Nothing was sent to it.`, {
    hint: `With a model there, your questions and the passages of your notes that answer them go to ${host}, each time.${open}`,
  });
}
