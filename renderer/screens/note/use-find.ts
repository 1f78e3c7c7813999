import { useEffect, useMemo, useState } from 'react';
import { findPattern, matchesIn, MOST_MATCHES } from '../../components/matches-in.ts';

/** Names of the highlights in the style sheet. */
const [ALL, NOW] = ['find', 'find-now'];

/** A place in a text of which only some lines are drawn. */
interface LineHit {
  readonly line: number;
  /** Which one of its line. */
  readonly nth: number;
}

export interface Finding {
  readonly count: number;
  /** Which one is shown, from 0; -1 for none. */
  readonly at: number;
  readonly go: (by: 1 | -1) => void;
  /** The line that has to be drawn; null where all are. */
  readonly line: number | null;
}

export interface FindIn {
  readonly query: string;
  readonly text: string;
  /** The first line that is shown as text. */
  readonly firstLine: number;
  /** True where only the lines in view are drawn: then the text itself is looked through. */
  readonly isPlain: boolean;
}

/** Finds a text in the note that is read, marks every place, and brings one of them into view. */
export function useFind({ query, text, firstLine, isPlain }: FindIn): Finding {
  const [moved, setMoved] = useState<{ readonly of: string; readonly at: number } | null>(null);
  const hits = useMemo(() => (isPlain ? lineHits(text, query, firstLine) : null), [isPlain, text, query, firstLine]);
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  useEffect(() => {
    const body = noteBody();
    if (body === null) return undefined;
    const look = (): void => setRanges(matchesIn(body, query));
    look();
    // Lines are drawn as they come into view, and a note that was saved is drawn again.
    const drawn = new MutationObserver(look);
    drawn.observe(body, { childList: true, subtree: true });
    return () => drawn.disconnect();
  }, [query]);
  const count = hits?.length ?? ranges.length;
  const first = useMemo(() => (hits === null ? firstInView(ranges) : 0), [hits, ranges]);
  const at = count === 0 ? -1 : moved?.of === query ? Math.min(moved.at, count - 1) : Math.min(first, count - 1);
  const hit = hits?.[at] ?? null;
  const now = hit === null ? (isPlain ? undefined : ranges[at]) : rangeOf(ranges, hit);
  useEffect(() => {
    if (!('highlights' in CSS)) return undefined;
    CSS.highlights.set(ALL, new Highlight(...ranges));
    const current = new Highlight(...(now === undefined ? [] : [now]));
    current.priority = 1;
    CSS.highlights.set(NOW, current);
    return () => {
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(NOW);
    };
  }, [ranges, now]);
  useEffect(() => {
    if (now !== undefined && !isPlain) now.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [now, isPlain]);
  const go = (by: 1 | -1): void => {
    if (count > 0) setMoved({ of: query, at: (at + by + count) % count });
  };
  return { count, at, go, line: hit?.line ?? null };
}

/** Selects what was found last, so that it can be copied or asked about. */
export function selectFound(): void {
  const [range] = CSS.highlights?.get(NOW) ?? [];
  if (range instanceof Range) {
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
}

function noteBody(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#page-body .note-body');
}

function lineHits(text: string, query: string, firstLine: number): readonly LineHit[] {
  const pattern = findPattern(query);
  if (pattern === null) return [];
  const hits: LineHit[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index + 1 < firstLine) continue;
    const found = [...line.matchAll(pattern)].length;
    for (let nth = 0; nth < found && hits.length < MOST_MATCHES; nth++) hits.push({ line: index + 1, nth });
  }
  return hits;
}

/** The place among those that are drawn. */
function rangeOf(ranges: readonly Range[], { line, nth }: LineHit): Range | undefined {
  const ofLine = ranges.filter(
    ({ startContainer }) =>
      startContainer.parentElement?.closest<HTMLElement>('[data-line]')?.dataset['line'] === String(line),
  );
  return ofLine[nth];
}

function firstInView(ranges: readonly Range[]): number {
  const top = document.getElementById('page-body')?.getBoundingClientRect().top ?? 0;
  return Math.max(
    ranges.findIndex((range) => range.getBoundingClientRect().top >= top),
    0,
  );
}
