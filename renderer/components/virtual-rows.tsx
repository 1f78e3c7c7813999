import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { JSX, ReactNode, RefObject } from 'react';

export interface VirtualRowsProps<T> {
  readonly items: readonly T[];
  readonly label: string;
  /** Height of every row, or of each; with `isMeasured` only a guess. */
  readonly rowPx: number | ((item: T) => number);
  /** True where text decides how high a row is: each is measured once it is drawn. */
  readonly isMeasured?: boolean;
  readonly keyOf: (item: T, index: number) => string | number;
  readonly render: (item: T, index: number) => ReactNode;
  /** The row that has to be seen; -1 for none. */
  readonly focusIndex?: number;
  readonly className?: string;
  /** Told which rows are drawn, whenever that changes. */
  readonly onSeen?: (from: number, to: number) => void;
  /** True when nothing in a row takes the focus: the list itself does then, so that keys can scroll it. */
  readonly focusable?: boolean;
}

/** Characters of a row that are read out: more than that nobody listens to. */
const MOST_SAID = 300;

/** A scrolling list that only draws the rows in view. */
export function VirtualRows<T>(props: VirtualRowsProps<T>): JSX.Element {
  const {
    items,
    label,
    rowPx,
    keyOf,
    render,
    focusIndex = -1,
    className = '',
    focusable = false,
    isMeasured = false,
    onSeen,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const heightOf = (index: number): number => {
    const item = items[index];
    if (typeof rowPx === 'number') return rowPx;
    return item === undefined ? 0 : rowPx(item);
  };
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(index),
    // What was measured stays with its row when others come before it.
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item, index);
    },
    overscan: 12,
    useFlushSync: false,
  });
  const isFirst = useRef(true);
  useEffect(() => {
    if (focusIndex < 0) return;
    rows.scrollToIndex(focusIndex, { align: isFirst.current ? 'center' : 'auto' });
    isFirst.current = false;
  }, [focusIndex, rows]);
  const said = useSaidRow(scroller, items, focusIndex);
  const drawn = rows.getVirtualItems();
  const [from, to] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0];
  useEffect(() => onSeen?.(from, to), [from, to, onSeen]);
  return (
    <div
      ref={scroller}
      className={`rows ${className}`}
      {...(focusable ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
    >
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      <ul className="rows-all" aria-label={label} style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={keyOf(item, index)}
              className="rows-one"
              {...(isMeasured ? { ref: rows.measureElement, 'data-index': index } : {})}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ ...(isMeasured ? {} : { height: size }), transform: `translateY(${start}px)` }}
            >
              {render(item, index)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/**
 * What a screen reader says of the row that the keys went to: they move the selection, and leave the focus where it is.
 * Nothing when other rows came in, which says itself, or when the row has the focus.
 */
function useSaidRow(scroller: RefObject<HTMLDivElement | null>, items: readonly unknown[], focusIndex: number): string {
  const [said, setSaid] = useState('');
  const before = useRef({ items, focusIndex });
  useEffect(() => {
    const isMoved = before.current.items === items && before.current.focusIndex !== focusIndex;
    before.current = { items, focusIndex };
    const row = scroller.current?.querySelector<HTMLElement>(`[aria-posinset="${focusIndex + 1}"]`);
    if (!isMoved || !row || row.contains(document.activeElement)) return;
    setSaid(row.innerText.slice(0, MOST_SAID).split('\n').filter(Boolean).join(', '));
  }, [scroller, items, focusIndex]);
  return said;
}
