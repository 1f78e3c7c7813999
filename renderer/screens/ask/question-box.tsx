import { useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { QUERY_MAX_CHARS } from '../../../core/contract/search.ts';
import { sayChord } from '../../keys.ts';
import { isApple } from '../../native.ts';

export interface QuestionBoxProps {
  /** The question that is shown below; the box begins with it. */
  readonly question: string;
  readonly isRunning: boolean;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}

export const QUESTION_ID = 'question';

/** The box for the question: Enter asks, Shift+Enter makes a line, so that a log can be pasted. */
export function QuestionBox({ question, isRunning, onAsk, onStop }: QuestionBoxProps): JSX.Element {
  const [text, setText] = useState(question);
  const [former, setFormer] = useState(question);
  if (former !== question) {
    setFormer(question);
    setText(question);
  }
  const submit = (): void => {
    if (text.trim() !== '') onAsk(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };
  return (
    <form
      className="ask-box"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className="visually-hidden" htmlFor={QUESTION_ID}>
        Question to your notes
      </label>
      <textarea
        id={QUESTION_ID}
        rows={1}
        placeholder="Ask your notes, or paste an error"
        value={text}
        maxLength={QUERY_MAX_CHARS}
        spellCheck={false}
        autoFocus={question === ''}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {isRunning ? (
        // Keys of their own: in one and the same element a click that stops would then submit.
        <button key="stop" type="button" className="button" onClick={onStop}>
          Stop <kbd aria-hidden="true">Esc</kbd>
        </button>
      ) : (
        <button key="ask" type="submit" className="button primary" disabled={text.trim() === ''}>
          Ask <kbd aria-hidden="true">{sayChord('Enter', isApple())}</kbd>
        </button>
      )}
    </form>
  );
}
