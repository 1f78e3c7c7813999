import { useState } from 'react';
import type { JSX } from 'react';
import { NoteBody, PLAIN_CHARS } from '../../components/note-body.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useNote } from '../../queries.ts';
import type { NoteRoute } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { useKeys } from '../../use-keys.ts';
import { lineNumbersShown } from './line-numbers.ts';
import { NoteHead } from './note-head.tsx';
import { NotesPane } from './notes-pane.tsx';

/** A note, open at the cited lines. */
export function NoteScreen({ route }: { readonly route: NoteRoute }): JSX.Element {
  const { journal, path, line, endLine } = route;
  const note = useNote({ journal, path });
  const numbers = useStore(lineNumbersShown);
  const [visit, setVisit] = useState(0);
  useKeys({
    l: () => lineNumbersShown.set(!lineNumbersShown.get()),
    c: () => (line === null ? false : setVisit(visit + 1)),
  });
  const cited = line === null ? null : ([line, endLine ?? line] as const);
  return (
    <>
      <NotesPane route={route} note={note.data ?? null} />
      <Page
        title={<span className="path">{path}</span>}
        left="contents"
        keepsScroll={line === null}
        actions={cited && <CitedLink cited={cited} onJump={() => setVisit(visit + 1)} />}
      >
        <article className={numbers ? 'reader numbered' : 'reader'}>
          {note.isPending && <Skeleton label="Opening the note" rows={10} />}
          {note.isError && (
            <Problem title={`${path} could not be opened`} error={note.error} onRetry={() => void note.refetch()} />
          )}
          {note.data && (
            <>
              <NoteHead note={note.data} isPlain={note.data.text.length > PLAIN_CHARS} />
              {note.data.text.trim() === '' ? (
                <p className="empty">This note is empty.</p>
              ) : (
                <NoteBody key={visit} note={note.data} cited={cited} />
              )}
            </>
          )}
        </article>
      </Page>
    </>
  );
}

function CitedLink(props: { readonly cited: readonly [number, number]; readonly onJump: () => void }): JSX.Element {
  const [from, to] = props.cited;
  return (
    <button type="button" className="quiet-button numbers" onClick={props.onJump}>
      {from === to ? `Line ${from}` : `Lines ${from} to ${to}`} <kbd aria-hidden="true">c</kbd>
    </button>
  );
}
