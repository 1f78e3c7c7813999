import type { JSX } from 'react';
import type { ModelView } from '../../../core/contract/models.ts';
import { useModels, useStatus } from '../../queries.ts';
import { ModelRow } from '../models/model-row.tsx';

/** The models that would be used, with size and licence; none is fetched unless the user says so. */
export function ModelOffer(): JSX.Element | null {
  const { data: models } = useModels();
  const { data: status } = useStatus();
  const offered = (models ?? []).filter(isOffered);
  if (offered.length === 0) return null;
  return (
    <section className="welcome-part" aria-labelledby="models-title">
      <h3 id="models-title">Two models, if you like</h3>
      <p className="quiet">
        Search by words and answers in your notes’ own words work without. They run on this machine; later is fine,
        under <a href="#/models">Models</a>.
        {status?.network === false && ' The network is off now: switch it on there to download one.'}
      </p>
      <ul className="models" aria-label="Models offered">
        {offered.map((model) => (
          <ModelRow key={model.name} model={model} />
        ))}
      </ul>
    </section>
  );
}

/** The default of a role that a first run gains from. */
function isOffered({ role, active }: ModelView): boolean {
  return active && role !== 'rerank';
}
