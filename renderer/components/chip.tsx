import type { JSX, ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface ChipProps {
  readonly children: ReactNode;
  /** What removing it means, for a screen reader: "Any time instead of last week". */
  readonly removeName?: string;
  readonly onRemove?: () => void;
}

/** A small fact that was understood or chosen; removable where that makes sense. */
export function Chip({ children, removeName, onRemove }: ChipProps): JSX.Element {
  return (
    <span className="chip">
      {children}
      {onRemove && (
        <button type="button" aria-label={removeName} title={removeName} onClick={onRemove}>
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
