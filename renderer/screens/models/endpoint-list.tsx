import type { JSX } from 'react';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useEndpoints } from '../../queries.ts';
import { Endpoint } from './endpoint-view.tsx';
import { OtherServer } from './other-server.tsx';

/** Model servers that answer on their usual ports (LM Studio, Ollama, llama-server), the one in use, and any that is named. */
export function EndpointList(): JSX.Element {
  const endpoints = useEndpoints();
  return (
    <div className="endpoints">
      <h3>
        Model servers
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
      <ul className="models" aria-label="Model servers">
        {endpoints.data?.map((endpoint) => (
          <Endpoint key={endpoint.url} endpoint={endpoint} />
        ))}
      </ul>
      <OtherServer />
    </div>
  );
}
