import type { TaskState } from '../../contract/kinds.ts';

/*
 * The signs of a bullet journal: `• task`, `× done` or `x done`, `✗ dropped`. They stand at the start of lines without a list marker,
 * and mean something where a note has both, what is to do and what is over: a list with `•` alone is only pasted.
 */

const SIGN = /(?:~~)?([•·∙×✕✖✗✘✓✔xX])\uFE0F?[ \t]+(?=\S)/uy;
const OPEN = /^[ \t]*[•·∙][ \t]+\S/mu;
const OVER = /^[ \t]*[×✕✖✗✘✓✔xX]\uFE0F?[ \t]+\S/mu;
/** Signs that mean that something is given up, beside another one for what is done. */
const CROSS = /^[ \t]*[✗✘]/mu;
const DONE = /^[ \t]*[×✕✖✓✔]/mu;

/** What the signs of a note mean; null for a note that has none. */
export interface JournalSigns {
  readonly cross: 'done' | 'cancelled';
}

/** Reads whether a note is kept with such signs. */
export function journalSigns(text: string): JournalSigns | null {
  if (!text.includes('•') && !text.includes('·') && !text.includes('∙')) return null;
  if (!OPEN.test(text) || !OVER.test(text)) return null;
  return { cross: CROSS.test(text) && DONE.test(text) ? 'cancelled' : 'done' };
}

/** The sign at an offset, and where its text begins. */
export interface JournalSign {
  readonly state: TaskState;
  readonly from: number;
}

/** Reads such a sign at an offset. */
export function journalSignAt(text: string, at: number, { cross }: JournalSigns): JournalSign | null {
  const code = text.charCodeAt(at);
  if (code < 0xb7 && code !== 126 && (code | 32) !== 120) return null;
  SIGN.lastIndex = at;
  const sign = SIGN.exec(text)?.[1];
  if (sign === undefined) return null;
  const state = '•·∙'.includes(sign) ? 'open' : '✗✘'.includes(sign) ? cross : 'done';
  return { state, from: SIGN.lastIndex };
}

const LINE = /^([ \t]*(?:[-*+][ \t]+)?)([•·∙×✕✖✗✘✓✔xX])\uFE0F?(?=[ \t]+\S)/u;

/** The line with the sign for another state; null when the line has none, or when there is none for the state. */
export function withJournalSign(line: string, state: TaskState, { cross }: JournalSigns): string | null {
  if (!LINE.test(line)) return null;
  const sign =
    state === 'open' ? '•' : state === 'done' ? '×' : state === 'cancelled' && cross === 'cancelled' ? '✗' : null;
  return sign === null ? null : line.replace(LINE, `$1${sign}`);
}
