import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { sayTook } from '../../words/duration.ts';

/** Asks a model for a word, and says whether it answered, in what time, and else what to do. */
export function TestButton({ name, title }: { readonly name: string; readonly title: string }): JSX.Element {
  const client = useClient();
  const test = useMutation({ mutationFn: () => client.call('testModel', { name }) });
  const { data, error, isPending } = test;
  return (
    <span className="test">
      <span role="status" className={data?.ok === false || error ? 'warn small' : 'quiet small'}>
        {data?.ok && `answered in ${sayTook(data.ms)}`}
        {data && !data.ok && `${data.detail} ${data.fix}`}
        {error && error.message}
      </span>
      <button
        type="button"
        className="link-button"
        aria-label={`Test ${title}`}
        disabled={isPending}
        onClick={() => test.mutate()}
      >
        {isPending ? 'Testing' : 'Test'}
      </button>
    </span>
  );
}
