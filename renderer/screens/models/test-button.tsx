import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { isCancelled } from '../../rpc-error.ts';
import { sayTook } from '../../words/duration.ts';

export interface TestButtonProps {
  readonly name: string;
  readonly title: string;
  /** Begins by itself, for who just named it. */
  readonly atOnce?: boolean;
}

/** Asks a model for a word, and says whether it answered, in what time, and else what to do. */
export function TestButton({ name, title, atOnce = false }: TestButtonProps): JSX.Element {
  const client = useClient();
  const stop = useRef<AbortController | null>(null);
  const test = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      return client.call('testModel', { name }, stop.current.signal);
    },
  });
  const { mutate } = test;
  useEffect(() => {
    if (atOnce) mutate();
    return () => stop.current?.abort();
  }, [atOnce, mutate]);
  const { data, error, isPending } = test;
  return (
    <span className="test">
      <span role="status" className={data?.ok === false || error ? 'warn small' : 'quiet small'}>
        {isPending && 'waits for an answer'}
        {data?.ok && `answered in ${sayTook(data.ms)}`}
        {data && !data.ok && `${data.detail} ${data.fix}`}
        {error && (isCancelled(error) ? 'stopped: it had not answered yet' : error.message)}
      </span>
      <button
        type="button"
        className="link-button"
        aria-label={isPending ? `Stop testing ${title}` : `Test ${title}`}
        onClick={() => (isPending ? stop.current?.abort() : mutate())}
      >
        {isPending ? 'Stop' : 'Test'}
      </button>
    </span>
  );
}
