import type { TaskState } from '../../contract/kinds.ts';

/** The columns of a table of items, by position. */
export interface ItemColumns {
  readonly item: number;
  readonly owner: number;
  readonly due: number;
  readonly status: number;
}

const ITEM =
  /^(?:(?:agreed |next )?actions?(?: items?| points?| required| needed)?|tasks?|to-?do|what|items?|next steps?|follow-?ups?|description|deliverable|aufgaben?|maßnahmen?|was|tâches?|quoi|tareas?|acción|acciones|qué)$/i;
const SURE_ITEM =
  /^(?:(?:agreed |next )?actions?(?: items?| points?| required| needed)?|tasks?|to-?do|next steps?|follow-?ups?|aufgaben?|maßnahmen?|tâches?|tareas?)$/i;
const OWNER =
  /^(?:(?:action |task )?owners?|(?:action |task )?assignees?|assigned(?: to)?|who|responsible(?: (?:person|party))?|person(?: responsible)?|people|dri|lead|poc|action by|by whom|actionee|wer|verantwortlich(?:e|er)?|zuständig|responsables?|qui|quién)$/i;
const DUE =
  /^(?:due(?: date| by)?|deadline|by(?: when)?|when|target(?: date)?|timeline|timeframe|eta|date due|complete by|frist|termin|fällig(?: am)?|bis(?: wann)?|échéance|délai|quand|fecha(?: límite)?|plazo|cuándo)$/i;
const STATUS = /^(?:status|state|done\??|progress|completed?\??|✓|✔|✅|erledigt|statut|état|fait|estado|hecho)$/i;

/** What the rows of a board or backlog are called by. */
const ROW =
  /^(?:name|title|(?:user )?stor(?:y|ies)|summary|issue|ticket|subject|work(?: item)?|deliverable|titel|nom|nombre|onderwerp)$/i;
const TRACKER =
  /task|to-?do|backlog|sprint|kanban|(?:^|[^\p{L}])board|tracker|action|aufgabe|tâche|tarea|taken(?!\p{L})|actie/iu;

/** The columns of a board, which its title says that it is: a row has a name, somebody and a state. */
export function trackerColumnsOf(header: string, title: string): ItemColumns | null {
  if (header.length > 300 || !TRACKER.test(title)) return null;
  const cells = cellsOf(header);
  const find = (pattern: RegExp): number => cells.findIndex((cell) => pattern.test(cell));
  const columns = { item: find(ROW), owner: find(OWNER), due: find(DUE), status: find(STATUS) };
  return columns.item === -1 || columns.owner === -1 || columns.status === -1 ? null : columns;
}

function cellsOf(header: string): string[] {
  return header.split(' | ').map((cell) => cell.replaceAll(/[*_`:]/g, '').trim());
}

/** The columns when a header row is that of items: what is to do, and who does it or by when; else null. */
export function itemColumnsOf(header: string, isTitled: boolean): ItemColumns | null {
  if (header.length > 300) return null;
  const cells = cellsOf(header);
  const find = (pattern: RegExp): number => cells.findIndex((cell) => pattern.test(cell));
  const owner = find(OWNER);
  const due = find(DUE);
  const status = find(STATUS);
  // Who does what by when is a table of items, whatever stands above it.
  const isSure = isTitled || (owner !== -1 && due !== -1);
  const item = cells.findIndex(
    (cell, at) => at !== owner && at !== due && at !== status && (isSure ? ITEM : SURE_ITEM).test(cell),
  );
  if (
    item === -1 ||
    (owner === -1 && (due === -1 || status === -1) && !(isTitled && SURE_ITEM.test(cells[item] ?? '')))
  )
    return null;
  return { item, owner, due, status };
}

const BOX = /^(?:[-*] )?(?:\[([ xX]?)\]|([☐☑☒✅✔])\uFE0F?)(?:[ \t]+|$)/u;

/** A cell that is a box, or begins with one; null for any other. */
export function boxOfCell(cell: string): { readonly state: TaskState; readonly text: string } | null {
  const match = BOX.exec(cell);
  if (match === null) return null;
  const isOpen = match[2] === undefined ? (match[1] ?? '').trim() === '' : match[2] === '☐';
  return { state: isOpen ? 'open' : 'done', text: cell.slice(match[0].length) };
}

const STATES: readonly (readonly [RegExp, TaskState])[] = [
  [
    /^(?:done|completed?|closed|finished|resolved|merged|shipped|sent|signed|yes|✅|✔️?|☑️?|🟢|x|erledigt|fertig|abgeschlossen|terminé|fait|hecho|listo|feito|klaar|gereed)(?![\p{L}\d])/iu,
    'done',
  ],
  [
    /^(?:cancell?ed|won['’]?t (?:fix|do)|wontfix|willnotfix|dropped|rejected|abandoned|n\/a|❌|verworfen|annulé|abandonné|cancelad[oa])(?![\p{L}\d])/iu,
    'cancelled',
  ],
  [
    /^(?:blocked|on hold|waiting|stuck|🚫|⛔|🛑|🔴|blockiert|wartet|bloqué|en attente|bloquead[oa])(?![\p{L}\d])/iu,
    'blocked',
  ],
  [
    /^(?:in[- ]?progress|doing|wip|started|ongoing|in review|under ?way|active|🚧|🔄|🟡|⏳|in arbeit|laufend|en cours|en curso|bezig)(?![\p{L}\d])/iu,
    'doing',
  ],
];

/** The state that a cell says; open when it says none. */
export function stateOfCell(cell: string): TaskState {
  const plain = cell.replaceAll(/[*_`]/g, '').trim();
  return STATES.find(([pattern]) => pattern.test(plain))?.[1] ?? 'open';
}
