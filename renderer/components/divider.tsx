import type { JSX, KeyboardEvent, PointerEvent } from 'react';
import type { PaneSide } from './pane-state.ts';

export interface DividerProps {
  readonly side: PaneSide;
  readonly label: string;
  readonly value: number;
  readonly limits: { readonly min: number; readonly max: number };
  readonly onChange: (widthPx: number) => void;
}

/** One press of an arrow key, in pixels. */
const STEP_PX = 16;

/** The hairline between a pane and the page; drag it, or move it with the arrow keys. */
export function Divider({ side, label, value, limits, onChange }: DividerProps): JSX.Element {
  const set = (px: number): void => onChange(Math.round(Math.min(Math.max(px, limits.min), limits.max)));
  const grows = side === 'left' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) set(value + event.movementX * grows);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    set(value + (event.key === 'ArrowRight' ? STEP_PX : -STEP_PX) * grows);
  };
  return (
    <div
      className={`divider divider-${side}`}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
