import { useState } from 'react';
import type { JSX } from 'react';
import type { NoteView } from '../../../core/contract/notes.ts';
import { Pane } from '../../components/pane.tsx';
import type { NoteRoute, Route } from '../../routes.ts';
import { ContentsList } from './contents-list.tsx';
import { NoteList } from './note-list.tsx';

export interface NotesPaneProps {
  readonly route: NoteRoute | Extract<Route, { kind: 'notes' }>;
  readonly note: NoteView | null;
}

type Tab = 'contents' | 'notes';

/** The list beside the reader: the contents of the open note, or all notes. */
export function NotesPane({ route, note }: NotesPaneProps): JSX.Element {
  const [tab, setTab] = useState<Tab>('contents');
  const shown: Tab = route.kind === 'notes' ? 'notes' : tab;
  return (
    <Pane
      side="left"
      name="notes"
      label={shown === 'notes' ? 'Notes' : 'Contents of the note'}
      widthPx={264}
      title={
        route.kind === 'notes' ? (
          'Notes'
        ) : (
          <span className="tabs">
            <TabButton tab="contents" current={shown} onChoose={setTab} />
            <TabButton tab="notes" current={shown} onChoose={setTab} />
          </span>
        )
      }
    >
      {shown === 'notes' ? (
        <NoteList route={route} />
      ) : (
        <ContentsList note={note} line={route.kind === 'note' ? route.line : null} />
      )}
    </Pane>
  );
}

interface TabButtonProps {
  readonly tab: Tab;
  readonly current: Tab;
  readonly onChoose: (tab: Tab) => void;
}

function TabButton({ tab, current, onChoose }: TabButtonProps): JSX.Element {
  return (
    <button type="button" className="tab" aria-pressed={tab === current} onClick={() => onChoose(tab)}>
      {tab === 'contents' ? 'Contents' : 'Notes'}
    </button>
  );
}
