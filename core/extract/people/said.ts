import type { UpdateKind } from '../../contract/kinds.ts';
import { readSpeaker } from './speaker.ts';
import { kindOfLabel, kindOfLetter, mayStartLabel } from './update-kind.ts';

/** A run of a text that one voice says about one thing. */
export interface Piece {
  /** Null while the voice that began the text goes on. */
  readonly speakers: readonly string[] | null;
  readonly to: readonly string[];
  /** What a label such as `Today:` says; null without one. */
  readonly kind: UpdateKind | null;
  /** True when its speaker stands at the start of a line. */
  readonly ownLine: boolean;
  readonly text: string;
  /** Lines between the start of the whole text and that of this piece, and its end. */
  readonly line: number;
  readonly endLine: number;
}

interface Cut {
  /** Where the head or label starts, and where what is said starts. */
  readonly at: number;
  readonly from: number;
  readonly speakers: readonly string[] | null;
  readonly to: readonly string[];
  readonly kind: UpdateKind | null;
}

/** Longest head within a text, in characters. */
const LOOK_BACK = 48;
/** How much of a line is searched for others who speak: nobody writes more than some KB without a line end. */
const LINE_READ_CHARS = 20_000;

const COLON = 58;
const NEWLINE = 10;
const SPACE = 32;

/**
 * Cuts what a voice says where somebody else begins (`… Bob: …`, after the end of a sentence or on a new line) and where
 * a label opens another part (`Today: …`).
 */
export function piecesOf(text: string, from: number): Piece[] {
  const cuts = cutsOf(text, from);
  if (cuts.length === 0) return wholeOf(text, from);
  const first = { at: from, from, speakers: null, to: [], kind: null };
  const pieces: Piece[] = [];
  let newline = text.indexOf('\n');
  let line = 0;
  const lineAt = (offset: number): number => {
    while (newline !== -1 && newline < offset) {
      line += 1;
      newline = text.indexOf('\n', newline + 1);
    }
    return line;
  };
  let voice: { readonly speakers: readonly string[] | null; readonly to: readonly string[] } = first;
  let startsLine = false;
  for (const [index, cut] of [first, ...cuts].entries()) {
    const onLine = cut.at > 0 && text.charCodeAt(cut.at - 1) === NEWLINE;
    if (cut.speakers !== null) [voice, startsLine] = [cut, onLine];
    const end = cuts[index]?.at ?? text.length;
    const said = text.slice(cut.from, end);
    const startLine = lineAt(cut.at);
    const trimmed = end < text.length ? said.trim().replace(/[ \t]*[;|,]$/, '') : said.trim();
    if (trimmed === '') continue;
    pieces.push({
      ownLine: onLine || (cut.speakers === null && startsLine),
      speakers: voice.speakers,
      to: voice.to,
      kind: cut.kind,
      text: trimmed,
      line: startLine,
      endLine: lineAt(cut.from + said.trimEnd().length),
    });
  }
  return pieces;
}

/** Nobody else begins: most texts are one piece. */
function wholeOf(text: string, from: number): Piece[] {
  const trimmed = text.slice(from).trim();
  if (trimmed === '') return [];
  const isLines = text.includes('\n');
  const line = isLines ? newlinesBefore(text, from) : 0;
  const endLine = isLines ? newlinesBefore(text, text.trimEnd().length) : 0;
  return [{ speakers: null, to: [], kind: null, ownLine: false, text: trimmed, line, endLine }];
}

function newlinesBefore(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const NO_CUTS: readonly Cut[] = [];

function cutsOf(text: string, from: number): readonly Cut[] {
  const cuts = colonCuts(text, from);
  const isLines = text.includes('\n', from) || text.charCodeAt(from - 1) === NEWLINE;
  const lines = isLines && text.length < LABELLED_MAX_CHARS ? labelLines(text, from) : NO_CUTS;
  return lines.length === 0 ? cuts : [...cuts, ...lines].toSorted((a, b) => a.at - b.at);
}

const LABEL_LINE_MAX_CHARS = 80;
/** Reports with such lines are not longer. */
const LABELLED_MAX_CHARS = 1500;

/** Lines that are a label and nothing else: `*Today*` between what was done and what comes. */
function labelLines(text: string, from: number): readonly Cut[] {
  const cuts: Cut[] = [];
  for (let at = from; at < text.length;) {
    const start = at === from && text.charCodeAt(at) === NEWLINE ? at + 1 : at;
    const end = endOfLine(text, start);
    at = end + 1;
    const last = text.charCodeAt(end - 1);
    if (end - start < 3 || end - start > LABEL_LINE_MAX_CHARS || last === COLON || last === 0xff1a) continue;
    if (!mayStartLabel(text, start)) continue;
    const label = text.slice(start, end);
    const kind = label.includes(':') ? null : kindOfLabel(label);
    if (kind !== null) cuts.push({ at: start, from: Math.min(text.length, end + 1), speakers: null, to: [], kind });
  }
  return cuts;
}

function colonCuts(text: string, from: number): readonly Cut[] {
  if (!text.includes(':', from) && !text.includes(WIDE_COLON, from)) {
    const pattern = startsDashed(text, from);
    return pattern === null ? NO_CUTS : dashedLabels(text.slice(0, endOfLine(text, from)), from, pattern);
  }
  const cuts: Cut[] = [];
  let letters: boolean | null = null;
  let last = from;
  let lineStart = from;
  let newline = text.indexOf('\n', from);
  const colonAfter = colonFinder(text);
  for (let colon = colonAfter(from); colon !== -1; colon = colonAfter(colon + 1)) {
    while (newline !== -1 && newline < colon) {
      lineStart = newline + 1;
      newline = text.indexOf('\n', lineStart);
    }
    if (colon - lineStart > LINE_READ_CHARS) {
      if (newline === -1) break;
      colon = newline;
      continue;
    }
    if (!endsHead(text, colon)) continue;
    const isLetter = isLetterAlone(text, colon) && (letters ??= hasLetters(text));
    const at = isLetter ? colon - 1 : headStart(text, last, colon);
    if (at === -1) continue;
    const label = text.slice(at, colon);
    let kind = label.length === 1 ? null : kindOfLabel(label);
    if (label.length === 1 && (letters ??= hasLetters(text))) kind = kindOfLetter(label);
    const after = afterColon(text, colon);
    if (kind !== null) {
      cuts.push({ at, from: after, speakers: null, to: [], kind });
      last = after;
      continue;
    }
    if (at === from || label.length === 1) continue;
    const head = readSpeaker(text, at);
    if (head === null || head.end !== 'colon' || head.from <= colon || head.from > after + 1) continue;
    cuts.push({ at, from: head.from, speakers: head.speakers, to: head.to, kind: null });
    last = head.from;
  }
  const pattern = startsDashed(text, from);
  if (pattern === null) return cuts;
  const end = Math.min(endOfLine(text, from), cuts[0]?.at ?? text.length, from + LINE_READ_CHARS);
  return [...dashedLabels(text.slice(0, end), from, pattern), ...cuts];
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}

const WIDE_COLON = '\uff1a';

/** Gives the next colon from an offset on, in either width. */
function colonFinder(text: string): (from: number) => number {
  if (!text.includes(WIDE_COLON)) return (from) => text.indexOf(':', from);
  return (from) => {
    const [narrow, wide] = [text.indexOf(':', from), text.indexOf(WIDE_COLON, from)];
    return narrow === -1 || (wide !== -1 && wide < narrow) ? wide : narrow;
  };
}

function endsHead(text: string, colon: number): boolean {
  const next = text.charCodeAt(colon + 1);
  return (
    next === SPACE ||
    next === NEWLINE ||
    next === 42 ||
    next === 95 ||
    next === 9 ||
    Number.isNaN(next) ||
    text.charAt(colon) === WIDE_COLON
  );
}

/** The `T:` of `Y: seal T: paint`. */
function isLetterAlone(text: string, colon: number): boolean {
  return text.charCodeAt(colon - 2) === SPACE && kindOfLetter(text.charAt(colon - 1)) !== null;
}

const DASHED_LABEL_CHARS = 30;
const LETTER_DASH = /^[YTB] ?[-–—] /;
const LETTER_DASHES = /(?<=^|[\s.;,|])([YTB]) ?[-–—] /g;
const LABEL_DASHES = /(?<=^|[.;,|\n] ?)([\p{L}\p{M}'’]{3,20}(?: [\p{L}\p{M}'’]{1,20})?) [-–—] /gu;

const DASHED = /^([\p{L}\p{M} '’]{3,24}) [-–—] /u;

/** What parts a text that starts with a label and a dash; null for any other. */
function startsDashed(text: string, from: number): RegExp | null {
  const next = text.charCodeAt(from + 1);
  const isLetter = next === SPACE || next === 45;
  if (!isLetter && !mayStartLabel(text, from)) return null;
  const opening = text.slice(from, from + DASHED_LABEL_CHARS);
  if (isLetter) return LETTER_DASH.test(opening) ? LETTER_DASHES : null;
  const label = DASHED.exec(opening)?.[1];
  return label !== undefined && kindOfLabel(label) !== null ? LABEL_DASHES : null;
}

/** `Y - seal; T - paint; B - none`, `Yesterday - seal, today - paint`. */
function dashedLabels(text: string, from: number, pattern: RegExp): Cut[] {
  const cuts: Cut[] = [];
  for (const { 0: mark, 1: label = '', index } of text.slice(from).matchAll(pattern)) {
    const kind = label.length === 1 ? kindOfLetter(label) : kindOfLabel(label);
    const at = from + index;
    if (kind !== null) cuts.push({ at, from: at + mark.length, speakers: null, to: [], kind });
  }
  return cuts;
}

/** How far a `T:` or `B:` may stand behind its `Y:`, in characters. */
const LETTERS_APART_CHARS = 2000;
const LETTER = /(?<=^|[\s.;,|*])[YyTtBb](?=:)/g;

/** At least two of `Y:`, `T:`, `B:`, each where a part may start. */
function hasLetters(text: string): boolean {
  let yesterday = Number.NEGATIVE_INFINITY;
  for (const { 0: letter, index } of text.matchAll(LETTER)) {
    if (letter === 'Y' || letter === 'y') yesterday = index;
    else if (index - yesterday <= LETTERS_APART_CHARS) return true;
  }
  return false;
}

/** Where the words before a colon start: after the end of a sentence, or on their own line; -1 when within a sentence. */
function headStart(text: string, from: number, colon: number): number {
  const stop = Math.max(from, colon - LOOK_BACK);
  for (let at = colon - 1; at >= stop; at--) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE || isWideEnd(code)) return skipMarks(text, at + 1);
    // `10:32 Bob: …`
    if (code === COLON && !isDigit(text.charCodeAt(at + 1))) return -1;
    if (code !== SPACE) continue;
    const before = text.charCodeAt(at - 1);
    if (isSentenceEnd(before)) return skipMarks(text, at + 1);
    const quoted = (before === 34 || before === 41 || before === 0x201d) && isSentenceEnd(text.charCodeAt(at - 2));
    if (quoted) return skipMarks(text, at + 1);
    // `…, today: …`, `… | today: …`: a label may follow these, a speaker not.
    if ((before === 44 || before === 124 || before === 45) && at - 1 > from) {
      if (kindOfLabel(text.slice(at + 1, colon)) !== null) return at + 1;
      if (before !== 44) return -1;
    }
  }
  return stop === from ? from : -1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `.`, `?`, `!`, `;`, `…`. */
function isSentenceEnd(code: number): boolean {
  return code === 46 || code === 63 || code === 33 || code === 59 || code === 0x2026;
}

/** `。`, `；`, `！`, `？`: no space follows them. */
function isWideEnd(code: number): boolean {
  return code === 0x3002 || code === 0xff1b || code === 0xff01 || code === 0xff1f;
}

/** Marks of a list or a quote at the start of a line belong to no name. */
function skipMarks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE || (isMark(text.charCodeAt(at)) && text.charCodeAt(at + 1) === SPACE)) at++;
  return at;
}

function isMark(code: number): boolean {
  return code === 45 || code === 42 || code === 43 || code === 0x2022;
}

function afterColon(text: string, colon: number): number {
  let at = colon + 1;
  while (text.charCodeAt(at) === 42 || text.charCodeAt(at) === 95) at++;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === 9) at++;
  return at;
}
