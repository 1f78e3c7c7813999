import { useId } from 'react';
import type { JSX } from 'react';

export interface SwitchProps<T extends string> {
  readonly label: string;
  /** Null when none of them holds. */
  readonly value: T | null;
  readonly choices: readonly { readonly value: T; readonly says: string; readonly title?: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all of them seen. */
export function Switch<T extends string>({ label, value, choices, onChange }: SwitchProps<T>): JSX.Element {
  const name = useId();
  return (
    <div className="switch" role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} title={choice.title}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          <span>{choice.says}</span>
        </label>
      ))}
    </div>
  );
}
