import type { EditorView, ViewUpdate } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { NoteText } from '../../core/contract/editing.ts';
import { useClient } from '../client-context.ts';
import type { Client } from '../client.ts';
import { tellProblem, tellUser } from '../components/notices.ts';
import { leaveBehind } from '../left-behind.ts';
import { useStatus } from '../queries.ts';
import { completions } from './completions.ts';
import { cursorLine } from './cursor-line.ts';
import { applyEdits, createEditor, topLine } from './editor-view.ts';
import type { LinkInText } from './link-at.ts';
import { alignNow } from './table-align.ts';
import { NoteSaver } from './note-saver.ts';
import type { SaveState } from './note-saver.ts';
import { pastePicture } from './paste-picture.ts';
import { countWhenIdle } from './word-count.ts';

/** An editor with what brings its text into the file. */
export interface Desk {
  readonly view: EditorView;
  readonly saver: NoteSaver;
  /** Saves, and goes back to where the user came from. */
  readonly leave: () => void;
}

export interface EditorUse {
  readonly note: NoteText;
  readonly line: number | null;
  readonly isReadOnly: boolean;
  readonly onLeave: (line: number) => void;
  /** The file was renamed: where it is now. */
  readonly onMoved: (path: string) => void;
  readonly onFollow: (link: LinkInText) => void;
}

export interface EditorNow {
  /** Null until the editor stands in the page. */
  readonly desk: Desk | null;
  readonly state: SaveState;
  readonly words: number | null;
}

/** After the last key words are counted: a long note takes a moment. */
const COUNT_MS = 400;

/** Puts an editor into `parent`, for as long as the note is shown. */
export function useEditor(parent: RefObject<HTMLElement | null>, use: EditorUse): EditorNow {
  const { note } = use;
  const client = useClient();
  const latest = useRef(use);
  const [desk, setDesk] = useState<Desk | null>(null);
  const [state, setState] = useState<SaveState>({ kind: 'saved', modified: note.modified });
  const [words, setWords] = useState<number | null>(null);
  useEffect(() => {
    latest.current = use;
  });
  useEffect(() => {
    if (parent.current === null) return undefined;
    let pause: ReturnType<typeof setTimeout> | undefined;
    let stopCounting = (): void => undefined;
    const countSoon = (view: EditorView, ms: number): void => {
      clearTimeout(pause);
      stopCounting();
      pause = setTimeout(() => {
        stopCounting = countWhenIdle(view.state.doc, setWords);
      }, ms);
    };
    const made = openDesk({
      parent: parent.current,
      client,
      use: () => latest.current,
      onState: setState,
      onTyped: (view) => countSoon(view, COUNT_MS),
    });
    setDesk(made.desk);
    countSoon(made.desk.view, 0);
    return () => {
      clearTimeout(pause);
      stopCounting();
      made.close();
      setDesk(null);
    };
  }, [client, parent]);
  useDiskWatch(desk);
  return { desk, state, words };
}

interface DeskParts {
  readonly parent: HTMLElement;
  readonly client: Client;
  readonly use: () => EditorUse;
  readonly onState: (state: SaveState) => void;
  readonly onTyped: (view: EditorView) => void;
}

function openDesk({ parent, client, use, onState, onTyped }: DeskParts): { readonly desk: Desk; close(): void } {
  const { note, line, isReadOnly } = use();
  const { journal, path } = note;
  const onUpdate = (update: ViewUpdate): void => {
    if (update.focusChanged && !update.view.hasFocus) void saver.flush();
    if (update.selectionSet || update.docChanged || update.focusChanged) cursorLine.set(lineOfCursor(update.view));
    if (!update.docChanged) return;
    saver.changed(update.changes);
    onTyped(update.view);
  };
  const leave = async (): Promise<void> => {
    const line = topLine(view);
    alignNow(view);
    const hadFailed = saver.state.kind === 'failed';
    // The next key is not for the text any more, however long saving takes.
    view.contentDOM.blur();
    // Whoever leaves finds the text in the file; what cannot be saved is seen first, and left by a second try.
    await saver.flush();
    const { kind } = saver.state;
    if (kind !== 'conflict' && (kind !== 'failed' || hadFailed)) use().onLeave(line);
  };
  const pictures = pastePicture({
    attach: (picture) => client.call('attachPicture', { journal, path, ...picture }),
    onProblem: (error) => tellProblem('The picture was not stored.', error),
  });
  const more = [completions(client), pictures];
  const label = `Text of ${note.title}`;
  const view = createEditor({
    parent,
    text: note.text,
    label,
    line,
    isReadOnly,
    onUpdate,
    onLeave: () => void leave(),
    onFollow: (link) => use().onFollow(link),
    more,
  });
  const doc = () => view.state.doc;
  const saver = new NoteSaver({
    client,
    note,
    doc,
    apply: (edits, isChosen) => applyEdits(view, edits, isChosen),
    onState,
    onMoved: (to) => {
      tellUser(`${path} is called ${to} now. What you type goes there.`);
      use().onMoved(to);
    },
    onLeft: leaveBehind,
  });
  const stopListening = saveWhenHidden(saver);
  return {
    desk: { view, saver, leave: () => void leave() },
    close() {
      stopListening();
      cursorLine.set(null);
      void closeSaver(saver, path);
      view.destroy();
    },
  };
}

function lineOfCursor({ state }: EditorView): number {
  return state.doc.lineAt(state.selection.main.head).number;
}

async function closeSaver(saver: NoteSaver, path: string): Promise<void> {
  const lost = await saver.close();
  if (!saver.isDirty) return;
  if (lost !== null) {
    tellUser(
      `What you typed into ${path} is not in its file: ${lost.message} It is held here, and offered when you open it again.`,
    );
    return;
  }
  tellUser(`What you typed into ${path} is not in its file yet. It is kept, and offered when you open it.`);
}

/** Whoever turns to another window finds the note saved there; what is on its way is kept when the page goes. */
function saveWhenHidden(saver: NoteSaver): () => void {
  const onHidden = (): void => void (document.visibilityState === 'hidden' && saver.flush());
  const onGone = (): void => saver.keepNow();
  document.addEventListener('visibilitychange', onHidden);
  window.addEventListener('pagehide', onGone);
  return () => {
    document.removeEventListener('visibilitychange', onHidden);
    window.removeEventListener('pagehide', onGone);
  };
}

/** When the index has changed, somebody else may have written the note. */
function useDiskWatch(desk: Desk | null): void {
  const { data: status } = useStatus();
  const finished = status?.lastRun?.finished;
  useEffect(() => {
    if (finished !== undefined && desk?.view.state.readOnly === false) void desk.saver.lookAtDisk();
  }, [desk, finished]);
}
