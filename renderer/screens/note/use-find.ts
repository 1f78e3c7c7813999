import { useEffect, useMemo, useState } from 'react';
import { firstInOrder } from '../../components/first-in-order.ts';
import { findPattern, matchesIn, MOST_MATCHES, shownText } from '../../components/matches-in.ts';
import type { ShownText } from '../../components/matches-in.ts';

/** Names of the highlights in the style sheet. */
const [ALL, NOW] = ['find', 'find-now'];

/** A place in a text of which only some lines are drawn. */
interface LineHit {
  readonly line: number;
  /** Which one of its line. */
  readonly nth: number;
}

/** How far one went through what was found for a text. */
interface Moved {
  readonly of: string;
  /** Where one began; null for the first place in view. */
  readonly from: number | null;
  readonly steps: number;
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
  /** What is in the box, which `query` may not have caught up with. */
  readonly typed: string;
  readonly text: string;
  /** The first line that is shown as text. */
  readonly firstLine: number;
  /** True where only the lines in view are drawn: then the text itself is looked through. */
  readonly isPlain: boolean;
}

/** Finds a text in the note that is read, marks every place, and brings one of them into view. */
export function useFind({ query, typed, text, firstLine, isPlain }: FindIn): Finding {
  const [moved, setMoved] = useState<Moved | null>(null);
  const hits = useMemo(() => (isPlain ? lineHits(text, query, firstLine) : null), [isPlain, text, query, firstLine]);
  const [shown, setShown] = useState<ShownText | null>(null);
  useEffect(() => {
    const reader = document.querySelector('#page-body .reader');
    const look = (): void => {
      const body = reader?.querySelector<HTMLElement>('.note-body') ?? null;
      setShown(body && shownText(body));
    };
    look();
    if (reader === null) return undefined;
    // Lines are drawn as they come into view, and a note that was saved is drawn again.
    const drawn = new MutationObserver(look);
    drawn.observe(reader, { childList: true, subtree: true });
    return () => drawn.disconnect();
  }, []);
  const ranges = useMemo(() => (shown === null ? [] : matchesIn(shown, query)), [shown, query]);
  const count = hits?.length ?? ranges.length;
  const first = useMemo(() => (hits === null ? firstInView(ranges) : 0), [hits, ranges]);
  const { from, steps } = moved?.of === query ? moved : { from: null, steps: 0 };
  const at = count === 0 ? -1 : (((Math.min(from ?? first, count - 1) + steps) % count) + count) % count;
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
    if (typed === query) setMoved({ of: query, from: at, steps: by });
    // Who types fast and presses Enter means what these words find, not what those before them found.
    else setMoved({ of: typed, from: null, steps: (moved?.of === typed ? moved.steps : 0) + by });
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

/** Goes through the whole text at once: line by line, a common letter of a long note takes a hundred times as long. */
export function lineHits(text: string, query: string, firstLine: number): readonly LineHit[] {
  const pattern = findPattern(query, '[^\\S\\n]+');
  if (pattern === null) return [];
  const hits: LineHit[] = [];
  let [line, nth, end] = [1, 0, lineEnd(text, 0)];
  for (; line < firstLine; line++) {
    if (end === text.length) return [];
    pattern.lastIndex = end + 1;
    end = lineEnd(text, end + 1);
  }
  for (const { index } of text.matchAll(pattern)) {
    for (; end < index; line++) [nth, end] = [0, lineEnd(text, end + 1)];
    hits.push({ line, nth: nth++ });
    if (hits.length === MOST_MATCHES) break;
  }
  return hits;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
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
  const at = firstInOrder(ranges, (range) => range.getBoundingClientRect().top >= top);
  return at === ranges.length ? 0 : at;
}
