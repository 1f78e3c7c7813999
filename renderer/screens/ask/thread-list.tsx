import { useState } from 'react';
import type { JSX } from 'react';
import { askHash } from './asked-list.tsx';
import { sayOutcome } from './ask-state.ts';
import type { AskState } from './ask-state.ts';

/** The questions of one conversation in their order, where there are several. */
export function ThreadList(props: {
  readonly turns: readonly AskState[];
  readonly current: AskState | null;
}): JSX.Element | null {
  const { turns, current } = props;
  if (turns.length < 2) return null;
  return (
    <nav aria-label="Questions of this conversation">
      <ol className="thread">
        {turns.map((state) => (
          <li key={state.thread.turn}>
            <a href={askHash(state)} aria-current={state === current ? 'true' : undefined}>
              {state.question}
            </a>
            <span className="quiet">{sayOutcome(state)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The box below an answer: what is asked there goes on from it. */
export function FollowUpBox({ onAsk }: { readonly onAsk: (question: string) => void }): JSX.Element {
  const [text, setText] = useState('');
  return (
    <form
      className="follow-up"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        setText('');
        onAsk(text.trim());
      }}
    >
      <input
        id={FOLLOW_UP_ID}
        className="input"
        aria-label="Ask on"
        placeholder="Ask on: and last month? who decided that?"
        value={text}
        maxLength={2_000}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" className="button" disabled={text.trim() === ''}>
        Ask on <kbd aria-hidden="true">f</kbd>
      </button>
    </form>
  );
}

export const FOLLOW_UP_ID = 'follow-up';
