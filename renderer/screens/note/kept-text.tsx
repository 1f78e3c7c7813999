import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { DraftPlace } from '../../../core/contract/editing.ts';
import { useClient } from '../../client-context.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Problem } from '../../components/problem.tsx';
import { QUERY_KEYS } from '../../queries.ts';
import { sayMoment } from '../../words/date.ts';

/** What was typed into a note whose file is gone: written again, copied, or given up. */
export function KeptText({ draft, text }: { readonly draft: DraftPlace; readonly text: string }): JSX.Element {
  const { journal, path } = draft;
  const client = useClient();
  const queries = useQueryClient();
  const settle = (): void => {
    for (const queryKey of [QUERY_KEYS.drafts, QUERY_KEYS.notes, QUERY_KEYS.missing, QUERY_KEYS.note])
      void queries.invalidateQueries({ queryKey });
  };
  const discard = useMutation({ mutationFn: () => client.call('dropDraft', { journal, path }), onSuccess: settle });
  const write = useMutation({
    async mutationFn() {
      const { created } = await client.call('writeNote', { title: path, text, at: { journal, path } });
      // A file that is back has its text, and what was typed is offered there.
      if (created) await client.call('dropDraft', { journal, path });
    },
    onSuccess: settle,
  });
  const isBusy = write.isPending || discard.isPending;
  return (
    <div className="empty missing-note">
      <p className="strong">{path} is gone.</p>
      <p className="quiet">What was typed into it was kept, {sayMoment(draft.kept)}, with the rest of its text.</p>
      <p className="form-actions">
        <button type="button" className="button primary" disabled={isBusy} onClick={() => write.mutate()}>
          Write it again
        </button>
        <CopyButton text={text} name="Copy the text" />
        <button type="button" className="button" disabled={isBusy} onClick={() => discard.mutate()}>
          Discard it
        </button>
      </p>
      {write.isError && <Problem title="The note was not written" error={write.error} />}
      {discard.isError && <Problem title="The text was not discarded" error={discard.error} />}
    </div>
  );
}
