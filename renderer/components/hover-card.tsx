import { useId, useState } from 'react';
import type { FocusEvent, JSX, MouseEvent, ReactNode } from 'react';
import { useKeys } from '../use-keys.ts';

export interface HoverCardProps {
  /** Room that the card needs, in pixels. */
  readonly roomPx: { readonly width: number; readonly height: number };
  readonly card: ReactNode;
  readonly onShown?: (isShown: boolean) => void;
  /** What is pointed at: gets what makes the card come and go, and what names it. */
  readonly children: (anchor: HoverAnchor) => ReactNode;
}

export interface HoverAnchor {
  readonly 'aria-describedby': string | undefined;
  readonly onMouseEnter: (event: MouseEvent<HTMLElement>) => void;
  readonly onMouseLeave: () => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
}

/** Something small that says more while it is pointed at or focused; Escape puts it away. */
export function HoverCard({ roomPx, card, onShown, children }: HoverCardProps): JSX.Element {
  const id = useId();
  const [at, setAt] = useState<DOMRect | null>(null);
  const show = (event: MouseEvent<HTMLElement> | FocusEvent<HTMLElement>): void => {
    setAt(event.currentTarget.getBoundingClientRect());
    onShown?.(true);
  };
  const hide = (): void => {
    setAt(null);
    onShown?.(false);
  };
  useKeys({ Escape: () => (at === null ? false : hide()) }, { first: true });
  return (
    <>
      {children({
        'aria-describedby': at ? id : undefined,
        onMouseEnter: show,
        onMouseLeave: hide,
        onFocus: show,
        onBlur: hide,
      })}
      {at && (
        <span id={id} role="tooltip" className="preview" style={placeOf(at, roomPx)}>
          {card}
        </span>
      )}
    </>
  );
}

/** Below what is pointed at, or above it where there is no room; always inside the window. */
function placeOf(at: DOMRect, roomPx: HoverCardProps['roomPx']) {
  const left = Math.max(8, Math.min(at.left - 12, window.innerWidth - roomPx.width - 16));
  const width = roomPx.width;
  return at.bottom + 6 + roomPx.height < window.innerHeight
    ? { left, width, top: at.bottom + 6 }
    : { left, width, bottom: window.innerHeight - at.top + 6 };
}
