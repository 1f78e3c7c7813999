import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { Problem } from '../../components/problem.tsx';
import { navigate } from '../../navigation.ts';
import { QUERY_KEYS, useDrafts, useMissing } from '../../queries.ts';
import { toRpcError } from '../../rpc-error.ts';
import { writeNext } from '../../write-next.ts';
import { KeptText } from './kept-text.tsx';

export interface MissingNoteProps {
  readonly journal: string | null;
  /** A path, or a name as a link has it. */
  readonly name: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** A note that could not be opened; one that a link names, and nobody has written yet, can be begun. */
export function MissingNote({ journal, name, error, onRetry }: MissingNoteProps): JSX.Element {
  const isUnknown = toRpcError(error).code === 'not-found';
  const missing = useMissing(journal, isUnknown ? [name] : []);
  const newPath = missing.data?.find((one) => one.name === name)?.newPath ?? null;
  const write = useWriteLinked(journal);
  const { data: drafts } = useDrafts({ enabled: isUnknown });
  const kept = drafts?.find((draft) => draft.path === name && (journal === null || draft.journal === journal));
  if (kept?.gone) return <KeptText draft={kept} text={kept.gone} />;
  if (newPath === null) return <Problem title={`${name} could not be opened`} error={error} onRetry={onRetry} />;
  return (
    <div className="empty missing-note">
      <p className="strong">There is no note “{name}” yet.</p>
      <p className="quiet">
        Something links to it. It would be written as <span className="path">{newPath}</span>.
      </p>
      <p className="form-actions">
        <button
          type="button"
          className="button primary"
          disabled={write.isPending}
          onClick={() => write.mutate(newPath)}
        >
          Write it
        </button>
        <a className="button" href={`#/search?${new URLSearchParams({ q: titleOf(newPath) }).toString()}`}>
          Search for it
        </a>
      </p>
      {write.isError && <Problem title="The note was not written" error={write.error} />}
    </div>
  );
}

/** `plans/next-steps.md` as a heading: `Next steps`. */
export function titleOf(path: string): string {
  const stem = (path.split('/').at(-1) ?? path).replace(/\.[a-z]+$/i, '');
  const words = /[\s]/.test(stem) ? stem : stem.replace(/[-_]+/g, ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function useWriteLinked(journal: string | null) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn(path: string) {
      const at = { path, ...(journal === null ? {} : { journal }) };
      const title = titleOf(path);
      return client.call('writeNote', { title, text: `# ${title}\n\n`, at });
    },
    onSuccess({ journal: root, path, created }) {
      for (const queryKey of [QUERY_KEYS.notes, QUERY_KEYS.missing, QUERY_KEYS.note]) {
        void queries.invalidateQueries({ queryKey });
      }
      if (created) writeNext({ journal: root, path });
      navigate({ kind: 'note', journal: root, path, line: null, endLine: null }, { replace: true });
    },
  });
}
