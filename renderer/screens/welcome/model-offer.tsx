import type { JSX } from 'react';
import type { ModelView } from '../../../core/contract/models.ts';
import { useModels, useStatus } from '../../queries.ts';
import { ModelRow } from '../models/model-row.tsx';

/** The models that would be used, with size, licence and how far they are. */
export function ModelOffer(): JSX.Element | null {
  const { data: models } = useModels();
  const { data: status } = useStatus();
  const offered = (models ?? []).filter(isOffered);
  if (offered.length === 0) return null;
  return (
    <section className="welcome-part" aria-labelledby="models-title">
      <h3 id="models-title">Two small models</h3>
      <p className="quiet">
        Search by words and answers in your notes’ own words work without them. They run on this machine; larger ones,
        and what is left for later, are under <a href="#/models">Models</a>.
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
