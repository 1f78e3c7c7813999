import { lazy, Suspense } from 'react';
import type { JSX } from 'react';
import type { NoteEditorProps } from '../editor/note-editor.tsx';
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
  const loading = (
    <div className="reader">
      <Skeleton label="Opening the note" rows={10} />
    </div>
  );
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
