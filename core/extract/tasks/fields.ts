import type { TaskItem } from '../facts.ts';

/** What an item says in the notations of Obsidian Tasks, Dataview, org, Logseq and TaskPaper, and its text without them. */
export interface ItemFields {
  text: string;
  due: string | null;
  scheduled: string | null;
  start: string | null;
  finished: string | null;
  priority: TaskItem['priority'];
  recurrence: string | null;
  reason: string | null;
  readonly owners: string[];
}

type DateField = 'due' | 'scheduled' | 'start' | 'finished';

const DAY = String.raw`(\d{4}-\d{2}-\d{2})`;
const DATE_OF_SIGN: Readonly<Record<string, DateField | 'created'>> = {
  '📅': 'due',
  '📆': 'due',
  '🗓': 'due',
  '⏳': 'scheduled',
  '⌛': 'scheduled',
  '🛫': 'start',
  '✅': 'finished',
  '❌': 'finished',
  '➕': 'created',
};
const PRIORITY_OF_SIGN: Readonly<Record<string, TaskItem['priority']>> = {
  '🔺': 'highest',
  '⏫': 'high',
  '🔼': 'medium',
  '🔽': 'low',
  '⏬': 'lowest',
};

const SIGNS = /[📅📆🗓⏳⌛🛫✅❌➕🔺⏫🔼🔽⏬🔁🆔⛔🏁]/u;
const SIGN_DATE = new RegExp(String.raw`([📅📆🗓⏳⌛🛫✅❌➕])\uFE0F? ?${DAY}`, 'gu');
const SIGN_PRIORITY = /([🔺⏫🔼🔽⏬])\uFE0F?/gu;
const SIGN_ID = /[🆔⛔🏁]\uFE0F? ?[\w,-]+/gu;
const SIGN_RECURRENCE = /🔁\uFE0F? ?([\w ,]+)/u;

function readSigns(fields: ItemFields): void {
  if (!SIGNS.test(fields.text)) return;
  let text = fields.text.replaceAll(SIGN_DATE, (_whole, sign: string, day: string) => {
    setDate(fields, DATE_OF_SIGN[sign], day);
    return ' ';
  });
  text = text.replaceAll(SIGN_PRIORITY, (_whole, sign: string) => {
    fields.priority ??= PRIORITY_OF_SIGN[sign] ?? null;
    return ' ';
  });
  text = text.replace(SIGN_RECURRENCE, (_whole, rule: string) => {
    fields.recurrence = rule.trim();
    return ' ';
  });
  fields.text = text.replaceAll(SIGN_ID, ' ');
}

function setDate(fields: ItemFields, field: DateField | 'created' | undefined, day: string): void {
  if (field === undefined || field === 'created' || !isDay(day)) return;
  fields[field] ??= day;
}

function isDay(text: string): boolean {
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

const FIELD_OF_KEY: Readonly<Record<string, DateField | 'created' | 'priority' | 'recurrence' | 'owner' | 'reason'>> = {
  due: 'due',
  deadline: 'due',
  scheduled: 'scheduled',
  start: 'start',
  completion: 'finished',
  completed: 'finished',
  done: 'finished',
  finished: 'finished',
  cancelled: 'finished',
  canceled: 'finished',
  closed: 'finished',
  created: 'created',
  priority: 'priority',
  repeat: 'recurrence',
  recurrence: 'recurrence',
  recurring: 'recurrence',
  owner: 'owner',
  owners: 'owner',
  assignee: 'owner',
  assignees: 'owner',
  assigned: 'owner',
  reason: 'reason',
  because: 'reason',
};

/** `[due:: 2024-12-01]`, `(owner:: Ann)`; also with one colon in brackets: `(owner: Ann)`. */
const BRACKET_FIELD = /[[(]([A-Za-z][\w-]{1,20}) ?::? ?([^[\]()\n]{1,300})[\])](?!\()/g;
/** A line of its own: `due:: 2024-12-01`. */
const LINE_FIELD = /(?:^|\n)([A-Za-z][\w-]{1,20}):: ?([^\n]{1,120})(?=\n|$)/g;
/** `due:2024-12-01`, `@due(2024-12-01)`. */
const PLAIN_DATE = new RegExp(
  String.raw`(?<![\w@])(?:@(due|done|start|scheduled)\(${DAY}[^()\n]{0,20}\)|(due|start|scheduled):${DAY}(?!\d))`,
  'gi',
);

function readKeyed(fields: ItemFields): void {
  if (!fields.text.includes(':') && !fields.text.includes('@')) return;
  const put = (whole: string, key: string, value: string): string => {
    const field = FIELD_OF_KEY[key.toLowerCase()];
    return field !== undefined && setField(fields, field, value.trim()) ? ' ' : whole;
  };
  const text = fields.text
    .replaceAll(BRACKET_FIELD, (whole: string, key: string, value: string) => put(whole, key, value))
    // A property of an outliner (`id:: …`, `collapsed:: true`) is no text of the item either.
    .replaceAll(LINE_FIELD, (whole: string, key: string, value: string) => {
      const isFirst = !whole.startsWith('\n');
      const rest = put(whole, key, value);
      return isFirst ? rest : ' ';
    });
  fields.text = text.replaceAll(PLAIN_DATE, (_whole, ...found: string[]) => {
    setDate(fields, dateField(found[0] ?? found[2] ?? ''), found[1] ?? found[3] ?? '');
    return ' ';
  });
}

function dateField(key: string): DateField | 'created' | undefined {
  const field = FIELD_OF_KEY[key.toLowerCase()];
  return field === 'due' || field === 'scheduled' || field === 'start' || field === 'finished' ? field : undefined;
}

const PRIORITY_OF_WORD: Readonly<Record<string, TaskItem['priority']>> = {
  highest: 'highest',
  urgent: 'highest',
  critical: 'highest',
  high: 'high',
  medium: 'medium',
  normal: 'medium',
  low: 'low',
  lowest: 'lowest',
  a: 'high',
  b: 'medium',
  c: 'low',
};

/** True when the value is one that the field can have. */
function setField(fields: ItemFields, field: (typeof FIELD_OF_KEY)[string], value: string): boolean {
  switch (field) {
    case 'owner':
      fields.owners.push(value);
      return true;
    case 'reason':
      fields.reason ??= value;
      return true;
    case 'recurrence':
      fields.recurrence ??= value;
      return true;
    case 'priority':
      fields.priority ??= PRIORITY_OF_WORD[value.toLowerCase()] ?? null;
      return value.toLowerCase() in PRIORITY_OF_WORD;
    default: {
      const day = /^(?:\[\[)?(\d{4}-\d{2}-\d{2})(?:\]\])?(?:[T ][\d:]+)?$/.exec(value)?.[1];
      if (day === undefined) return false;
      setDate(fields, field, day);
      return true;
    }
  }
}

const PLANNING = new RegExp(
  String.raw`(?<![\p{L}\d])(DEADLINE|SCHEDULED|CLOSED):[ \t]*[<[]${DAY}[^\]>\n]{0,40}[\]>]`,
  'gu',
);
const PLANNED: Readonly<Record<string, DateField>> = { DEADLINE: 'due', SCHEDULED: 'scheduled', CLOSED: 'finished' };
const REPEATER = /[.+]?\+\d+[hdwmy]/;
const COOKIE = /(?:^|(?<=\s))\[#([ABCabc])\](?=\s|$)/;
/** Drawers of org and Logseq. */
const DRAWER = /:(?:LOGBOOK|PROPERTIES):[\s\S]{0,2000}?:END:/g;

function readOrg(fields: ItemFields): void {
  let text = fields.text;
  if (text.includes(':END:')) text = text.replaceAll(DRAWER, ' ');
  if (text.includes('DEADLINE:') || text.includes('SCHEDULED:') || text.includes('CLOSED:')) {
    text = text.replaceAll(PLANNING, (whole: string, key: string, day: string) => {
      setDate(fields, PLANNED[key], day);
      fields.recurrence ??= REPEATER.exec(whole)?.[0] ?? null;
      return ' ';
    });
  }
  const cookie = text.includes('[#') ? COOKIE.exec(text) : null;
  if (cookie !== null) {
    fields.priority ??= PRIORITY_OF_WORD[(cookie[1] ?? '').toLowerCase()] ?? null;
    text = text.replace(COOKIE, ' ');
  }
  fields.text = text;
}

const BLOCK_ID = /\s\^[\w-]{1,40}\s*$/;

/** Reads the notations out of an item's text. Linear: the caller bounds the text's length. */
export function readFields(text: string): ItemFields {
  const fields: ItemFields = {
    text,
    due: null,
    scheduled: null,
    start: null,
    finished: null,
    priority: null,
    recurrence: null,
    reason: null,
    owners: [],
  };
  readOrg(fields);
  readKeyed(fields);
  readSigns(fields);
  if (fields.text.includes('^')) fields.text = fields.text.replace(BLOCK_ID, '');
  return fields;
}

/** Reads the dates of a line that only plans the item above it: `DEADLINE: <2024-12-01 Sun>`. */
export function isPlanning(text: string): boolean {
  return text.startsWith('DEADLINE:') || text.startsWith('SCHEDULED:') || text.startsWith('CLOSED:');
}
