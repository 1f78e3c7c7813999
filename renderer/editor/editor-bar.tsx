import type { JSX, ReactNode } from 'react';
import { CopyButton } from '../components/copy-button.tsx';
import { Icon } from '../components/icon.tsx';
import { sayClock } from '../words/date.ts';
import { sayCounted } from '../words/number.ts';
import type { SaveState } from './note-saver.ts';

export interface EditorBarProps {
  /** True for a note that cannot be written: nothing of it is saved, or will be. */
  readonly isReadOnly: boolean;
  readonly state: SaveState;
  readonly words: number | null;
  /** The whole text, for a copy when it cannot be saved. */
  readonly text: () => string;
  readonly onRetry: () => void;
  /** Controls at the end. */
  readonly children?: ReactNode;
}

/** One row under the editor: whether the text is saved, and how long it is. */
export function EditorBar({ isReadOnly, state, words, text, onRetry, children }: EditorBarProps): JSX.Element {
  return (
    <footer className="editor-bar">
      {isReadOnly ? (
        <span className="save-state save-read-only" data-save-state="read-only">
          <Icon name="lock" /> Read only
        </span>
      ) : (
        <span className={`save-state save-${state.kind}`} data-save-state={state.kind}>
          {sayState(state)}
        </span>
      )}
      {state.kind === 'failed' && (
        <>
          <button type="button" className="link-button" onClick={onRetry}>
            Try again
          </button>
          <CopyButton name="Copy the text of the note" label="Copy the text" text={text} />
        </>
      )}
      <span className="editor-bar-end">
        {words !== null && <span className="numbers">{sayCounted(words, 'word')}</span>}
        {children}
      </span>
    </footer>
  );
}

function sayState(state: SaveState): ReactNode {
  switch (state.kind) {
    case 'saved':
      return `Saved ${sayClock(new Date(state.modified))}`;
    case 'unsaved':
      return 'Not saved yet';
    case 'saving':
      return 'Saving';
    case 'conflict':
      return 'Changed on the disk too';
    case 'failed':
      return (
        <span role="alert">
          <Icon name="warning" /> Not saved: {state.error.message} {state.error.hint}
        </span>
      );
  }
}
