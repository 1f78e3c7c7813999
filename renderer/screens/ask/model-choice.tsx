import type { JSX } from 'react';
import { useEndpoints, useModels } from '../../queries.ts';
import { sayModel } from '../../words/status.ts';

/** Asks once more, with a model that is here; nothing where there is only one. */
export function ModelChoice({ onChoose }: { readonly onChoose: (model: string) => void }): JSX.Element | null {
  const { data: models = [] } = useModels();
  const { data: endpoints = [] } = useEndpoints();
  const here = models.filter(({ role, state }) => role === 'generate' && state === 'ready').map(({ name }) => name);
  const served = endpoints.flatMap(({ url, models: served }) => served.map((name) => `${url}#${name}`));
  const names = [...here, ...served];
  if (names.length === 0) return null;
  return (
    <select
      className="quiet-select"
      aria-label="Ask again with another model"
      value=""
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="" disabled>
        Ask again with…
      </option>
      {names.map((name) => (
        <option key={name} value={name}>
          {sayModel(name, models)}
        </option>
      ))}
    </select>
  );
}
