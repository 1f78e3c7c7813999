import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import type { NoteView } from '../../../core/contract/notes.ts';
import { useClient } from '../../client-context.ts';
import { Icon } from '../../components/icon.tsx';
import { LazyEditor } from '../../components/lazy-editor.tsx';
import { isShownPlain, NoteBody, PLAIN_CHARS } from '../../components/note-body.tsx';
import { Page } from '../../components/page.tsx';
import { PathText } from '../../components/path-text.tsx';
import { Problem } from '../../components/problem.tsx';
import { tellUser } from '../../components/notices.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { topLineOf } from '../../components/use-scroll-to-line.ts';
import { sayChord } from '../../keys.ts';
import { headingSlug } from '../../markdown/links.ts';
import { isApple } from '../../native.ts';
import { navigate } from '../../navigation.ts';
import { QUERY_KEYS, useNote } from '../../queries.ts';
import type { NoteRoute } from '../../routes.ts';
import { copyLineLink, openInEditor } from '../../shell/note-actions.ts';
import { keyOf } from '../../shortcuts.ts';
import { useStore } from '../../store.ts';
import { useKeys } from '../../use-keys.ts';
import { noteToWrite, takeWriteNext } from '../../write-next.ts';
import { lineNumbersShown } from './line-numbers.ts';
import { MissingNote } from './missing-note.tsx';
import { FindBar } from './find-bar.tsx';
import { NoteHead } from './note-head.tsx';
import { NotesPane } from './notes-pane.tsx';

/** A note, open at the cited lines; `e` writes it, and Escape goes back to reading at the same line. */
export function NoteScreen({ route }: { readonly route: NoteRoute }): JSX.Element {
  const { journal, path } = route;
  const writing = useWriting(`${journal}\n${path}`);
  // The editor looks at the disk by itself: reading a long note again after every save would hold the keys up.
  const note = useNote({ journal, path }, { isFrozen: writing.from !== null });
  useStore(noteToWrite);
  useEffect(() => {
    if (note.data && takeWriteNext(note.data)) writing.begin(note.data.text.split('\n').length);
  });
  const numbers = useStore(lineNumbersShown);
  const [moved, setMoved] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const leaveEditor = (line: number): void => {
    if (note.data === undefined || moved?.from !== note.data.path) writing.end(line);
    else navigate({ kind: 'note', journal: note.data.journal, path: moved.to, line, endLine: line }, { replace: true });
  };
  const [visit, setVisit] = useState(0);
  const [finding, setFinding] = useState<string | null>(null);
  const isFinding = finding === path;
  const [foundLine, setFoundLine] = useState<number | null>(null);
  const client = useClient();
  const cited = useCited(route, note.data);
  const open = note.data ? { journal: note.data.journal, path: note.data.path, cited } : null;
  useKeys({
    y: () => (open === null ? false : void copyLineLink(client, open)),
    o: () => (open === null ? false : void openInEditor(client, open)),
    l: () => lineNumbersShown.set(!lineNumbersShown.get()),
    c: () => (cited === null || writing.from !== null ? false : setVisit(visit + 1)),
    e: () => (note.data && writing.from === null ? writing.begin() : false),
    'Mod+F': () => (note.data && writing.from === null ? setFinding(path) : false),
  });
  const isWriting = writing.from !== null && note.data !== undefined;
  return (
    <>
      <NotesPane route={{ ...route, line: cited?.[0] ?? null }} note={note.data ?? null} />
      <Page
        title={<PathText path={note.data?.path ?? path} />}
        left="contents"
        keepsScroll={cited === null && writing.returnTo === null}
        actions={
          <>
            {!isWriting && note.data && <FindButton onFind={() => setFinding(path)} />}
            {!isWriting && note.data && cited && <CitedLink cited={cited} onJump={() => setVisit(visit + 1)} />}
            {open && (
              <button
                type="button"
                className="icon-button"
                aria-label="Copy a link to this line"
                title="Copy a link to this line (y)"
                onClick={() => void copyLineLink(client, open)}
              >
                <Icon name="link" />
              </button>
            )}
            {note.data && <WriteButton isWriting={isWriting} onToggle={writing.toggle} />}
          </>
        }
      >
        {isWriting && note.data ? (
          <LazyEditor
            journal={note.data.journal}
            path={note.data.path}
            line={writing.from}
            takesFocus
            onReady={writing.onReady}
            onLeave={leaveEditor}
            onMoved={(to) => setMoved({ from: note.data.path, to })}
          />
        ) : (
          <>
            {isFinding && note.data && (
              <FindBar
                key={note.data.path}
                text={note.data.text}
                firstLine={note.data.bodyLine}
                isPlain={isShownPlain(note.data)}
                onLine={setFoundLine}
                onClose={() => setFinding(null)}
              />
            )}
            <article className={numbers ? 'reader numbered' : 'reader'}>
              {note.isPending && <Skeleton label="Opening the note" rows={10} />}
              {note.isError && note.data && (
                <Problem
                  title={`${note.data.path} is not there any more: this is how it was read last`}
                  error={note.error}
                  onRetry={() => void note.refetch()}
                />
              )}
              {note.isError && !note.data && (
                <MissingNote journal={journal} name={path} error={note.error} onRetry={() => void note.refetch()} />
              )}
              {note.data && (
                <>
                  <NoteHead note={note.data} isPlain={note.data.text.length > PLAIN_CHARS} cited={cited} />
                  {note.data.text.trim() === '' ? (
                    <p className="empty">This note is empty. Press e to write it.</p>
                  ) : (
                    <NoteBody
                      key={visit}
                      note={note.data}
                      cited={cited}
                      startLine={writing.returnTo}
                      foundLine={isFinding ? foundLine : null}
                    />
                  )}
                </>
              )}
            </article>
          </>
        )}
      </Page>
    </>
  );
}

/** The lines that the address points at: those that it names, or the heading that a link names. */
function useCited(route: NoteRoute, note: NoteView | undefined): readonly [number, number] | null {
  const { line, endLine, heading } = route;
  const wanted = line === null && heading !== undefined ? headingSlug(heading) : null;
  const section = note?.sections.find(({ headings }) => headingSlug(headings.at(-1) ?? '') === wanted);
  const isMissing = note !== undefined && wanted !== null && section === undefined;
  useEffect(() => {
    if (isMissing) tellUser(`${note.path} has no heading “${heading}”. It is shown from its beginning.`);
  }, [isMissing, note?.path, heading]);
  const last = note === undefined ? null : lastLineOf(note.text);
  const isPast = line !== null && last !== null && line > last;
  useEffect(() => {
    if (isPast) tellUser(`${note?.path} ends at line ${last}: there is no line ${line}.`);
  }, [isPast, note?.path, last, line]);
  if (line !== null)
    return last === null ? [line, endLine ?? line] : [Math.min(line, last), Math.min(endLine ?? line, last)];
  return section === undefined ? null : [section.line, section.line];
}

/** The end of the last line opens no further one. */
function lastLineOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

interface Writing {
  /** The line at which writing began; null while the note is read. */
  readonly from: number | null;
  /** The line that was at the top when writing ended. */
  readonly returnTo: number | null;
  /** Begins at a line, or at the one that is at the top. */
  readonly begin: (line?: number) => void;
  readonly end: (line: number) => void;
  readonly toggle: () => void;
  /** Told what leaves the editor, when it is there. */
  readonly onReady: (leave: (() => void) | null) => void;
}

/** Reading and writing of one note take turns, at the same line. */
function useWriting(note: string): Writing {
  const queries = useQueryClient();
  const leaving = useRef<(() => void) | null>(null);
  const onReady = useCallback((leave: (() => void) | null) => {
    leaving.current = leave;
  }, []);
  const [last, setLast] = useState({ note, ...READING });
  const at = last.note === note ? last : READING;
  const begin = (line?: number): void => {
    setLast({ note, from: line ?? topLineOf(document.getElementById('page-body')) ?? 1, returnTo: null });
  };
  const end = (line: number): void => {
    setLast({ note, from: null, returnTo: line });
    // What was just written is not in the index yet, but on the disk.
    void queries.invalidateQueries({ queryKey: QUERY_KEYS.note });
  };
  const toggle = (): void => (at.from === null ? begin() : leaving.current?.());
  return { from: at.from, returnTo: at.returnTo, begin, end, toggle, onReady };
}

const READING: { readonly from: number | null; readonly returnTo: number | null } = { from: null, returnTo: null };

function WriteButton({
  isWriting,
  onToggle,
}: {
  readonly isWriting: boolean;
  readonly onToggle: () => void;
}): JSX.Element {
  return (
    <button type="button" className="quiet-button write-button" onClick={onToggle}>
      <Icon name={isWriting ? 'notes' : 'pen'} />
      {isWriting ? 'Read' : 'Edit'} <kbd aria-hidden="true">{isWriting ? 'Esc' : 'e'}</kbd>
    </button>
  );
}

function CitedLink(props: { readonly cited: readonly [number, number]; readonly onJump: () => void }): JSX.Element {
  const [from, to] = props.cited;
  return (
    <button type="button" className="quiet-button numbers" title={`To ${sayLines(from, to)}`} onClick={props.onJump}>
      Line {from} <kbd aria-hidden="true">c</kbd>
    </button>
  );
}

function sayLines(from: number, to: number): string {
  return from === to ? `line ${from}` : `lines ${from} to ${to}`;
}

function FindButton({ onFind }: { readonly onFind: () => void }): JSX.Element {
  const says = `Find in this note (${sayChord(keyOf('notes', 'Mod+F'), isApple())})`;
  return (
    <button type="button" className="icon-button" aria-label="Find in this note" title={says} onClick={onFind}>
      <Icon name="search" />
    </button>
  );
}
