import type { JSX } from 'react';
import { Switch } from '../../components/switch.tsx';

interface OnOffProps {
  readonly label: string;
  readonly value: boolean;
  readonly words: readonly [on: string, off: string];
  readonly onChange: (value: boolean) => void;
}

/** Two ways for something to be. */
export function OnOff({ label, value, words: [on, off], onChange }: OnOffProps): JSX.Element {
  return (
    <Switch
      label={label}
      value={value ? 'on' : 'off'}
      choices={[
        { value: 'on', says: on },
        { value: 'off', says: off },
      ]}
      onChange={(next) => onChange(next === 'on')}
    />
  );
}
