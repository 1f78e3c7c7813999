import type { TaskState } from '../../contract/kinds.ts';

/** A word at the start of an item that says in what state it is, or that it is something to do. */
export interface Keyword {
  /**
   * `action`: `ACTION:`, `AI:`, `Action item:`; what it marks is open. `step`: `Next step:`, `Follow-up:`; so is what it
   * marks, when that reads as something to do.
   */
  readonly kind: 'state' | 'action' | 'step';
  readonly state: TaskState;
  /** Where the word itself stands. */
  readonly from: number;
  readonly to: number;
  /** Where what it marks starts: after the colon or dash, `(Ann)` and closing marks. */
  readonly end: number;
  /** What stands in brackets after it: `TODO(ann): …`, `DONE (2024-12-05): …`; null without. */
  readonly aside: string | null;
  readonly separator: ':' | '-' | null;
}

/** Marks of emphasis around a keyword. */
export const MARKS = /(?:\*\*|__|[*_])?/y;

/** Where a pattern ends that stands at an offset; -1 when it does not. */
export function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? -1 : pattern.lastIndex;
}

/** The same for a pattern that may be missing; then the offset. */
export function skip(pattern: RegExp, text: string, at: number): number {
  const to = matchAt(pattern, text, at);
  return to === -1 ? at : to;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ' || text[next] === '\t') next++;
  return next;
}

/** What stands in brackets beside a keyword is not longer. */
export const ASIDE_MAX_CHARS = 60;

/** `(ann)` or `[ann]` right here. */
function asideAt(text: string, at: number): { readonly inner: string; readonly to: number } | null {
  const close = text[at] === '(' ? ')' : text[at] === '[' ? ']' : null;
  if (close === null) return null;
  const to = text.indexOf(close, at + 1);
  if (to === -1 || to - at > ASIDE_MAX_CHARS) return null;
  const inner = text.slice(at + 1, to);
  if (inner.includes('\n') || inner.includes('(') || text[to + 1] === '(') return null;
  return { inner: inner.trim(), to: to + 1 };
}

/** What stands between a keyword and what it marks. */
export interface After {
  readonly aside: string | null;
  readonly separator: ':' | '-' | null;
  readonly end: number;
}

/** Reads `** (ann):** ` after a keyword's word. */
export function readAfter(text: string, at: number): After {
  let next = skip(MARKS, text, at);
  let aside: string | null = null;
  const bracket = asideAt(text, skipSpace(text, next));
  if (bracket !== null) {
    const behind = skip(MARKS, text, bracket.to);
    // Without a colon behind it, what stands in brackets is part of the text.
    if (text[behind] === ':') {
      aside = bracket.inner;
      next = behind;
    }
  }
  const spaced = skipSpace(text, next);
  if (text[spaced] === ':') {
    return { aside, separator: ':', end: skipSpace(text, skip(MARKS, text, spaced + 1)) };
  }
  const dash = text[spaced];
  if ((dash === '-' || dash === '–' || dash === '—') && spaced > next && /[ \t]/.test(text[spaced + 1] ?? '')) {
    return { aside, separator: '-', end: skipSpace(text, spaced + 1) };
  }
  return { aside, separator: null, end: spaced };
}
