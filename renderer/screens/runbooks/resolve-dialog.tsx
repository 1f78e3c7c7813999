import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { JSX } from 'react';
import type { AlertRecord } from '../../../core/contract/oncall.ts';
import { useClient } from '../../client-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { tellUser } from '../../components/notices.ts';
import { Problem } from '../../components/problem.tsx';
import { sayChord } from '../../keys.ts';
import { isApple } from '../../native.ts';
import { QUERY_KEYS } from '../../queries.ts';
import { submitByKey } from '../../submit-key.ts';

/**
 * Closes an alert: what worked and why it happened become an incident note in the journal. One that is over already is
 * only written down.
 */
export function ResolveDialog(props: { readonly record: AlertRecord; readonly onClose: () => void }): JSX.Element {
  const { record, onClose } = props;
  const isOpen = record.state !== 'resolved';
  const client = useClient();
  const queries = useQueryClient();
  const [worked, setWorked] = useState('');
  const [cause, setCause] = useState('');
  const id = useId();
  const resolve = useMutation({
    mutationFn: (write: boolean) => client.call('resolveAlert', { id: record.id, worked, cause, write }),
    onSuccess: async ({ record: { note } }) => {
      tellUser(note === null ? 'Resolved.' : `${isOpen ? 'Resolved, and written' : 'Written'} down in ${note.path}.`);
      await Promise.all([
        queries.invalidateQueries({ queryKey: QUERY_KEYS.alerts }),
        queries.invalidateQueries({ queryKey: QUERY_KEYS.alert }),
        queries.invalidateQueries({ queryKey: QUERY_KEYS.runbooks }),
      ]);
      onClose();
    },
  });
  return (
    <Dialog title={isOpen ? 'Resolve, and write it down' : 'Write it down'} className="form" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          resolve.mutate(true);
        }}
      >
        <p className="form-about">{record.alert.name}</p>
        <label className="field" htmlFor={`${id}-worked`}>
          <span>What worked</span>
          <textarea
            id={`${id}-worked`}
            className="input"
            rows={2}
            value={worked}
            maxLength={5_000}
            data-begin
            onChange={(event) => setWorked(event.currentTarget.value)}
            onKeyDown={submitByKey}
          />
        </label>
        <label className="field" htmlFor={`${id}-cause`}>
          <span>Why it happened</span>
          <textarea
            id={`${id}-cause`}
            className="input"
            rows={2}
            value={cause}
            maxLength={5_000}
            placeholder="May stay empty"
            onChange={(event) => setCause(event.currentTarget.value)}
            onKeyDown={submitByKey}
          />
        </label>
        <p className="quiet">
          An incident note with the timeline, your notes and the commands that you copied is written into your journal.
          The next search finds it.
        </p>
        {resolve.isError && (
          <Problem title={isOpen ? 'It was not resolved' : 'It was not written'} error={resolve.error} />
        )}
        <p className="form-actions">
          <button type="submit" className="button primary" disabled={resolve.isPending}>
            {isOpen ? 'Resolve and write the note' : 'Write the note'}{' '}
            <kbd aria-hidden="true">{sayChord('Mod+Enter', isApple())}</kbd>
          </button>
          {isOpen && (
            <button type="button" className="button" disabled={resolve.isPending} onClick={() => resolve.mutate(false)}>
              Resolve without a note
            </button>
          )}
        </p>
      </form>
    </Dialog>
  );
}
