import type { TaskState } from '../../contract/kinds.ts';

/** What stands between the brackets, as Obsidian, Logseq, vimwiki and GitLab read it. */
const STATE_OF_MARK: Readonly<Record<string, TaskState>> = {
  '': 'open',
  ' ': 'open',
  // Moved to another day, scheduled, important, in question: all still to do.
  '>': 'open',
  '<': 'open',
  '!': 'open',
  '?': 'open',
  '*': 'open',
  '/': 'doing',
  '.': 'doing',
  o: 'doing',
  O: 'doing',
  x: 'done',
  X: 'done',
  '✓': 'done',
  '✔': 'done',
  v: 'done',
  V: 'done',
  '-': 'cancelled',
  '~': 'cancelled',
};

/**
 * The state that a box says; null when it is no box of an item. Other letters and digits are notes of other kinds
 * (`[i]` information, `["]` quote, `[1]` footnote).
 */
export function stateOfBox(mark: string): TaskState | null {
  return STATE_OF_MARK[mark] ?? null;
}

/** `☐ text`, `☑ text`: boxes of other editors. */
const SIGNS: Readonly<Record<string, TaskState>> = { '☐': 'open', '☑': 'done', '☒': 'done' };

/** A box that is written as one character at the start of a text. */
export function stateOfSign(text: string): TaskState | null {
  const code = text.charCodeAt(0);
  return code < 0x2610 || code > 0x2612 ? null : (SIGNS[text.charAt(0)] ?? null);
}
