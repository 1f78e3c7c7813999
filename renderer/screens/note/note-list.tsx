import { memo, useState } from 'react';
import type { JSX } from 'react';
import type { NoteSummary } from '../../../core/contract/notes.ts';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { navigate } from '../../navigation.ts';
import { noteAddress } from '../../routes.ts';
import type { NoteRoute, Route } from '../../routes.ts';
import { isWithin } from '../../keys.ts';
import { useKeys } from '../../use-keys.ts';
import { sayShortDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { usePaced } from '../../use-paced.ts';
import { useNotePages } from './note-pages.ts';

const ROW_PX = 48;
const FILTER_ID = 'note-filter';
const PACE_MS = 60;

/** All notes, newest first, narrowed by their path or title. */
export function NoteList({ route }: { readonly route: NoteRoute | Extract<Route, { kind: 'notes' }> }): JSX.Element {
  const [own, setOwn] = useState('');
  const text = route.kind === 'notes' ? route.text : own;
  const setText = (next: string): void =>
    route.kind === 'notes' ? navigate({ kind: 'notes', text: next }, { replace: true }) : setOwn(next);
  const notes = useNotePages(usePaced(text, PACE_MS).value, route.kind === 'note' ? route : null);
  const { rows: list, openAt } = notes;
  const [moved, setMoved] = useState<number | null>(null);
  const at = Math.min(moved ?? openAt, list.length - 1);
  const step = (by: number): void => setMoved(Math.min(Math.max(at + by, 0), list.length - 1));
  // In the text of a note they scroll it.
  const arrow = (by: 1 | -1) => (event: KeyboardEvent) =>
    route.kind === 'note' && isWithin(event.target, '#page-body') ? false : step(by);
  const open = (): boolean | void => {
    const note = list[Math.max(at, 0)];
    return note ? navigate({ kind: 'note', journal: note.journal, path: note.path, line: null, endLine: null }) : false;
  };
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: arrow(1),
      ArrowUp: arrow(-1),
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
          {notes.total !== null && sayCounted(notes.total, 'note')}
        </span>
      </div>
      {notes.isPending && <Skeleton label="Listing notes" rows={12} />}
      {notes.error && <Problem title="The notes could not be listed" error={notes.error} onRetry={notes.retry} />}
      {notes.total === 0 && <p className="pane-empty">{text ? `No note is named like “${text}”.` : 'No notes yet.'}</p>}
      <VirtualRows
        items={list}
        label="Notes"
        rowPx={ROW_PX}
        focusIndex={at}
        onSeen={notes.onSeen}
        keyOf={(note, index) => (note === null ? index : `${note.journal}\n${note.path}`)}
        render={(note, index) =>
          note === null ? (
            <span className="item-unread" aria-label="Not read yet" />
          ) : (
            <NoteItem note={note} isOpen={index === openAt} isSelected={index === at} isSought={text !== ''} />
          )
        }
      />
    </div>
  );
}

/** One note of the list; drawn again only when it is another one, or selected. */
const NoteItem = memo(function NoteItem(props: {
  readonly note: NoteSummary;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  /** True where the list is narrowed: the name of the file may be what was looked for. */
  readonly isSought: boolean;
}): JSX.Element {
  const { note, isOpen, isSelected, isSought } = props;
  const folder = folderOf(note);
  return (
    <a
      className="item"
      href={noteAddress({ journal: note.journal, path: note.path })}
      aria-current={isOpen ? 'page' : undefined}
      data-selected={isSelected ? '' : undefined}
      title={note.path}
    >
      <span className="item-title">{note.title}</span>
      <span className="item-meta">
        {isSought && <span className="path">{note.path}</span>}
        {!isSought && note.date && sayShortDate(note.date)}
        {!isSought && note.date && folder && ' · '}
        {!isSought && folder && <span className="path">{folder}</span>}
      </span>
    </a>
  );
});

/** Where a note is: its title says which; empty for one at the top of its journal. */
function folderOf({ path }: NoteSummary): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
