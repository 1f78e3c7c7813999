import { useState } from 'react';
import type { JSX } from 'react';
import type { NoteSummary } from '../../../core/contract/notes.ts';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { navigate } from '../../navigation.ts';
import { useNotes } from '../../queries.ts';
import { noteAddress } from '../../routes.ts';
import type { NoteRoute, Route } from '../../routes.ts';
import { useKeys } from '../../use-keys.ts';
import { sayShortDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { usePaced } from '../../use-paced.ts';

const ROW_PX = 48;
const FILTER_ID = 'note-filter';
const PACE_MS = 60;

/** All notes, newest first, narrowed by their path or title. */
export function NoteList({ route }: { readonly route: NoteRoute | Extract<Route, { kind: 'notes' }> }): JSX.Element {
  const [own, setOwn] = useState('');
  const text = route.kind === 'notes' ? route.text : own;
  const setText = (next: string): void =>
    route.kind === 'notes' ? navigate({ kind: 'notes', text: next }, { replace: true }) : setOwn(next);
  const notes = useNotes(usePaced(text, PACE_MS));
  const list = notes.data?.notes ?? [];
  const openAt = route.kind === 'note' ? list.findIndex((note) => isOpen(note, route)) : -1;
  const [moved, setMoved] = useState<number | null>(null);
  const at = Math.min(moved ?? openAt, list.length - 1);
  const step = (by: number): void => setMoved(Math.min(Math.max(at + by, 0), list.length - 1));
  const open = (): boolean | void => {
    const note = list[Math.max(at, 0)];
    return note ? navigate({ kind: 'note', journal: note.journal, path: note.path, line: null, endLine: null }) : false;
  };
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: (event) =>
        event.target instanceof HTMLAnchorElement || event.target instanceof HTMLButtonElement ? false : open(),
      '/': () => document.getElementById(FILTER_ID)?.focus(),
      Escape: () => (document.activeElement?.id === FILTER_ID ? document.getElementById('page-body')?.focus() : false),
    },
    { whileTyping: ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'] },
  );
  return (
    <div className="note-list">
      <div className="note-filter">
        <input
          id={FILTER_ID}
          type="search"
          className="input"
          aria-label="Filter notes by path or title"
          placeholder="Path or title"
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setMoved(null);
            setText(event.currentTarget.value);
          }}
        />
        <span className="quiet numbers" role="status">
          {notes.data && sayCounted(notes.data.total, 'note')}
        </span>
      </div>
      {notes.isPending && <Skeleton label="Listing notes" rows={12} />}
      {notes.isError && (
        <Problem title="The notes could not be listed" error={notes.error} onRetry={() => void notes.refetch()} />
      )}
      {notes.data && list.length === 0 && (
        <p className="pane-empty">{text ? `No note is named like “${text}”.` : 'No notes yet.'}</p>
      )}
      <VirtualRows
        items={list}
        label="Notes"
        rowPx={ROW_PX}
        focusIndex={at}
        keyOf={(note) => `${note.journal}\n${note.path}`}
        render={(note, index) => (
          <a
            className="item"
            href={noteAddress({ journal: note.journal, path: note.path })}
            aria-current={index === openAt ? 'page' : undefined}
            data-selected={index === at ? '' : undefined}
            title={note.path}
          >
            <span className="item-title">{note.title}</span>
            <span className="item-meta">
              {note.date ? `${sayShortDate(note.date)} · ` : ''}
              {note.path}
            </span>
          </a>
        )}
      />
    </div>
  );
}

function isOpen(note: NoteSummary, route: NoteRoute): boolean {
  return note.path === route.path && (route.journal === null || note.journal === route.journal);
}
