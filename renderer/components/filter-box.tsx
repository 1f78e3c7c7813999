import type { JSX } from 'react';

/** The box that narrows the list of a place; `/` goes there in every place that has one. */
export const FILTER_ID = 'filter';

/** Narrows a list while one types. */
export function FilterBox(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): JSX.Element {
  return (
    <input
      id={FILTER_ID}
      type="search"
      className="input filter-box"
      aria-label={props.label}
      placeholder={props.placeholder}
      value={props.value}
      maxLength={1_000}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** Keys of every place with such a box: `/` goes there, Escape leaves it. */
export const FILTER_KEYS = {
  '/': (): boolean | void => document.getElementById(FILTER_ID)?.focus() ?? undefined,
  Escape: (): boolean | void => (document.activeElement?.id === FILTER_ID ? leave() : false),
} as const;

function leave(): void {
  document.getElementById('page-body')?.focus();
}
