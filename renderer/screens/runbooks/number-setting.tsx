import { useId } from 'react';
import type { JSX } from 'react';

/** A number within a sentence. `onLeave` hears what stands there when the field is left; it decides what counts. */
export function NumberSetting(props: {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onLeave: (value: number) => void;
}): JSX.Element {
  const { label, unit, value, min, max, onLeave } = props;
  const id = useId();
  return (
    <p className="stale-setting">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        key={value}
        className="input numbers"
        type="number"
        min={min}
        max={max}
        defaultValue={value}
        onBlur={(event) => onLeave(event.currentTarget.valueAsNumber)}
      />
      <span>{unit}</span>
    </p>
  );
}
