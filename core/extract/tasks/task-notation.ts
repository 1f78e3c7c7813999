import { TASK_STATES, type TaskState } from '../../contract/kinds.ts';
import { readTaskMark } from './task-mark.ts';
import { journalSigns, type JournalSigns } from './journal-signs.ts';

/** How a writer writes items, where there is a choice. */
export interface Notation {
  /** `''` for `[]`. */
  readonly openMark: '' | ' ';
  readonly doneMark: string;
  /** Mark of a cancelled item that has a keyword too: `[x] WILLNOTFIX`. */
  readonly cancelledMark: string;
  readonly words: Readonly<Record<TaskState, string>>;
  /** True when most items with a box have a keyword besides: `- [ ] TODO …`. */
  readonly hasBoxedWords: boolean;
  /** True when finished items carry their day: `✅ 2024-12-01`. */
  readonly hasDoneSign: boolean;
  /** The signs of a bullet journal; null where the note is not kept with them. */
  readonly signs: JournalSigns | null;
}

const WORDS: Readonly<Record<TaskState, string>> = {
  open: 'TODO',
  doing: 'DOING',
  blocked: 'BLOCKED',
  done: 'DONE',
  cancelled: 'CANCELLED',
};

const MAY_BE_ITEM = /[[☐☑✅]|TODO|DONE|FIX|CANCEL|DOING|WIP|BLOCKED|PROGRESS|WAITING|NOW|LATER|to-?do|to do/i;
const DONE_SIGN = /✅\uFE0F? ?\d{4}-\d{2}-\d{2}/u;

/** Reads how the items of a note are written: its most frequent ways. */
export function notationOf(text: string): Notation {
  const marks = new Map<string, number>();
  const count = (key: string): void => void marks.set(key, (marks.get(key) ?? 0) + 1);
  let worded = 0;
  for (const line of text.split('\n')) {
    if (!MAY_BE_ITEM.test(line)) continue;
    const { state, box, keyword } = readTaskMark(line);
    if (state === null) continue;
    const word = keyword?.kind === 'state' ? line.slice(keyword.from, keyword.to) : null;
    if (box !== null) count(`box ${box.mark}`);
    if (word !== null && keyword !== null) count(`word ${keyword.state} ${word}`);
    // `BLOCKED` stands there because no box says it.
    if (box !== null && word !== WORDS.blocked) worded += word === null ? -1 : 1;
    if (box !== null && keyword?.state === 'cancelled') count(`cancelled ${box.mark}`);
  }
  const most = (prefix: string, otherwise: string): string => {
    let best = otherwise;
    let times = 0;
    for (const [key, number] of marks) {
      if (!key.startsWith(prefix) || number <= times) continue;
      best = key.slice(prefix.length);
      times = number;
    }
    return best;
  };
  const words = { ...WORDS };
  for (const state of TASK_STATES) words[state] = most(`word ${state} `, WORDS[state]);
  const times = (key: string): number => marks.get(key) ?? 0;
  return {
    openMark: times('box ') > times('box  ') ? '' : ' ',
    doneMark: times('box X') > times('box x') ? 'X' : 'x',
    cancelledMark: most('cancelled ', '-'),
    words,
    hasBoxedWords: worded > 0,
    hasDoneSign: DONE_SIGN.test(text),
    signs: journalSigns(text),
  };
}
