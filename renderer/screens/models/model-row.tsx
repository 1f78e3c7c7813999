import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { JSX } from 'react';
import type { ModelView } from '../../../core/contract/models.ts';
import { useClient } from '../../client-context.ts';
import { Icon } from '../../components/icon.tsx';
import { Problem } from '../../components/problem.tsx';
import { QUERY_KEYS } from '../../queries.ts';
import { RpcError } from '../../rpc-error.ts';
import { useStore } from '../../store.ts';
import { sayBytes } from '../../words/number.ts';
import { DownloadProgress } from './download-progress.tsx';
import { pulls, startPull, stopPull } from './pulls.ts';

/** One model of the catalogue: what it is for, whether it is here, and what can be done with it. */
export function ModelRow({ model }: { readonly model: ModelView }): JSX.Element {
  const client = useClient();
  const queries = useQueryClient();
  const pull = useStore(pulls).get(model.name);
  const isRunning = pull?.kind === 'running';
  const problem = pull?.kind === 'failed' ? pull.error : isRunning ? null : model.problem;
  const { name, state } = model;
  const download = (): void => startPull({ client, queries }, name);
  useEffect(() => {
    // One that Daybook began by itself is followed, and stopped, like one of this page.
    if (state === 'downloading') startPull({ client, queries }, name);
  }, [state, name, client, queries]);
  return (
    <li className="model" aria-label={model.title}>
      <div className="model-main">
        <p className="model-name">
          <span className="strong">{model.title}</span>
          <StateMark model={model} isRunning={isRunning} />
        </p>
        <p className="quiet">{model.about}</p>
        <p className="quiet small numbers">
          {sayBytes(model.bytes)} · {model.license} · <span className="path">{model.name}</span>
        </p>
        {isRunning && <DownloadProgress pull={pull} onStop={() => stopPull(client, model.name)} />}
        {pull?.kind === 'stopped' && <p className="quiet">Stopped. What was fetched is kept for the next try.</p>}
        {problem && <Problem error={toError(problem)} {...(model.state === 'ready' ? {} : { onRetry: download })} />}
      </div>
      <div className="model-actions">
        {model.state === 'ready' && !model.active && (
          <UseButton role={model.role} name={model.name} title={model.title} />
        )}
        {model.role === 'rerank' && model.active && (
          <UseButton role="rerank" name="none" title={model.title} label="Stop using" />
        )}
        {model.state === 'missing' && !isRunning && !problem && (
          <button
            type="button"
            className="button"
            aria-label={`Download ${model.title}`}
            disabled={!model.fetchable}
            title={model.fetchable ? undefined : 'The network is off'}
            onClick={download}
          >
            <Icon name="download" />
            Download
          </button>
        )}
      </div>
    </li>
  );
}

/** A button that puts a model, or a model of a server, in charge of its role. */
export function UseButton(props: {
  readonly role: ModelView['role'];
  readonly name: string;
  readonly title: string;
  readonly label?: string;
}): JSX.Element {
  const { role, name, title, label = 'Use' } = props;
  const client = useClient();
  const queries = useQueryClient();
  const use = useMutation({
    mutationFn: () => client.call('useModel', { role, name }),
    onSuccess: ({ models }) => {
      queries.setQueryData(QUERY_KEYS.models, models);
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.endpoints });
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.status });
    },
  });
  return (
    <>
      <button
        type="button"
        className="button"
        aria-label={`${label} ${title}`}
        disabled={use.isPending}
        onClick={() => use.mutate()}
      >
        {label}
      </button>
      {use.isError && <Problem error={use.error} />}
    </>
  );
}

function StateMark({ model, isRunning }: { readonly model: ModelView; readonly isRunning: boolean }): JSX.Element {
  if (isRunning || model.state === 'downloading') return <span className="state">downloading</span>;
  if (model.state === 'missing') return <span className="state">not here</span>;
  if (!model.active) return <span className="state">ready</span>;
  return (
    <span className="state state-active">
      <Icon name="check" />
      in use
    </span>
  );
}

function toError(problem: { readonly code: string; readonly message: string; readonly hint: string }): RpcError {
  return problem instanceof RpcError ? problem : new RpcError(problem);
}
