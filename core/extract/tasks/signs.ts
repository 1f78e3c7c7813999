import type { TaskState } from '../../contract/kinds.ts';

/** Pictures that lists of items use as boxes. */
const STATE_OF_SIGN: Readonly<Record<string, TaskState>> = {
  '⬜': 'open',
  '◻': 'open',
  '▢': 'open',
  '🔲': 'open',
  '🔳': 'open',
  '⭕': 'open',
  // Of an item that was to be done by now: it is not.
  '❌': 'open',
  '➡': 'open',
  '🔜': 'open',
  '✅': 'done',
  '✔': 'done',
  '☑': 'done',
  '🟢': 'done',
  '🚧': 'doing',
  '🔄': 'doing',
  '⏳': 'doing',
  '🟡': 'doing',
  '🏗': 'doing',
  '⛔': 'blocked',
  '🛑': 'blocked',
  '🔴': 'blocked',
  '⏸': 'blocked',
  '🚫': 'cancelled',
  '🗑': 'cancelled',
};

const NAMED: Readonly<Record<string, TaskState>> = {
  white_check_mark: 'done',
  heavy_check_mark: 'done',
  check: 'done',
  ballot_box_with_check: 'done',
  white_large_square: 'open',
  x: 'open',
  construction: 'doing',
  hourglass: 'doing',
  no_entry: 'blocked',
  no_entry_sign: 'cancelled',
};

const SIGN = /^(?:\*\*|__)?(?:([⬜◻▢🔲🔳⭕❌➡🔜✅✔☑🟢🚧🔄⏳🟡🏗⛔🛑🔴⏸🚫🗑])\uFE0F?|:([a-z_]{1,24}):)[ \t]+(?=\S)/u;
const FIRST_PICTURE = 0x2000;
const COLON = 58;

/** The picture with which an item in a list of items begins, as `✅ Ann: …`, and where it stands. */
export interface LeadSign {
  readonly state: TaskState;
  /** Length of the picture and of the space behind it. */
  readonly length: number;
}

/** Reads such a picture at the start of a text; null without one. */
export function leadSign(text: string): LeadSign | null {
  const first = text.charCodeAt(0);
  if (!(first > FIRST_PICTURE || first === COLON || first === 42 || first === 95)) return null;
  const match = SIGN.exec(text);
  if (match === null) return null;
  const state = match[1] === undefined ? NAMED[match[2] ?? ''] : STATE_OF_SIGN[match[1]];
  return state === undefined ? null : { state, length: match[0].length };
}

const SIGN_OF_STATE: Readonly<Record<TaskState, string>> = {
  open: '⬜',
  doing: '🚧',
  blocked: '⛔',
  done: '✅',
  cancelled: '🚫',
};

/** The text with another picture in place of the one it begins with; null when it begins with none. */
export function withLeadSign(text: string, state: TaskState): string | null {
  const sign = leadSign(text);
  if (sign === null) return null;
  return `${SIGN_OF_STATE[state]} ${text.slice(sign.length)}`;
}
