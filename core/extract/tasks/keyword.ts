import type { TaskState } from '../../contract/kinds.ts';
import { readActionAbroad } from './action-abroad.ts';
import { readAction, readWrappedAction } from './action.ts';
import { isImperative } from '../tasks-verbs.ts';
import { matchAt, MARKS, readAfter, skip, type Keyword } from './keyword-parts.ts';

const STATE_OF_WORD: Readonly<Record<string, TaskState>> = {
  todo: 'open',
  later: 'open',
  done: 'done',
  willnotfix: 'cancelled',
  wontfix: 'cancelled',
  wontdo: 'cancelled',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  doing: 'doing',
  wip: 'doing',
  inprogress: 'doing',
  now: 'doing',
  blocked: 'blocked',
  waiting: 'blocked',
  next: 'open',
  someday: 'open',
  started: 'doing',
  fixme: 'open',
};

const UPPER =
  /(?:TODO|TO-DO|DONE|WILLNOTFIX|WILL NOT FIX|WONTFIX|WON['’]T ?FIX|WON['’]T ?DO|WONTDO|CANCELL?ED|DOING|WIP|BLOCKED|IN-PROGRESS|IN PROGRESS|INPROGRESS|WAITING|NOW|LATER|NEXT|SOMEDAY|STARTED|FIXME)(?![\p{L}\p{N}_/])/uy;
/** In other cases these are words of any sentence, so only with a colon. */
const MIXED =
  /(?:to-?do|to do|won['’]?t ?fix|will ?not ?fix)(?=(?:\*\*|__|[*_])?[ \t]*(?:\([^()\n]{1,40}\))?(?:\*\*|__|[*_])?:)/iuy;

/** `done: rotated the keys`, as those write who write everything in the small; elsewhere it is a part of a report. */
const IN_THE_SMALL = /(?:done|doing|wip|blocked|waiting|in progress)(?=:[ \t]+\S)/y;

/** True for such a word, which counts only where its line is nobody's report. */
export function isInTheSmall(word: string): boolean {
  return word === word.toLowerCase() && /^(?:done|doing|wip|blocked|waiting|in progress)$/.test(word);
}

/** `todo call Ann`, `ToDo Ann: …`: without a colon only before an order or a name. */
const SMALL = /to-?do(?=[ \t])/iuy;
const NAMED = /^[ \t]+\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?:[ \t]/u;

/** `todo ann: ask the vendor`, as those write who write every name in the small. */
const NAMED_SMALL = /^[ \t]+\p{Ll}[\p{L}.'’-]+:[ \t]/u;

function isOrderAt(text: string, at: number): boolean {
  const rest = text.slice(at, at + ORDER_CHARS);
  if (isImperative(rest.trimStart()) || NAMED.test(rest)) return true;
  const small = NAMED_SMALL.exec(rest)?.[0];
  return small !== undefined && isImperative(rest.slice(small.length));
}

/** After a keyword without colon or dash these make prose of it: `TODO list`, `DONE is when …`, `WIP branch`. */
const PROSE_AFTER =
  /(?:lists?|items?|is|are|was|were|isn['’]t|comments?|notes?|files?|apps?|boards?|columns?|labels?|tags?|states?|status|statuses|keywords?|section|sections|tracker|and|or|vs|in|from|at|as|by now|limits?|branch|branches|prs?|commits?|mode|when|means|if|area|page|pages|tasks?|markers?|this week|today|tomorrow|yesterday|next)(?![\p{L}\p{N}])/iuy;

const MAY_BE_STATE = 1;
const MAY_BE_ACTION = 2;
const MAY_BE_ABROAD = 4;

/** The first two letters of all keywords, in both cases: a table, because every line of every note is asked. */
const STARTS = startsTable();

function startsTable(): Uint8Array {
  const table = new Uint8Array(26 * 26);
  const add = (starts: string, kind: number): void => {
    for (const start of starts.split(' ')) {
      const at = (start.charCodeAt(0) - 97) * 26 + start.charCodeAt(1) - 97;
      table[at] = (table[at] ?? 0) | kind;
    }
  };
  add('to do wi wo wa ca bl in no la ne so st fi', MAY_BE_STATE);
  add('ac ai ap ar do fo me mu no ne ta ex pe op ou re pr', MAY_BE_ACTION);
  add('ac ak au az ta', MAY_BE_ABROAD);
  return table;
}

/** What kinds of keyword may stand at an offset. */
function kindsAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const first = (code | 32) - 97;
  if (!(first >= 0 && first < 26)) return code < 0xc0 ? 0 : kindsAbroad(code, text.charCodeAt(at + 1));
  const next = text.charCodeAt(at + 1);
  const second = (next | 32) - 97;
  if (second >= 0 && second < 26) return STARTS[first * 26 + second] ?? 0;
  // `A/I`; `Tâche`, `Ação`.
  if (next === 47) return first === 0 ? MAY_BE_ACTION : 0;
  return next > 0xbf && (first === 0 || first === 19) ? MAY_BE_ABROAD : 0;
}

/** `À faire`, `Åtgärd`. */
function kindsAbroad(code: number, next: number): number {
  const isAbroad = (code === 0xc0 && next === 32) || ((code === 0xc5 || code === 0xe5) && next === 116);
  return isAbroad ? MAY_BE_ABROAD : 0;
}

function stateOf(word: string): TaskState {
  return STATE_OF_WORD[word.toLowerCase().replaceAll(/['’ -]/g, '')] ?? 'cancelled';
}

/** Ways to go on a word that make another word of it: `TODO.md`, `WIP-branch`, `TODO's`. */
function goesOn(text: string, at: number): boolean {
  return /[.\-'’=][\p{L}\p{N}]/uy.test(text.slice(at, at + 2));
}

/** The keyword that starts at `at`, marks like `**` and brackets around it included; null when there is none. */
export function readKeyword(text: string, at: number): Keyword | null {
  let from = at;
  const first = text.charCodeAt(from);
  // * _ [ #
  if (first === 42 || first === 95) from = skip(MARKS, text, from);
  const code = from === at ? first : text.charCodeAt(from);
  if (code === 91 || code === 35 || code === 123) return readWrapped(text, from);
  const kinds = kindsAt(text, from);
  if (kinds === 0) return null;
  if ((kinds & MAY_BE_STATE) === 0) return readAnyAction(text, from, kinds);
  const upper = matchAt(UPPER, text, from);
  if (upper !== -1) {
    const state = readState(text, from, upper);
    if (state !== null || (kinds & MAY_BE_ACTION) === 0) return state;
  }
  const mixed = matchAt(MIXED, text, from);
  if (mixed !== -1) return readState(text, from, mixed);
  const inTheSmall = matchAt(IN_THE_SMALL, text, from);
  if (inTheSmall !== -1) return readState(text, from, inTheSmall);
  const isToDo = (text.charCodeAt(from) | 32) === 116 && (text.charCodeAt(from + 1) | 32) === 111;
  const small = isToDo ? matchAt(SMALL, text, from) : -1;
  if (small !== -1 && isOrderAt(text, small)) return readState(text, from, small);
  return readAnyAction(text, from, kinds);
}

function readAnyAction(text: string, from: number, kinds: number): Keyword | null {
  const action = (kinds & MAY_BE_ACTION) === 0 ? null : readAction(text, from);
  return action ?? ((kinds & MAY_BE_ABROAD) === 0 ? null : readActionAbroad(text, from));
}

function readState(text: string, from: number, to: number): Keyword | null {
  if (goesOn(text, to)) return null;
  const after = readAfter(text, to);
  const word = text.slice(from, to);
  if (after.separator === null && after.end < text.length) {
    if (after.end === to) return null;
    if (matchAt(PROSE_AFTER, text, after.end) !== -1) return null;
  }
  // Logseq writes `NOW text`; with a dash or colon it is a word of a sentence.
  if ((word === 'NOW' || word === 'LATER') && after.separator !== null) return null;
  // Org's words for what is to do: of a sentence as well, unless an order follows.
  if (ORG.test(word) && (after.separator !== null || !isImperative(text.slice(after.end, after.end + ORDER_CHARS))))
    return null;
  return { kind: 'state', state: stateOf(word), from, to, ...after };
}

const ORG = /^(?:NEXT|SOMEDAY|STARTED)$/;
const ORDER_CHARS = 60;

/** `{{[[TODO]]}} …`, as Roam writes a box. */
const BRACED = /\{\{(?:\[\[)?(TODO|DONE)(?:\]\])?\}\}[ \t]*/y;

function readBraced(text: string, at: number): Keyword | null {
  BRACED.lastIndex = at;
  const match = BRACED.exec(text);
  const word = match?.[1];
  if (match === null || word === undefined) return null;
  const from = text.indexOf(word, at);
  const end = BRACED.lastIndex;
  return { kind: 'state', state: stateOf(word), from, to: from + word.length, end, aside: null, separator: null };
}

/** `[TODO] …`, `#todo …`; `[WIP] …` is how pull requests are called. */
function readWrapped(text: string, at: number): Keyword | null {
  if (text[at] === '{') return readBraced(text, at);
  const isTag = text[at] === '#';
  const word = isTag
    ? /#(todo|done)(?=[ \t:])/iy
    : /\[(TODO|DONE|DOING|BLOCKED|CANCELL?ED|WONTFIX|WILLNOTFIX)\](?=[ \t:])/y;
  word.lastIndex = at;
  const match = word.exec(text);
  if (match === null) return isTag ? null : readWrappedAction(text, at);
  const from = at + 1;
  const to = from + (match[1]?.length ?? 0);
  const after = readAfter(text, word.lastIndex);
  return { kind: 'state', state: stateOf(text.slice(from, to)), from, to, ...after };
}
