import type { JSX } from 'react';
import type { SearchMode } from '../../routes.ts';

const MODES: readonly { readonly mode: SearchMode; readonly says: string; readonly title: string }[] = [
  { mode: 'hybrid', says: 'Words and meaning', title: 'Finds the words, and what means the same' },
  { mode: 'lexical', says: 'Words only', title: 'Finds only what has the words' },
];

/** Words and meaning, or words only. */
export function ModeSwitch(props: {
  readonly mode: SearchMode;
  readonly onChange: (mode: SearchMode) => void;
}): JSX.Element {
  return (
    <div className="switch" role="radiogroup" aria-label="How to search">
      {MODES.map(({ mode, says, title }) => (
        <label key={mode} title={title}>
          <input type="radio" name="search-mode" checked={props.mode === mode} onChange={() => props.onChange(mode)} />
          <span>{says}</span>
        </label>
      ))}
    </div>
  );
}
