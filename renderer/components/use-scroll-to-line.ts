import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { firstInOrder } from './first-in-order.ts';

/** Blocks out of view have an estimated height, so the first jump may miss; the target is corrected this often. */
const CORRECTIONS = 4;

/** So far somebody may have scrolled without having gone anywhere. */
const STILL_PX = 2;

export interface ScrollTarget {
  readonly line: number | null;
  readonly key: string;
  /** Changes with the text: then the line is found again, unless the reader has gone on from it. */
  readonly version?: number;
  readonly block?: 'center' | 'start';
}

/** Brings a line into view, once for each `key`: about a third from the top, where the eye is. */
export function useScrollToLine(body: RefObject<HTMLElement | null>, target: ScrollTarget): void {
  const { line, key, version, block = 'center' } = target;
  const brought = useRef<{ readonly key: string; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    if (line === null) return undefined;
    const scroller = body.current?.closest('.page-body, .pane-body') ?? null;
    const { key: former, top } = brought.current ?? { key: null, top: 0 };
    if (former === key && scroller && Math.abs(scroller.scrollTop - top) > STILL_PX) return undefined;
    let frame = 0;
    const jump = (left: number): void => {
      const element = body.current && elementOfLine(body.current, line);
      element?.scrollIntoView({ block });
      if (scroller) brought.current = { key, top: scroller.scrollTop };
      if (left > 0 && element) frame = requestAnimationFrame(() => jump(left - 1));
    };
    jump(CORRECTIONS);
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [body, line, key, version]);
}

/** The element that shows a line, or the last one before it when the line itself shows nothing. */
export function elementOfLine(body: HTMLElement, line: number): HTMLElement | null {
  const exact = body.querySelector<HTMLElement>(`[data-line="${line}"]`);
  if (exact) return exact;
  let best: HTMLElement | null = null;
  for (const element of body.querySelectorAll<HTMLElement>('[data-line]')) {
    if (Number(element.dataset['line']) > line) break;
    best = element;
  }
  return best;
}

/** The line that stands at the top of what is seen of a note; null when nothing with a line is. */
export function topLineOf(body: HTMLElement | null): number | null {
  const top = body?.getBoundingClientRect().top ?? 0;
  const lines = [...(body?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const at = firstInOrder(lines, (element) => element.getBoundingClientRect().bottom > top + 4);
  const seen = lines[at];
  return seen === undefined || at === 0 ? null : Number(seen.dataset['line']);
}
