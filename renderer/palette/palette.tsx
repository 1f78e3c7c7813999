import { useEffect, useMemo, useRef, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { useClient } from '../client-context.ts';
import { Icon } from '../components/icon.tsx';
import { MarkedText } from '../components/marked-text.tsx';
import { PathText } from '../components/path-text.tsx';
import { Problem } from '../components/problem.tsx';
import { usePeople } from '../fact-queries.ts';
import { chordOf, sayChord } from '../keys.ts';
import { isApple } from '../native.ts';
import { navigate } from '../navigation.ts';
import { useFoundNotes, useStatus } from '../queries.ts';
import { askRoute } from '../routes.ts';
import type { Place } from '../routes.ts';
import { commandsOf } from './commands.ts';
import { paletteGroups, readTyped } from './palette-entries.ts';
import type { PaletteEntry, PaletteGroup } from './palette-entries.ts';
import { paletteShown } from './palette-state.ts';
import { useCapture } from './use-capture.ts';
import type { PaletteScope } from './palette-state.ts';

export interface PaletteProps {
  readonly place: Place;
  readonly scope: PaletteScope;
}

const LIST_ID = 'palette-list';
const NOTES = 50;

/** One box for every command, note and person. */
export function Palette({ place, scope }: PaletteProps): JSX.Element {
  const client = useClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { only, words } = readTyped(text);
  const notes = useFoundNotes(words.slice(0, 200), { limit: NOTES, enabled: only === null });
  const people = usePeople({ enabled: scope === 'all' && only !== 'commands' && text !== '' });
  const onCapture = useCapture();
  const isWritable = useStatus().data?.writable ?? false;
  const commands = useMemo(() => commandsOf({ place, client, isWritable }), [place, client, isWritable]);
  const groups = useMemo(
    () =>
      paletteGroups({ text, scope, commands, notes: notes.data?.notes ?? [], people: people.data ?? [], onCapture }),
    [text, scope, commands, notes.data, people.data, onCapture],
  );
  const entries = groups.flatMap((group) => group.entries);
  const selected = entries[Math.min(at, entries.length - 1)] ?? null;
  // Who types fast and presses Enter means what these words find, not what the words before them found.
  const isLate =
    only === 'people'
      ? people.isLoading
      : only === null && notes.isFetching && (notes.isPending || notes.isPlaceholderData);
  const entered = useRef<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // Said at once: `close` comes later, and would close a palette that was opened again in between.
  const close = (): void => {
    dialog.current?.close();
    paletteShown.set(null);
  };
  const run = (entry: PaletteEntry | null): void => {
    if (entry === null) return;
    close();
    // Keys are heard again once no dialog is open.
    entry.run();
  };
  useEffect(() => {
    if (entered.current !== text || isLate) return;
    entered.current = null;
    run(selected);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.nativeEvent.isComposing) return;
    if (step !== undefined && entries.length > 0) {
      const from = Math.min(at, entries.length - 1);
      setAt((from + step + entries.length) % entries.length);
    } else if (chordOf(event.nativeEvent, isApple()) === 'Mod+Enter') {
      if (words === '') return;
      close();
      navigate(askRoute(words));
    } else if (event.key === 'Enter' && isLate && at === 0) entered.current = text;
    else if (event.key === 'Enter') run(selected);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <dialog
      ref={dialog}
      className="overlay palette"
      aria-label={scope === 'notes' ? 'Go to a note' : 'Find a command, a note or a person'}
      onCancel={close}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
      onKeyDown={onKeyDown}
    >
      <div className="palette-box">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={scope === 'notes' ? 'Name of a note' : 'Command, note or person'}
          aria-expanded={entries.length > 0}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={selected ? rowId(selected) : undefined}
          placeholder={scope === 'notes' ? 'Title or path of a note' : 'Command, note or person'}
          value={text}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
        />
      </div>
      {notes.isError && <Problem title="The notes could not be listed" error={notes.error} />}
      <PaletteList groups={groups} selected={selected} onRun={run} />
      {entries.length === 0 && !notes.isLoading && !isLate && (
        <p className="palette-empty quiet">
          {scope === 'notes' ? 'No note is named like this.' : 'Nothing here is called that.'}
        </p>
      )}
      <p className="palette-foot">
        <span>
          <kbd>↵</kbd> open
        </span>
        <span>
          <kbd>{sayChord('Mod+Enter', isApple())}</kbd> ask
        </span>
        {scope === 'all' && (
          <>
            <span>
              <kbd>&gt;</kbd> commands only
            </span>
            <span>
              <kbd>@</kbd> people only
            </span>
          </>
        )}
        <span className="palette-count numbers" role="status">
          {scope === 'notes' && notes.data ? `${notes.data.total} found` : ''}
        </span>
      </p>
    </dialog>
  );
}

const STEPS: Readonly<Record<string, number | undefined>> = { ArrowDown: 1, ArrowUp: -1 };

interface PaletteListProps {
  readonly groups: readonly PaletteGroup[];
  readonly selected: PaletteEntry | null;
  readonly onRun: (entry: PaletteEntry) => void;
}

function PaletteList({ groups, selected, onRun }: PaletteListProps): JSX.Element {
  const selectedId = selected ? rowId(selected) : null;
  useEffect(() => {
    if (selectedId !== null) document.getElementById(selectedId)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <div id={LIST_ID} className="palette-list" role="listbox" aria-label="What was found">
      {groups.map(({ title, entries }) => (
        <div key={title} role="group" aria-label={title}>
          <div className="palette-group" aria-hidden="true">
            {title}
          </div>
          {entries.map((entry) => (
            <div
              key={entry.id}
              id={rowId(entry)}
              className="palette-row"
              role="option"
              aria-selected={entry === selected}
              // The box keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onRun(entry)}
            >
              <Icon name={entry.icon} />
              <span className="palette-title">
                <MarkedText text={entry.title} marks={entry.marks} />
              </span>
              <span className="palette-detail">
                {entry.detail}
                {entry.path !== undefined && <PathText path={entry.path} />}
              </span>
              {entry.key && <kbd>{sayChord(entry.key, isApple())}</kbd>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function rowId(entry: PaletteEntry): string {
  return `palette ${entry.id}`.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
