import type { JSX } from 'react';
import type { Fill } from '../../../core/contract/fill-in.ts';

/** Offers the alert's values for placeholders. Nothing is filled in before the user says so, and it can be taken out again. */
export function FillBar(props: {
  readonly fills: readonly Fill[];
  readonly isOn: boolean;
  readonly onToggle: () => void;
}): JSX.Element | null {
  const { fills, isOn, onToggle } = props;
  if (fills.length === 0) return null;
  return (
    <div className="fill-bar" role="group" aria-label="Values of the alert">
      <button type="button" className="button" aria-pressed={isOn} onClick={onToggle}>
        {isOn ? 'Take the values out' : 'Fill in from the alert'}
      </button>
      <span className="quiet">
        {fills.map(({ placeholder, value }) => (
          <span key={placeholder} className="fill-pair">
            <code>{placeholder}</code> {isOn ? 'is' : 'would be'} <code>{value}</code>
          </span>
        ))}
      </span>
    </div>
  );
}
