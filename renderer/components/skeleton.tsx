import type { JSX } from 'react';

/** Rows of grey where text will be, so that nothing jumps when it comes. */
export function Skeleton({ label, rows = 4 }: { readonly label: string; readonly rows?: number }): JSX.Element {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={`skeleton-row skeleton-row-${row % 4}`} />
      ))}
    </div>
  );
}
