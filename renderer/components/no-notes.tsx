import type { JSX } from 'react';

/** A journal without notes: the two ways to have one. */
export function NoNotes(): JSX.Element {
  return (
    <section className="empty">
      <p className="strong">There is no note yet</p>
      <p>
        <a href="#/today">Write today’s note</a>, or <a href="#/journals">choose the folder with your notes</a>.
      </p>
    </section>
  );
}
