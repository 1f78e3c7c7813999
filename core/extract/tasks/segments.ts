import type { TaskState } from '../../contract/kinds.ts';
import type { Entry } from '../../notes/outline.ts';
import type { Finding } from './drafts.ts';
import { isTalk, knownNames } from '../people/note-people.ts';
import { nameAlone, readDashed, readSpeaker } from '../people/speaker.ts';
import { stateOfBox } from './box.ts';
import { isPlanning } from './fields.ts';
import type { ListKind } from '../tasks-heading.ts';
import type { Keyword } from './keyword-parts.ts';
import { isInTheSmall, readKeyword } from './keyword.ts';
import {
  isAssigned,
  isErrand,
  isHandedOut,
  isOrder,
  isPlainItem,
  isStep,
  mayNameSomebody,
  isTodo,
  mayBeErrand,
  PLEASE,
  namesSomebody,
  namesThing,
} from './plain.ts';
import { isErrandIn } from './action.ts';
import { closedWithAction, mayBeClosed, mayHoldClosed } from './closed.ts';
import { journalSignAt } from './journal-signs.ts';
import { openingAt, openingOfLine, type Opening } from './opening.ts';
import { leadSign } from './signs.ts';
import { isStruckOrder, readStruck, struckWords } from './struck.ts';
import { isThing } from './phrases.ts';
import { saysNothing } from '../people/update-kind.ts';
import { isImperative } from '../tasks-verbs.ts';

/** An entry with its place and what the title above it says of plain lines. */
interface Placed {
  readonly entry: Entry;
  readonly index: number;
  readonly kind: ListKind | null;
  /** A line of a list that is written without markers, below its title. */
  readonly isListed?: true;
}

const AT = 64;
/** How far it is looked whom a line asks. */
const ASKED_CHARS = 80;

/** Where the first item of a list item ends: where a line below it begins another one. */
export function endOfSegment(finding: Finding, entry: Entry): number {
  const { text } = entry;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
    if (openingIn(finding, entry, at + 1) !== null) return at;
  return text.length;
}

/** What a line of an entry begins with: in a bullet journal its sign, else as the others. */
function openingIn({ signs, titles }: Finding, entry: Entry, at: number): Opening | null {
  const { text, kind, section } = entry;
  const sign = signs === null || !titles.isMinuted(section) ? null : journalSignAt(text, at, signs);
  if (sign !== null) return { keyword: null, speakers: [], box: sign.state, from: sign.from };
  return kind === 'item' && at === 0 ? openingAt(text, at) : openingOfLine(text, at);
}

/** Reads the items of a list item or paragraph: one as a rule, or one for each line that starts as one. */
export function readSegments(finding: Finding, entry: Entry, index: number): void {
  const { text } = entry;
  const isItem = entry.kind === 'item';
  const opening = openingIn(finding, entry, 0);
  const kind = finding.titles.kindAbove(entry);
  const isOneLine = !text.includes('\n');
  const isBare = opening === null && entry.box === null && kind === null;
  if (isOneLine && isBare && entry.depth === 0 && !isErrandPlace(finding, entry)) return;
  const placed = { entry, index, kind };
  if (isOneLine) {
    addSegment(finding, placed, { opening, text, line: entry.line, endLine: entry.endLine });
    return;
  }
  const listed = isItem || !isBare ? null : listBelowLead(finding, entry);
  if (listed !== null) {
    let line = entry.line + 1;
    for (const one of listed) {
      const here = openingIn(finding, entry, one.at);
      const start = here === null ? null : shift(here, one.at);
      addSegment(
        finding,
        { entry, index, kind: 'items', isListed: true },
        { opening: start, text: one.text, line, endLine: line },
      );
      line += 1;
    }
    return;
  }
  const starts = [{ at: 0, opening }];
  const mayClose = isItem && kind === null && finding.takesErrands() && mayHoldClosed(text);
  for (let at = text.indexOf('\n') + 1; at > 0; at = text.indexOf('\n', at) + 1) {
    const next = openingIn(finding, entry, at);
    const isAsked = text.charCodeAt(at) === AT && PLEASE.test(text.slice(at, at + ASKED_CHARS));
    const isStart = next !== null || isAsked || (!isItem && kind !== null) || (mayClose && closesAt(text, at));
    if (isStart) starts.push({ at, opening: next });
  }
  let line = entry.line;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1]?.at ?? text.length + 1;
    const part = text.slice(start.at, end - 1);
    const shifted = start.opening === null ? null : shift(start.opening, start.at);
    const own = isItem ? part : withoutWhatFollows(part);
    const lines = countLines(own);
    const last = index === starts.length - 1;
    addSegment(finding, placed, {
      opening: shifted,
      text: own,
      line,
      endLine: last && isItem ? entry.endLine : line + lines - 1,
    });
    line += countLines(part);
  }
}

const LEAD_MAX_CHARS = 32;
const LISTED_MAX_CHARS = 160;

/** The lines of a paragraph whose first line is the title of a list: `todo`, and a line for each below it. */
function listBelowLead(
  { titles }: Finding,
  { text, section }: Entry,
): { readonly at: number; readonly text: string }[] | null {
  const newline = text.indexOf('\n');
  if (newline > LEAD_MAX_CHARS || titles.kindOfLead(text.slice(0, newline), section) !== 'items') return null;
  const lines: { readonly at: number; readonly text: string }[] = [];
  for (let at = newline + 1; at <= text.length;) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    // Longer lines are sentences, or wrapped.
    if (end - at > LISTED_MAX_CHARS) return null;
    lines.push({ at, text: text.slice(at, end) });
    at = end + 1;
  }
  return lines;
}

/** True for a line that ends with `Action: Ann`. */
function closesAt(text: string, at: number): boolean {
  const end = text.indexOf('\n', at);
  return closedWithAction(text.slice(at, end === -1 ? text.length : end)) !== null;
}

function shift(opening: Opening, by: number): Opening {
  return { ...opening, from: opening.from - by };
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** A shorter line than this was ended by its writer, not wrapped. */
const WRAPPED_MIN_CHARS = 60;

/** The first line of a paragraph's item, with those that go on with it. */
function withoutWhatFollows(part: string): string {
  let end = part.indexOf('\n');
  if (end === -1) return part;
  let start = 0;
  for (;;) {
    const next = part.indexOf('\n', end + 1);
    const line = part.slice(end + 1, next === -1 ? part.length : next);
    const goesOn =
      isPlanning(line) || /^\w+:: /.test(line) || (end - start >= WRAPPED_MIN_CHARS && readSpeaker(line) === null);
    if (!goesOn) return part.slice(0, end);
    if (next === -1) return part;
    start = end + 1;
    end = next;
  }
}

interface Segment {
  readonly opening: Opening | null;
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

function addSegment(finding: Finding, placed: Placed, segment: Segment): void {
  const { entry, index, kind } = placed;
  const { opening, text, line, endLine } = segment;
  const isFirst = line === entry.line;
  const boxed = isFirst && entry.box !== null ? stateOfBox(entry.box) : null;
  if (isFirst && entry.box !== null && boxed === null) return;
  const box = boxed ?? opening?.box ?? null;
  const keyword = allowedKeyword(finding, entry, { keyword: opening?.keyword ?? null, text });
  const from = keyword === null && opening?.keyword != null ? 0 : (opening?.from ?? 0);
  const whole = text.slice(from).trim();
  if (whole === '') return;
  const isMarked = box !== null || keyword?.kind === 'state';
  const sign = isMarked || keyword !== null || kind === null ? null : leadSign(text.slice(from).trimStart());
  const said = sign === null ? whole : whole.slice(sign.length);
  const unmarked =
    isMarked || keyword !== null || (sign !== null && kind !== 'settled' && kind !== null)
      ? true
      : isUnmarkedItem(finding, placed, said);
  if (unmarked === false) return;
  if (finding.isHidden(entry.from)) return;
  if (box !== null && keyword === null && (isOfList(finding, kind) || isTopic(finding, entry, said))) return;
  const struck = readStruck(text);
  const listed = isMarked || keyword !== null ? null : finding.titles.stateAbove(entry);
  const state = combine(box ?? sign?.state ?? listed, keyword?.state ?? null);
  finding.drafts.push({
    entry: index,
    section: entry.section,
    line,
    endLine,
    state: struck === null || state === 'done' ? state : struck.state,
    text: struck === null ? said : struckWords(said),
    owners: keyword === null ? [] : (opening?.speakers ?? []),
    around: finding.titles.ownerAbove(entry),
    aside: keyword?.aside ?? null,
    isAction: (keyword !== null && keyword.kind !== 'state') || kind !== null || (!isMarked && unmarked === true),
    isMarked: isMarked || struck !== null || (sign !== null && sign.state !== 'open'),
    isErrand: unmarked === 'maybe',
    isLast: endLine === entry.endLine,
    due: null,
    remark: struck?.remark ?? null,
  });
}

/** A box that whoever follows the note ticks, and not one of a list of what is to be done about the note. */
function isOfList({ form }: Finding, kind: ListKind | null): boolean {
  return kind !== 'items' && form() === 'list';
}

const AGENDA =
  /^[^\p{L}]*(?:agenda(?: items)?|talking points|(?:discussion )?topics|discussion(?: points| items)?|tagesordnung|themen|ordre du jour|orden del día)[^\p{L}]*$/iu;

/** A box of an agenda, which is ticked when it was spoken about. */
function isTopic({ note, names }: Finding, { section, depth }: Entry, said: string): boolean {
  const heading = note.sections[section]?.headings.at(-1);
  return depth === 0 && heading !== undefined && AGENDA.test(heading) && !isTodo(said, names);
}

function allowedKeyword(
  { note, names, titles }: Finding,
  entry: Entry,
  { keyword, text }: { readonly keyword: Keyword | null; readonly text: string },
): Keyword | null {
  if (keyword === null) return null;
  const word = text.slice(keyword.from, keyword.to);
  if ((word === 'NOW' || word === 'LATER') && entry.kind !== 'item') return null;
  if (keyword.kind === 'state') {
    if (!isInTheSmall(word)) return keyword;
    const isOwn = note.kind === 'journal' || note.kind === 'note';
    const isReport = keyword.from > 0 || titles.ownerAbove(entry) !== null || nameAlone(firstLine(entry)) !== null;
    return isOwn && titles.isMinuted(entry.section) && !isReport && !saysNothing(text.slice(keyword.end))
      ? keyword
      : null;
  }
  if (!titles.isMinuted(entry.section)) return null;
  const said = text.slice(keyword.end);
  // What people remind each other of in minutes is said, not taken on.
  const isMemo = keyword.kind === 'step' && keyword.separator === null && keyword.end === keyword.to;
  if (isMemo) {
    const isOwn = note.kind === 'journal' && entry.kind === 'item' && keyword.from === 0;
    return isOwn && (text.startsWith('to ', keyword.end - 3) || isOrder(said, names)) ? keyword : null;
  }
  if (keyword.kind === 'step') return isStep(said, names) || isNextThing(word, said) ? keyword : null;
  const isInitials = word.length === 2 && keyword.aside === null && (word === 'AR' || !isErrandIn(said));
  return isInitials && (knownNames(note).has(word.toLowerCase()) || speaksInInitials(note)) ? null : keyword;
}

function firstLine({ text }: Entry): string {
  const newline = text.indexOf('\n');
  return newline === -1 ? '' : text.slice(0, newline);
}

/** `Next step: load test`. */
function isNextThing(word: string, said: string): boolean {
  return /^next/i.test(word) && isThing(said);
}

/** What somebody says is not shorter than this every time. */
const SPOKEN_MIN_CHARS = 60;

/** Minutes in which everybody is written as initials: there `AI:` is somebody. */
function speaksInInitials({ outline }: Finding['note']): boolean {
  const initials = new Set<string>();
  for (const { text, kind } of outline.entries) {
    // A list of attendees has initials too, but nobody speaks there.
    if (kind === 'item' && text.length < SPOKEN_MIN_CHARS) continue;
    const match = /^([A-Z]{2,4}): /.exec(text);
    if (match?.[1] !== undefined && !/^A[IPR]$/.test(match[1]) && readKeyword(text, 0) === null) initials.add(match[1]);
    if (initials.size > 2) return true;
  }
  return false;
}

/** `Ann to …` where no heading says that these are items. */
function isErrandPlace(
  { takesErrands, titles, note }: Finding,
  { kind, text, line, endLine, section }: Entry,
): boolean {
  if (text.charCodeAt(0) === AT && isTalk(note) && PLEASE.test(text)) return true;
  if (kind === 'item' && isStruckOrder(text)) return titles.isMinuted(section);
  if (!takesErrands()) return false;
  const isClosed = kind === 'item' && endLine > line ? mayHoldClosed(text) : mayBeClosed(text);
  return isClosed || (kind === 'item' && mayBeErrand(text));
}

function isUnmarkedItem(finding: Finding, { entry, index, kind, isListed }: Placed, said: string): boolean | 'maybe' {
  const { note, names, titles } = finding;
  if (kind === null) {
    if (entry.depth > 0 && titles.isBelowItems(entry) && isHandedOut(said, names)) return true;
    if (isStruckOrder(said)) return isErrandPlace(finding, entry);
    const isAsked = said.charCodeAt(0) === AT && isTalk(note) && PLEASE.test(said);
    const errand = isAsked || isErrandPlace(finding, entry) ? isErrand(said, names) : null;
    return errand === 'maybe' ? note.kind === 'meeting' && errand : errand !== null;
  }
  if (entry.kind === 'item' || isListed === true || kind === 'settled') {
    const plain = said.includes('~~') ? said.replaceAll('~~', '').trim() : said;
    if (said.startsWith('~~') && kind !== 'settled' && readDashed(plain) !== null) return true;
    if (!isPlainItem(plain, kind, names)) return mayNameSomebody(plain, kind, names) ? 'maybe' : false;
    return isTodo(plain, names) || !headsGroup(note.outline, index);
  }
  return (
    said.length < 300 &&
    !NEXT_TIME.test(said) &&
    namesSomebody(said, names) &&
    (isAssigned(said) || (kind === 'items' && namesThing(said)))
  );
}

/** `Next meeting: 11 October, chair: @ann`. */
const NEXT_TIME = /^\P{L}{0,3}next\b[^:]{0,20}:/iu;

/** A subject or a person whose sub-list says what is to be done. */
function headsGroup({ entries }: Finding['note']['outline'], at: number): boolean {
  const entry = entries[at];
  if (entry === undefined || entry.lastLine === entry.endLine) return false;
  if (nameAlone(entry.text) !== null) return true;
  for (let next = at + 1; next < entries.length; next++) {
    const sub = entries[next];
    if (sub === undefined || sub.line > entry.lastLine) break;
    if (sub.parent === at && (sub.box !== null || isImperative(sub.text))) return true;
  }
  return false;
}

/** The keyword counts when it ends an item; else what the box says, unless that is nothing yet. */
export function combine(box: TaskState | null, word: TaskState | null): TaskState {
  if (word === 'done' || word === 'cancelled') return word;
  if (box === null || box === 'open') return word ?? box ?? 'open';
  return box;
}
