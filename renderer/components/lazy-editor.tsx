import { lazy, Suspense, useEffect } from 'react';
import type { JSX } from 'react';
import type { NoteEditorProps } from '../editor/note-editor.tsx';
import { isTyping } from '../keys.ts';
import { useNoteText } from '../queries.ts';
import { Problem } from './problem.tsx';
import { Skeleton } from './skeleton.tsx';

/** The editor is larger than everything else together: it is loaded when somebody writes. */
const NoteEditor = lazy(async () => ({ default: (await import('../editor/note-editor.tsx')).NoteEditor }));

export interface LazyEditorProps extends Omit<NoteEditorProps, 'note'> {
  readonly journal: string | null;
  readonly path: string;
}

/** The editor of a note, by its path. */
export function LazyEditor({ journal, path, ...rest }: LazyEditorProps): JSX.Element {
  const note = useNoteText({ journal, path });
  const loading = <Loading holdsKeys={rest.takesFocus} />;
  if (note.isError) {
    return (
      <div className="reader">
        <Problem title={`${path} could not be opened`} error={note.error} onRetry={() => void note.refetch()} />
      </div>
    );
  }
  if (note.data === undefined) return loading;
  return (
    <Suspense fallback={loading}>
      <NoteEditor key={`${note.data.journal}\n${note.data.path}`} note={note.data} {...rest} />
    </Suspense>
  );
}

/** Where the editor will be. Letters that were meant for it must not be commands of the page meanwhile. */
function Loading({ holdsKeys }: { readonly holdsKeys: boolean }): JSX.Element {
  useEffect(() => {
    if (!holdsKeys) return;
    const hold = (event: KeyboardEvent): void => {
      const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isLetter || isTyping(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', hold, { capture: true });
    return () => window.removeEventListener('keydown', hold, { capture: true });
  }, [holdsKeys]);
  return (
    <div className="reader">
      <Skeleton label="Opening the note" rows={10} />
    </div>
  );
}
