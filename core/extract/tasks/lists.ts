import type { TaskState } from '../../contract/kinds.ts';
import type { Extractable } from '../extract.ts';
import { isCalledStandup } from '../people/note-people.ts';
import { listKindOf } from '../tasks-heading.ts';

const MAX_CHARS = 32;
const MAY_BE =
  /done|complete|finished|closed|progress|doing|wip|going|blocked|hold|waiting|flight|review|erledigt|fertig|arbeit|laufend|fait|cours|termin|hecho|curso|bloque/i;
const MARKS = /[*_`~#:[\]()]+|\p{Extended_Pictographic}|\uFE0F/gu;

const STATES: readonly (readonly [RegExp, TaskState])[] = [
  [/^(?:done|completed?|finished|closed|erledigt|fertig|fait|terminé|hecho)$/u, 'done'],
  [
    /^(?:in progress|in[- ]flight|doing|wip|work in progress|ongoing|in review|in arbeit|laufend|en cours|en curso)$/u,
    'doing',
  ],
  [/^(?:blocked|on hold|waiting(?: for| on)?(?: others?)?|blockiert|bloqué|bloqueado)$/u, 'blocked'],
];
/** These say by themselves that they are lists of items. */
const SURE = /^(?:done|completed?|finished|closed) (?:action (?:items?|points?)|actions?|to-?dos?|tasks?)$/u;
const CAPITALS = /^[^\p{L}]*(DONE|DOING|WIP|IN PROGRESS|BLOCKED|WAITING|ON HOLD)[^\p{L}]*$/u;

/** The state of the items of a list that a title names by it: `In progress` beside `To do`, or `DONE` as a keyword. */
export function listStates(note: Extractable): (title: string) => TaskState | null {
  let isBoard: boolean | null = null;
  return (title) => {
    if (title.length > MAX_CHARS || !MAY_BE.test(title)) return null;
    const plain = title.toLowerCase().replaceAll(MARKS, ' ').replaceAll(/\s+/g, ' ').trim();
    if (SURE.test(plain)) return 'done';
    const state = STATES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
    if (state === null || isCalledStandup(note)) return null;
    if (CAPITALS.test(title)) return state;
    isBoard ??= hasToDo(note);
    return isBoard ? state : null;
  };
}

const TO_DO = /^\W*(?:to-?do|to do|open|backlog|offen|à faire|pendiente|por hacer)\W*$/iu;

/** A note with a list of what is to be done, beside which `Done` is the same list's other part. */
function hasToDo({ outline }: Extractable): boolean {
  const isToDo = (title: string): boolean =>
    title.length <= MAX_CHARS && (TO_DO.test(title) || listKindOf(title) === 'items');
  if (outline.sections.some(({ heading }) => heading !== null && isToDo(heading))) return true;
  return outline.entries.some(({ kind, text, parent }) => kind === 'paragraph' && parent === -1 && isToDo(text));
}
