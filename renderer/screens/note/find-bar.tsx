import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { Icon } from '../../components/icon.tsx';
import { MOST_MATCHES } from '../../components/matches-in.ts';
import { useKeys } from '../../use-keys.ts';
import { sayCount } from '../../words/number.ts';
import { selectFound, useFind } from './use-find.ts';
import type { FindIn } from './use-find.ts';

export interface FindBarProps extends Omit<FindIn, 'query' | 'typed'> {
  /** Told which line has to be drawn. */
  readonly onLine: (line: number | null) => void;
  readonly onClose: () => void;
}

/** Finds a text in the note that is read. Escape leaves what was found selected. */
export function FindBar({ onLine, onClose, ...shown }: FindBarProps): JSX.Element {
  const box = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(selectedWords);
  // What is typed is drawn first: a long note takes a moment to look through.
  const { count, at, go, line } = useFind({ query: useDeferredValue(query), typed: query, ...shown });
  useEffect(() => onLine(line), [line, onLine]);
  const close = (): void => {
    selectFound();
    onClose();
    document.getElementById('page-body')?.focus({ preventScroll: true });
  };
  useKeys(
    {
      'Mod+F': () => box.current?.select(),
      'Mod+G': () => go(1),
      'Mod+Shift+G': () => go(-1),
      Enter: ({ target }) => (target === box.current ? go(1) : false),
      'Shift+Enter': ({ target }) => (target === box.current ? go(-1) : false),
      Escape: close,
    },
    { whileTyping: ['Enter', 'Shift+Enter', 'Escape'], first: true },
  );
  return (
    <search className="find-bar" aria-label="Find in this note">
      <input
        ref={box}
        type="text"
        className="input"
        aria-label="Find in this note"
        placeholder="Find"
        value={query}
        autoFocus
        spellCheck={false}
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <span className="find-count numbers quiet" role="status">
        {sayPlace(query, at, count)}
      </span>
      <button
        type="button"
        className="icon-button find-up"
        aria-label="Previous (Shift+Enter)"
        disabled={count === 0}
        onClick={() => go(-1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Next (Enter)"
        disabled={count === 0}
        onClick={() => go(1)}
      >
        <Icon name="down" />
      </button>
      <button type="button" className="icon-button" aria-label="Close (Esc)" onClick={close}>
        <Icon name="close" />
      </button>
    </search>
  );
}

function sayPlace(query: string, at: number, count: number): string {
  if (query.trim() === '') return '';
  if (count === 0) return 'Not in this note';
  return `${sayCount(at + 1)} of ${sayCount(count)}${count === MOST_MATCHES ? ' or more' : ''}`;
}

const MAX_SELECTED = 100;

/** What is selected in the note, when it is a few words of one line. */
function selectedWords(): string {
  const words = window.getSelection()?.toString().trim() ?? '';
  return words.length > MAX_SELECTED || words.includes('\n') ? '' : words;
}
