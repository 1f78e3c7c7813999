import type { JSX } from 'react';
import type { EndpointView } from '../../../core/contract/models.ts';
import { Icon } from '../../components/icon.tsx';
import { Problem } from '../../components/problem.tsx';
import { RpcError } from '../../rpc-error.ts';
import { UseButton } from './model-row.tsx';
import { TestButton } from './test-button.tsx';

/** A server with its models, each to be tested and used. */
export function Endpoint(props: {
  readonly endpoint: EndpointView;
  /** The model that is tested at once. */
  readonly tested?: string | null;
}): JSX.Element {
  const { endpoint, tested = null } = props;
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
            <TestButton name={`${url}#${model}`} title={`${model} of ${name}`} atOnce={model === tested} />
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
