import type { TaskState } from '../contract/kinds.ts';

const STATE_OF_SUFFIX: Readonly<Record<string, TaskState>> = {
  done: 'done',
  completed: 'done',
  complete: 'done',
  fixed: 'done',
  merged: 'done',
  closed: 'done',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  dropped: 'cancelled',
  willnotfix: 'cancelled',
  wontfix: 'cancelled',
  "won't fix": 'cancelled',
  "won't do": 'cancelled',
  blocked: 'blocked',
  'on hold': 'blocked',
  'in progress': 'doing',
  wip: 'doing',
  doing: 'doing',
  started: 'doing',
  ongoing: 'doing',
  '✅': 'done',
  '✔': 'done',
  '☑': 'done',
};

const SUFFIX =
  /[ \t]*(?:[([](done|completed?|fixed|merged|closed|cancell?ed|dropped|willnotfix|wontfix|won['’]t (?:fix|do)|blocked|on hold|in[- ]progress|wip|doing|started|ongoing)!?[)\]]|[-–—][ \t]+(done|wip|in progress|cancell?ed)!?|(✅|✔|☑)\uFE0F?|:(white_check_mark|heavy_check_mark|check):)[.!]?$/iu;

/** What the end of an item without box or keyword says of its state: `… (done)`, `… – in progress`, `… ✅`. */
export interface Suffix {
  readonly state: TaskState;
  /** The text without it. */
  readonly text: string;
}

const TAIL_CHARS = 40;

export function stateOfSuffix(text: string): Suffix | null {
  const cut = Math.max(0, text.length - TAIL_CHARS);
  const match = SUFFIX.exec(text.slice(cut));
  if (match === null) return null;
  const word = (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase().replace('’', "'").replace('-', ' ');
  return { state: STATE_OF_SUFFIX[word] ?? 'done', text: text.slice(0, cut + match.index) };
}
