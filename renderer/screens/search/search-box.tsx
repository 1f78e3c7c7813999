import type { JSX, RefObject } from 'react';
import { Icon } from '../../components/icon.tsx';

export interface SearchBoxProps {
  readonly query: string;
  readonly box: RefObject<HTMLInputElement | null>;
  /** Id of the selected result; arrow keys move it while the box keeps the focus. */
  readonly activeId: string | undefined;
  readonly isExpanded: boolean;
  readonly onChange: (query: string) => void;
}

export const RESULTS_ID = 'results';

/** The box of a search as you type. */
export function SearchBox({ query, box, activeId, isExpanded, onChange }: SearchBoxProps): JSX.Element {
  return (
    <div className="search-box">
      <Icon name="search" />
      <input
        ref={box}
        type="search"
        role="combobox"
        aria-label="Search your notes"
        aria-expanded={isExpanded}
        aria-controls={RESULTS_ID}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        placeholder="Words, a name, an error, or what it was about"
        value={query}
        maxLength={20_000}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
