import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { ModelRole, ModelView } from '../../../core/contract/models.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { QUERY_KEYS, useModels } from '../../queries.ts';
import { useKeys } from '../../use-keys.ts';
import { EndpointList } from './endpoint-list.tsx';
import { ModelRow } from './model-row.tsx';
import { NetworkSwitch } from './network-switch.tsx';

const ROLE_WORDS: Readonly<Record<ModelRole, { readonly title: string; readonly about: string }>> = {
  generate: {
    title: 'Phrases answers',
    about: 'Optional. Without one, answers are the sentences of your notes, word for word.',
  },
  embed: {
    title: 'Finds by meaning',
    about: 'Without one, search finds words only. A change reads all notes for meaning again.',
  },
  rerank: {
    title: 'Puts the best passage first',
    about: 'Optional. Looks once more at the best passages, within its time.',
  },
};

/** What the user cares about most comes first. */
const ROLE_ORDER: readonly ModelRole[] = ['generate', 'embed', 'rerank'];

/** The models on this machine, those that can be had, and servers that were found. */
export function ModelsScreen(): JSX.Element {
  const models = useModels();
  const queries = useQueryClient();
  useKeys({ r: () => void queries.invalidateQueries({ queryKey: QUERY_KEYS.endpoints }) });
  return (
    <Page title="Models">
      <div className="column wide">
        <NetworkSwitch />
        {models.isPending && <Skeleton label="Listing models" rows={8} />}
        {models.isError && (
          <Problem title="The models could not be listed" error={models.error} onRetry={() => void models.refetch()} />
        )}
        {models.data &&
          ROLE_ORDER.map((role) => (
            <RoleSection key={role} role={role} models={models.data.filter((model) => model.role === role)} />
          ))}
      </div>
    </Page>
  );
}

function RoleSection({
  role,
  models,
}: {
  readonly role: ModelRole;
  readonly models: readonly ModelView[];
}): JSX.Element {
  const { title, about } = ROLE_WORDS[role];
  return (
    <section className="panel" aria-labelledby={`role-${role}`}>
      <h2 id={`role-${role}`}>{title}</h2>
      <p className="quiet">{about}</p>
      <ul className="models" aria-label={title}>
        {models.map((model) => (
          <ModelRow key={model.name} model={model} />
        ))}
      </ul>
      {role === 'generate' && <EndpointList />}
    </section>
  );
}
