import type { JSX } from 'react';
import type { EndpointView } from '../../../core/contract/models.ts';
import { Icon } from '../../components/icon.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useEndpoints } from '../../queries.ts';
import { RpcError } from '../../rpc-error.ts';
import { TestButton } from './test-button.tsx';
import { UseButton } from './model-row.tsx';

/** Model servers on this machine (LM Studio, Ollama, llama-server), with their models. */
export function EndpointList(): JSX.Element {
  const endpoints = useEndpoints();
  return (
    <div className="endpoints">
      <h3>
        Servers on this machine
        <button
          type="button"
          className="link-button"
          disabled={endpoints.isFetching}
          onClick={() => void endpoints.refetch()}
        >
          {endpoints.isFetching ? 'Looking' : 'Look again'} <kbd aria-hidden="true">r</kbd>
        </button>
      </h3>
      {endpoints.isPending && <Skeleton label="Looking for servers" rows={2} />}
      {endpoints.isError && <Problem title="Looking for servers failed" error={endpoints.error} />}
      {endpoints.data?.length === 0 && (
        <p className="quiet">
          None answers. LM Studio is looked for on port 1234, Ollama on 11434, llama-server on 8080.
        </p>
      )}
      <ul className="models" aria-label="Servers on this machine">
        {endpoints.data?.map((endpoint) => (
          <Endpoint key={endpoint.url} endpoint={endpoint} />
        ))}
      </ul>
    </div>
  );
}

function Endpoint({ endpoint }: { readonly endpoint: EndpointView }): JSX.Element {
  const { url, name, models, active, problem } = endpoint;
  return (
    <li className="endpoint">
      <p>
        <span className="strong">{name}</span> <span className="path quiet">{url}</span>
      </p>
      {problem && <Problem error={new RpcError(problem)} />}
      {!problem && models.length === 0 && (
        <p className="quiet">It has no model loaded. Load one there, then look again.</p>
      )}
      <ul className="endpoint-models" aria-label={`Models of ${name}`}>
        {models.map((model) => (
          <li key={model}>
            <span className="path">{model}</span>
            <TestButton name={`${url}#${model}`} title={`${model} of ${name}`} />
            {model === active ? (
              <span className="state state-active">
                <Icon name="check" />
                in use
              </span>
            ) : (
              <UseButton role="generate" name={`${url}#${model}`} title={`${model} of ${name}`} />
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
