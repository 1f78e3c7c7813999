import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { JSX } from 'react';
import type { NewNote } from '../../../core/contract/facts.ts';
import { useClient } from '../../client-context.ts';
import { LazyEditor } from '../../components/lazy-editor.tsx';
import { Problem } from '../../components/problem.tsx';
import { QUERY_KEYS } from '../../queries.ts';
import { sayDate } from '../../words/date.ts';

export interface BeginNoteProps {
  readonly date: string;
  /** What the file will be called; null when there is no journal to write to. */
  readonly newPath: string | null;
  /** True where writing is what the user came for: the first key begins the note. */
  readonly takesFocus: boolean;
  /** The note is being made: from now on the day has one. */
  readonly onBegin: () => void;
  readonly onLeave: () => void;
}

/**
 * A day without a note: the first key makes it of its template, and goes on in the editor. What is typed until the editor
 * stands there is not lost.
 */
export function BeginNote({ date, newPath, takesFocus, onBegin, onLeave }: BeginNoteProps): JSX.Element {
  const box = useRef<HTMLTextAreaElement>(null);
  const create = useNewDay(date);
  const [isReady, setReady] = useState(false);
  const onReady = useCallback((leave: (() => void) | null) => setReady(leave !== null), []);
  const takeTyped = useCallback(() => {
    const typed = box.current?.value ?? '';
    if (box.current) box.current.value = '';
    return typed;
  }, []);
  const begin = (): void => {
    if (create.isPending || create.isSuccess) return;
    onBegin();
    create.mutate();
  };
  if (newPath === null) return <NowhereToWrite date={date} />;
  return (
    <div className="begin">
      {!isReady && (
        <div className="begin-box">
          <textarea
            ref={box}
            className="begin-text"
            aria-label={`Note of ${sayDate(date)}`}
            placeholder="Write"
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={takesFocus}
            spellCheck
            onInput={begin}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onLeave();
            }}
          />
          {create.isError && <Problem title="The note was not written" error={create.error} onRetry={begin} />}
          <p className="begin-foot">
            <button type="button" className="button" disabled={create.isPending} onClick={begin}>
              {create.isPending ? 'Writing' : 'Begin from the template'}
            </button>
            <span className="quiet">
              The first key begins <code className="path">{newPath}</code>
            </span>
          </p>
        </div>
      )}
      {create.data && (
        <LazyEditor
          journal={create.data.journal}
          path={create.data.path}
          line={null}
          takesFocus
          takeTyped={takeTyped}
          onReady={onReady}
          onLeave={onLeave}
        />
      )}
    </div>
  );
}

function NowhereToWrite({ date }: { readonly date: string }): JSX.Element {
  return (
    <section className="empty">
      <p className="strong">Nowhere to write {sayDate(date)} yet</p>
      <p>
        The sample journal stays as it is. <a href="#/journals">Choose the folder of your notes</a>, and this page is
        the note of the day.
      </p>
    </section>
  );
}

function useNewDay(date: string) {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation<NewNote>({
    mutationFn: () => client.call('newNote', { kind: 'journal', date }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: QUERY_KEYS.notes }),
  });
}
