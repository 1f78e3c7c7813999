import type { TaskState } from '../../contract/kinds.ts';

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
  '🚧': 'doing',
  '🔄': 'doing',
  '⏳': 'doing',
  '⛔': 'blocked',
  '🚫': 'cancelled',
  '❌': 'open',
  '⬜': 'open',
  'not done': 'open',
  'not started': 'open',
  'not yet': 'open',
  todo: 'open',
  open: 'open',
  pending: 'open',
  overdue: 'open',
  underway: 'doing',
  'under way': 'doing',
  finished: 'done',
  sent: 'done',
  resolved: 'done',
  abandoned: 'cancelled',
  obsolete: 'cancelled',
  erledigt: 'done',
  fertig: 'done',
  fait: 'done',
  terminé: 'done',
  hecho: 'done',
  listo: 'done',
  feito: 'done',
  klaar: 'done',
  'in arbeit': 'doing',
  'en cours': 'doing',
  'en curso': 'doing',
};

const SUFFIX =
  /[ \t]*(?:[([](?:already |all )?(done|completed?|finished|fixed|merged|closed|resolved|sent|cancell?ed|dropped|abandoned|obsolete|willnotfix|wontfix|won['’]t (?:fix|do)|blocked|on hold|in[- ]progress|under ?way|wip|doing|started|ongoing|not (?:yet )?(?:done|started)|todo|open|pending|overdue|erledigt|fertig|fait|terminé|hecho|listo|feito|klaar|in arbeit|en cours|en curso)(?: (?:on |by )?(?:\d[\d./-]{2,9}|\p{L}{3,9}\.? \d{1,2}))?!?[)\]]|[-–—:][ \t]+(?:already |all )?(done|completed?|finished|closed|wip|in progress|under ?way|ongoing|blocked|on hold|not (?:yet )?(?:done|started)|not yet|pending|overdue|cancell?ed|dropped|erledigt|fertig|in arbeit|fait|en cours|hecho|listo|klaar)!?|(✅|✔|☑|🚧|🔄|⏳|⛔|🚫|❌|⬜)\uFE0F?|:(white_check_mark|heavy_check_mark|check):|(?<=~~)[ \t]+(won['’]t (?:fix|do)|done|finished|fixed|merged|sent|shipped|closed|resolved|dropped|abandoned)(?: (?:on |by )?(?:\d[\d./-]{2,9}|\d{1,2} \p{L}{3,9}|\p{L}{3,9}\.? \d{1,2}))?)[.!]?$/iu;

/** What the end of an item without box or keyword says of its state: `… (done)`, `… – in progress`, `… ✅`. */
export interface Suffix {
  readonly state: TaskState;
  /** The text without it. */
  readonly text: string;
}

const BLOCKED =
  / [-–—:] (?:blocked|waiting|stuck|on hold)(?: (?:by|on|for|until|because) \S.*)$|\((?:blocked|waiting) (?:by|on|for|until) [^()]+\)$/iu;
const TAIL_CHARS = 60;

export function stateOfSuffix(text: string): Suffix | null {
  const cut = Math.max(0, text.length - TAIL_CHARS);
  const match = SUFFIX.exec(text.slice(cut));
  // What it is blocked by stays in the text, as its reason.
  if (match === null) return BLOCKED.test(text.slice(cut)) ? { state: 'blocked', text } : null;
  const word = (match[1] ?? match[2] ?? match[3] ?? match[5] ?? '')
    .toLowerCase()
    .replace('’', "'")
    .replace('-', ' ')
    .replace('not yet ', 'not ');
  return { state: STATE_OF_SUFFIX[word] ?? 'done', text: text.slice(0, cut + match.index) };
}
