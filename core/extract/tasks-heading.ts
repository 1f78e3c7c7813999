import { nameAlone } from './speaker.ts';

/**
 * What a heading says of the plain items below it. `items`: each is something to do (`Action items`, `TODO`); `steps`:
 * those are that are written as something to do, or name who does it (`Next steps`, `Follow-ups`).
 */
export type ListKind = 'items' | 'steps';

const BEFORE =
  "(?:(?:my|our|open|new|outstanding|pending|remaining|current|today['’]?s|tomorrow['’]?s|this week['’]?s|next week['’]?s|other|all|team|key|main|summary of|list of|meeting|assigned|agreed|carried over|upcoming|immediate|quick|personal|work|dev|daily|weekly) )*";
const AFTER =
  '(?: (?:list|items?|summary|log|section))?(?: (?:(?:for|by|until|before|after|due) .{1,40}|this week|next week|today|tomorrow|now|later|soon))?';
const ITEMS = new RegExp(
  `^${BEFORE}(?:action items?|action points?|action list|actions(?: required| needed)?|ais|aps|to-?dos?|to do|to-?do['’]s)${AFTER}$`,
);
const STEPS = new RegExp(
  `^${BEFORE}(?:next steps?|next actions?|follow[- ]?ups?(?: items?| actions?| tasks?)?|tasks?|assignments?|commitments?|things to do|next up|work items?|homework)${AFTER}$`,
);
const BETWEEN = / ?[/&,+;] ?| and | or /;
const MARKS = /[*_`~#:[\]()]+|\p{Extended_Pictographic}|\uFE0F/gu;
const HEADING_MAX_CHARS = 80;
const NUMBERING = /^(?:\d+[.)]?)+\s+/;

/** Titles of such lists in German, French and Spanish minutes. */
const ABROAD =
  /^(?:(?:nächste|weitere) schritte|(?:offene )?(?:aufgaben|maßnahmen|massnahmen)|(?:prochaines?|étapes) (?:étapes?|suivantes)|actions? à (?:faire|mener|suivre)|tâches|próximos pasos|(?:tareas|acciones)(?: pendientes)?)$/u;

/** What a heading, or a label above a list, says of the items below it; null when it says nothing of that kind. */
export function listKindOf(heading: string): ListKind | null {
  if (heading.length > HEADING_MAX_CHARS || !MAY_BE.test(heading)) return null;
  const plain = heading.toLowerCase().replaceAll(MARKS, ' ').replaceAll(/\s+/g, ' ').trim().replace(NUMBERING, '');
  const whole = kindOfPhrase(plain);
  if (whole !== null) return whole;
  const parts = plain.split(BETWEEN).map((part) => kindOfPhrase(part.trim()));
  if (parts.length < 2 || parts.every((part) => part === null)) return null;
  // `Decisions and action items` holds both.
  return parts.includes(null) || !parts.includes('items') ? 'steps' : 'items';
}

const MAY_BE =
  /action|to-?do|to do|steps?|follow|tasks?|assign|commit|work items|next up|homework|\bA[IP]s\b|schritte|aufgaben|ma(?:ß|ss)nahmen|étapes?|tâches|pasos|tareas|acciones/i;

function kindOfPhrase(phrase: string): ListKind | null {
  if (ITEMS.test(phrase)) return 'items';
  if (STEPS.test(phrase)) return 'steps';
  return ABROAD.test(phrase) ? 'items' : null;
}

/** What stands above a list of items: its kind, and whose items they are. */
export interface ListTitle {
  readonly kind: ListKind | null;
  readonly owner: string | null;
}

const NOTHING: ListTitle = { kind: null, owner: null };

/** Reads the headings above an item, outermost first: its own, or that of a person below `Action items`. */
export function titleOfSection(headings: readonly string[]): ListTitle {
  const own = headings.at(-1);
  if (own === undefined) return NOTHING;
  const kind = listKindOf(own);
  const above = headings.at(-2);
  if (kind !== null) return { kind, owner: above === undefined ? null : nameAlone(above) };
  const owner = nameAlone(own);
  const kindAbove = above === undefined ? null : listKindOf(above);
  if (kindAbove === null) return owner === null ? NOTHING : { kind: null, owner };
  // A heading of its own within the list may be a subject as well as a person.
  return { kind: owner === null ? 'steps' : kindAbove, owner };
}
