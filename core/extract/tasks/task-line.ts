import type { TaskState } from '../../contract/kinds.ts';
import { isOver } from '../../contract/kinds.ts';
import { readTaskMark, type TaskMark } from './task-mark.ts';
import { notationOf, type Notation } from './task-notation.ts';
import { readReason } from './reason.ts';
import { journalSignAt, withJournalSign } from './journal-signs.ts';
import { leadSign, withLeadSign } from './signs.ts';
import { stateOfSuffix } from './suffix.ts';

export interface LineState {
  readonly state: TaskState;
  readonly reason: string | null;
  /** `YYYY-MM-DD`, for writers who note the day. */
  readonly today: string;
  /** How the file's items are written; the line's own way when left out. */
  readonly notation?: Notation | undefined;
  /** The state that the note says, where a title such as `Done` says it and the line does not. */
  readonly listed?: TaskState | undefined;
}

const REASON_MAX_CHARS = 300;

/**
 * Puts an item's line into another state, as its writer would: the box, keyword or both that the line has are changed,
 * and nothing else but what follows from it (the day when it was finished, a strike-through). Done and back again gives
 * the former line when box and word are those that the file uses most.
 *
 * @param line as it stands in the file, without its line ending
 */
export function setStateInLine(line: string, change: LineState): string | { readonly refused: string } {
  const { state } = change;
  if (/^\s*\|/.test(line)) return { refused: 'The item is a row of a table: change it in your editor.' };
  if (change.reason !== null && change.reason.length > REASON_MAX_CHARS) {
    return { refused: `A reason can have ${REASON_MAX_CHARS} characters at most.` };
  }
  const mark = readTaskMark(line);
  const notation = change.notation ?? notationOf(line);
  const former = mark.state === null ? unmarkedState(line, mark, change) : formerState(line, mark);
  let next = line;
  if (former !== state) {
    next = mark.state === null ? withoutMark(line, mark, change) : withMark(line, mark, { state, notation });
    next = withDay(next, { ...change, notation }, former);
  }
  return change.reason === null ? next : withReason(next, change.reason, { state, former });
}

/** What a line without box and keyword says: the picture before it, the word at its end, else the title above it. */
function unmarkedState(line: string, { from }: TaskMark, { notation, listed = 'open' }: LineState): TaskState {
  const signs = notation?.signs ?? null;
  const sign = signs === null ? null : journalSignAt(line, from, signs);
  if (sign !== null) return sign.state;
  return leadSign(line.slice(from))?.state ?? stateOfSuffix(textOf(line))?.state ?? listed;
}

function withoutMark(line: string, { from }: TaskMark, { state, notation, listed = 'open' }: LineState): string {
  const signs = notation?.signs ?? null;
  const kept = signs === null ? null : withJournalSign(line, state, signs);
  if (kept !== null) return kept;
  const signed = withLeadSign(line.slice(from), state);
  if (signed !== null) return line.slice(0, from) + signed;
  const next = withSuffix(line, state);
  const text = textOf(next);
  // Below `Done` it has to be said that something is not.
  return state === 'open' && listed !== 'open' ? `${text} (open)${next.slice(text.length)}` : next;
}

function formerState(line: string, mark: TaskMark): TaskState {
  const state = mark.state ?? 'open';
  return mark.struck && state !== 'done' && /~~[^~]+~~\s*$/.test(line) ? 'cancelled' : state;
}

interface Target {
  readonly state: TaskState;
  readonly notation: Notation;
}

function withMark(line: string, mark: TaskMark, target: Target): string {
  const { state } = target;
  const unstruck = mark.struck && !isOver(state);
  const rest = unstruck ? line.slice(mark.from).replaceAll('~~', '') : line.slice(mark.from);
  const worded = withWord(
    unstruck ? line.slice(0, mark.from) + rest : line,
    unstruck ? readTaskMark(line.slice(0, mark.from) + rest) : mark,
    target,
  );
  if (mark.sign !== null) {
    const sign = state === 'done' ? '☑' : '☐';
    return worded.slice(0, mark.sign.from) + sign + worded.slice(mark.sign.from + 1);
  }
  if (mark.box === null) return worded;
  const keepsWord = mark.keyword?.kind === 'state' && !isOnlyForBlocked(mark, target);
  return worded.slice(0, mark.box.from) + boxFor(mark, keepsWord, target) + worded.slice(mark.box.to);
}

/** Boxes have no mark for blocked: where they have no keyword else, the one for it goes with it. */
function isOnlyForBlocked({ keyword, box, sign }: TaskMark, { state, notation }: Target): boolean {
  if (keyword?.separator !== ':' || keyword.state === state || notation.hasBoxedWords) return false;
  return sign === null ? box !== null && keyword.state === 'blocked' : !hasMark(keyword.state);
}

/** `☐` and `☑` say no more than open and done. */
function hasMark(state: TaskState): boolean {
  return state === 'open' || state === 'done';
}

function boxFor({ box, struck }: TaskMark, keepsWord: boolean, { state, notation }: Target): string {
  const isOpen = box !== null && ['', ' ', '>', '<', '!', '?', '*'].includes(box.mark);
  switch (state) {
    case 'done':
      return notation.doneMark;
    case 'cancelled':
      if (struck && !keepsWord) return notation.openMark;
      return keepsWord ? notation.cancelledMark : '-';
    case 'doing':
      return keepsWord ? notation.openMark : '/';
    default:
      return isOpen ? box.mark : notation.openMark;
  }
}

function withWord(line: string, mark: TaskMark, target: Target): string {
  const { keyword, from } = mark;
  const { state, notation } = target;
  if (keyword === null || keyword.kind === 'action') {
    // No box says blocked.
    const needsWord = mark.sign === null ? state === 'blocked' : !hasMark(state);
    return needsWord ? `${line.slice(0, from)}${notation.words[state]}: ${line.slice(from)}` : line;
  }
  if (isOnlyForBlocked(mark, target)) return line.slice(0, keyword.from) + line.slice(keyword.end);
  if (keyword.state === state) return line;
  return line.slice(0, keyword.from) + wordFor(keyword, { state, notation }) + line.slice(keyword.to);
}

/** The word that the writer uses; one that needs a colon, or bears none, only where it is read as one. */
function wordFor(keyword: { readonly separator: ':' | '-' | null }, { state, notation }: Target): string {
  const word = notation.words[state];
  const needsColon = word !== word.toUpperCase();
  const bearsNone = word === 'NOW' || word === 'LATER';
  if ((needsColon && keyword.separator !== ':') || (bearsNone && keyword.separator !== null)) {
    return state === 'doing' ? 'DOING' : 'TODO';
  }
  return word;
}

const SUFFIX_OF_STATE: Readonly<Record<TaskState, string>> = {
  open: '',
  doing: ' (in progress)',
  blocked: ' (blocked)',
  done: ' (done)',
  cancelled: ' (cancelled)',
};

/** An item without box and keyword says at its end in which state it is. */
function withSuffix(line: string, state: TaskState): string {
  const text = textOf(line);
  return (stateOfSuffix(text)?.text ?? text) + SUFFIX_OF_STATE[state] + line.slice(text.length);
}

/** A line without the dates, fields and spaces at its end. */
function textOf(line: string): string {
  return line.slice(0, FIELDS_AT_END.exec(line)?.index ?? line.trimEnd().length);
}

const DAY_SIGNS = /[ \t]+[✅❌]\uFE0F? ?\d{4}-\d{2}-\d{2}/gu;
const DAY_FIELDS = /[ \t]+\[(?:completion|completed|cancelled):: ?\d{4}-\d{2}-\d{2}\]/g;
const OTHER_SIGNS = /[📅⏳🛫➕]\uFE0F? ?\d{4}-\d{2}-\d{2}/u;
const OTHER_FIELDS = /\[(?:due|scheduled|start|created|completion):: ?\d{4}/;
const LINE_END = /(?:[ \t]+\^[\w-]+)?[ \t]*$/;

/** Adds or removes the day when an item was finished, where the writer notes it. */
function withDay(line: string, { state, today, notation }: LineState, former: TaskState): string {
  const plain = isOver(former) ? line.replaceAll(DAY_SIGNS, '').replaceAll(DAY_FIELDS, '') : line;
  if (!isOver(state)) return plain;
  const end = LINE_END.exec(plain)?.index ?? plain.length;
  const hasSigns = notation?.hasDoneSign === true || OTHER_SIGNS.test(plain);
  const day = OTHER_FIELDS.test(plain)
    ? ` [${state === 'done' ? 'completion' : 'cancelled'}:: ${today}]`
    : hasSigns
      ? ` ${state === 'done' ? '✅' : '❌'} ${today}`
      : '';
  return plain.slice(0, end) + day + plain.slice(end);
}

const FIELDS_AT_END = /[ \t]+(?:[📅📆🗓⏳⌛🛫✅❌➕🔺⏫🔼🔽⏬🔁🆔⛔🏁]|\[[\w-]+:: |\([\w-]+:: |\^[\w-]+[ \t]*$)/u;

interface StateChange {
  readonly state: TaskState;
  readonly former: TaskState;
}

/** Adds ` (reason)` behind the text; in place of the former one when that stands there. */
function withReason(line: string, reason: string, { state, former }: StateChange): string {
  const said = reason
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[()[\]]/g, '')
    .trim();
  if (said === '') return line;
  const text = textOf(line);
  const old = readReason(text, former, []);
  const bare = text.endsWith(')') && old.reason !== null && old.text.length < text.length ? old.text.trimEnd() : text;
  const plain = `${bare} (${said})`;
  const isRead = readReason(plain, state, []).reason === said;
  return (isRead ? plain : `${bare} (reason: ${said})`) + line.slice(text.length);
}
