import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { JSX } from 'react';
import type { Status } from '../../core/contract/state.ts';
import { useClient } from '../client-context.ts';
import { nativeBridge } from '../native.ts';
import { QUERY_KEYS } from '../queries.ts';
import { startIndexing } from '../index-run.ts';
import { tellUser } from './notices.ts';
import { Problem } from './problem.tsx';

/** Adds a folder of notes: through the system's dialog where there is one, or by its path. Indexing begins at once. */
export function AddFolder({ autoFocus = false }: { readonly autoFocus?: boolean }): JSX.Element {
  const client = useClient();
  const queries = useQueryClient();
  const bridge = nativeBridge();
  const id = useId();
  const [path, setPath] = useState('');
  const add = useMutation({
    async mutationFn(root: string) {
      // The status may tell of the new one before the answer does.
      const before = queries.getQueryData<Status>(QUERY_KEYS.status)?.journals ?? [];
      const { journals } = await client.call('addJournal', { root });
      return { isNew: journals.some((journal) => before.every((one) => one.root !== journal.root)) };
    },
    onSuccess: ({ isNew }) => {
      if (!isNew) tellUser('This folder is one of your journals already. It is looked through again.');
      setPath('');
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.status });
      startIndexing(client, { fresh: false });
    },
  });
  const pick = async (): Promise<void> => {
    const root = await bridge?.pickFolder();
    if (root) add.mutate(root);
  };
  return (
    <div className="add-folder">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (path.trim() !== '') add.mutate(path.trim());
        }}
      >
        {bridge && (
          <button type="button" className="button primary" disabled={add.isPending} onClick={() => void pick()}>
            Choose a folder…
          </button>
        )}
        <label className="visually-hidden" htmlFor={id}>
          Path of a folder with notes
        </label>
        <input
          id={id}
          className="input"
          placeholder={bridge ? 'or type its path' : 'Path of a folder, such as /home/you/notes'}
          value={path}
          autoFocus={autoFocus}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        <button
          type="submit"
          className={bridge ? 'button' : 'button primary'}
          disabled={add.isPending || path.trim() === ''}
        >
          {add.isPending ? 'Adding' : 'Add folder'}
        </button>
      </form>
      {add.isError && <Problem title="The folder was not added" error={add.error} />}
    </div>
  );
}
