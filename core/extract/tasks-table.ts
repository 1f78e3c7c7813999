import type { TaskState } from '../contract/kinds.ts';

/** The columns of a table of items, by position. */
export interface ItemColumns {
  readonly item: number;
  readonly owner: number;
  readonly due: number;
  readonly status: number;
}

const ITEM =
  /^(?:action(?: items?| points?)?|tasks?|to-?do|what|items?|next steps?|follow-?ups?|description|action required)$/i;
const SURE_ITEM = /^(?:action(?: items?| points?)?|tasks?|to-?do|next steps?|follow-?ups?|action required)$/i;
const OWNER = /^(?:owners?|assignees?|assigned(?: to)?|who|responsible|person|people|dri|lead|by whom)$/i;
const DUE = /^(?:due(?: date| by)?|deadline|by when|when|target(?: date)?|eta|date due)$/i;
const STATUS = /^(?:status|state|done\??|progress|completed\??)$/i;

/** The columns when a header row is that of items: what is to do, and who does it or by when; else null. */
export function itemColumnsOf(header: string, isTitled: boolean): ItemColumns | null {
  if (header.length > 300) return null;
  const cells = header.split(' | ').map((cell) => cell.replaceAll(/[*_`:]/g, '').trim());
  const find = (pattern: RegExp): number => cells.findIndex((cell) => pattern.test(cell));
  const owner = find(OWNER);
  const due = find(DUE);
  const status = find(STATUS);
  const item = cells.findIndex(
    (cell, at) => at !== owner && at !== due && at !== status && (isTitled ? ITEM : SURE_ITEM).test(cell),
  );
  if (item === -1 || (owner === -1 && (due === -1 || status === -1))) return null;
  return { item, owner, due, status };
}

const STATES: readonly (readonly [RegExp, TaskState])[] = [
  [/^(?:\[x\]|done|completed?|closed|finished|resolved|merged|shipped|yes|✅|✔️?|☑️?|x)(?![\p{L}\d])/iu, 'done'],
  [
    /^(?:cancell?ed|won'?t (?:fix|do)|wontfix|willnotfix|dropped|rejected|abandoned|n\/a|❌)(?![\p{L}\d])/iu,
    'cancelled',
  ],
  [/^(?:blocked|on hold|waiting|stuck|🚫|⛔)(?![\p{L}\d])/iu, 'blocked'],
  [/^(?:in[- ]?progress|doing|wip|started|ongoing|in review|underway|🚧|🔄)(?![\p{L}\d])/iu, 'doing'],
];

/** The state that a cell says; open when it says none. */
export function stateOfCell(cell: string): TaskState {
  const plain = cell.replaceAll(/[*_`]/g, '').trim();
  return STATES.find(([pattern]) => pattern.test(plain))?.[1] ?? 'open';
}
