import type { JSX, ReactNode } from 'react';
import { useStore } from '../store.ts';
import { useKeys } from '../use-keys.ts';
import { Divider } from './divider.tsx';
import { PANE_LIMITS_PX, foldedPanes, overlaidPane, paneWidths, useNarrow } from './pane-state.ts';
import type { PaneSide } from './pane-state.ts';

export interface PaneProps {
  readonly side: PaneSide;
  /** Key of the remembered width. */
  readonly name: string;
  readonly title: ReactNode;
  /** Name for a screen reader. */
  readonly label: string;
  readonly aside?: ReactNode;
  readonly widthPx: number;
  readonly children: ReactNode;
}

/** A column beside the page: resizable, foldable, and over the page where the window is narrow. */
export function Pane(props: PaneProps): JSX.Element | null {
  const { side, name, title, label, aside, widthPx, children } = props;
  const folded = useStore(foldedPanes)[side];
  const overlaid = useStore(overlaidPane) === side;
  const width = useStore(paneWidths)[name] ?? widthPx;
  const narrow = useNarrow(side);
  useKeys(
    { Escape: () => (narrow && overlaid ? overlaidPane.set(null) : false) },
    { first: true, whileTyping: ['Escape'] },
  );
  if (narrow ? !overlaid : folded) return null;
  const body = (
    <section
      id={`pane-${side}`}
      className={`pane pane-${side}${narrow ? ' pane-over' : ''}`}
      aria-label={label}
      style={narrow ? undefined : { width }}
    >
      <header className="head">
        <h2>{title}</h2>
        <span className="head-aside">{aside}</span>
        {narrow && (
          <button type="button" className="quiet-button" onClick={() => overlaidPane.set(null)}>
            Close
          </button>
        )}
      </header>
      <div className="pane-body">{children}</div>
      {!narrow && (
        <Divider
          side={side}
          label={`Width of ${label}`}
          value={width}
          limits={PANE_LIMITS_PX[side]}
          onChange={(next) => paneWidths.set({ ...paneWidths.get(), [name]: next })}
        />
      )}
    </section>
  );
  if (!narrow) return body;
  return (
    <>
      <div className="scrim" onClick={() => overlaidPane.set(null)} />
      {body}
    </>
  );
}
