import { openSearchPanel } from '@codemirror/search';
import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { z } from 'zod';
import type { NoteText, TextEdit } from '../../core/contract/editing.ts';
import { useClient } from '../client-context.ts';
import { tellProblem } from '../components/notices.ts';
import { keptStore } from '../kept.ts';
import { useStatus } from '../queries.ts';
import { openLink } from '../shell/open-link.ts';
import { useStore } from '../store.ts';
import { ConflictView } from './conflict-view.tsx';
import { DraftBar } from './draft-bar.tsx';
import { EditorBar } from './editor-bar.tsx';
import { applyEdits, setReadOnly } from './editor-view.ts';
import { frontMatterOf } from './front-matter.ts';
import { FrontMatterForm } from './front-matter-form.tsx';
import type { LinkInText } from './link-at.ts';
import { setFrontMatterAside } from './live-markdown.ts';
import { editsBetween, mergeTexts } from './merge-texts.ts';
import type { Region } from './merge-texts.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import { useEditor } from './use-editor.ts';
import type { Desk } from './use-editor.ts';

export interface NoteEditorProps {
  readonly note: NoteText;
  /** 1-based; null to begin at the end. */
  readonly line: number | null;
  /** True where writing is what the user came for. */
  readonly takesFocus: boolean;
  /** Takes what was typed before the editor was there. */
  readonly takeTyped?: () => string;
  /** Escape: the line at the top of what is seen. */
  readonly onLeave: (line: number) => void;
  /** The file was renamed while it is written: where it is now. */
  readonly onMoved?: (path: string) => void;
  /** Told what saves and leaves, when the editor is there, for a button outside of it. */
  readonly onReady?: (leave: (() => void) | null) => void;
}

/** Whether the front matter is shown as fields; remembered. */
const frontAsForm = keptStore('daybook.front-matter-form', z.boolean(), false);

/** A note that is being written: its text, what is saved of it, and what to do when two have changed it. */
export function NoteEditor(props: NoteEditorProps): JSX.Element {
  const { note, line, takesFocus, takeTyped, onLeave, onMoved = () => undefined, onReady } = props;
  const host = useRef<HTMLDivElement>(null);
  const client = useClient();
  const [draft, setDraft] = useState(note.draft);
  const [asked, setAsked] = useState<readonly Region[] | null>(null);
  const isReadOnly = note.readOnly !== null || draft !== null;
  const onFollow = (link: LinkInText): void => openLink(link, { client, journal: note.journal, path: note.path });
  const { desk, state, words } = useEditor(host, { note, line, isReadOnly, onLeave, onMoved, onFollow });
  const asForm = useStore(frontAsForm);
  const hasFront = desk !== null && frontMatterOf(desk.view.state.doc) !== null;
  const isAside = asForm && hasFront;
  useEffect(() => {
    if (desk !== null) {
      const typed = takeTyped?.() ?? '';
      if (typed !== '') typeAtEnd(desk, typed);
      if (takesFocus) desk.view.focus();
    }
    onReady?.(desk?.leave ?? null);
  }, [desk, takesFocus, takeTyped, onReady]);
  useEffect(() => desk?.view.dispatch({ effects: setFrontMatterAside.of(isAside) }), [desk, isAside]);
  const write = (text: string): void => {
    if (desk === null) return;
    setReadOnly(desk.view, false);
    setDraft(null);
    setAsked(null);
    applyEdits(desk.view, editsBetween(desk.view.state.doc.toString(), text), true);
    desk.view.focus();
  };
  const restore = (): void => {
    if (draft === null || desk === null) return;
    const { base, edits } = draft;
    const merge = mergeTexts({ base, mine: applied(base, edits), theirs: desk.view.state.doc.toString() });
    if (merge.kind === 'merged') write(merge.text);
    else setAsked(merge.regions);
  };
  const resolve = (text: string): void => {
    void desk?.saver.resolve(text);
    // The editor is seen again with the next drawing.
    requestAnimationFrame(() => desk?.view.focus());
  };
  const discard = (): void => {
    if (desk === null) return;
    const { journal, path } = note;
    setReadOnly(desk.view, note.readOnly !== null);
    setDraft(null);
    client
      .call('dropDraft', { journal, path })
      .catch((error: unknown) => tellProblem('The kept changes could not be discarded.', error));
  };
  const regions = asked ?? (state.kind === 'conflict' ? state.regions : null);
  useEditorKeys(regions === null ? desk : null, onFollow);
  return (
    <div className="editor">
      {note.readOnly !== null && <ReadOnlyNote note={note} why={note.readOnly} />}
      {draft !== null && note.readOnly === null && asked === null && (
        <DraftBar draft={draft} onRestore={restore} onDiscard={discard} />
      )}
      {desk !== null && isAside && <FrontMatterForm view={desk.view} onText={() => frontAsForm.set(false)} />}
      <div ref={host} className="editor-host" hidden={regions !== null} />
      {regions !== null && (
        <ConflictView
          regions={regions}
          other={asked === null ? 'On the disk' : 'In the file'}
          onResolve={(text) => (asked === null ? resolve(text) : write(text))}
        />
      )}
      <EditorBar
        isReadOnly={note.readOnly !== null}
        state={state}
        words={words}
        text={() => desk?.view.state.doc.toString() ?? note.text}
        onRetry={() => void desk?.saver.lookAtDisk()}
      >
        {hasFront && (
          <button type="button" className="quiet-button" aria-pressed={asForm} onClick={() => frontAsForm.set(!asForm)}>
            Front matter as fields
          </button>
        )}
        <button type="button" className="quiet-button" onClick={() => desk && openSearchPanel(desk.view)}>
          Find
        </button>
      </EditorBar>
    </div>
  );
}

/** Why a note cannot be written, and the way to what can be. */
function ReadOnlyNote({ note, why }: { readonly note: NoteText; readonly why: string }): JSX.Element {
  const { data: status } = useStatus();
  const isSample = status?.journals.some(({ root, sample }) => sample && root === note.journal) ?? false;
  return (
    <p className="editor-note" role="note">
      <span>Read only: this note cannot be written. {why}</span>
      {isSample && (
        <a className="button" href="#/journals">
          Add your own folder
        </a>
      )}
    </p>
  );
}

function applied(base: string, edits: readonly TextEdit[]): string {
  return edits.toReversed().reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), base);
}

function typeAtEnd({ view }: Desk, text: string): void {
  const at = view.state.doc.length;
  view.dispatch({ changes: { from: at, insert: text }, selection: { anchor: at + text.length }, userEvent: 'input' });
}
