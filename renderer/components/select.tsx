import type { JSX } from 'react';

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly says: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a list, in the system's own control. */
export function Select<T extends string>({ label, value, choices, onChange }: SelectProps<T>): JSX.Element {
  return (
    <select
      className="input select"
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.says}
        </option>
      ))}
    </select>
  );
}
