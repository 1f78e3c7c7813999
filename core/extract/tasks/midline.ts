import { matchesOf } from '../../notes/matches-of.ts';
import type { Entry } from '../../notes/outline.ts';
import { readSpeaker } from '../people/speaker.ts';
import type { Draft, Finding } from './drafts.ts';
import { readKeyword } from './keyword.ts';
import type { Keyword } from './keyword-parts.ts';

/** The word behind something else that a line says: `half done, TODO screenshots`, `done; todo: tell ops`, or in brackets. */
const WITHIN =
  /(?<=[:,;.!)–—-][ \t]|(?<!\])\()(?:TODO(?=[:(]|[ \t]+[\p{L}`[])|FIXME(?=[:(])|(?:to-?do|To-?[Dd]o)(?=:[ \t]))/gu;
/** Longest line that is searched, in characters. */
const LINE_MAX_CHARS = 2000;

/** A keyword within a line, behind what else it says, and where what it marks ends. */
interface Within {
  readonly keyword: Keyword;
  readonly at: number;
  readonly end: number;
}

/** In longer texts only capitals are looked for. */
const SMALL_MAX_CHARS = 40_000;
const SMALL = /[Tt]o-?[Dd]o:/;

/** A cheap first look, at a note or at a part of it. */
export function mayHoldWithin(text: string): boolean {
  return text.includes('TODO') || text.includes('FIXME') || (text.length <= SMALL_MAX_CHARS && SMALL.test(text));
}

/** The first keyword within a line, when something stands in front of it. */
export function keywordWithin(line: string): Within | null {
  if (line.length > LINE_MAX_CHARS) return null;
  for (const { index } of matchesOf(WITHIN, line)) {
    const front = line.slice(0, index);
    // `TODO a, TODO b` begins as an item; in code and in quotes it is what somebody reads.
    if (!/\p{L}/u.test(front) || front.split('`').length % 2 === 0 || front.split('"').length % 2 === 0) continue;
    const keyword = readKeyword(line, index);
    if (keyword?.kind !== 'state' || keyword.end >= line.length) continue;
    return { keyword, at: index, end: endOf(line, index, keyword.end) };
  }
  return null;
}

/** At the bracket that closes around it, at the end of its sentence, or with the line. */
function endOf(line: string, at: number, from: number): number {
  if (line.charAt(at - 1) === '(') {
    const close = line.indexOf(')', from);
    if (close !== -1) return close;
  }
  const stop = /[.!?](?= \p{Lu})/u.exec(line.slice(from));
  return stop === null ? line.length : from + stop.index;
}

/** Adds what an entry says within its lines to be still to do, where the lines are not items themselves. */
export function addWithin({ drafts, isHidden }: Finding, entry: Entry, index: number): void {
  const { text } = entry;
  if (!mayHoldWithin(text) || isHidden(entry.from)) return;
  const lines = text.split('\n');
  for (const [at, said] of lines.entries()) {
    const line = entry.line + at;
    const within = isItemAt(drafts, index, line) ? null : keywordWithin(said);
    if (within === null) continue;
    const marked = said.slice(within.keyword.end, within.end);
    const rest = within.end === said.length ? restOfSentence(lines, at) : '';
    drafts.push(draftOf(entry, { within, said, marked: marked + rest, line, index }));
  }
}

/** A line that its writer broke within a sentence is not shorter. */
const WRAPPED_MIN_CHARS = 50;
const WRAPPED_MAX_LINES = 4;
const SENTENCE_END = /[.!?](?=$| \p{Lu})/u;

/** How a sentence goes on below a line that was broken for its length, up to its end. */
function restOfSentence(lines: readonly string[], from: number): string {
  let rest = '';
  for (let at = from; at < from + WRAPPED_MAX_LINES; at++) {
    const [line = '', next = ''] = [lines[at], lines[at + 1]];
    if (line.length < WRAPPED_MIN_CHARS || /[.!?:;)]$/.test(line) || !/^[\p{Ll}\d`"'(]/u.test(next)) break;
    const end = SENTENCE_END.exec(next);
    rest += ` ${end === null ? next : next.slice(0, end.index)}`;
    if (end !== null) break;
  }
  return rest;
}

/** True for a line of an entry that is an item already, or part of one. */
export function isItemAt(drafts: readonly Draft[], index: number, line: number): boolean {
  for (let at = drafts.length - 1; at >= 0; at--) {
    const draft = drafts[at];
    if (draft === undefined || draft.entry !== index) return false;
    if (draft.line <= line && line <= draft.endLine) return true;
  }
  return false;
}

function draftOf(
  entry: Entry,
  place: {
    readonly within: Within;
    readonly said: string;
    readonly marked: string;
    readonly line: number;
    readonly index: number;
  },
): Draft {
  const { within, said, marked, line, index } = place;
  const head = readSpeaker(said);
  return {
    entry: index,
    section: entry.section,
    line,
    endLine: line,
    state: within.keyword.state,
    text: marked,
    owners: [],
    around: head?.end === 'colon' ? head.speakers.join(' + ') : null,
    aside: within.keyword.aside,
    isAction: false,
    // Its end may say that it is done.
    isMarked: false,
    isLast: entry.kind === 'item' && line === entry.endLine,
    due: null,
  };
}
