import type { JSX } from 'react';
import { NoNotes } from '../../components/no-notes.tsx';
import { Page } from '../../components/page.tsx';
import { useNarrow } from '../../components/pane-state.ts';
import { useNotePage } from '../../queries.ts';
import { noteAddress } from '../../routes.ts';
import type { Route } from '../../routes.ts';
import { sayDate } from '../../words/date.ts';
import { NoteList } from './note-list.tsx';
import { NotesPane } from './notes-pane.tsx';

/** The list of notes, none of them open. */
export function NotesScreen({ route }: { readonly route: Extract<Route, { kind: 'notes' }> }): JSX.Element {
  const { data } = useNotePage('');
  const [newest] = data?.notes ?? [];
  // One pane at a time: the list is what this place has to show.
  if (useNarrow('left')) {
    return (
      <Page title="Notes">
        <NoteList route={route} />
      </Page>
    );
  }
  return (
    <>
      <NotesPane route={route} note={null} />
      <Page title="Notes" left="notes">
        {data?.notes.length === 0 && <NoNotes />}
        {newest && (
          <section className="empty">
            <p>Choose a note from the list: j and k or the arrows move, Enter opens.</p>
            <p className="quiet">
              The newest is <a href={noteAddress({ journal: newest.journal, path: newest.path })}>{newest.title}</a>
              {newest.date && `, ${sayDate(newest.date)}`}.
            </p>
          </section>
        )}
      </Page>
    </>
  );
}
