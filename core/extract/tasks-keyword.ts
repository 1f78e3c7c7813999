import type { TaskState } from '../contract/kinds.ts';
import { isImperative } from './tasks-verbs.ts';

/** A word at the start of an item that says in what state it is, or that it is something to do. */
export interface Keyword {
  /** `action`: `ACTION:`, `AI:`, `Action item:`; what it marks is open. */
  readonly kind: 'state' | 'action';
  readonly state: TaskState;
  /** Where the word itself stands. */
  readonly from: number;
  readonly to: number;
  /** Where what it marks starts: after the colon or dash, `(Ann)` and closing marks. */
  readonly end: number;
  /** What stands in brackets after it: `TODO(ann): …`, `DONE (2024-12-05): …`; null without. */
  readonly aside: string | null;
  readonly separator: ':' | '-' | null;
}

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
};

const UPPER =
  /(?:TODO|TO-DO|DONE|WILLNOTFIX|WILL NOT FIX|WONTFIX|WON['’]T ?FIX|WON['’]T ?DO|WONTDO|CANCELL?ED|DOING|WIP|BLOCKED|IN-PROGRESS|IN PROGRESS|INPROGRESS|WAITING|NOW|LATER)(?![\p{L}\p{N}_/])/uy;
/** In other cases these are words of any sentence, so only with a colon. */
const MIXED =
  /(?:to-?do|to do|won['’]?t ?fix|will ?not ?fix)(?=(?:\*\*|__|[*_])?[ \t]*(?:\([^()\n]{1,40}\))?(?:\*\*|__|[*_])?:)/iuy;
const ACTION = /(?:action (?:items?|points?)|action|ai)(?![\p{L}\p{N}_/-])/iuy;

/** After a keyword without colon or dash these make prose of it: `TODO list`, `DONE is when …`, `WIP branch`. */
const PROSE_AFTER =
  /(?:lists?|items?|is|are|was|were|isn['’]t|comments?|notes?|files?|apps?|boards?|columns?|labels?|tags?|states?|status|statuses|keywords?|section|sections|tracker|and|or|vs|in|from|at|as|by now|limits?|branch|branches|prs?|commits?|mode|when|means|if|area|page|pages|tasks?|markers?|this week|today|tomorrow|yesterday|next)(?![\p{L}\p{N}])/iuy;

const MARKS = /(?:\*\*|__|[*_])?/y;

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? at : pattern.lastIndex;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ' || text[next] === '\t') next++;
  return next;
}

const ASIDE_MAX_CHARS = 60;

/** `(ann)` or `[ann]` right here. */
function asideAt(text: string, at: number): { readonly inner: string; readonly to: number } | null {
  const close = text[at] === '(' ? ')' : text[at] === '[' ? ']' : null;
  if (close === null) return null;
  const to = text.indexOf(close, at + 1);
  if (to === -1 || to - at > ASIDE_MAX_CHARS) return null;
  const inner = text.slice(at + 1, to);
  if (inner.includes('\n') || inner.includes('(') || text[to + 1] === '(') return null;
  return { inner: inner.trim(), to: to + 1 };
}

interface After {
  readonly aside: string | null;
  readonly separator: ':' | '-' | null;
  readonly end: number;
}

/** Reads `** (ann):** ` after a keyword's word. */
function readAfter(text: string, at: number): After {
  let next = skip(MARKS, text, at);
  let aside: string | null = null;
  const bracket = asideAt(text, skipSpace(text, next));
  if (bracket !== null) {
    const behind = skip(MARKS, text, bracket.to);
    // Without a colon behind it, what stands in brackets is part of the text.
    if (text[behind] === ':') {
      aside = bracket.inner;
      next = behind;
    }
  }
  const spaced = skipSpace(text, next);
  if (text[spaced] === ':') {
    return { aside, separator: ':', end: skipSpace(text, skip(MARKS, text, spaced + 1)) };
  }
  const dash = text[spaced];
  if ((dash === '-' || dash === '–' || dash === '—') && spaced > next && /[ \t]/.test(text[spaced + 1] ?? '')) {
    return { aside, separator: '-', end: skipSpace(text, spaced + 1) };
  }
  return { aside, separator: null, end: spaced };
}

/** The first two letters of all keywords, in both cases: a table, because every line of every note is asked. */
const STARTS = startsTable(['to', 'do', 'wi', 'wo', 'wa', 'ca', 'bl', 'in', 'no', 'la', 'ac', 'ai']);

function startsTable(starts: readonly string[]): Uint8Array {
  const table = new Uint8Array(26 * 26);
  for (const start of starts) table[(start.charCodeAt(0) - 97) * 26 + start.charCodeAt(1) - 97] = 1;
  return table;
}

function mayBeKeyword(text: string, at: number): boolean {
  const first = (text.charCodeAt(at) | 32) - 97;
  if (!(first >= 0 && first < 26)) return false;
  const second = (text.charCodeAt(at + 1) | 32) - 97;
  return second >= 0 && second < 26 && STARTS[first * 26 + second] === 1;
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? -1 : pattern.lastIndex;
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
  else if (first === 91 || first === 35) return readWrapped(text, from);
  if (!mayBeKeyword(text, from)) return null;
  const upper = matchAt(UPPER, text, from);
  if (upper !== -1) return readState(text, from, upper);
  const mixed = matchAt(MIXED, text, from);
  if (mixed !== -1) return readState(text, from, mixed);
  const action = matchAt(ACTION, text, from);
  return action === -1 ? null : readAction(text, from, action);
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
  return { kind: 'state', state: stateOf(word), from, to, ...after };
}

/** `AI` is also somebody's initials: only with a colon, `(names)`, `@name` or `Name:` behind it. */
function readAction(text: string, from: number, to: number): Keyword | null {
  const word = text.slice(from, to);
  const low = word.toLowerCase();
  if (low === 'ai' && word !== 'AI') return null;
  if (low === 'action' && word !== 'ACTION' && word !== 'Action') return null;
  const after = readAfter(text, to);
  if (after.separator === ':' || (after.separator === '-' && low !== 'ai')) {
    return { kind: 'action', state: 'open', from, to, ...after };
  }
  const rest = text.slice(after.end, after.end + ASIDE_MAX_CHARS);
  const isApart = after.end > to;
  const isAssigned = rest.startsWith('@') || (isApart && NAMED_AFTER.test(rest));
  // `ACTION BW: …`; `AI PR: …` is about something else.
  const isInitialed = word === 'ACTION' && isApart && INITIALS_AFTER.test(rest);
  const isOrder = (word === 'AI' || word === 'ACTION ITEM') && isApart && isImperative(rest);
  const isBold = low.startsWith('action item') && text[to] === '*' && after.end < text.length;
  if (!isAssigned && !isInitialed && !isOrder && !isBold) return null;
  return { kind: 'action', state: 'open', from, to, ...after };
}

/** `Mira:` and `for Mira:` after `AI`; `PR:` is nobody. */
const INITIALS_AFTER = /^[A-Z]{2,4}:[ \t]/;
const NAMED_AFTER = /^(?:(?:for|on) [\p{L}.'’@+&,/ -]{1,40}|\p{Lu}[\p{Ll}.'’-]+(?: \p{Lu}[\p{Ll}.'’-]+)?):(?=[ \t])/u;

/** `[TODO] …`, `#todo …`; `[WIP] …` is how pull requests are called. */
function readWrapped(text: string, at: number): Keyword | null {
  const isTag = text[at] === '#';
  const word = isTag
    ? /#(todo|done)(?=[ \t:])/iy
    : /\[(TODO|DONE|DOING|BLOCKED|CANCELL?ED|WONTFIX|WILLNOTFIX)\](?=[ \t:])/y;
  word.lastIndex = at;
  const match = word.exec(text);
  if (match === null) return null;
  const from = at + 1;
  const to = from + (match[1]?.length ?? 0);
  const after = readAfter(text, word.lastIndex);
  return { kind: 'state', state: stateOf(text.slice(from, to)), from, to, ...after };
}
