import { useEffect, useRef } from 'react';
import type { JSX, ReactNode } from 'react';
import { useHash } from '../navigation.ts';
import { useStore } from '../store.ts';
import { Icon } from './icon.tsx';
import { foldedPanes, overlaidPane, togglePane, useNarrow } from './pane-state.ts';
import type { PaneSide } from './pane-state.ts';

export interface PageProps {
  /** The heading of the page; one line. */
  readonly title: ReactNode;
  /** Controls at the right of the head. */
  readonly actions?: ReactNode;
  /** Names of the panes beside this page, for their buttons. */
  readonly left?: string;
  readonly right?: string;
  /** False where the page scrolls to a place of its own. */
  readonly keepsScroll?: boolean;
  readonly children: ReactNode;
}

const scrollOf = new Map<string, number>();

/** The middle column: a head of one row, and what scrolls below it. Coming back to an address finds it as it was left. */
export function Page({ title, actions, left, right, keepsScroll = true, children }: PageProps): JSX.Element {
  const hash = useHash();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus may have gone with the former page; keys that scroll need it here.
    if (document.activeElement === document.body) body.current?.focus({ preventScroll: true });
    if (keepsScroll && body.current) body.current.scrollTop = scrollOf.get(hash) ?? 0;
  }, [hash, keepsScroll]);
  return (
    <main className="page" aria-labelledby="page-title">
      <header className="head">
        {left && <PaneButton side="left" name={left} />}
        <h1 id="page-title">{title}</h1>
        <span className="head-aside">{actions}</span>
        {right && <PaneButton side="right" name={right} />}
      </header>
      <div
        ref={body}
        id="page-body"
        className="page-body"
        tabIndex={-1}
        onScroll={(event) => scrollOf.set(hash, event.currentTarget.scrollTop)}
      >
        {children}
      </div>
    </main>
  );
}

function PaneButton({ side, name }: { readonly side: PaneSide; readonly name: string }): JSX.Element {
  const folded = useStore(foldedPanes)[side];
  const overlaid = useStore(overlaidPane) === side;
  const shown = useNarrow(side) ? overlaid : !folded;
  return (
    <button
      type="button"
      className="icon-button"
      aria-expanded={shown}
      aria-label={`${shown ? 'Hide' : 'Show'} ${name}`}
      title={`${shown ? 'Hide' : 'Show'} ${name} (${side === 'left' ? '[' : ']'})`}
      onClick={() => togglePane(side)}
    >
      <Icon name={side} />
    </button>
  );
}
