import type { Config } from '../config.ts';
import type { EndpointView } from '../contract/models.ts';
import { toDaybookError } from '../errors.ts';
import { openEndpoint, probeEndpoints } from '../models/endpoint.ts';

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
  const [address = '', active = ''] = chosen.includes('://') ? chosen.split('#', 2) : [];
  if (address === '') return found;
  const url = address.replace(/\/+$/, '').replace(/\/v1$/, '');
  if (found.some((endpoint) => endpoint.url === url)) {
    return found.map((endpoint) => (endpoint.url === url ? { ...endpoint, active } : endpoint));
  }
  const inUse = { url, name: 'The server in use', models: [active], active };
  const opened = await openEndpoint({ config, address: chosen }).then(
    (): EndpointView => ({ ...inUse, problem: null }),
    (thrown: unknown): EndpointView => ({ ...inUse, problem: toDaybookError(thrown).toBody() }),
  );
  return [...found, opened];
}
