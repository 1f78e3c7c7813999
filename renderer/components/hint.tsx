import type { JSX } from 'react';
import { keyed } from '../keyed.ts';

/** What to do next, in the engine's words: what it sets between backticks is code. */
export function Hint({ text }: { readonly text: string }): JSX.Element {
  return (
    <span className="hint">
      {keyed(text.split(/`([^`]+)`/), (part) => part.length + 1).map(({ key, part }, index) =>
        index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>,
      )}
    </span>
  );
}
