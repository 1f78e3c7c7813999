import type { JSX } from 'react';
import type { Passage } from '../../../core/contract/search.ts';
import { NoteBody } from '../../components/note-body.tsx';
import { Pane } from '../../components/pane.tsx';
import { PathText } from '../../components/path-text.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useNote } from '../../queries.ts';
import { noteAddress } from '../../routes.ts';
import { previewSpan } from './preview-span.ts';

/** From this width of the window the preview has room for a line of 68 characters. */
const WIDE_PX = 1_500;

/** The section around the selected passage, with its lines and the searched words marked. */
export function PreviewPane(props: {
  readonly passage: Passage | null;
  readonly words: readonly string[];
}): JSX.Element {
  const { passage, words } = props;
  const note = useNote(passage ? { journal: passage.journal, path: passage.path } : null);
  return (
    <Pane
      side="right"
      name="preview"
      title={passage ? <PathText path={passage.path} /> : 'Preview'}
      label="Preview"
      widthPx={window.innerWidth < WIDE_PX ? 440 : 600}
      aside={
        passage && (
          <a className="quiet-button" href={noteAddress(passage)}>
            Open <kbd aria-hidden="true">↵</kbd>
          </a>
        )
      }
    >
      {!passage && <p className="pane-empty">The selected passage is shown here, inside its note.</p>}
      {passage && note.isPending && <Skeleton label="Opening the note" rows={6} />}
      {passage && note.isError && <Problem title="The note could not be opened" error={note.error} />}
      {passage && note.data && (
        <div className="preview-note">
          <NoteBody
            note={note.data}
            span={previewSpan(note.data, passage)}
            cited={[passage.line, passage.endLine]}
            words={words}
          />
        </div>
      )}
    </Pane>
  );
}
