import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Journal } from '../../../core/contract/state.ts';
import { useClient } from '../../client-context.ts';
import { Icon } from '../../components/icon.tsx';
import { tellUser } from '../../components/notices.ts';
import { startIndexing } from '../../index-run.ts';
import { QUERY_KEYS } from '../../queries.ts';
import { toRpcError } from '../../rpc-error.ts';
import { sayCount } from '../../words/number.ts';

/** The journals with their counts and problems. */
export function JournalTable({ journals }: { readonly journals: readonly Journal[] }): JSX.Element {
  if (journals.length === 0) {
    return (
      <section className="first-run">
        <h2>No journal yet</h2>
        <p>
          A journal is a folder with markdown notes. Its files stay where they are. Daybook writes to them only when you
          tell it to, such as ticking an item off; its index is in its own folder.
        </p>
      </section>
    );
  }
  return (
    <>
      <table className="journals">
        <thead>
          <tr>
            <th scope="col">Journal</th>
            <th scope="col" className="align-right">
              Notes
            </th>
            <th scope="col" className="align-right">
              Skipped
            </th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {journals.map((journal) => (
            <JournalRow key={journal.root} journal={journal} />
          ))}
        </tbody>
      </table>
      {journals.every((journal) => journal.sample) && (
        <p className="note-box">This is the sample journal. It goes away when you add a folder of your own.</p>
      )}
    </>
  );
}

function JournalRow({ journal }: { readonly journal: Journal }): JSX.Element {
  const remove = useRemoveJournal();
  return (
    <tr>
      <td>
        <span className="strong">{journal.name}</span>
        <span className="path journal-root">{journal.root}</span>
        {journal.problem && (
          <span className="journal-problem">
            <Icon name="warning" />
            {journal.problem}
          </span>
        )}
      </td>
      <td className="numbers align-right">{sayCount(journal.notes)}</td>
      <td className="numbers align-right">{journal.skipped > 0 ? sayCount(journal.skipped) : '–'}</td>
      <td className="align-right">
        {!journal.sample && (
          <button
            type="button"
            className="link-button"
            aria-label={`Remove ${journal.name} from Daybook`}
            disabled={remove.isPending}
            onClick={() => remove.mutate(journal)}
          >
            Remove
          </button>
        )}
      </td>
    </tr>
  );
}

/** Removes a journal from Daybook, with a notice that takes it back. The files are not touched. */
function useRemoveJournal() {
  const client = useClient();
  const queries = useQueryClient();
  const changed = (): void => void queries.invalidateQueries({ queryKey: QUERY_KEYS.status });
  const failed = (error: unknown): void => {
    const { message, hint } = toRpcError(error);
    tellUser(`${message} ${hint}`.trim());
  };
  const undo = useMutation({
    mutationFn: (root: string) => client.call('addJournal', { root }),
    onSuccess: () => {
      changed();
      startIndexing(client, { fresh: false });
    },
    onError: failed,
  });
  return useMutation({
    mutationFn: ({ root }: Journal) => client.call('removeJournal', { root }),
    onSuccess: (_, { name, root }) => {
      changed();
      tellUser(`${name} was removed from Daybook. Its files were not touched.`, {
        label: 'Undo',
        run: () => undo.mutate(root),
      });
    },
    onError: failed,
  });
}
