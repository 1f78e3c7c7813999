import type { UpdateKind } from '../../contract/kinds.ts';
import type { Entry } from '../../notes/outline.ts';
import { announces } from './announcement.ts';
import { withDatedLines } from '../dated-lines.ts';
import type { Extractable } from '../extract.ts';
import type { Turn } from '../facts.ts';
import { labelStart, letterStart, startsWithLabel } from './label-start.ts';
import { piecesIn } from './minuted-pieces.ts';
import { headsPart } from './name-parts.ts';
import { isCalledStandup, isTalk, isStandup } from './note-people.ts';
import { posterIn } from './poster.ts';
import { isPlan, minutedReports, proseReports } from './prose-report.ts';
import { piecesOf, type Piece } from './said.ts';
import { sectionVoices } from './section-voice.ts';
import { isStamped, nameAlone, readSpeaker, type SpeakerHead } from './speaker.ts';
import { releaseSections } from '../release-sections.ts';
import { findTableTurns } from './standup-table.ts';
import { isKnown, listsSomebody, readHead, type HeadReader } from './turn-head.ts';
import { isContact, kindOfWording, saysNothing } from './update-kind.ts';
import { isAllLabelled, isTitle, kindOfLastLine, newlinesIn } from './turn-lines.ts';
import type { Voice } from './voice.ts';

/** What stands above an entry: whose part of the note it is in, and what the part is about. */
interface Above {
  readonly voice: Voice | null;
  readonly kind: UpdateKind | null;
}

interface Walk {
  readonly note: Extractable;
  readonly entries: readonly Entry[];
  readonly turns: Turn[];
  readonly heads: HeadReader;
  /** True for a note in which everybody reports, be it in sentences. */
  readonly reports: boolean;
  /** What the headings say of the section that is being read. */
  own: Above;
}

const NOBODY: Above = { voice: null, kind: null };

/**
 * What somebody said or reported, wherever a line may start with a name. Generous: who of the speakers is a person is
 * decided over all notes (people.ts).
 */
export function findTurns(source: Extractable): Turn[] {
  const { note, dayAt } = withDatedLines(source);
  const turns = turnsIn(note);
  return note === source ? turns : turns.map((turn) => onDay(turn, dayAt(turn.line)));
}

function onDay(turn: Turn, day: string | null): Turn {
  return day === null ? turn : { ...turn, day };
}

function turnsIn(note: Extractable): Turn[] {
  // Steps for everybody: what stands before a colon there is a thing.
  if (note.kind === 'runbook') return [];
  const { entries } = note.outline;
  const heads: HeadReader = {
    note,
    talk: isTalk(note),
    standup: isStandup(note),
    known: null,
    section: -1,
    round: null,
  };
  const walk: Walk = { note, entries, turns: [], heads, reports: isCalledStandup(note), own: NOBODY };
  const voices = sectionVoices(note);
  const releases = releaseSections(note);
  let above = NOBODY;
  for (let at = 0; at < entries.length;) {
    const entry = entries[at];
    if (entry === undefined) break;
    if (entry.section !== heads.section) {
      heads.section = entry.section;
      above = walk.own = voices?.get(entry.section) ?? NOBODY;
    }
    if (releases.has(entry.section)) at += 1;
    else if (entry.kind === 'item') at = readItem(walk, at, above);
    else if (entry.kind === 'paragraph') {
      above = readParagraph(walk, at, above);
      at += 1;
    } else at += 1;
  }
  const rows = findTableTurns(note, voices);
  return rows.length === 0 ? walk.turns : [...walk.turns, ...rows].toSorted((a, b) => a.line - b.line);
}

/** Reads an item with its sub-list. Gives the position after it. */
function readItem(walk: Walk, at: number, above: Above): number {
  const entry = walk.entries[at];
  if (entry === undefined) return at + 1;
  const end = subtreeEnd(walk, at);
  const head = readHead(walk.heads, entry.text);
  if (head !== null) {
    const voice = voiceOf(head, head.from >= entry.text.length && hasLabels(walk, at + 1) ? 'labels' : 'item');
    // Nothing beside the name: the sub-list is what is said.
    if (head.from >= entry.text.length) readChildren(walk, { at, end }, { voice, kind: above.kind });
    else say(walk, { at, end, from: head.from }, { voice, kind: kindOfBox(entry) ?? above.kind });
    return end;
  }
  const label = above.voice !== null || end > at + 1 ? labelStart(entry.text) : null;
  if (label !== null && label.from >= entry.text.length && end > at + 1) {
    readChildren(walk, { at, end }, { voice: above.voice, kind: label.kind });
    return end;
  }
  if (above.voice !== null) {
    const own = label ?? (above.voice.shape === 'labels' ? letterStart(entry.text) : null);
    const part = { voice: above.voice, kind: own?.kind ?? above.kind ?? kindOfBox(entry) };
    say(walk, { at, end, from: own?.from ?? 0 }, part);
    return end;
  }
  if (entry.text.includes('\n') && readLines(walk, at, above)) {
    readChildren(walk, { at, end }, { voice: null, kind: above.kind });
    return end;
  }
  const alone = end > at + 1 ? nameAlone(entry.text) : null;
  const labels = alone !== null && hasLabels(walk, at + 1);
  const isHandle = /^[[*_]{0,4}@/.test(entry.text);
  const isSomebody = labels || isHandle || walk.heads.standup;
  if (alone !== null && (isSomebody || isKnown(walk.heads, alone) || headsPart(walk.note, alone))) {
    // With `Yesterday` and `Today` below, it is as good as a heading.
    const shape = labels ? 'labels' : isHandle || /^[*_]/.test(entry.text) ? 'bold' : 'item';
    readChildren(walk, { at, end }, { voice: { speakers: [alone], to: [], shape }, kind: above.kind });
    return end;
  }
  sayProse(walk, entry, above.kind);
  readChildren(walk, { at, end }, { voice: null, kind: above.kind });
  return end;
}

function readChildren(walk: Walk, span: { readonly at: number; readonly end: number }, above: Above): void {
  for (let child = span.at + 1; child < span.end;) child = readItem(walk, child, above);
}

/** Position after an item's sub-list. */
function subtreeEnd(walk: Walk, at: number): number {
  let end = at + 1;
  while ((walk.entries[end]?.parent ?? -1) >= at) end += 1;
  return end;
}

function kindOfBox(entry: Entry): UpdateKind | null {
  if (entry.box === null) return null;
  return entry.box === 'x' || entry.box === 'X' ? 'done' : 'next';
}

/** Reads a paragraph. Gives what stands above the entries below it. */
function readParagraph(walk: Walk, at: number, above: Above): Above {
  const entry = walk.entries[at];
  if (entry === undefined) return above;
  const { text } = entry;
  const head = readCued(walk, text) ?? readHead(walk.heads, text);
  if (head === null && above.voice?.shape === 'stamp' && isStamped(text)) return NOBODY;
  const section = isPart(above.voice) ? above : { voice: null, kind: above.kind };
  if (head !== null) return readSaid(walk, { at, head }, { ...section, kind: above.kind });
  const label = labelStart(text);
  if (label !== null && (above.voice !== null || label.from >= text.length)) {
    if (label.from >= text.length) return { voice: above.voice, kind: label.kind };
    say(walk, { at, end: at + 1, from: label.from }, { voice: above.voice, kind: label.kind });
    return { voice: above.voice, kind: null };
  }
  const newline = text.indexOf('\n');
  const first = newline === -1 ? text : text.slice(0, newline);
  const alone = nameAlone(first) ?? posterIn(first);
  if (alone !== null) return readAlone(walk, { at, name: alone, newline }, section);
  if (newline !== -1 && readLines(walk, at, above)) return section;
  if (!isPart(above.voice)) {
    sayProse(walk, entry, above.kind);
    return section;
  }
  // A title of another list ends what a line of a name alone began.
  if (above.voice !== walk.own.voice && isTitle(text) && opensList(walk, at)) return walk.own;
  // A list of attendees at the end is nobody's report.
  if (announces(text.slice(0, Math.max(0, text.indexOf(':')))) === null) say(walk, { at, end: at + 1, from: 0 }, above);
  return above;
}

/** `Ann finished the seal. Bob is out.`; in minutes of whom they list. */
function sayProse(walk: Walk, entry: Entry, kind: UpdateKind | null): void {
  const { heads, reports } = walk;
  if (!reports && !(heads.note.kind === 'meeting' && listsSomebody(heads))) return;
  const found = reports ? proseReports(entry.text) : minutedReports(entry.text, (name) => isKnown(heads, name));
  for (const { speakers, text: whole, end } of found) {
    const first = entry.line + newlinesIn(entry.text, 0, end - whole.length);
    // `Ann asked whether it can wait. Bob: no.`
    for (const { text, line, endLine, ...piece } of piecesOf(whole, 0)) {
      walk.turns.push({
        section: entry.section,
        line: first + line,
        endLine: first + endLine,
        speakers: piece.speakers ?? speakers,
        to: piece.to,
        text,
        kind: piece.kind ?? kind ?? (isPlan(text) ? 'next' : said(walk, text, false)),
        shape: piece.speakers === null ? 'prose' : 'inline',
      });
    }
  }
}

const CUE = /^(?:\d{1,6}\n)?\d{2}:\d{2}(?::\d{2})?[.,]\d{3} --> [^\n]{5,60}\n/;

/** The speaker below the number and the time of a subtitle, as calls are transcribed. */
function readCued(walk: Walk, text: string): SpeakerHead | null {
  const cue = isDigit(text.charCodeAt(0)) ? CUE.exec(text)?.[0].length : undefined;
  const head = cue === undefined ? null : readHead(walk.heads, text.slice(cue));
  return cue === undefined || head === null ? null : { ...head, from: head.from + cue };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** True for a voice that goes on until another one comes. */
function isPart(voice: Voice | null): boolean {
  return voice !== null && (voice.shape === 'heading' || voice.shape === 'labels' || voice.shape === 'stamp');
}

/** A paragraph that starts with who says it. */
function readSaid(
  walk: Walk,
  { at, head }: { readonly at: number; readonly head: SpeakerHead },
  section: Above,
): Above {
  const entry = walk.entries[at];
  if (entry === undefined) return section;
  const labels =
    head.from >= entry.text.length
      ? hasLabels(walk, at + 1)
      : head.end !== 'stamp' && startsOnLine(entry.text, head.from);
  const voice = voiceOf(head, labels ? 'labels' : 'paragraph');
  if (head.from < entry.text.length) sayLines(walk, { at, head }, { voice, kind: section.kind });
  const opens =
    head.from >= entry.text.length ? labels || opensList(walk, at) : opensList(walk, at) && entry.text.endsWith(':');
  const outer = section.voice === null ? null : section;
  if (opens) return { voice, kind: outer?.kind ?? null };
  // In a chat the next paragraph is the same person's until the next stamp.
  return head.end === 'stamp' ? { voice, kind: kindOfLastLine(entry.text) } : section;
}

/** `Ann:` above `Yesterday: …` on the next line. */
function startsOnLine(text: string, from: number): boolean {
  const rest = text.charCodeAt(from) === NEWLINE ? from + 1 : from;
  return text.charCodeAt(rest - 1) === NEWLINE && startsWithLabel(text, rest);
}

/** A paragraph whose first line is a name and nothing else. */
function readAlone(
  walk: Walk,
  { at, name, newline }: { readonly at: number; readonly name: string; readonly newline: number },
  section: Above,
): Above {
  const text = walk.entries[at]?.text ?? '';
  const bold = /^[*_@]/.test(text);
  const voice: Voice = { speakers: [name], to: [], shape: bold ? 'bold' : 'paragraph' };
  if (newline !== -1) {
    if (!startsWithLabel(text, newline + 1)) return section;
    const labelled: Voice = { ...voice, shape: 'labels' };
    say(walk, { at, end: at + 1, from: newline + 1 }, { voice: labelled, kind: null });
    const kind = kindOfLastLine(text);
    return kind === null ? section : { voice: labelled, kind };
  }
  if (hasLabels(walk, at + 1)) return { voice: { ...voice, shape: 'labels' }, kind: null };
  const believed =
    isKnown(walk.heads, name) || (walk.heads.standup && (bold || opensList(walk, at))) || headsPart(walk.note, name);
  const next = walk.entries[at + 1];
  const goesOn =
    opensList(walk, at) ||
    (walk.heads.standup && next?.kind === 'paragraph' && next.section === walk.entries[at]?.section);
  return believed && goesOn ? { voice: { ...voice, shape: 'heading' }, kind: null } : section;
}

/** What is said in a paragraph, in which later lines may start with `**Bob** —` too. */
function sayLines(walk: Walk, start: { readonly at: number; readonly head: SpeakerHead }, above: Above): void {
  const text = walk.entries[start.at]?.text ?? '';
  let { from } = start.head;
  const { end: first, form } = start.head;
  let said = above;
  for (let newline = text.indexOf('\n', from); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    const code = text.charCodeAt(newline + 1);
    // `*`, `[`, `(`, or whatever goes on in the way of the first line.
    if (first === 'colon' && code !== 42 && code !== 91 && code !== 40 && code !== 64) continue;
    const end = text.indexOf('\n', newline + 1);
    // A stamp has the text below it.
    const until = first === 'stamp' ? text.indexOf('\n', end + 1) : end;
    const head = readHead(walk.heads, text.slice(newline + 1, until === -1 || end === -1 ? text.length : until));
    if (head === null || head.end === 'colon' || (head.end === 'none' && head.form !== form)) continue;
    say(walk, { at: start.at, end: start.at + 1, from, to: newline }, said);
    said = { voice: voiceOf(head, 'paragraph'), kind: above.kind };
    from = newline + 1 + head.from;
  }
  say(walk, { at: start.at, end: start.at + 1, from }, said);
}

/** Lines of a text that each start with a speaker, or one with somebody whom the note lists, below a first line that does not. */
function readLines(walk: Walk, at: number, above: Above): boolean {
  const text = walk.entries[at]?.text ?? '';
  let first: { readonly head: SpeakerHead; readonly line: number } | null = null;
  let heads = 0;
  for (let newline = text.indexOf('\n'); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    const head = readSpeaker(text, newline + 1);
    if (head === null || head.end !== 'colon' || head.from >= text.length) continue;
    heads += 1;
    first ??= { head, line: newline + 1 };
  }
  if (first === null) return false;
  const isSure = heads > 1 || first.head.speakers.every((name) => isKnown(walk.heads, name));
  if (!isSure && !isAllLabelled(text)) return false;
  const voice = voiceOf(first.head, 'paragraph');
  say(walk, { at, end: at + 1, from: first.head.from }, { voice, kind: above.kind });
  return true;
}

function opensList(walk: Walk, at: number): boolean {
  const entry = walk.entries[at];
  const next = walk.entries[at + 1];
  if (entry === undefined || next === undefined) return false;
  return next.kind === 'item' && next.section === entry.section && next.line <= entry.endLine + 2;
}

/** True when an entry is a label such as `Yesterday`, or starts with one: `Today: …`. */
function hasLabels(walk: Walk, at: number): boolean {
  const entry = walk.entries[at];
  const above = walk.entries[at - 1];
  return entry !== undefined && entry.section === above?.section && startsWithLabel(entry.text);
}

const NEWLINE = 10;

function voiceOf(head: SpeakerHead, shape: 'item' | 'paragraph' | 'labels'): Voice {
  const written = head.end === 'stamp' ? 'stamp' : shape === 'labels' || head.form === 'plain' ? shape : head.form;
  return { speakers: head.speakers, to: head.to, shape: written };
}

/** Turns of what a voice says in an entry from an offset on, with the entries of its sub-list. */
function say(
  walk: Walk,
  span: { readonly at: number; readonly end: number; readonly from: number; readonly to?: number },
  above: Above,
): void {
  const entry = walk.entries[span.at];
  const { voice } = above;
  if (entry === undefined || voice === null) return;
  const pieces = piecesIn(walk.heads, span.to === undefined ? entry.text : entry.text.slice(0, span.to), span.from);
  let below = '';
  // What others say within the sub-list is within these lines too.
  const endLine = span.end > span.at + 1 ? entry.lastLine : null;
  const others: number[] = [];
  for (let at = span.at + 1; at < span.end;) {
    const child = walk.entries[at];
    if (child === undefined) break;
    const head = readSpeaker(child.text);
    if (head !== null && head.end === 'colon') {
      others.push(at);
      at = subtreeEnd(walk, at);
      continue;
    }
    below += `\n${child.text}`;
    at += 1;
  }
  const discussion = pieces.length > 2 && isDiscussion(pieces);
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const kind = piece.kind ?? above.kind;
    if (((kind !== null && saysNothing(piece.text)) || isContact(piece.text)) && !(isLast && below !== '')) continue;
    walk.turns.push({
      section: entry.section,
      line: entry.line + piece.line,
      endLine: isLast && endLine !== null ? endLine : entry.line + piece.endLine,
      speakers: piece.speakers ?? voice.speakers,
      to: piece.speakers === null ? voice.to : piece.to,
      text: isLast ? piece.text + below : piece.text,
      kind: kind ?? said(walk, piece.text, discussion),
      shape:
        piece.speakers === null ? voice.shape : piece.ownLine && entry.kind === 'paragraph' ? 'paragraph' : 'inline',
    });
  }
  for (const other of others) readItem(walk, other, { voice: null, kind: null });
}

/** Somebody speaks twice, or several in one line: they talk with each other. */
function isDiscussion(pieces: readonly Piece[]): boolean {
  const speakers = pieces.map(({ speakers: who }) => who?.join('+') ?? '');
  const changes = speakers.filter((speaker, index) => speaker !== speakers[index - 1]);
  const inline = pieces.filter(({ speakers: who, ownLine }) => who !== null && !ownLine).length;
  return changes.length > new Set(changes).size || inline > 2;
}

/** `Get her the report`: about whom the line starts with, not by them. */
const ABOUT_THEM =
  /^(?:get|give|send|ask|tell|show|ping|remind|help|call|e?mail|thank|invite|wait for|catch up with) (?:her|him|them)\b/i;

function said(walk: Walk, text: string, discussion: boolean): UpdateKind {
  if (ABOUT_THEM.test(text)) return 'remark';
  if (discussion || text.endsWith('?') || (walk.heads.talk && !walk.heads.standup && walk.note.kind === 'meeting'))
    return 'remark';
  return kindOfWording(text);
}
