import type { JSX } from 'react';
import type { Chip as UnderstoodChip, ChipKind } from '../../core/contract/search.ts';
import { Chip } from './chip.tsx';

/** What stands where something was taken away, in the place of what it said. */
const TAKEN_AWAY: Readonly<Record<ChipKind, string>> = {
  time: 'any time',
  person: 'anybody',
  state: 'any state',
  kind: 'any kind of note',
  topic: 'any topic',
};

/** What plain words were taken for, each removable; and what was taken away, which can come back. */
export function UnderstoodChips(props: {
  readonly chips: readonly UnderstoodChip[];
  readonly without: readonly ChipKind[];
  readonly onChange: (without: readonly ChipKind[]) => void;
}): JSX.Element {
  const { chips, without, onChange } = props;
  const shown = chips.filter(({ kind }) => !without.includes(kind));
  return (
    <>
      {shown.map(({ kind, label, value, carried }) => (
        <Chip
          key={`${kind} ${label}`}
          removeName={`Not “${value}”${carried ? ' from the question before' : ''}: ${TAKEN_AWAY[kind]}`}
          onRemove={() => onChange([...without, kind])}
        >
          {carried && <span className="quiet">from before</span>}
          {label}
        </Chip>
      ))}
      {without.map((kind) => (
        <Chip
          key={kind}
          removeName={`Understand the words again, instead of ${TAKEN_AWAY[kind]}`}
          onRemove={() => onChange(without.filter((one) => one !== kind))}
        >
          {TAKEN_AWAY[kind]}
        </Chip>
      ))}
    </>
  );
}
