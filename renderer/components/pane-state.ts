import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { keptStore } from '../kept.ts';
import { createStore } from '../store.ts';

export type PaneSide = 'left' | 'right';

/** Below this width of the window a pane lies over the page: what is beside a page comes second to its text. */
const NARROW: Readonly<Record<PaneSide, string>> = { left: '(max-width: 899px)', right: '(max-width: 1079px)' };

export const PANE_LIMITS_PX = { left: { min: 180, max: 420 }, right: { min: 220, max: 760 } } as const;

const Widths = z.record(z.string(), z.number().min(120).max(1_200));

/** Width in pixels by the name of the pane; remembered. */
export const paneWidths = keptStore('daybook.pane-widths', Widths, {});

/** Which panes the user has folded away in a wide window; remembered. */
export const foldedPanes = keptStore('daybook.folded', z.object({ left: z.boolean(), right: z.boolean() }), {
  left: false,
  right: false,
});

/** The pane that lies over the page in a narrow window. */
export const overlaidPane = createStore<PaneSide | null>(null);

/** True while the window is too narrow for a pane on that side of the page. */
export function useNarrow(side: PaneSide): boolean {
  return useSyncExternalStore(LISTEN[side], () => isNarrow(side));
}

/** Shows or hides a pane, in the way that fits the window's width. */
export function togglePane(side: PaneSide): void {
  if (isNarrow(side)) overlaidPane.set(overlaidPane.get() === side ? null : side);
  else foldedPanes.set({ ...foldedPanes.get(), [side]: !foldedPanes.get()[side] });
}

function isNarrow(side: PaneSide): boolean {
  return window.matchMedia(NARROW[side]).matches;
}

function listenTo(side: PaneSide) {
  return (listener: () => void): (() => void) => {
    const query = window.matchMedia(NARROW[side]);
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  };
}

const LISTEN = { left: listenTo('left'), right: listenTo('right') } as const;
